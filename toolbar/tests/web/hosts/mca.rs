//! The MCA wire, with a mock frame around the page.

use std::cell::RefCell;
use std::rc::Rc;

use fusion_cti::driver::HostPort;
use fusion_cti::host::{Classification, Listener};
use fusion_cti::ids::OutboundIdSource;
use fusion_cti::mca_version::McaVersion;
use fusion_cti::origin::Origin;
use fusion_cti::protocol::McaSettings;
use fusion_cti_toolbar::ports::counters::Counters;
use fusion_cti_toolbar::ports::host::mca::McaPort;
use serde_json::{Value, json};
use wasm_bindgen::JsCast as _;
use wasm_bindgen::prelude::*;

use super::rig::{Answered, ReceivedRequest, Rig};

const FUSION: &str = "https://fusion.example.com";

#[wasm_bindgen(module = "/tests/web/hosts/hosts.js")]
extern "C" {
    type Parent;

    #[wasm_bindgen(constructor)]
    fn new() -> Parent;

    #[wasm_bindgen(method)]
    fn received(this: &Parent) -> String;

    #[wasm_bindgen(method)]
    fn say(this: &Parent, text: &str, origin: &str);
}

/// The frame, and how often it spoke.
pub(crate) struct McaRig {
    parent: Parent,
    spoke: RefCell<u32>,
}

impl McaRig {
    pub(crate) fn rig() -> Rc<dyn Rig> {
        Rc::new(Self {
            parent: Parent::new(),
            spoke: RefCell::default(),
        })
    }

    fn texts(&self) -> Vec<Value> {
        serde_json::from_str(&self.parent.received()).unwrap()
    }

    fn posts(&self, body: &Value, method: &str, uuid: &str) {
        let mut message = body.clone();
        message["method"] = json!(method);
        if message["uuid"].is_null() {
            message["uuid"] = json!(uuid);
        }
        self.parent.say(&message.to_string(), FUSION);
    }
}

impl Rig for McaRig {
    fn port(&self) -> Rc<dyn HostPort> {
        let settings = McaSettings {
            version: McaVersion::V1_3,
            toolbar_name: "TOOLBAR_1".to_owned(),
            classification: Classification::parse("ORA_SERVICE").unwrap(),
            outbound_id: OutboundIdSource::CallId,
        };
        let parent = self.parent.clone().unchecked_into();
        let window = web_sys::window().unwrap();
        let origin = Origin::parse(FUSION).unwrap();
        Rc::new(McaPort::new(
            window,
            parent,
            origin,
            settings,
            Rc::new(Counters::default()),
        ))
    }

    fn received(&self) -> Vec<ReceivedRequest> {
        let requests = self.texts().into_iter().filter(|text| text.get("data").is_some());
        let received = requests.map(|text| {
            let data = &text["data"];
            let id = data.get("eventId").or(data.get("commUuid"));
            ReceivedRequest {
                what: text["method"].as_str().unwrap().to_owned(),
                event_id: id.and_then(Value::as_str).map(str::to_owned),
                classification: data["appClassification"].as_str().map(str::to_owned),
                in_data: data["inData"].clone(),
                whole: text.clone(),
            }
        });
        received.collect()
    }

    fn replies(&self, index: usize, body: &Value) {
        let request = &self.received()[index].whole;
        let (method, uuid) = (
            request["method"].as_str().unwrap(),
            request["uuid"].as_str().unwrap(),
        );
        self.posts(body, method, uuid);
    }

    fn says(&self, listener: Listener, body: &Value) {
        *self.spoke.borrow_mut() += 1;
        let method = match listener {
            Listener::InteractionCommands => "onToolbarInteractionCommand",
            Listener::AgentCommands => "onToolbarAgentCommand",
            Listener::DialRequests => "onOutgoingEvent",
            Listener::DataUpdates => "onDataUpdated",
        };
        self.posts(body, method, &format!("from-fusion-{}", self.spoke.borrow()));
    }

    fn sends_garbage(&self) {
        for text in [
            "",
            "{",
            "[]",
            "null",
            "_adfShowBody",
            r#"{"method":"onSomethingElse"}"#,
        ] {
            self.parent.say(text, FUSION);
        }
    }

    fn answers(&self) -> Vec<Answered> {
        let texts = self.texts().into_iter();
        let answers = texts.filter(|text| text["method"].as_str().unwrap().ends_with("CommandResponse"));
        answers
            .map(|text| Answered {
                command: text["command"].as_str().unwrap().to_owned(),
                succeeded: text["result"] == "success",
                out_data: text["outData"].clone(),
            })
            .collect()
    }
}
