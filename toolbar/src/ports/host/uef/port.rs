//! The session's port to Fusion over the UI Events Framework.

use std::cell::RefCell;
use std::fmt;
use std::rc::{Rc, Weak};

use fusion_cti::config::{ReadinessCall, Refusing};
use fusion_cti::driver::{HostInbox, HostPort};
use fusion_cti::host::{Answer, Classification, HostMessage, HostRequest, Listener, Reply, ReplyData};
use fusion_cti::ids::{CommandId, OutboundIdSource, RequestId};
use fusion_cti::protocol::body::{self, Delivery};
use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::asking::publish;
use super::commands::OpenCommands;
use super::hearing::{Subscription, subscribe};
use super::line::PhoneLine;
use super::reading::{body as body_of, refusal, subject};
use crate::ports::counters::Counters;
use crate::ports::runtime::in_time;

/// Counted: an answer that nothing could be read from.
pub const UNREADABLE_REPLY: &str = "Ignored: unreadable answer of the framework";
/// Counted: a command that nothing could be read from. It was refused.
pub const UNREADABLE_COMMAND: &str = "Refused: unreadable command of the framework";
/// Counted: a click on a number, or a change of data, that nothing could be read from.
pub const UNREADABLE_NOTICE: &str = "Ignored: unreadable event of the framework";
/// Counted: a command that was refused because too many were waiting.
pub const TOO_MANY_COMMANDS: &str = "Refused: too many commands waiting";
/// Counted: an answer of ours to a command that is not open.
pub const LATE_ANSWER: &str = "Not sent: answer to no open command";
/// Counted: a subscription that the framework refused, for interaction commands, agent commands, dial requests and data
/// updates.
pub const NOT_LISTENING: [&str; 4] = [
    "Not subscribed: commands about calls",
    "Not subscribed: commands about the agent",
    "Not subscribed: clicks on numbers",
    "Not subscribed: changes of data",
];

/// A promise that is not kept by then is dropped; the session has given the request up long before.
const PROMISE_LIMIT_MILLIS: u32 = 120_000;

/// What the deployment decides about the conversation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UefSettings {
    /// For which classification to hear of dial requests and changed data.
    pub classification: Classification,
    /// Which of Fusion's ids becomes the event id of a dial request.
    pub outbound_id: OutboundIdSource,
    /// How a command is refused.
    pub refusal: Refusing,
    /// Whether the framework is told that the toolbar can be used.
    pub readiness: ReadinessCall,
}

/// One conversation over a phone line. Dropping it ends the listening and gives the line back.
pub struct UefPort {
    // Before the line, so that it is dropped first.
    subscriptions: RefCell<Vec<Subscription>>,
    line: PhoneLine,
    settings: UefSettings,
    ear: Rc<Ear>,
}

/// What callbacks hold on to, weakly: when the port is gone, they hear nothing.
struct Ear {
    inbox: RefCell<Option<HostInbox>>,
    commands: RefCell<OpenCommands>,
    refusing: Refusing,
    outbound_id: OutboundIdSource,
    counters: Rc<Counters>,
}

impl UefPort {
    /// A port over `line`. Everything that is passed over is counted in `counters`.
    pub fn new(line: PhoneLine, settings: UefSettings, counters: Rc<Counters>) -> Self {
        let ear = Ear {
            inbox: RefCell::default(),
            commands: RefCell::default(),
            refusing: settings.refusal,
            outbound_id: settings.outbound_id,
            counters,
        };
        Self {
            subscriptions: RefCell::default(),
            line,
            settings,
            ear: Rc::new(ear),
        }
    }

    /// One subscription in its own guard: one that is refused takes no other with it (`contract/fusion.md` §9.1).
    fn listen(&self, listener: Listener) {
        let ear = Rc::downgrade(&self.ear);
        let heard = move |response: JsValue| match ear.upgrade() {
            Some(ear) => ear.heard(listener, &response),
            None => JsValue::UNDEFINED,
        };
        match subscribe(&self.line, listener, &self.settings.classification, heard) {
            Ok(subscription) => self.subscriptions.borrow_mut().push(subscription),
            Err(_) => self.ear.counters.increment(not_listening(listener)),
        }
    }
}

impl HostPort for UefPort {
    fn open(&self, inbox: HostInbox) {
        *self.ear.inbox.borrow_mut() = Some(inbox);
    }

    fn ask(&self, request: RequestId, what: &HostRequest) {
        if let HostRequest::Listen(listener) = what {
            self.listen(*listener);
            return;
        }
        let skipped = matches!(what, HostRequest::Ready(_)) && self.settings.readiness == ReadinessCall::Skip;
        let published = if skipped { None } else { publish(&self.line, what) };
        match published {
            // What is not said cannot be answered, and that is no silence of Fusion's.
            None => self.ear.reply(request, Ok(ReplyData::default())),
            Some(Err(why)) => self.ear.read_reply(request, Some(&refusal(&why.into()))),
            Some(Ok(promise)) => spawn_local(wait(Rc::downgrade(&self.ear), request, promise)),
        }
    }

    fn answer(&self, command: CommandId, answer: &Answer) {
        self.ear.answer(command, answer);
    }
}

impl fmt::Debug for UefPort {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("UefPort")
            .field("settings", &self.settings)
            .finish_non_exhaustive()
    }
}

/// Delivers what a promise brings, if it is kept in time.
async fn wait(ear: Weak<Ear>, request: RequestId, promise: Promise) {
    let delivering = Box::pin(async move {
        let outcome = JsFuture::from(promise).await;
        if let Some(ear) = ear.upgrade() {
            let text = match outcome {
                Ok(response) => body_of(&response),
                Err(error) => Some(refusal(&error)),
            };
            ear.read_reply(request, text.as_deref());
        }
    });
    in_time(delivering, PROMISE_LIMIT_MILLIS).await;
}

impl Ear {
    fn deliver(&self, message: HostMessage) {
        // Cloned first: what hears the message may come back at once.
        let inbox = self.inbox.borrow().clone();
        if let Some(inbox) = inbox {
            inbox.deliver(message);
        }
    }

    fn reply(&self, request: RequestId, reply: Reply) {
        self.deliver(HostMessage::Replied { request, reply });
    }

    fn read_reply(&self, request: RequestId, text: Option<&str>) {
        match text.map(body::reply) {
            Some(Ok(reply)) => self.reply(request, reply),
            Some(Err(_)) | None => self.counters.increment(UNREADABLE_REPLY),
        }
    }

    /// What a subscription's callback answers: for a command its promise.
    fn heard(&self, listener: Listener, response: &JsValue) -> JsValue {
        let text = body_of(response);
        let delivery = text.and_then(|text| body::delivery(listener, &text, self.outbound_id).ok());
        match listener {
            Listener::InteractionCommands | Listener::AgentCommands => self.commanded(response, delivery),
            Listener::DialRequests | Listener::DataUpdates => {
                match delivery {
                    Some(Delivery::Notice(message)) => self.deliver(message),
                    Some(Delivery::Command(_)) | None => self.counters.increment(UNREADABLE_NOTICE),
                }
                JsValue::UNDEFINED
            }
        }
    }

    fn commanded(&self, response: &JsValue, delivery: Option<Delivery>) -> JsValue {
        let (command, promise, oldest) = self.commands.borrow_mut().open(&subject(response));
        if let Some(oldest) = oldest {
            self.counters.increment(TOO_MANY_COMMANDS);
            oldest.settle(&refused("too many commands are waiting"), self.refusing);
        }
        match delivery {
            Some(Delivery::Command(order)) => self.deliver(HostMessage::Commanded { command, order }),
            Some(Delivery::Notice(_)) | None => {
                self.counters.increment(UNREADABLE_COMMAND);
                self.answer(command, &refused("the command could not be read"));
            }
        }
        promise.into()
    }

    fn answer(&self, command: CommandId, answer: &Answer) {
        // Taken out first: the setters are foreign code.
        let open = self.commands.borrow_mut().take(command);
        match open {
            Some(open) => open.settle(answer, self.refusing),
            None => self.counters.increment(LATE_ANSWER),
        }
    }
}

fn refused(why: &str) -> Answer {
    Answer::Refused(why.to_owned())
}

fn not_listening(listener: Listener) -> &'static str {
    let [interaction, agent, dial, data] = NOT_LISTENING;
    match listener {
        Listener::InteractionCommands => interaction,
        Listener::AgentCommands => agent,
        Listener::DialRequests => dial,
        Listener::DataUpdates => data,
    }
}
