//! The Fusion of the small world: it answers when the history says so.

use super::action::{Manner, Verb, Which};
use super::world::{Aside, World};
use crate::host::{Command, HostMessage, HostRequest, InteractionCommand, Order, Refusal, ReplyData};
use crate::ids::{CommandId, EventId, RequestId};
use crate::session::Input;
use crate::time::Timestamp;
use crate::vendor::CallAction;

/// A request to Fusion that waits.
#[derive(Clone, Debug, Hash)]
pub(super) struct Question {
    pub(super) request: RequestId,
    pub(super) name: &'static str,
    pub(super) event: Option<EventId>,
    pub(super) asked: Timestamp,
}

impl World {
    /// Requests about no call are answered at once; the others wait for what the history says.
    pub(super) fn ask_fusion(
        &mut self,
        request: RequestId,
        what: &HostRequest,
    ) -> Result<Option<Input>, String> {
        self.law.said(what)?;
        let (name, event) = match what {
            HostRequest::Configuration => ("configuration", None),
            HostRequest::NewCommunication(about) => ("new", Some(&about.event_id)),
            HostRequest::StartCommunication(about) => ("start", Some(&about.event_id)),
            HostRequest::CloseCommunication { communication, .. } => ("close", Some(&communication.event_id)),
            other => {
                if other.is_answered() {
                    self.asides.push(Aside::Fusion(other.name()));
                }
                let reply = HostMessage::Replied {
                    request,
                    reply: Ok(ReplyData::default()),
                };
                return Ok(other.is_answered().then_some(Input::HostSaid(reply)));
            }
        };
        self.asked.push(Question {
            request,
            name,
            event: event.cloned(),
            asked: self.now,
        });
        Ok(None)
    }

    pub(super) fn answer(&mut self, question: &Question, manner: Manner) -> Result<(), String> {
        if let (Some(event), "new") = (&question.event, question.name) {
            self.law.new_settled(event);
        }
        // A call that both worlds were done with is forgotten, and what comes about it then with it.
        if let (Some(event), "close", Manner::No) = (&question.event, question.name, manner)
            && self.session.engagements.has_event(event)
        {
            self.law.close_refused(event);
        }
        let reply = match manner {
            Manner::Yes => Ok(ReplyData::default()),
            Manner::No => Err(Refusal {
                message: "explored".to_owned(),
            }),
        };
        self.handle(Input::HostSaid(HostMessage::Replied {
            request: question.request,
            reply,
        }))
    }

    pub(super) fn command(&mut self, which: Which, verb: Verb) -> Result<(), String> {
        let command = CommandId(self.next_command);
        self.next_command += 1;
        self.law.commanded(command);
        let order = Order::Interaction(InteractionCommand {
            event_id: Some(EventId::from(which.event())),
            command: match verb {
                Verb::Accept => Command::Call(CallAction::Accept),
                Verb::Reject => Command::Call(CallAction::Reject),
                Verb::HangUp => Command::Call(CallAction::HangUp),
            },
        });
        self.handle(Input::HostSaid(HostMessage::Commanded { command, order }))
    }
}

impl Question {
    pub(super) fn words(&self) -> String {
        match &self.event {
            Some(event) => format!("{} {event}", self.name),
            None => self.name.to_owned(),
        }
    }
}
