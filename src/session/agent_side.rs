//! What the agent asks for in the toolbar, and dialling, which Fusion can ask for as well.

use crate::host::HostRequest;
use crate::ids::{CallId, EventId};
use crate::phone::PhoneNumber;
use crate::redact::Private;
use crate::session::communication::merge_returned;
use crate::session::decision::Wanted;
use crate::session::engagement::{Engagement, Origin, Phone};
use crate::session::engagements::{Engagements, Others};
use crate::session::host_progress::HostProgress;
use crate::session::input::Intent;
use crate::session::notices::Notice;
use crate::session::open_requests::Requester;
use crate::session::perform::perform;
use crate::session::requests::Turn;
use crate::session::transfer::close_transfer;
use crate::token::TokenMap;
use crate::vendor::{CallRequest, Ending, VendorCommand, VendorErrorKind};

/// Does what the agent asked for. `next_dialled` numbers the calls dialled on this page.
pub(super) fn agent_asked(
    intent: Intent,
    engagements: &mut Engagements,
    next_dialled: &mut u64,
    turn: &mut Turn<'_>,
) {
    let of = |call: CallId| move |known: &Engagement| known.call.as_ref() == Some(&call);
    match intent {
        Intent::SignIn => turn.ask_vendor(VendorCommand::Connect, Requester::Agent),
        Intent::MakeAvailable => turn.ask_vendor(VendorCommand::MakeAgentAvailable, Requester::Agent),
        Intent::MakeUnavailable(choice) => {
            turn.ask_vendor(VendorCommand::MakeAgentUnavailable(choice), Requester::Agent);
        }
        Intent::Dial(number) => {
            let event_id = EventId::new(format!("{}-{next_dialled}", turn.settings.page));
            *next_dialled += 1;
            dial(
                event_id,
                Origin::Toolbar,
                number,
                &TokenMap::new(),
                engagements,
                turn,
            );
        }
        Intent::Call(call, request) => {
            if let Some((engagement, others)) = engagements.latest(of(call)) {
                let wanted = Wanted::Request(request);
                perform(engagement, others, &wanted, Requester::Agent, turn);
            }
        }
        Intent::Transfer(call, number) => match PhoneNumber::parse(number.reveal()) {
            Ok(number) => {
                if let Some((engagement, others)) = engagements.latest(of(call)) {
                    transfer_to(engagement, others, number, turn);
                }
            }
            Err(error) => turn.notify(Notice::NotANumber(error)),
        },
        Intent::CloseTransfer(call) => {
            if let Some(engagement) = engagements.by_call_mut(&call) {
                close_transfer(engagement, turn);
            }
        }
        Intent::GiveUpDialling => {
            // The agent hangs up a dialled call that the vendor does not show yet.
            let unseen = |call: &Engagement| call.call.is_none() && call.phone.ending().is_none();
            if let Some((engagement, others)) = engagements.latest(unseen) {
                let wanted = Wanted::Request(CallRequest::HangUp);
                perform(engagement, others, &wanted, Requester::Agent, turn);
            }
        }
        Intent::Select(call) => {
            if let Some(engagement) = engagements.by_call(&call) {
                select(engagement, turn);
            }
        }
        Intent::Dismiss(id) => turn.requests.notices.dismiss(id),
    }
}

/// The agent says whom to pass the call to; Fusion, if it asked for the transfer, hears what the vendor says.
fn transfer_to(engagement: &mut Engagement, others: Others<'_>, number: PhoneNumber, turn: &mut Turn<'_>) {
    let request = CallRequest::Transfer(number);
    let wanted = Wanted::Request(request.clone());
    perform(engagement, others, &wanted, Requester::Agent, turn);
    let (Some(call), Some(awaited)) = (engagement.call.clone(), engagement.awaited_number) else {
        return;
    };
    // A request that came to nothing leaves the command waiting, for another number or for the call's end.
    let what = VendorCommand::Call { call, request };
    let requester = Requester::Host(awaited.command);
    if turn.requests.open.join(&what, requester) {
        engagement.awaited_number = None;
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

/// Dials, for the agent or for Fusion. What is not a number fails like a number that the vendor refuses.
pub(super) fn dial(
    event_id: EventId,
    origin: Origin,
    number: Private<String>,
    data: &TokenMap,
    engagements: &mut Engagements,
    turn: &mut Turn<'_>,
) {
    let parsed = PhoneNumber::parse(number.reveal());
    let mut engagement = Engagement::requested(event_id.clone(), origin, number, TokenMap::new(), turn.now);
    merge_returned(&mut engagement, data);
    if turn.is_standalone() {
        engagement.host_progress = HostProgress::Never;
    }
    match parsed {
        Ok(number) => {
            let what = VendorCommand::MakeOutboundCall { number, event_id };
            turn.ask_vendor(what, Requester::Agent);
        }
        Err(error) => {
            turn.notify(Notice::NotANumber(error));
            engagement.phone = Phone::Gone(Ending::NotReachable);
            engagement.host_progress = HostProgress::Never;
            turn.report_undialled(&engagement, VendorErrorKind::BadNumber);
        }
    }
    engagements.push(engagement);
}
