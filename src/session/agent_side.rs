//! What the agent asks for in the toolbar, and dialling, which Fusion can ask for as well.

use std::time::Duration;

use crate::host::{DialRequest, HostRequest};
use crate::ids::EventId;
use crate::phone::{PhoneNumber, PhoneNumberError};
use crate::redact::Private;
use crate::session::communication::merge_returned;
use crate::session::decision::{Wanted, is_done_without_call};
use crate::session::engagement::{Engagement, Origin, Phone};
use crate::session::engagements::{Engagements, FoundCall};
use crate::session::host_progress::HostProgress;
use crate::session::input::Intent;
use crate::session::notices::Notice;
use crate::session::open_requests::Requester;
use crate::session::perform::perform;
use crate::session::refusal::RefusalReason;
use crate::session::requests::Turn;
use crate::session::transfer::close_transfer;
use crate::token::TokenMap;
use crate::vendor::{CallAction, CallRequest, Digits, Ending, VendorCommand, VendorErrorKind};

/// How long a number may wait for the numbering plans. They come within a second or two of the page; an agent who has waited
/// longer wants to know why.
const PLANS_WITHIN: Duration = Duration::from_secs(10);

/// Does what the agent asked for. `next_dialled` numbers the calls dialled on this page.
pub(super) fn agent_asked(
    intent: Intent,
    engagements: &mut Engagements,
    next_dialled: &mut u64,
    turn: &mut Turn<'_>,
) {
    match intent {
        Intent::SignIn => turn.ask_vendor(VendorCommand::Connect, Requester::Agent),
        Intent::StaySignedIn => turn.ask_vendor(VendorCommand::StaySignedIn, Requester::Agent),
        Intent::MakeAvailable => turn.ask_vendor(VendorCommand::MakeAgentAvailable, Requester::Agent),
        Intent::MakeUnavailable(choice) => {
            turn.ask_vendor(VendorCommand::MakeAgentUnavailable(choice), Requester::Agent);
        }
        Intent::Dial(number) => {
            let event_id = EventId::new(format!("{}-{next_dialled}", turn.settings.page));
            *next_dialled += 1;
            let wanted = DialRequest {
                event_id,
                message: None,
                number,
                data: TokenMap::new(),
            };
            dial(wanted, Origin::Toolbar, engagements, turn);
        }
        Intent::Call(call, request) => do_with(engagements.by_call(&call), request, turn),
        Intent::GiveUpDialling(event_id) => {
            // The vendor may show the call by now; the agent wants it ended all the same.
            do_with(engagements.by_event(&event_id), CallRequest::HangUp, turn);
        }
        Intent::Transfer(call, number) => match transfer_target(&number, turn) {
            Ok(number) => do_with(engagements.by_call(&call), CallRequest::Transfer(number), turn),
            Err(error) => {
                turn.refuse_to(Requester::Agent, RefusalReason::TransferToNoNumber(error));
            }
        },
        Intent::CloseTransfer(call) => match engagements.by_call(&call) {
            Ok((engagement, _)) => close_transfer(engagement, turn),
            // The command was refused when the call ended.
            Err(_) => turn.requests.counters.agent_late += 1,
        },
        Intent::Select(call) => match engagements.by_call(&call) {
            Ok((engagement, _)) => select(engagement, turn),
            // The card is gone in the same moment, and nothing can be brought to the front.
            Err(_) => turn.requests.counters.agent_late += 1,
        },
        Intent::Dismiss(id) => {
            if turn.requests.notices.dismiss(id).is_none() {
                turn.requests.counters.agent_late += 1;
            }
        }
    }
}

/// Whom to pass a call to. The agent leaves a call that is passed on, so nobody could send an extension.
pub(super) fn transfer_target(
    text: &Private<String>,
    turn: &Turn<'_>,
) -> Result<PhoneNumber, PhoneNumberError> {
    let number = turn.settings.numbers.read_to_dial(text.reveal())?;
    if number.extension().is_some() {
        return Err(PhoneNumberError::Extension);
    }
    Ok(number)
}

/// Does what the agent asked for with a call. One that is gone is over: an agent who wanted it ended has what they wanted, and
/// one who wanted anything else is told.
fn do_with(found: FoundCall<'_>, request: CallRequest, turn: &mut Turn<'_>) {
    match found {
        Ok((engagement, others)) => {
            let wanted = Wanted::Request(request.clone());
            perform(engagement, others, &wanted, Requester::Agent, turn);
            join_awaited_number(engagement, request, turn);
        }
        Err(_) if is_done_without_call(request.action()) => turn.requests.counters.agent_late += 1,
        Err(_) => turn.refuse_to(Requester::Agent, RefusalReason::CallOver),
    }
}

/// Where Fusion waits for the number to pass this call to, and the agent has just said it, Fusion hears what the vendor says.
/// A request that came to nothing leaves the command waiting, for another number or for the call's end.
fn join_awaited_number(engagement: &mut Engagement, request: CallRequest, turn: &mut Turn<'_>) {
    if let (CallAction::Transfer, Some(call), Some(awaited)) = (
        request.action(),
        engagement.call.clone(),
        engagement.awaited_number,
    ) {
        let what = VendorCommand::Call { call, request };
        if turn.requests.open.join(&what, Requester::Host(awaited.command)) {
            engagement.awaited_number = None;
        }
    }
}

fn select(engagement: &Engagement, turn: &mut Turn<'_>) {
    let event_id = &engagement.event_id;
    if turn.front.as_ref() == Some(event_id) {
        return;
    }
    *turn.front = Some(event_id.clone());
    let is_started = matches!(
        engagement.host_progress,
        HostProgress::Started(_) | HostProgress::StartSent(_)
    );
    if is_started && turn.is_host_open() {
        turn.ask_host(HostRequest::Focus(event_id.clone()));
    }
}

/// Dials, for the agent or for Fusion. What is not a number fails like a number that the vendor refuses; one that only the
/// numbering plans can read waits for them.
pub(super) fn dial(wanted: DialRequest, origin: Origin, engagements: &mut Engagements, turn: &mut Turn<'_>) {
    let DialRequest {
        event_id,
        message,
        number,
        data,
    } = wanted;
    let mut engagement = Engagement::requested(event_id, origin, number, TokenMap::new(), turn.now);
    engagement.asked_in = message;
    merge_returned(&mut engagement, &data);
    if turn.is_standalone() {
        engagement.host_progress = HostProgress::Never;
    }
    engagement.plans_deadline = Some(turn.now.after(PLANS_WITHIN));
    dial_when_readable(&mut engagement, turn);
    engagements.push(engagement);
}

/// Dials what waits to be dialled, unless only the numbering plans can read it and they may still come.
pub(super) fn dial_when_readable(engagement: &mut Engagement, turn: &mut Turn<'_>) {
    let (Some(deadline), Some(number)) = (engagement.plans_deadline, &engagement.facts.number) else {
        return;
    };
    let numbers = &turn.settings.numbers;
    match numbers.read_to_dial(number.reveal()) {
        Err(PhoneNumberError::PlansMissing) if numbers.is_loading() && turn.now < deadline => return,
        Ok(number) => {
            engagement.extension = number.extension().and_then(Digits::parse);
            let event_id = engagement.event_id.clone();
            let what = VendorCommand::MakeOutboundCall { number, event_id };
            turn.ask_vendor(what, Requester::Agent);
        }
        Err(error) => {
            turn.notify(Notice::NotANumber(error));
            not_dialled(engagement, VendorErrorKind::BadNumber, turn);
        }
    }
    engagement.plans_deadline = None;
}

/// The call never came to be, and Fusion hears why.
pub(super) fn not_dialled(engagement: &mut Engagement, kind: VendorErrorKind, turn: &mut Turn<'_>) {
    engagement.set_phone(Phone::Gone(Ending::NotReachable), turn.now);
    if engagement.host_progress == HostProgress::Nothing {
        engagement.host_progress = HostProgress::Never;
        turn.report_undialled(engagement, kind);
    } else {
        // Said with the close, which waits for the reply to new.
        engagement.undialled = Some(kind);
    }
}
