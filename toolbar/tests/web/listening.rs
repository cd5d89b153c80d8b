//! Who is listened to, and who is posted to.

use std::cell::RefCell;
use std::rc::Rc;

use fusion_cti::driver::{HostInbox, HostPort};
use fusion_cti::host::{Classification, HostMessage, HostRequest};
use fusion_cti::ids::{OutboundIdSource, RequestId};
use fusion_cti::mca_version::McaVersion;
use fusion_cti::origin::Origin;
use fusion_cti::protocol::McaSettings;
use fusion_cti_toolbar::ports::counters::Counters;
use fusion_cti_toolbar::ports::host::mca::{FOREIGN_ORIGIN, FOREIGN_SOURCE, McaPort, NOT_TEXT};
use gloo_events::EventListener;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlIFrameElement, MessageEvent, MessageEventInit, Window};

use crate::stage::{document, settle};

const FUSION: &str = "https://fusion.example.com";
const COMMAND: &str =
    r#"{"method":"onToolbarInteractionCommand","command":"accept","eventId":"1","channel":"PHONE"}"#;

/// A port whose parent is a frame of this page, and what it delivered.
struct Conversation {
    port: McaPort,
    parent: Window,
    counters: Rc<Counters>,
    received: Rc<RefCell<Vec<HostMessage>>>,
}

impl Conversation {
    fn open(origin: &str) -> Self {
        let parent = frame();
        let counters = Rc::new(Counters::default());
        let settings = McaSettings {
            version: McaVersion::V1_3,
            toolbar_name: "TOOLBAR_1".to_owned(),
            classification: Classification::parse("ORA_SERVICE").unwrap(),
            outbound_id: OutboundIdSource::CallId,
        };
        let origin = Origin::parse(origin).unwrap();
        let port = McaPort::new(window(), parent.clone(), origin, settings, Rc::clone(&counters));
        let received = Rc::new(RefCell::new(Vec::new()));
        let keep = Rc::clone(&received);
        port.open(HostInbox::new(move |message| keep.borrow_mut().push(message)));
        Self {
            port,
            parent,
            counters,
            received,
        }
    }

    fn received(&self) -> usize {
        self.received.borrow().len()
    }
}

fn window() -> Window {
    web_sys::window().unwrap()
}

fn frame() -> Window {
    let frame: HtmlIFrameElement = document().create_element("iframe").unwrap().unchecked_into();
    document().body().unwrap().append_child(&frame).unwrap();
    frame.content_window().unwrap()
}

fn say(origin: &str, source: &Window, data: &JsValue) {
    let init = MessageEventInit::new();
    init.set_origin(origin);
    init.set_source(Some(source));
    init.set_data(data);
    let event = MessageEvent::new_with_event_init_dict("message", &init).unwrap();
    window().dispatch_event(&event).unwrap();
}

#[wasm_bindgen_test]
fn a_command_of_the_selected_origin_and_the_parent_is_delivered() {
    let fusion = Conversation::open(FUSION);
    say(FUSION, &fusion.parent, &COMMAND.into());
    assert_eq!(fusion.received(), 1);
}

#[wasm_bindgen_test]
fn another_origin_is_passed_over_and_counted() {
    let fusion = Conversation::open(FUSION);
    for origin in [
        "https://evil.example.com",
        "https://fusion.example.com.evil.example",
        "http://fusion.example.com",
        "null",
        "",
    ] {
        say(origin, &window(), &COMMAND.into());
    }
    assert_eq!((fusion.received(), fusion.counters.value(FOREIGN_ORIGIN)), (0, 5));
}

#[wasm_bindgen_test]
fn another_window_of_the_selected_origin_is_passed_over_and_counted() {
    let fusion = Conversation::open(FUSION);
    say(FUSION, &frame(), &COMMAND.into());
    say(FUSION, &window(), &COMMAND.into());
    assert_eq!((fusion.received(), fusion.counters.value(FOREIGN_SOURCE)), (0, 2));
}

#[wasm_bindgen_test]
fn what_is_no_text_and_what_is_no_message_is_counted_by_kind() {
    let fusion = Conversation::open(FUSION);
    say(FUSION, &fusion.parent, &JsValue::from(7));
    say(FUSION, &fusion.parent, &"_adfShowBody".into());
    say(FUSION, &fusion.parent, &"{".into());
    assert_eq!(
        (
            fusion.received(),
            fusion.counters.value(NOT_TEXT),
            fusion.counters.rows().len()
        ),
        (0, 1, 3)
    );
}

#[wasm_bindgen_test]
fn nothing_listens_after_the_port_is_dropped() {
    let Conversation {
        port,
        parent,
        counters,
        received,
    } = Conversation::open(FUSION);
    drop(port);
    say(FUSION, &parent, &COMMAND.into());
    say("https://evil.example.com", &parent, &COMMAND.into());
    assert!(received.borrow().is_empty() && counters.rows().is_empty());
}

#[wasm_bindgen_test]
async fn a_request_reaches_the_parent_only_if_it_is_of_the_selected_origin() {
    let own = window().location().origin().unwrap();
    for (origin, arrives) in [(own.as_str(), true), (FUSION, false)] {
        let fusion = Conversation::open(origin);
        let arrived = Rc::new(RefCell::new(None));
        let keep = Rc::clone(&arrived);
        let _listener = EventListener::new(&fusion.parent, "message", move |event| {
            let event: &MessageEvent = event.unchecked_ref();
            *keep.borrow_mut() = event.data().as_string();
        });
        fusion.port.ask(RequestId(1), &HostRequest::Configuration);
        settle().await;
        let text = arrived.borrow().clone();
        assert_eq!(
            text.is_some_and(|text| text.contains("getConfiguration")),
            arrives
        );
    }
}
