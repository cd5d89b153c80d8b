//! What Fusion's replies, commands and notices change.

use crate::host::{
    AgentCommand, Answer, AnswerData, Command, DataUpdate, DialRequest, HostMessage, InteractionCommand,
    Order, Reply, UpdateKind,
};
use crate::ids::{CommandId, EventId, RequestId};
use crate::session::Session;
use crate::session::agent::agent_report;
use crate::session::communication::merge_returned;
use crate::session::controls::fusion_buttons;
use crate::session::effect::Effect;
use crate::session::engagement::Origin;
use crate::session::host_link::{Heard, HostLink};
use crate::session::open::Asker;
use crate::session::told::{Outcome, Told};
use crate::session::wish::Wish;
use crate::time::Timestamp;
use crate::vendor::{CallAction, CallRequest, Capability, VendorCommand};

impl Session {
    pub(super) fn host_said(&mut self, now: Timestamp, message: HostMessage, effects: &mut Vec<Effect>) {
        match message {
            HostMessage::Replied { request, reply } => self.host_replied(now, request, reply, effects),
            HostMessage::Commanded {
                command,
                order: Order::Interaction(order),
            } => {
                self.interaction_commanded(now, command, order, effects);
            }
            HostMessage::Commanded {
                command,
                order: Order::Agent(order),
            } => {
                self.agent_commanded(now, command, &order, effects);
            }
            HostMessage::DialRequested(dial) => self.dial_requested(now, dial, effects),
            HostMessage::DataUpdated(update) => self.data_updated(now, &update, effects),
        }
    }

    fn host_replied(&mut self, now: Timestamp, request: RequestId, reply: Reply, effects: &mut Vec<Effect>) {
        let outcome = if reply.is_ok() {
            Outcome::Acknowledged
        } else {
            Outcome::Refused
        };
        if outcome == Outcome::Refused {
            self.counters.host_refused += 1;
        }
        self.host.answers(now);
        if matches!(self.host.link, HostLink::Opening(opening, _) if opening == request) {
            self.open_host(now, Heard::Answers, effects);
        } else if let Some(place) = self.host.others.iter().position(|(other, _)| *other == request) {
            self.host.others.remove(place);
            if let Err(refusal) = &reply {
                self.refused_aside(request, &refusal.message);
            }
        } else if let Some(place) = self.engagements.iter().position(|call| call.sent.holds(request)) {
            self.call_replied(place, request, reply, outcome);
        } else {
            self.counters.host_late += 1;
        }
    }

    /// A reply about a call: moves track two on if it is the open request's, and brings data in any case. Start's reply
    /// may come again as the agent identifies the contact (`contract/fusion.md` §5.2).
    fn call_replied(&mut self, place: usize, request: RequestId, reply: Reply, outcome: Outcome) {
        let Some(engagement) = self.engagements.get_mut(place) else {
            return;
        };
        let awaited = match engagement.told {
            Told::NewSent(_) => engagement.sent.new,
            Told::StartSent(_) => engagement.sent.start,
            Told::CloseSent(..) => engagement.sent.close,
            Told::Nothing | Told::New(_) | Told::Started(_) | Told::Closed(_) | Told::Never => None,
        };
        let Ok(data) = reply else {
            if awaited == Some(request) {
                engagement.told = engagement.told.settled(outcome);
            }
            return;
        };
        merge_returned(engagement, &data.out_data);
        if awaited != Some(request) {
            self.counters.host_late += u64::from(engagement.sent.start != Some(request));
            return;
        }
        // Fusion may name the call anew in its first reply, and from then on uses that name (§5.7).
        if let (Told::NewSent(_), Some(named)) = (engagement.told, data.event_id)
            && named != engagement.event_id
        {
            self.counters.host_renamed += 1;
            if self.front.as_ref() == Some(&engagement.event_id) {
                self.front = Some(named.clone());
            }
            engagement.first_event_id = Some(std::mem::replace(&mut engagement.event_id, named));
        }
        engagement.told = engagement.told.settled(outcome);
    }

    fn interaction_commanded(
        &mut self,
        now: Timestamp,
        command: CommandId,
        order: InteractionCommand,
        effects: &mut Vec<Effect>,
    ) {
        let wish = match order.command {
            Command::Unknown(name) => {
                self.counters.unknown_commands += 1;
                return refuse(
                    command,
                    format!("this toolbar does not know the command `{name}`"),
                    effects,
                );
            }
            Command::SetActive => return self.set_active(command, order.event_id.as_ref(), effects),
            Command::TransferTo(number) => match crate::phone::PhoneNumber::parse(number.reveal()) {
                Ok(number) => Wish::Request(CallRequest::Transfer(number)),
                Err(error) => {
                    return refuse(command, format!("could not transfer the call: {error}"), effects);
                }
            },
            Command::OfferExpired => Wish::Expire,
            Command::Call(action) => match action.request() {
                Some(request) => Wish::Request(request),
                None if action == CallAction::Transfer => Wish::OpenTransfer,
                None => return refuse(command, "the phone system cannot do this".to_owned(), effects),
            },
        };
        match self.place_of(order.event_id.as_ref()) {
            Some(place) => self.wish(now, place, &wish, Asker::Host(command), effects),
            None => self.refuse_without_call(command, effects),
        }
    }

    /// The call that a command means. Without an event id it can only mean the one that is not over.
    fn place_of(&self, event_id: Option<&EventId>) -> Option<usize> {
        if let Some(event_id) = event_id {
            return self
                .engagements
                .iter()
                .rposition(|call| call.answers_to(event_id));
        }
        let mut live = self
            .engagements
            .iter()
            .enumerate()
            .filter(|(_, call)| call.phone.ending().is_none());
        match (live.next(), live.next()) {
            (Some((place, _)), None) => Some(place),
            _ => None,
        }
    }

    fn refuse_without_call(&mut self, command: CommandId, effects: &mut Vec<Effect>) {
        self.counters.commands_without_call += 1;
        refuse(command, "the phone has no such call".to_owned(), effects);
    }

    fn set_active(&mut self, command: CommandId, event_id: Option<&EventId>, effects: &mut Vec<Effect>) {
        let known = self
            .place_of(event_id)
            .and_then(|place| self.engagements.get(place));
        match known.map(|call| call.event_id.clone()) {
            Some(event_id) => {
                self.front = Some(event_id);
                done(command, AnswerData::Nothing, effects);
            }
            None => self.refuse_without_call(command, effects),
        }
    }

    fn agent_commanded(
        &mut self,
        now: Timestamp,
        command: CommandId,
        order: &AgentCommand,
        effects: &mut Vec<Effect>,
    ) {
        let engaged = || {
            let calls = self.engagements.iter().filter(|call| call.told.is_engaged());
            AnswerData::Engagements(calls.map(|call| call.event_id.clone()).collect())
        };
        let data = match order {
            AgentCommand::CurrentState => AnswerData::AgentState(agent_report(&self.vendor)),
            AgentCommand::ActiveEngagements | AgentCommand::ActiveCount => engaged(),
            AgentCommand::InteractionCommands => {
                AnswerData::Buttons(fusion_buttons(self.front_call(), &self.settings.capabilities))
            }
            AgentCommand::MakeAvailable => {
                return self.change_presence(now, VendorCommand::MakeAgentAvailable, command, effects);
            }
            AgentCommand::MakeUnavailable => {
                return self.change_presence(
                    now,
                    VendorCommand::MakeAgentUnavailable(None),
                    command,
                    effects,
                );
            }
            AgentCommand::Unknown(name) => {
                self.counters.unknown_commands += 1;
                return refuse(
                    command,
                    format!("this toolbar does not know the command `{name}`"),
                    effects,
                );
            }
        };
        done(command, data, effects);
    }

    fn change_presence(
        &mut self,
        now: Timestamp,
        what: VendorCommand,
        command: CommandId,
        effects: &mut Vec<Effect>,
    ) {
        if self.settings.capabilities.has(Capability::Availability) {
            self.ask_vendor(now, what, Asker::Host(command), effects);
        } else {
            refuse(
                command,
                "the phone system does not let the toolbar change this".to_owned(),
                effects,
            );
        }
    }

    fn dial_requested(&mut self, now: Timestamp, dial: DialRequest, effects: &mut Vec<Effect>) {
        if self
            .engagements
            .iter()
            .any(|call| call.answers_to(&dial.event_id))
        {
            self.counters.repeated_dials += 1;
            return;
        }
        // An id that an earlier call had is no use to a second one: Fusion must hear of each under its own.
        let event_id = if self.names.knows(&dial.event_id) {
            self.names.give(dial.event_id.as_str())
        } else {
            dial.event_id
        };
        self.dial(now, event_id, Origin::Fusion, dial.number, &dial.data, effects);
    }

    fn data_updated(&mut self, now: Timestamp, update: &DataUpdate, effects: &mut Vec<Effect>) {
        let Some(place) = self.place_of(update.event_id.as_ref()) else {
            return;
        };
        match update.kind {
            UpdateKind::CustomerData => {
                if let Some(engagement) = self.engagements.get_mut(place) {
                    merge_returned(engagement, &update.data);
                }
            }
            UpdateKind::OfferTimeout => self.wish(now, place, &Wish::Expire, Asker::Nobody, effects),
            // The vendor's wrap-up is the agent's to finish: the two need not end together.
            UpdateKind::WrapUpClosed | UpdateKind::Unknown(_) => {}
        }
    }
}

pub(super) fn done(command: CommandId, data: AnswerData, effects: &mut Vec<Effect>) {
    effects.push(Effect::AnswerHost {
        command,
        answer: Answer::Done(data),
    });
}

pub(super) fn refuse(command: CommandId, why: String, effects: &mut Vec<Effect>) {
    effects.push(Effect::AnswerHost {
        command,
        answer: Answer::Refused(why),
    });
}
