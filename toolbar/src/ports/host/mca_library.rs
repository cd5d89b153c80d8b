//! The MCA messages through Oracle's own library (`svcMca.tlb.api`), which Fusion names in `oraApiSource`.
//!
//! The library posts, waits for replies and checks their origin. Between it and the session stands the same
//! [`McaLink`] as on the own wire: its texts become the library's arguments, and what the library calls back with becomes texts.

mod library;
mod sys;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt;
use std::rc::Rc;

use fusion_cti::driver::{HostInbox, HostPort};
use fusion_cti::host::{Answer, HostMessage, HostRequest};
use fusion_cti::ids::{CommandId, RequestId};
use fusion_cti::protocol::{McaLink, McaSettings};
use fusion_cti_js::{json, property};
use js_sys::Function;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};

use crate::ports::counters::Counters;
use crate::ports::page::fresh_uuid;
pub use library::{LibraryError, McaLibrary, address, load};
use sys::{Api, Callback, Command};

const UNREADABLE: &str = "Ignored: not a message of the library";
const NOT_SENT: &str = "Not sent: the library refused";

/// The members of a message of Fusion's that name its method and its request; the library takes them away or has its own.
const METHOD: &str = "method";
const UUID: &str = "uuid";

/// One conversation with Fusion through its library. The library cannot be told to stop: what it calls back with after this is
/// dropped reaches nobody.
pub struct McaLibraryPort {
    api: Api,
    state: Rc<State>,
    callbacks: RefCell<Option<Callbacks>>,
}

/// What the callbacks share with the port.
struct State {
    link: RefCell<McaLink>,
    commands: RefCell<BTreeMap<CommandId, Command>>,
    counters: Rc<Counters>,
}

/// What the library calls, for as long as the port is there.
struct Callbacks {
    /// With the uuid that the link gave the request, and the reply.
    replied: Closure<dyn FnMut(JsValue, JsValue)>,
    interaction: Closure<Callback>,
    agent: Closure<Callback>,
    outgoing: Closure<Callback>,
    data_updated: Closure<Callback>,
}

impl McaLibraryPort {
    /// A port over a library that is in the page.
    pub fn new(library: McaLibrary, settings: McaSettings, counters: Rc<Counters>) -> Self {
        Self {
            api: library.0,
            state: Rc::new(State {
                link: RefCell::new(McaLink::new(settings)),
                commands: RefCell::default(),
                counters,
            }),
            callbacks: RefCell::default(),
        }
    }

    /// Calls the function that is named like the message's method.
    fn call(&self, text: &str) -> Option<()> {
        let message = json::parse(text)?;
        let method = property::string(&message, METHOD)?;
        let data = property::get(&message, "data")?;
        let callbacks = self.callbacks.borrow();
        let callbacks = callbacks.as_ref()?;
        let replied: &Function = callbacks.replied.as_ref().unchecked_ref();
        // The library numbers its messages itself, and does not tell their uuid.
        let replied: Function = replied
            .bind1(&JsValue::NULL, &property::get(&message, UUID)?)
            .unchecked_into();
        let called = call(&self.api, &method, &data, &replied, callbacks);
        called.ok()
    }
}

impl HostPort for McaLibraryPort {
    fn open(&self, inbox: HostInbox) {
        *self.callbacks.borrow_mut() = Some(Callbacks::new(&self.state, &inbox));
    }

    fn ask(&self, request: RequestId, what: &HostRequest) {
        let uuid = web_sys::window().and_then(|window| fresh_uuid(&window));
        let text = uuid.and_then(|uuid| self.state.link.borrow_mut().request(request, what, uuid));
        if text.and_then(|text| self.call(&text)).is_none() {
            self.state.counters.increment(NOT_SENT);
        }
    }

    fn answer(&self, command: CommandId, answer: &Answer) {
        let text = self.state.link.borrow_mut().answer(command, answer);
        let object = self.state.commands.borrow_mut().remove(&command);
        let (Some(text), Some(object)) = (text, object) else {
            return;
        };
        let Some(answered) = json::parse(&text) else {
            return;
        };
        for member in ["result", "resultDisplayString", "outData"] {
            let value = property::get(&answered, member).unwrap_or(JsValue::NULL);
            property::set(&object, member, &value);
        }
        if object.send_response(&object).is_err() {
            self.state.counters.increment(NOT_SENT);
        }
    }
}

impl fmt::Debug for McaLibraryPort {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("McaLibraryPort").finish_non_exhaustive()
    }
}

impl Callbacks {
    fn new(state: &Rc<State>, inbox: &HostInbox) -> Self {
        let told = || {
            let (state, inbox) = (Rc::clone(state), inbox.clone());
            Closure::<Callback>::new(move |message: JsValue| {
                if let Some(message) = state.read(&message) {
                    inbox.deliver(message);
                }
            })
        };
        let commanded = |method: &'static str| {
            let (state, inbox) = (Rc::clone(state), inbox.clone());
            Closure::<Callback>::new(move |command: JsValue| {
                let message = state.read_with(&command, METHOD, &JsValue::from_str(method));
                if let Some(message) = message {
                    state.keep(&message, command.unchecked_into());
                    inbox.deliver(message);
                }
            })
        };
        let replied = {
            let (state, inbox) = (Rc::clone(state), inbox.clone());
            Closure::<dyn FnMut(JsValue, JsValue)>::new(move |uuid: JsValue, reply: JsValue| {
                if let Some(message) = state.read_with(&reply, UUID, &uuid) {
                    inbox.deliver(message);
                }
            })
        };
        Self {
            replied,
            interaction: commanded("onToolbarInteractionCommand"),
            agent: commanded("onToolbarAgentCommand"),
            outgoing: told(),
            data_updated: told(),
        }
    }
}

impl State {
    /// What a message means, in which a member is another than the library has it.
    fn read_with(&self, message: &JsValue, member: &str, value: &JsValue) -> Option<HostMessage> {
        // A copy, because the library goes on using its own.
        let copy = json::stringify(message).and_then(|text| json::parse(&text));
        match copy.filter(|copy| property::set(copy, member, value)) {
            Some(copy) => self.read(&copy),
            None => {
                self.counters.increment(UNREADABLE);
                None
            }
        }
    }

    fn read(&self, message: &JsValue) -> Option<HostMessage> {
        // Read first, delivered after: whoever receives the message may send a request at once.
        let text = json::stringify(message);
        let read = text.and_then(|text| self.link.borrow_mut().receive(&text).ok());
        if read.is_none() {
            self.counters.increment(UNREADABLE);
        }
        read
    }

    /// Keeps a command until it is answered.
    fn keep(&self, message: &HostMessage, object: Command) {
        match message {
            HostMessage::Commanded { command, .. } => {
                self.commands.borrow_mut().insert(*command, object);
            }
            HostMessage::Replied { .. } | HostMessage::DialRequested(_) | HostMessage::DataUpdated(_) => {}
        }
    }
}

/// Calls one function of the library with the members of a message's data, in the order of `contract/fusion.md` §2.5.
fn call(
    api: &Api,
    method: &str,
    data: &JsValue,
    replied: &Function,
    callbacks: &Callbacks,
) -> Result<(), JsValue> {
    let arg = |name| property::get(data, name).unwrap_or(JsValue::NULL);
    let (channel, kind) = (arg("channel"), arg("channelType"));
    let (classification, event, in_data) = (arg("appClassification"), arg("eventId"), arg("inData"));
    match method {
        "getConfiguration" => api.get_configuration(&arg("configType"), replied),
        "disableFeature" => api.disable_feature(&arg("features"), replied),
        "readyForOperation" => api.ready_for_operation(&arg("readiness"), replied),
        "agentStateEvent" => api.agent_state_event(
            &channel,
            &event,
            &arg("isAvailable"),
            &arg("isLoggedIn"),
            &arg("stateCd"),
            &arg("stateDisplayString"),
            &arg("reasonCd"),
            &arg("reasonDisplayString"),
            &in_data,
            replied,
            &kind,
        ),
        "newCommEvent" => {
            let object = arg("lookupObject");
            api.new_comm_event(
                &channel,
                &classification,
                &event,
                &in_data,
                &object,
                replied,
                &kind,
            )
        }
        "startCommEvent" => api.start_comm_event(&channel, &classification, &event, &in_data, replied, &kind),
        "closeCommEvent" => {
            let reason = arg("reason");
            api.close_comm_event(
                &channel,
                &classification,
                &event,
                &in_data,
                &reason,
                replied,
                &kind,
            )
        }
        "invokeScreenPop" => {
            let page = arg("pageCode");
            api.invoke_screen_pop(&channel, &classification, &event, &page, &in_data, replied, &kind)
        }
        "outboundCommError" => {
            let (uuid, code, text) = (arg("commUuid"), arg("errorCode"), arg("errorMsg"));
            api.outbound_comm_error(&channel, &uuid, &code, &text, replied, &kind)
        }
        "focusCommEvent" => api.focus_comm_event(&event, &channel, &kind, &in_data, replied),
        "setToolbarDimensions" => {
            api.set_toolbar_dimensions(&arg("barType"), &arg("height"), &arg("width"), replied)
        }
        "onToolbarInteractionCommand" => api.on_interaction_command(&callbacks.interaction),
        "onToolbarAgentCommand" => api.on_agent_command(&channel, &kind, &callbacks.agent),
        "onOutgoingEvent" => api.on_outgoing_event(&channel, &classification, &callbacks.outgoing, &kind),
        "onDataUpdated" => api.on_data_updated(&channel, &classification, &callbacks.data_updated, &kind),
        other => Err(JsValue::from_str(other)),
    }
}
