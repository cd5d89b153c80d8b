//! What Fusion's replies, commands and notices change.

use crate::host::{
    AgentCommand, Command, DataUpdate, DialRequest, HostMessage, HostRequest, InteractionCommand, Listener,
    Order, Reply, UpdateKind,
};
use crate::ids::{CommandId, EventId, RequestId};
use crate::session::agent_report::{AgentStatus, DisconnectedReason};
use crate::session::agent_side::{dial, transfer_target};
use crate::session::communication::merge_returned;
use crate::session::controls::fusion_buttons;
use crate::session::decision::Wanted;
use crate::session::effect::{CommandAnswer, ToHost};
use crate::session::engagement::{Engagement, Origin};
use crate::session::engagements::{Engagements, LookupError, front_call};
use crate::session::host_link::{HostHealth, HostLink, lacking_features};
use crate::session::host_progress::{HostProgress, Outcome};
use crate::session::open_requests::Requester;
use crate::session::perform::perform;
use crate::session::refusal::RefusalReason;
use crate::session::requests::Turn;
use crate::session::rule_evaluation::page_refused;
use crate::session::ruling::RulingPhase;
use crate::session::settings::WrapUpPolicy;
use crate::session::vendor_state::VendorState;
use crate::vendor::{CallAction, CallRequest, Capability, VendorCommand};

/// Takes over what Fusion said.
pub(super) fn host_said(
    message: HostMessage,
    engagements: &mut Engagements,
    vendor: &VendorState,
    turn: &mut Turn<'_>,
) {
    match message {
        HostMessage::Replied { request, reply } => host_replied(request, reply, engagements, turn),
        HostMessage::Commanded { command, order } => match order {
            Order::Interaction(order) => interaction_commanded(command, order, engagements, turn),
            Order::Agent(order) => agent_commanded(command, order, engagements, vendor, turn),
        },
        HostMessage::DialRequested(request) => dial_requested(request, engagements, turn),
        HostMessage::DataUpdated(update) => data_updated(&update, engagements, turn),
    }
}

/// Continues the opening after the configuration: what we lack, what we listen to, that we are ready. The agent's
/// state follows from the report after every input.
pub(super) fn open_host(health: HostHealth, turn: &mut Turn<'_>) {
    turn.requests.host.link = HostLink::Open(health);
    let lacking = lacking_features(&turn.settings.capabilities);
    if !lacking.is_empty() {
        turn.ask_host(HostRequest::DisableFeatures(lacking));
    }
    for listener in Listener::ALL {
        turn.ask_host(HostRequest::Listen(listener));
    }
    turn.ask_host(HostRequest::Ready(true));
    if let Some(size) = turn.settings.toolbar_size {
        // Not watched: an older Fusion may drop it without a word, and that is no silence.
        let sized = turn.send(HostRequest::Resize(size));
        turn.requests.host.sized = Some(sized);
    }
}

/// The last words to the host: this window's phone is not to be used any more. Its calls go on elsewhere, so nothing
/// is said of them.
pub(super) fn close_host(turn: &mut Turn<'_>) {
    if turn.is_host_open() {
        let status = AgentStatus::Disconnected(DisconnectedReason::InAnotherWindow);
        turn.ask_host(ToHost::AgentState(status));
        turn.ask_host(HostRequest::Ready(false));
        turn.requests.host.link = HostLink::Closed;
    }
}

fn host_replied(request: RequestId, reply: Reply, engagements: &mut Engagements, turn: &mut Turn<'_>) {
    let host = &mut turn.requests.host;
    host.on_answer(turn.now);
    if host.sized == Some(request) {
        return;
    }
    let outcome = if reply.is_ok() {
        Outcome::Acknowledged
    } else {
        turn.requests.counters.host_refused += 1;
        Outcome::Refused
    };
    if matches!(host.link, HostLink::Opening(opening, _) if opening == request) {
        open_host(HostHealth::Responsive, turn);
    } else if host.settle_pending(request) {
        if let Err(refusal) = reply {
            page_refused(request, refusal.message, engagements, turn);
        }
    } else if let Some(engagement) = engagements.iter_mut().find(|call| call.sent.holds(request)) {
        call_replied(engagement, request, reply, outcome, turn);
    } else {
        turn.requests.counters.host_late += 1;
    }
}

/// A reply about a call: moves track two on if it is the open request's or that of one whose deadline has passed, and brings
/// data in any case, whenever it comes. Start's reply may come again as the agent identifies the contact
/// (`contract/fusion.md` §5.2).
fn call_replied(
    engagement: &mut Engagement,
    request: RequestId,
    reply: Reply,
    outcome: Outcome,
    turn: &mut Turn<'_>,
) {
    let progress = engagement.host_progress;
    let is_awaited = progress.awaited(&engagement.sent) == Some(request);
    let is_late = !is_awaited || matches!(progress, HostProgress::New(_) | HostProgress::Closed(_));
    turn.requests.counters.host_late += u64::from(is_late && engagement.sent.start != Some(request));
    if is_awaited {
        engagement.host_progress = progress.settled(outcome);
    }
    if progress == HostProgress::New(Outcome::TimedOut) && is_awaited {
        // The rules were asked without it when its time was up.
        engagement.ruling.phase = RulingPhase::BeforeNew;
    }
    let Ok(data) = reply else { return };
    merge_returned(engagement, &data.out_data);
    // Fusion may give the call another event id in its reply to new, and uses that one from then on (§5.7).
    if let Some(named) = data.event_id
        && engagement.sent.new == Some(request)
        && named != engagement.event_id
    {
        turn.requests.counters.host_renamed += 1;
        if turn.front.as_ref() == Some(&engagement.event_id) {
            *turn.front = Some(named.clone());
        }
        engagement.first_event_id = Some(std::mem::replace(&mut engagement.event_id, named));
    }
}

fn interaction_commanded(
    command: CommandId,
    order: InteractionCommand,
    engagements: &mut Engagements,
    turn: &mut Turn<'_>,
) {
    let wanted = match order.command {
        Command::Unknown(name) => return refuse_unknown(command, name, turn),
        Command::SetActive => return set_active(command, order.event_id.as_ref(), engagements, turn),
        Command::TransferTo(number) => match transfer_target(&number, turn) {
            Ok(number) => Wanted::Request(CallRequest::Transfer(number)),
            Err(error) => return turn.refuse(command, RefusalReason::TransferToNoNumber(error)),
        },
        Command::OfferExpired => Wanted::OfferExpired,
        Command::Call(action) => match action.request() {
            Some(request) => Wanted::Request(request),
            None if action == CallAction::Transfer => Wanted::TransferSomewhere(command),
            None => return turn.refuse(command, RefusalReason::Unsupported),
        },
    };
    match engagements.meant_by(order.event_id.as_ref()) {
        Ok((engagement, others)) => {
            perform(engagement, others, &wanted, Requester::Host(command), turn);
        }
        Err(error) => refuse_without_call(command, error, turn),
    }
}

fn set_active(
    command: CommandId,
    event_id: Option<&EventId>,
    engagements: &mut Engagements,
    turn: &mut Turn<'_>,
) {
    match engagements.meant_by(event_id) {
        Ok((engagement, _)) => {
            *turn.front = Some(engagement.event_id.clone());
            turn.answer(command, CommandAnswer::Done);
        }
        Err(error) => refuse_without_call(command, error, turn),
    }
}

fn refuse_without_call(command: CommandId, error: LookupError, turn: &mut Turn<'_>) {
    turn.requests.counters.commands_without_call += 1;
    turn.refuse(command, error.into());
}

fn refuse_unknown(command: CommandId, name: String, turn: &mut Turn<'_>) {
    turn.requests.counters.unknown_commands += 1;
    turn.refuse(command, RefusalReason::UnknownCommand(name));
}

fn agent_commanded(
    command: CommandId,
    order: AgentCommand,
    engagements: &Engagements,
    vendor: &VendorState,
    turn: &mut Turn<'_>,
) {
    let answer = match order {
        AgentCommand::CurrentState => CommandAnswer::AgentState(AgentStatus::of(vendor)),
        AgentCommand::ActiveEngagements | AgentCommand::ActiveCount => {
            let engaged = engagements.iter().filter(|call| call.host_progress.is_engaged());
            CommandAnswer::Engagements(engaged.map(|call| call.event_id.clone()).collect())
        }
        AgentCommand::InteractionCommands => {
            let front = front_call(engagements, turn.front.as_ref());
            CommandAnswer::Buttons(fusion_buttons(front, &turn.settings.capabilities))
        }
        AgentCommand::MakeAvailable => {
            return change_presence(VendorCommand::MakeAgentAvailable, command, turn);
        }
        AgentCommand::MakeUnavailable => {
            return change_presence(VendorCommand::MakeAgentUnavailable(None), command, turn);
        }
        AgentCommand::Unknown(name) => return refuse_unknown(command, name, turn),
    };
    turn.answer(command, answer);
}

fn change_presence(what: VendorCommand, command: CommandId, turn: &mut Turn<'_>) {
    if turn.settings.capabilities.has(Capability::Availability) {
        turn.ask_vendor(what, Requester::Host(command));
    } else {
        turn.refuse(command, RefusalReason::AvailabilityFixed);
    }
}

fn dial_requested(request: DialRequest, engagements: &mut Engagements, turn: &mut Turn<'_>) {
    if engagements.has_event(&request.event_id) {
        turn.requests.counters.repeated_dials += 1;
        return;
    }
    // An id that an earlier call had is no use to a second one: Fusion must hear of each under its own.
    let event_id = if turn.event_ids.is_known(&request.event_id) {
        turn.event_ids.allocate(request.event_id.as_str())
    } else {
        request.event_id.clone()
    };
    let wanted = DialRequest { event_id, ..request };
    dial(wanted, Origin::Fusion, engagements, turn);
}

fn data_updated(update: &DataUpdate, engagements: &mut Engagements, turn: &mut Turn<'_>) {
    let found = engagements.meant_by(update.event_id.as_ref());
    match (&update.kind, found) {
        (UpdateKind::CustomerData, Ok((engagement, _))) => merge_returned(engagement, &update.data),
        (UpdateKind::OfferTimeout, Ok((engagement, others))) => {
            perform(engagement, others, &Wanted::OfferExpired, Requester::Nobody, turn);
        }
        (UpdateKind::WrapUpClosed, Ok((engagement, others))) => {
            if turn.settings.wrap_up == WrapUpPolicy::Fusion {
                let finish = Wanted::Request(CallRequest::FinishWrapUp);
                perform(engagement, others, &finish, Requester::Nobody, turn);
            }
        }
        (UpdateKind::CustomerData | UpdateKind::OfferTimeout, Err(_)) => {
            turn.requests.counters.updates_without_call += 1;
        }
        // Wrap-up may end when the contact centre is done with the call.
        (UpdateKind::WrapUpClosed, Err(_)) | (UpdateKind::Unknown(_), _) => {}
    }
}
