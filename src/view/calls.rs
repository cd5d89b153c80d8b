//! The call cards, from the engagements of a session.

use crate::session::controls::allowed_actions;
use crate::session::engagement::{Engagement, Phone, Progress};
use crate::session::host_progress::{HostProgress, Outcome};
use crate::session::multi_call::call_in_the_way;
use crate::session::{Intent, Session};
use crate::token::{CONTACT_NAME, DISPLAY_NAME, SERVICE_REQUEST_NUMBER};
use crate::vendor::{CallAction, CallRequest, Capability, Ending, Line, SecondCall, VendorCommand};
use crate::view::words;
use crate::view::words::foreign::{Foreign, shown};
use crate::view::{ButtonKind, ButtonState, ButtonView, CallStageView, CallView, Tone};

/// Every call that the agent can do something about: the one in front first, then ringing ones, then the others.
pub(crate) fn call_views(session: &Session) -> Vec<CallView> {
    let front = session.front_call().map(|call| &call.event_id);
    let shown = |call: &&Engagement| !matches!(call.phone, Phone::Unseen | Phone::Gone(_));
    let rank = |call: &Engagement| match (front == Some(&call.event_id), call.phone) {
        (true, _) => 0,
        (false, Phone::Ringing) => 1,
        (false, _) => 2,
    };
    let of_rank = |wanted| {
        let calls = session.engagements.iter().filter(shown);
        calls.filter(move |call| rank(call) == wanted)
    };
    (0..=2)
        .flat_map(of_rank)
        .map(|call| call_view(call, front == Some(&call.event_id), session))
        .collect()
}

/// The name that Fusion returned, else the number, else what is left to say.
pub(crate) fn title(call: &Engagement) -> Foreign {
    let name = [DISPLAY_NAME, CONTACT_NAME]
        .into_iter()
        .find_map(|token| call.data.value(token));
    Foreign::of(match (name, &call.facts.number) {
        (Some(name), _) => name,
        (None, Some(number)) => number.reveal(),
        (None, None) => words::NUMBER_WITHHELD,
    })
}

fn call_view(call: &Engagement, active: bool, session: &Session) -> CallView {
    let title = title(call).alone();
    let number = call.facts.number.as_ref().map(|number| shown(number.reveal()));
    let allowed = allowed_actions(call, &session.settings.capabilities);
    let (stage, tone, status) = stage(call);
    let id = call.call.clone();
    CallView {
        key: call.first_event_id.as_ref().unwrap_or(&call.event_id).to_string(),
        number: number.filter(|number| *number != title),
        title,
        status,
        tone,
        stage,
        facts: facts(call, session),
        since: Some(call.since),
        buttons: allowed
            .iter()
            .filter_map(|action| button(*action, call, session))
            .chain(extension_button(call, &allowed, session))
            .collect(),
        keypad: id.clone().filter(|_| allowed.contains(&CallAction::SendDigits)),
        transfer: id.clone().filter(|_| allowed.contains(&CallAction::Transfer)),
        transfer_asked: call.awaited_number.map(|awaited| awaited.command),
        active,
        host_note: notes(call, session),
        rule: call.ruling.line.as_deref().map(shown),
        note: call.ruling.note.as_ref().map(|note| shown(note.reveal())),
        id,
    }
}

fn stage(call: &Engagement) -> (CallStageView, Tone, String) {
    let (stage, tone, status) = match call.phone {
        Phone::Ringing => {
            let status = words::ringing(call.direction, call.facts.initiation);
            (CallStageView::Ringing, Tone::Attention, status)
        }
        Phone::Preview => (CallStageView::Preview, Tone::Attention, words::PREVIEW),
        Phone::Unseen | Phone::Requested | Phone::Dialling => {
            (CallStageView::Dialling, Tone::Neutral, words::CALLING)
        }
        Phone::Connected(Line::Talking) => (CallStageView::Connected, Tone::Good, words::CONNECTED),
        Phone::Connected(Line::Held) => (CallStageView::Held, Tone::Attention, words::ON_HOLD),
        Phone::Over(_) if call.progress == Progress::Conversation => {
            (CallStageView::Over, Tone::Neutral, words::AFTER_CALL_WORK)
        }
        Phone::Over(ending) | Phone::Gone(ending) => {
            let status = words::unanswered(call.direction, ending);
            (CallStageView::Over, Tone::Bad, status)
        }
    };
    (stage, tone, status.to_owned())
}

fn facts(call: &Engagement, session: &Session) -> Vec<(String, String)> {
    let mut facts = Vec::new();
    if let Some(extension) = extension(call, session) {
        facts.push((words::EXTENSION.to_owned(), shown(&extension)));
    }
    if let Some(queue) = &call.facts.queue {
        facts.push((words::QUEUE.to_owned(), shown(queue)));
    }
    if let Some(initiation) = words::initiation(call.facts.initiation) {
        facts.push((words::CAME_AS.to_owned(), initiation.to_owned()));
    }
    if !call.facts.unnamed.is_empty() {
        facts.push((words::UNNAMED.to_owned(), shown(&call.facts.unnamed.join(", "))));
    }
    if let Some(number) = call.data.value(SERVICE_REQUEST_NUMBER) {
        facts.push((words::SERVICE_REQUEST.to_owned(), shown(number)));
    }
    facts
}

/// The extension behind the number that was dialled, or that the vendor shows. What is dialled here is kept: the vendor
/// shows the number without it.
fn extension(call: &Engagement, session: &Session) -> Option<String> {
    if let Some(extension) = &call.extension {
        return Some(extension.as_str().to_owned());
    }
    let number = call.facts.number.as_ref()?;
    let number = session.settings.numbers.read(number.reveal()).ok()?;
    number.extension().map(str::to_owned)
}

/// Sends the extension as tones: the agent hears when the other side waits for it.
fn extension_button(call: &Engagement, allowed: &[CallAction], session: &Session) -> Option<ButtonView> {
    let (id, extension) = (call.call.clone()?, call.extension.clone()?);
    let label = words::send_extension(extension.as_str());
    let intent = Intent::Call(id, CallRequest::SendDigits(extension));
    let state = if is_busy(&intent, session) {
        ButtonState::Busy
    } else {
        ButtonState::Ready
    };
    let is_dialled_along = session.settings.capabilities.has(Capability::OutboundExtensions);
    (allowed.contains(&CallAction::SendDigits) && !is_dialled_along).then_some(ButtonView {
        label,
        intent,
        state,
        kind: ButtonKind::Call(CallAction::SendDigits),
    })
}

/// What the agent should know, in sentences; nothing while all is well.
fn notes(call: &Engagement, session: &Session) -> Option<String> {
    let second = second_call(call, session).map(|(first, second)| words::second_call(second, &title(first)));
    let host = host_note(call).map(str::to_owned);
    let transfer = call.awaited_number.map(|_| words::TRANSFER_ASKED.to_owned());
    let notes: Vec<String> = [second, host, transfer].into_iter().flatten().collect();
    (!notes.is_empty()).then(|| notes.join(" "))
}

/// The call that is touched when this one, which rings, is taken.
fn second_call<'s>(call: &Engagement, session: &'s Session) -> Option<(&'s Engagement, SecondCall)> {
    let event_id = &call.event_id;
    let others = session
        .engagements
        .iter()
        .filter(|other| other.event_id != *event_id);
    let rings = call.phone == Phone::Ringing;
    rings
        .then(|| call_in_the_way(others, &session.settings.capabilities))
        .flatten()
}

/// What the agent should know of Fusion's side.
fn host_note(call: &Engagement) -> Option<&'static str> {
    let note = match call.host_progress {
        HostProgress::New(Outcome::TimedOut) | HostProgress::Started(Outcome::TimedOut) => {
            words::HOST_SILENT_ABOUT_CALL
        }
        HostProgress::New(Outcome::Refused) | HostProgress::Started(Outcome::Refused) => {
            words::HOST_REFUSED_CALL
        }
        HostProgress::Nothing
        | HostProgress::NewSent(_)
        | HostProgress::New(Outcome::Acknowledged)
        | HostProgress::StartSent(_)
        | HostProgress::New(Outcome::Outstanding)
        | HostProgress::Started(Outcome::Acknowledged | Outcome::Outstanding)
        | HostProgress::CloseSent(..)
        | HostProgress::CloseRefused(_)
        | HostProgress::Closed(_)
        | HostProgress::Never => return None,
    };
    Some(note)
}

fn button(action: CallAction, call: &Engagement, session: &Session) -> Option<ButtonView> {
    let request = action.request()?;
    let intent = match &call.call {
        Some(id) => Intent::Call(id.clone(), request),
        None if action == CallAction::HangUp => Intent::GiveUpDialling(call.event_id.clone()),
        None => return None,
    };
    let label = match action {
        CallAction::FinishWrapUp if !has_talked(call) => words::CLEAR,
        action => words::call_action::label(action),
    };
    let waits = call.awaited_hold.is_some()
        && matches!(action, CallAction::Accept | CallAction::Dial | CallAction::Resume);
    let refused = matches!(second_call(call, session), Some((_, SecondCall::Refused)));
    let state = if action == CallAction::Accept && refused {
        ButtonState::Off
    } else if waits || is_busy(&intent, session) {
        ButtonState::Busy
    } else {
        ButtonState::Ready
    };
    Some(ButtonView {
        label: label.to_owned(),
        intent,
        state,
        kind: ButtonKind::Call(action),
    })
}

/// Whether there is a conversation to be wrapped up.
fn has_talked(call: &Engagement) -> bool {
    call.progress == Progress::Conversation || call.phone.ending() == Some(Ending::Finished)
}

/// Whether what a button asks for is under way.
fn is_busy(intent: &Intent, session: &Session) -> bool {
    let Intent::Call(call, request) = intent else {
        return false;
    };
    session.requests.open.any(|what| match what {
        VendorCommand::Call {
            call: asked,
            request: with,
        } => call == asked && request == with,
        _ => false,
    })
}
