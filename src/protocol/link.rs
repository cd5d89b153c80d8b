//! One conversation with Fusion over the MCA wire.

use serde::Deserialize;

use super::actions::Action;
use super::answer::Echo;
use super::bounded::Bounded;
use super::delivery::{self, Delivery};
use super::message::Message;
use super::text::{NAME_LENGTH, short};
use super::wire_types::{Lenient, Scalar};
use super::{Uuid, WireError, encode, method, reply};
use crate::host::{Answer, Classification, HostMessage, HostRequest, Listener};
use crate::ids::{CommandId, EventId, OutboundIdSource, RequestId};
use crate::mca_version::McaVersion;

/// More requests than a toolbar ever has open: every one of them is answered within seconds or given up.
const OPEN_REQUESTS: usize = 128;
/// More commands than an agent can give before the first is answered.
const OPEN_COMMANDS: usize = 64;

/// What the page and the deployment decide about the conversation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct McaSettings {
    /// The version in which messages are written; any is read.
    pub version: McaVersion,
    /// The name that Fusion gave this toolbar in `oraTbName`; it goes out in lower case.
    pub toolbar_name: String,
    /// For which classification to hear of dial requests and changed data.
    pub classification: Classification,
    /// Which of Fusion's ids becomes the event id of a dial request.
    pub outbound_id: OutboundIdSource,
}

/// Remembers what is open in both directions, so that a reply finds its request and an answer its command. Its memory
/// is bounded: see [`McaLink::forgotten`].
#[derive(Debug)]
pub struct McaLink {
    settings: McaSettings,
    requests: Bounded<OpenRequest>,
    commands: Bounded<OpenCommand>,
    last_command: u64,
}

#[derive(Debug)]
struct OpenRequest {
    uuid: Uuid,
    request: RequestId,
    lasts: Lasts,
}

/// How long replies to a request are expected.
#[derive(Debug)]
enum Lasts {
    /// Until the first reply, as for most requests.
    Once,
    /// Until this event is closed: start is answered again whenever the contact becomes known better.
    UntilClosed(EventId),
}

/// Which method a message is about.
#[derive(Deserialize)]
struct MethodBody {
    #[serde(default)]
    method: Scalar,
}

/// Which request a message replies to, if any.
#[derive(Deserialize)]
struct UuidBody {
    #[serde(default)]
    uuid: Lenient<Scalar>,
}

#[derive(Debug)]
struct OpenCommand {
    command: CommandId,
    echo: Echo,
}

impl McaLink {
    /// Begins a conversation in which nothing is open.
    pub fn new(settings: McaSettings) -> Self {
        let toolbar_name = settings.toolbar_name.to_ascii_lowercase();
        Self {
            settings: McaSettings {
                toolbar_name,
                ..settings
            },
            requests: Bounded::new(OPEN_REQUESTS),
            commands: Bounded::new(OPEN_COMMANDS),
            last_command: 0,
        }
    }

    /// The text to post for a request; its reply will be reported under `request`. `uuid` must be fresh. `None` where
    /// the wire has no such message.
    pub fn request(&mut self, request: RequestId, what: &HostRequest, uuid: Uuid) -> Option<String> {
        let McaSettings {
            version,
            toolbar_name,
            classification,
            ..
        } = &self.settings;
        let action = Action::of(what, *version, classification);
        let text = encode::request(action, *version, toolbar_name, &uuid);
        if let HostRequest::CloseCommunication { communication, .. } = what {
            self.end_start(&communication.event_id);
        }
        let lasts = match what {
            HostRequest::StartCommunication(start) => Lasts::UntilClosed(start.event_id.clone()),
            _ => Lasts::Once,
        };
        self.requests.push(OpenRequest { uuid, request, lasts });
        Some(text)
    }

    /// The text to post for an answer. `None` when that command is not open: it was answered, or it is too old.
    pub fn answer(&mut self, command: CommandId, answer: &Answer) -> Option<String> {
        let open = self.commands.take(|open| open.command == command)?;
        Some(open.echo.answered(answer, &self.settings.toolbar_name))
    }

    /// What a text from Fusion means. The caller has made sure that it is from Fusion.
    ///
    /// # Errors
    /// [`WireError`] names the rule that the text breaks; nothing has changed then.
    pub fn receive(&mut self, text: &str) -> Result<HostMessage, WireError> {
        let message = Message::parse(text)?;
        let MethodBody { method } = message.envelope()?;
        let method = method.into_text().ok_or(WireError::NoMethod)?;
        let listener = method::listener(&method);
        let Some(listener) = listener.filter(|listener| self.is_delivery(*listener, &message)) else {
            return self.reply(&method, &message);
        };
        message.only_phone()?;
        match delivery::read(listener, &message, self.settings.outbound_id)? {
            Delivery::Notice(notice) => Ok(notice),
            Delivery::Command(order) => {
                self.last_command += 1;
                let command = CommandId(self.last_command);
                let echo = Echo::of(&order, &message);
                self.commands.push(OpenCommand { command, echo });
                Ok(HostMessage::Commanded { command, order })
            }
        }
    }

    /// How many open requests and commands were given up because there were too many at once.
    pub fn forgotten(&self) -> u64 {
        self.requests.dropped() + self.commands.dropped()
    }

    /// Tells what a listener was registered for from the mere confirmation that it was registered: both carry the same
    /// method.
    fn is_delivery(&mut self, listener: Listener, message: &Message) -> bool {
        let content = match listener {
            Listener::InteractionCommands | Listener::AgentCommands => "command",
            Listener::DialRequests | Listener::DataUpdates => "outData",
        };
        message.has(content) || self.open_request(message).is_none()
    }

    fn reply(&mut self, method: &str, message: &Message) -> Result<HostMessage, WireError> {
        let Some((index, open)) = self.open_request(message) else {
            let method = short(method, NAME_LENGTH);
            return Err(if method::is_reply(&method) {
                WireError::ForeignReply { method }
            } else {
                WireError::UnknownMethod(method)
            });
        };
        let reply = reply::read(message)?;
        let request = open.request;
        match (&mut open.lasts, &reply) {
            (Lasts::Once, _) => self.requests.remove(index),
            (Lasts::UntilClosed(event_id), Ok(data)) => {
                if let Some(renamed) = &data.event_id {
                    event_id.clone_from(renamed);
                }
            }
            (Lasts::UntilClosed(_), Err(_)) => {}
        }
        Ok(HostMessage::Replied { request, reply })
    }

    fn open_request(&mut self, message: &Message) -> Option<(usize, &mut OpenRequest)> {
        let UuidBody { uuid: Lenient(uuid) } = message.body().ok()?;
        let uuid = uuid.into_text()?.to_ascii_lowercase();
        self.requests.find(|open| open.uuid.as_str() == uuid)
    }

    fn end_start(&mut self, closed: &EventId) {
        self.requests.retain(|open| match &open.lasts {
            Lasts::Once => true,
            Lasts::UntilClosed(event_id) => event_id != closed,
        });
    }
}
