//! What the vendor's reports and answers change.

use crate::direction::Direction;
use crate::ids::{EventId, RequestId};
use crate::session::agent_side::not_dialled;
use crate::session::decision::{Wanted, is_done, is_done_without_call};
use crate::session::engagement::{Engagement, LocalAction, Phone, SHOWN_WITHIN};
use crate::session::engagements::Engagements;
use crate::session::host_progress::HostProgress;
use crate::session::multi_call::give_up_awaited_holds;
use crate::session::notices::Notice;
use crate::session::open_requests::OpenRequest;
use crate::session::perform::perform;
use crate::session::refusal::{RefusalReason, VendorFailure};
use crate::session::requests::Turn;
use crate::session::vendor_state::VendorState;
use crate::vendor::{
    CallRequest, CallSnapshot, Initiation, Mute, Stage, VendorCommand, VendorError, VendorErrorKind,
    VendorLink, VendorSnapshot,
};

/// Takes a snapshot over. While the link is down its calls are the last known ones and prove nothing.
pub(super) fn vendor_reported(
    snapshot: VendorSnapshot,
    vendor: &mut VendorState,
    engagements: &mut Engagements,
    turn: &mut Turn<'_>,
) {
    vendor.link = snapshot.link;
    vendor.softphone = snapshot.softphone;
    vendor.agent = snapshot.agent.or_else(|| vendor.agent.take());
    if snapshot.link != VendorLink::Up {
        return;
    }
    vendor.failure = None;
    for call in &snapshot.calls {
        observe(call, engagements, turn);
    }
    for engagement in engagements.iter_mut() {
        let is_shown = engagement
            .call
            .as_ref()
            .is_none_or(|id| snapshot.calls.iter().any(|call| call.id == *id));
        if !is_shown && !matches!(engagement.phone, Phone::Gone(_)) {
            engagement.mark_gone(turn.now);
        }
    }
    hang_up_pending(engagements, turn);
}

fn observe(call: &CallSnapshot, engagements: &mut Engagements, turn: &mut Turn<'_>) {
    let is_standalone = turn.is_standalone();
    if let Ok((engagement, _)) = engagements.by_call(&call.id) {
        // An earlier page saw the end of what it closed; this one has only its word.
        let is_closed = engagement.host_progress.is_final() && !is_standalone;
        let ended = engagement.phone.ending().is_some() || is_closed;
        if !(ended && is_live(call.stage)) {
            observe_known(engagement, call, turn);
            return;
        }
        // The same call id is offered again (`contract/streams.md` §6): the first offer is over for good.
        engagement.mark_gone(turn.now);
        engagement.call = None;
    } else if let Some(dialled) = dialled_call(call, engagements, is_standalone) {
        dialled.observe(call, turn.now);
        return;
    }
    let base = call.event_id.as_ref().map_or(call.id.as_str(), EventId::as_str);
    let event_id = turn.event_ids.allocate(base);
    let progress = if is_standalone {
        HostProgress::Never
    } else {
        HostProgress::Nothing
    };
    engagements.push(Engagement::shown(event_id, call, progress, turn.now));
}

/// Takes over what the vendor shows of a call that is known. A microphone that is on again although nobody asked for that here
/// is said: an agent who believes to be muted speaks freely.
fn observe_known(engagement: &mut Engagement, call: &CallSnapshot, turn: &mut Turn<'_>) {
    let was_connected = matches!(engagement.phone, Phone::Connected(_));
    let was = engagement.facts.mute;
    engagement.observe(call, turn.now);
    match (was, call.mute) {
        (Mute::Open, Mute::Muted) => engagement.mute_wanted = Mute::Muted,
        (Mute::Muted, Mute::Open) => {
            let wanted = std::mem::replace(&mut engagement.mute_wanted, Mute::Open);
            let is_connected = was_connected && matches!(call.stage, Stage::Connected(_));
            if wanted == Mute::Muted && is_connected {
                turn.notify(Notice::MicrophoneOn);
            }
        }
        (Mute::Open, Mute::Open) | (Mute::Muted, Mute::Muted) => {}
    }
}

/// The call that was dialled here and that this one is the result of: by its label, or, for a vendor that does not
/// label, the latest that waits.
fn dialled_call<'e>(
    call: &CallSnapshot,
    engagements: &'e mut Engagements,
    is_standalone: bool,
) -> Option<&'e mut Engagement> {
    // What an earlier page gave up and closed waits no more, though this one has not seen it end.
    let waits = |engagement: &Engagement| {
        engagement.call.is_none()
            && engagement.plans_deadline.is_none()
            && engagement.phone.ending().is_none()
            && (is_standalone || !engagement.host_progress.is_final())
            && engagement.direction == Direction::Outbound
    };
    let is_labelled = |engagement: &Engagement| match &call.event_id {
        Some(event_id) => engagement.answers_to(event_id),
        // What a program began was not dialled here.
        None => {
            call.direction == Direction::Outbound
                && !matches!(call.initiation, Initiation::Api | Initiation::Preview)
        }
    };
    engagements
        .iter_mut()
        .rev()
        .find(|engagement| waits(engagement) && is_labelled(engagement))
}

/// The vendor now shows calls that the agent gave up before they had an id: hang up.
fn hang_up_pending(engagements: &mut Engagements, turn: &mut Turn<'_>) {
    engagements.each(|engagement, others| {
        if engagement.call.is_none() {
            return;
        }
        let wanted = Wanted::Request(CallRequest::HangUp);
        for requester in std::mem::take(&mut engagement.pending_hangups) {
            perform(engagement, others, &wanted, requester, turn);
        }
    });
}

/// A request came to an end.
pub(super) fn vendor_answered(
    request: RequestId,
    outcome: Result<(), VendorError>,
    vendor: &mut VendorState,
    engagements: &mut Engagements,
    turn: &mut Turn<'_>,
) {
    match turn.requests.open.close(request) {
        Some(open) => conclude(
            &open,
            outcome.map_err(|error| error.kind),
            vendor,
            engagements,
            turn,
        ),
        None => turn.requests.counters.vendor_late += 1,
    }
}

/// Draws the consequences of a request's end: answers who asked, and takes back what did not happen.
pub(super) fn conclude(
    open: &OpenRequest,
    outcome: Result<(), VendorErrorKind>,
    vendor: &mut VendorState,
    engagements: &mut Engagements,
    turn: &mut Turn<'_>,
) {
    let outcome = outcome.or_else(|kind| match &open.what {
        VendorCommand::Call { call, request } => {
            let action = request.action();
            let has_happened = match engagements.by_call(call) {
                Ok((engagement, _)) => is_done(action, engagement),
                Err(_) => is_done_without_call(action),
            };
            if has_happened { Ok(()) } else { Err(kind) }
        }
        VendorCommand::Connect
        | VendorCommand::StaySignedIn
        | VendorCommand::MakeAgentAvailable
        | VendorCommand::MakeAgentUnavailable(_)
        | VendorCommand::MakeOutboundCall { .. } => Err(kind),
    });
    match outcome {
        Ok(()) => {}
        Err(VendorErrorKind::TimedOut) => turn.requests.counters.vendor_unanswered += 1,
        Err(_) => turn.requests.counters.vendor_refused += 1,
    }
    match &open.what {
        VendorCommand::MakeOutboundCall { event_id, .. } => match engagements.by_event(event_id) {
            Ok((engagement, _)) => dial_concluded(engagement, outcome, turn),
            Err(_) => turn.requests.counters.vendor_late += 1,
        },
        VendorCommand::Connect => vendor.failure = outcome.err(),
        VendorCommand::Call {
            call,
            request: CallRequest::Reject | CallRequest::HangUp,
        } => {
            // A refused reject or hang-up did not end the call. After a time-out it may have, so it stays remembered. Of a
            // call that is gone, nothing has to be taken back.
            if !matches!(outcome, Ok(()) | Err(VendorErrorKind::TimedOut))
                && let Ok((engagement, _)) = engagements.by_call(call)
            {
                engagement.local_action = LocalAction::None;
            }
        }
        VendorCommand::Call {
            call,
            request: CallRequest::Unmute,
        } => {
            // A microphone that stayed off after a refusal may yet turn on by itself.
            if !matches!(outcome, Ok(()) | Err(VendorErrorKind::TimedOut))
                && let Ok((engagement, _)) = engagements.by_call(call)
            {
                engagement.mute_wanted = engagement.facts.mute;
            }
        }
        VendorCommand::Call { .. }
        | VendorCommand::StaySignedIn
        | VendorCommand::MakeAgentAvailable
        | VendorCommand::MakeAgentUnavailable(_) => {}
    }
    for requester in &open.requesters {
        match outcome {
            Ok(()) => turn.confirm_to(*requester),
            Err(kind) => {
                let asked = (&open.what).into();
                let failure = VendorFailure { asked, kind };
                turn.refuse_to(*requester, RefusalReason::Vendor(failure));
            }
        }
    }
    let is_hold = matches!(&open.what, VendorCommand::Call { request, .. } if *request == CallRequest::Hold);
    if is_hold && outcome.is_err() {
        give_up_awaited_holds(engagements, turn);
    }
}

/// The vendor agreed to dial, or did not. Agreement lets Fusion hear of the call before the vendor shows it. What the vendor
/// shows by now outweighs its answer.
fn dial_concluded(engagement: &mut Engagement, outcome: Result<(), VendorErrorKind>, turn: &mut Turn<'_>) {
    let is_awaited = engagement.call.is_none() && engagement.phone == Phone::Requested;
    match outcome {
        _ if !is_awaited => {}
        Ok(()) => {
            engagement.set_phone(Phone::Dialling, turn.now);
            engagement.show_deadline = Some(turn.now.after(SHOWN_WITHIN));
        }
        Err(kind) => not_dialled(engagement, kind, turn),
    }
}

fn is_live(stage: Stage) -> bool {
    match stage {
        Stage::Ringing | Stage::Preview | Stage::Dialling | Stage::Connected(_) => true,
        Stage::Over(_) => false,
    }
}
