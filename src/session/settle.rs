//! What follows after every input: deadlines, then the rules about and the reconciliation of every call, then the agent's
//! report.

use std::time::Duration;

use crate::host::{CloseReason, HostRequest};
use crate::session::agent_report::AgentStatus;
use crate::session::agent_side::dial_when_readable;
use crate::session::communication::communication;
use crate::session::effect::ToHost;
use crate::session::engagement::{Engagement, Origin, Phone, Progress};
use crate::session::engagements::Engagements;
use crate::session::host_link::{HostHealth, HostLink};
use crate::session::host_progress::{Closing, HostProgress, Outcome};
use crate::session::host_side::open_host;
use crate::session::notices::Notice;
use crate::session::perform::take_after_hold;
use crate::session::reconcile::Step;
use crate::session::requests::Turn;
use crate::session::rule_evaluation::{evaluate_rules, open_page};
use crate::session::ruling::LatestRuling;
use crate::session::settings::SessionSettings;
use crate::session::transfer::expire_awaited_number;
use crate::session::vendor_side::conclude;
use crate::session::vendor_state::VendorState;
use crate::time::Timestamp;
use crate::vendor::{Ending, VendorErrorKind};

/// Brings everything up to date.
pub(super) fn settle(
    engagements: &mut Engagements,
    vendor: &mut VendorState,
    latest_ruling: &mut Option<LatestRuling>,
    reconcile: &dyn Fn(&Engagement, &SessionSettings) -> Step,
    turn: &mut Turn<'_>,
) {
    expire(engagements, vendor, turn);
    engagements.each(|engagement, others| {
        if turn.is_host_open()
            && let Some(ruling) = evaluate_rules(engagement, vendor, turn)
        {
            *latest_ruling = Some(ruling);
        }
        take_after_hold(engagement, others, turn);
        dial_when_readable(engagement, turn);
        take_step(engagement, reconcile(engagement, turn.settings), turn);
        open_page(engagement, turn);
        answer_pending_hangups(engagement, turn);
        expire_awaited_number(engagement, turn);
    });
    engagements.forget_finished();
    if turn.is_host_open() {
        report_agent(vendor, turn);
    }
}

fn expire(engagements: &mut Engagements, vendor: &mut VendorState, turn: &mut Turn<'_>) {
    let now = turn.now;
    if matches!(turn.requests.host.link, HostLink::Opening(_, deadline) if deadline <= now) {
        turn.requests.counters.host_unanswered += 1;
        open_host(HostHealth::Unresponsive, turn);
    }
    let SessionSettings {
        reply_limit,
        new_limit,
        ..
    } = *turn.settings;
    let mut unanswered: Vec<(Timestamp, Duration)> = Vec::new();
    let pending = &mut turn.requests.host.pending_without_call;
    pending.retain(|(_, deadline)| {
        let is_due = *deadline <= now;
        if is_due {
            unanswered.push((*deadline, reply_limit));
        }
        !is_due
    });
    for engagement in engagements.iter_mut() {
        let progress = engagement.host_progress;
        if let Some(deadline) = progress.deadline().filter(|deadline| *deadline <= now) {
            // Nobody is alarmed about start: its answer may take as long as the agent does.
            let outcome = if matches!(progress, HostProgress::StartSent(_)) {
                Outcome::Outstanding
            } else {
                let is_new = matches!(progress, HostProgress::NewSent(_));
                unanswered.push((deadline, if is_new { new_limit } else { reply_limit }));
                Outcome::TimedOut
            };
            engagement.host_progress = progress.settled(outcome);
        }
        if engagement.show_deadline.is_some_and(|deadline| deadline <= now) {
            engagement.show_deadline = None;
            engagement.set_phone(Phone::Gone(Ending::Unknown), now);
            turn.requests.notices.add(Notice::DialledCallNeverShown);
        }
    }
    for (deadline, given) in unanswered {
        turn.requests.counters.host_unanswered += 1;
        let host = &mut turn.requests.host;
        if host.is_silent_since(deadline, given) {
            host.on_silence();
        }
    }
    while let Some(open) = turn.requests.open.close_expired(now) {
        conclude(&open, Err(VendorErrorKind::TimedOut), vendor, engagements, turn);
    }
}

/// Brings Fusion up to date about one call, one message at a time: each waits for the reply to the one before.
fn take_step(engagement: &mut Engagement, step: Step, turn: &mut Turn<'_>) {
    if step != Step::StaySilent && !turn.is_host_open() {
        return;
    }
    let deadline = turn.reply_deadline();
    match step {
        Step::Wait => {}
        Step::StaySilent => {
            engagement.host_progress = HostProgress::Never;
            if engagement.call.is_none() {
                // Fusion asked for it, before a reload, and has waited since.
                turn.report_undialled(engagement, VendorErrorKind::TimedOut);
            }
        }
        Step::New => {
            let message = communication(engagement, turn.settings);
            engagement.host_progress = HostProgress::NewSent(turn.now.after(turn.settings.new_limit));
            turn.event_ids.reserve(&engagement.event_id);
            engagement.sent.new = Some(turn.send(HostRequest::NewCommunication(message)));
        }
        Step::Start => {
            let message = communication(engagement, turn.settings);
            engagement.host_progress = HostProgress::StartSent(deadline);
            engagement.sent.start = Some(turn.send(HostRequest::StartCommunication(message)));
        }
        Step::Close(reason) => {
            let otherwise = engagement.host_progress.last_resort();
            // A second close says nothing new.
            if otherwise.is_some() && reason == CloseReason::Reject && is_unreachable(engagement) {
                let kind = engagement.undialled.unwrap_or(VendorErrorKind::BadNumber);
                turn.report_undialled(engagement, kind);
            }
            let communication = communication(engagement, turn.settings);
            engagement.host_progress = HostProgress::CloseSent(deadline, Closing { reason, otherwise });
            engagement.sent.close = Some(turn.send(HostRequest::CloseCommunication {
                communication,
                reason,
            }));
        }
    }
}

/// Whoever wanted a call ended that never came to be has what they wanted.
fn answer_pending_hangups(engagement: &mut Engagement, turn: &mut Turn<'_>) {
    if engagement.phone.ending().is_some() {
        for requester in std::mem::take(&mut engagement.pending_hangups) {
            turn.confirm_to(requester);
        }
    }
}

fn report_agent(vendor: &VendorState, turn: &mut Turn<'_>) {
    let status = AgentStatus::of(vendor);
    if turn.requests.host.reported.as_ref() != Some(&status) {
        turn.requests.host.reported = Some(status.clone());
        turn.ask_host(ToHost::AgentState(status));
    }
}

/// A call that Fusion asked for, that began and then turned out to lead nowhere.
fn is_unreachable(engagement: &Engagement) -> bool {
    engagement.origin == Origin::Fusion
        && engagement.progress == Progress::Offer
        && engagement.phone.ending() == Some(Ending::NotReachable)
}
