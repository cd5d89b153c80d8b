//! The session's port to Fusion over the UI Events Framework.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::fmt;
use std::rc::{Rc, Weak};

use fusion_cti::config::{ButtonForm, ReadinessCall, Refusing};
use fusion_cti::driver::{HostInbox, HostPort};
use fusion_cti::host::{Answer, Classification, HostMessage, HostRequest, Listener, Reply, ReplyData};
use fusion_cti::ids::{CommandId, OutboundIdSource, RequestId};
use fusion_cti::protocol::body::{Delivery, delivery as read_delivery, reply as read_reply};
use fusion_cti_js::Subscription;
use futures::future::{AbortHandle, abortable};
use js_sys::Promise;
use serde_json::{Value, json};
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::channel::PhoneChannel;
use super::commands::{AnswerForm, OpenCommands};
use super::message::message;
use super::publish::publish;
use super::response::{body, subject};
use super::subscribe::subscribe;
use super::sys::Response;
use crate::ports::counters::Counters;

/// Counted: a field of a response, command or event that could not be read, and was left out.
pub const UNREADABLE_FIELD: &str = "Left out: unreadable field of the framework";
/// Counted: a response that could not be read.
pub const UNREADABLE_REPLY: &str = "Ignored: unreadable answer of the framework";
/// Counted: a command that could not be read. It was refused.
pub const UNREADABLE_COMMAND: &str = "Refused: unreadable command of the framework";
/// Counted: a click on a number, or a change of data, that could not be read.
pub const UNREADABLE_NOTICE: &str = "Ignored: unreadable event of the framework";
/// Counted: a command that was refused because too many were waiting.
pub const TOO_MANY_COMMANDS: &str = "Refused: too many commands waiting";
/// Counted: an answer of ours to a command that is not open.
pub const LATE_ANSWER: &str = "Not sent: answer to no open command";
/// Counted: a subscription that the framework refused, for interaction commands, agent commands, dial requests and data
/// updates.
pub const NOT_SUBSCRIBED: [&str; 4] = [
    "Not subscribed: commands about calls",
    "Not subscribed: commands about the agent",
    "Not subscribed: clicks on numbers",
    "Not subscribed: changes of data",
];

/// How many of the latest requests may still be answered. Fusion's answer to start may wait for the agent for minutes, and no
/// call of today's is older than this many requests.
const ANSWERABLE: usize = 128;

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
    /// How Fusion is told of the buttons that it may show.
    pub buttons: ButtonForm,
}

/// A port over the framework's phone channel. Dropping it ends the subscriptions and disposes of the channel.
pub struct UefPort {
    // Before the channel, so that they are dropped first.
    subscriptions: RefCell<Vec<Subscription>>,
    waiting: RefCell<Waiting>,
    channel: PhoneChannel,
    settings: UefSettings,
    shared: Rc<Shared>,
}

/// What callbacks hold weakly: when the port is gone, they do nothing.
struct Shared {
    inbox: RefCell<Option<HostInbox>>,
    commands: RefCell<OpenCommands>,
    form: AnswerForm,
    outbound_id: OutboundIdSource,
    counters: Rc<Counters>,
}

/// The tasks that wait for the answers to the latest requests, oldest first. Those that are done are among them: aborting one
/// does nothing then.
#[derive(Default)]
struct Waiting(VecDeque<AbortHandle>);

impl UefPort {
    /// A port over `channel`. Everything that is ignored is counted in `counters`.
    pub fn new(channel: PhoneChannel, settings: UefSettings, counters: Rc<Counters>) -> Self {
        let shared = Shared {
            inbox: RefCell::default(),
            commands: RefCell::default(),
            form: AnswerForm {
                refusing: settings.refusal,
                buttons: settings.buttons,
            },
            outbound_id: settings.outbound_id,
            counters,
        };
        Self {
            subscriptions: RefCell::default(),
            waiting: RefCell::default(),
            channel,
            settings,
            shared: Rc::new(shared),
        }
    }

    /// One subscription in its own guard: one that is refused takes no other with it (`contract/fusion.md` §9.1).
    fn listen(&self, listener: Listener) {
        let shared = Rc::downgrade(&self.shared);
        let on_event = move |response: Response| shared.upgrade()?.on_event(listener, &response);
        match subscribe(&self.channel, listener, &self.settings.classification, on_event) {
            Ok(subscription) => self.subscriptions.borrow_mut().push(subscription),
            Err(_) => self.shared.counters.increment(not_subscribed(listener)),
        }
    }
}

impl HostPort for UefPort {
    fn open(&self, inbox: HostInbox) {
        *self.shared.inbox.borrow_mut() = Some(inbox);
    }

    fn ask(&self, request: RequestId, what: &HostRequest) {
        if let HostRequest::Listen(listener) = what {
            self.listen(*listener);
            return;
        }
        let is_skipped =
            matches!(what, HostRequest::Ready(_)) && self.settings.readiness == ReadinessCall::Skip;
        let published = if is_skipped {
            Ok(None)
        } else {
            publish(&self.channel, what)
        };
        match published {
            // What is not said cannot be answered, and that is no silence of Fusion's.
            Ok(None) => self.shared.reply(request, Ok(ReplyData::default())),
            Ok(Some(promise)) => {
                let answer = wait(Rc::downgrade(&self.shared), request, promise);
                self.waiting.borrow_mut().add(answer);
            }
            Err(error) => self.shared.refuse(request, &error.to_string()),
        }
    }

    fn answer(&self, command: CommandId, answer: &Answer) {
        self.shared.answer(command, answer);
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

/// Delivers what a promise brings, whenever it does.
async fn wait(shared: Weak<Shared>, request: RequestId, promise: Promise) {
    let outcome = JsFuture::from(promise).await;
    let Some(shared) = shared.upgrade() else { return };
    match outcome {
        Ok(response) => {
            let body = shared.body_of(response.unchecked_ref());
            shared.read_reply(request, body.as_ref());
        }
        Err(error) => shared.refuse(request, &message(&error)),
    }
}

impl Waiting {
    fn add(&mut self, answer: impl Future<Output = ()> + 'static) {
        if self.0.len() >= ANSWERABLE
            && let Some(oldest) = self.0.pop_front()
        {
            oldest.abort();
        }
        let (answer, handle) = abortable(answer);
        self.0.push_back(handle);
        spawn_local(async move {
            // One that is aborted has nobody left to tell.
            let _ = answer.await;
        });
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        for waiting in &self.0 {
            waiting.abort();
        }
    }
}

impl Shared {
    fn deliver(&self, message: HostMessage) {
        // Cloned first: whoever receives the message may call back at once.
        let inbox = self.inbox.borrow().clone();
        if let Some(inbox) = inbox {
            inbox.deliver(message);
        }
    }

    fn reply(&self, request: RequestId, reply: Reply) {
        self.deliver(HostMessage::Replied { request, reply });
    }

    fn read_reply(&self, request: RequestId, body: Option<&Value>) {
        match body.map(read_reply) {
            Some(Ok(reply)) => self.reply(request, reply),
            Some(Err(_)) | None => self.counters.increment(UNREADABLE_REPLY),
        }
    }

    /// A response's body, if anything in it can be read.
    fn body_of(&self, response: &Response) -> Option<Value> {
        let body = body(response);
        for _ in 0..body.left_out {
            self.counters.increment(UNREADABLE_FIELD);
        }
        body.into_json()
    }

    /// What the framework refuses, lacks or throws on is a refusal by Fusion.
    fn refuse(&self, request: RequestId, message: &str) {
        let body = json!({"result": "error", "error": message});
        self.read_reply(request, Some(&body));
    }

    /// What a subscription's callback returns: for a command its promise.
    fn on_event(&self, listener: Listener, response: &Response) -> Option<Promise> {
        let body = self.body_of(response);
        let delivery = body.and_then(|body| read_delivery(listener, &body, self.outbound_id).ok());
        match listener {
            Listener::InteractionCommands | Listener::AgentCommands => {
                Some(self.on_command(response, delivery))
            }
            Listener::DialRequests | Listener::DataUpdates => {
                match delivery {
                    Some(Delivery::Notice(message)) => self.deliver(message),
                    Some(Delivery::Command(_)) | None => self.counters.increment(UNREADABLE_NOTICE),
                }
                None
            }
        }
    }

    fn on_command(&self, response: &Response, delivery: Option<Delivery>) -> Promise {
        let (command, promise, oldest) = self.commands.borrow_mut().open(&subject(response));
        if let Some(oldest) = oldest {
            self.counters.increment(TOO_MANY_COMMANDS);
            oldest.settle(&refused("too many commands are waiting"), self.form);
        }
        match delivery {
            Some(Delivery::Command(order)) => self.deliver(HostMessage::Commanded { command, order }),
            Some(Delivery::Notice(_)) | None => {
                self.counters.increment(UNREADABLE_COMMAND);
                self.answer(command, &refused("the command could not be read"));
            }
        }
        promise
    }

    fn answer(&self, command: CommandId, answer: &Answer) {
        // Taken out first: the setters are foreign code.
        let open = self.commands.borrow_mut().take(command);
        match open {
            Some(open) => open.settle(answer, self.form),
            None => self.counters.increment(LATE_ANSWER),
        }
    }
}

fn refused(why: &str) -> Answer {
    Answer::Refused(why.to_owned())
}

fn not_subscribed(listener: Listener) -> &'static str {
    let [interaction, agent, dial, data] = NOT_SUBSCRIBED;
    match listener {
        Listener::InteractionCommands => interaction,
        Listener::AgentCommands => agent,
        Listener::DialRequests => dial,
        Listener::DataUpdates => data,
    }
}
