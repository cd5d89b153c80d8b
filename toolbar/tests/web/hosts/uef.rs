//! The UI Events Framework, with a mock provider of one of the four shapes.

use std::rc::Rc;

use fusion_cti::config::{ButtonForm, ReadinessCall, Refusing};
use fusion_cti::driver::HostPort;
use fusion_cti::host::{Classification, Listener};
use fusion_cti::ids::OutboundIdSource;
use fusion_cti_toolbar::ports::counters::Counters;
use fusion_cti_toolbar::ports::host::uef::{PhoneChannel, UefPort, UefSettings};
use serde_json::{Value, json};
use wasm_bindgen::prelude::*;

use super::rig::{Answered, ReceivedRequest, Rig};

#[wasm_bindgen(module = "/tests/web/hosts/hosts.js")]
extern "C" {
    pub(crate) type Framework;

    #[wasm_bindgen(constructor)]
    fn new(shape: &str, faults: &str) -> Framework;

    #[wasm_bindgen(method)]
    fn provider(this: &Framework) -> JsValue;

    #[wasm_bindgen(method)]
    fn context(this: &Framework) -> JsValue;

    #[wasm_bindgen(method)]
    fn received(this: &Framework) -> String;

    #[wasm_bindgen(method)]
    fn answers(this: &Framework) -> String;

    #[wasm_bindgen(method)]
    pub(crate) fn disposed(this: &Framework) -> String;

    #[wasm_bindgen(method)]
    fn reply(this: &Framework, index: usize, body: &str);

    #[wasm_bindgen(method)]
    pub(crate) fn reject(this: &Framework, index: usize, words: &str);

    #[wasm_bindgen(method)]
    pub(crate) fn babble(this: &Framework, index: usize);

    #[wasm_bindgen(method)]
    pub(crate) fn tangle(this: &Framework, index: usize, body: &str);

    #[wasm_bindgen(method)]
    fn emit(this: &Framework, event: &str, body: &str);
}

/// The framework, and how the port is told to speak to it.
pub(crate) struct UefRig {
    pub(crate) framework: Framework,
    pub(crate) settings: UefSettings,
    pub(crate) counters: Rc<Counters>,
}

impl UefRig {
    /// A framework whose responses have this shape: `instances`, `methods`, `payload` or `details`.
    pub(crate) fn rig(shape: &str) -> Rc<dyn Rig> {
        Rc::new(Self::with(shape, &json!({})))
    }

    /// The same with a framework that has these faults.
    pub(crate) fn with(shape: &str, faults: &Value) -> Self {
        Self {
            framework: Framework::new(shape, &faults.to_string()),
            settings: UefSettings {
                classification: Classification::parse("ORA_SERVICE").unwrap(),
                outbound_id: OutboundIdSource::CallId,
                refusal: Refusing::Failure,
                readiness: ReadinessCall::Send,
                buttons: ButtonForm::Descriptors,
            },
            counters: Rc::default(),
        }
    }

    /// The answers as they came.
    pub(crate) fn raw_answers(&self) -> Vec<Value> {
        serde_json::from_str(&self.framework.answers()).unwrap()
    }
}

impl Rig for UefRig {
    fn port(&self) -> Rc<dyn HostPort> {
        let channel = PhoneChannel::new(self.framework.provider(), self.framework.context());
        Rc::new(UefPort::new(
            channel,
            self.settings.clone(),
            Rc::clone(&self.counters),
        ))
    }

    fn received(&self) -> Vec<ReceivedRequest> {
        let received: Vec<Value> = serde_json::from_str(&self.framework.received()).unwrap();
        let received = received.into_iter().map(|one| {
            let fields = &one["fields"];
            let id = fields.get("setEventId").or(fields.get("setCommUuid"));
            let what = match one["operation"].as_str().unwrap() {
                "getConfigurationOperation" => "getConfiguration",
                "disableFeatureOperation" => "disableFeature",
                "readyForOperationOperation" => "readyForOperation",
                "agentStateEventOperation" => "agentStateEvent",
                other => other,
            };
            ReceivedRequest {
                what: what.to_owned(),
                event_id: id.and_then(Value::as_str).map(str::to_owned),
                classification: fields["setAppClassification"].as_str().map(str::to_owned),
                in_data: fields["setInputData"].clone(),
                whole: one.clone(),
            }
        });
        received.collect()
    }

    fn replies(&self, index: usize, body: &Value) {
        self.framework.reply(index, &body.to_string());
    }

    fn says(&self, listener: Listener, body: &Value) {
        let event = match listener {
            Listener::InteractionCommands => "onToolbarInteractionCommand",
            Listener::AgentCommands => "onToolbarAgentCommand",
            Listener::DialRequests => "onOutgoingEvent",
            Listener::DataUpdates => "onDataUpdated",
        };
        self.framework.emit(event, &body.to_string());
    }

    fn sends_garbage(&self) {
        for event in ["onOutgoingEvent", "onDataUpdated", "onToolbarAgentCommand"] {
            self.framework.emit(event, r#"{"outData": 7}"#);
        }
    }

    fn answers(&self) -> Vec<Answered> {
        let answers = self.raw_answers().into_iter();
        answers
            .map(|answer| Answered {
                command: answer["command"].as_str().unwrap_or_default().to_owned(),
                succeeded: answer["result"] == "success",
                out_data: answer["outData"].clone(),
            })
            .collect()
    }
}
