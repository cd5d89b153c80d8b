//! Effects and pictures as lines that a person reads.

use fusion_cti::host::{Answer, AnswerData, Communication, HostRequest};
use fusion_cti::protocol::command_name;
use fusion_cti::session::Effect;
use fusion_cti::time::Timestamp;
use fusion_cti::token::TokenMap;
use fusion_cti::vendor::{CallAction, CallRequest, VendorCommand};
use fusion_cti::view::{ButtonState, ToolbarView, host_answer, host_request};
use serde_json::{Map, Value, json};

pub(crate) fn effect(now: Timestamp, effect: &Effect) -> Value {
    let mut line = match effect {
        Effect::AskHost { what, .. } => to_fusion(&host_request(what.clone())),
        Effect::AnswerHost { command, answer } => {
            json!({ "answer": command.0, "says": answer_words(&host_answer(answer.clone())) })
        }
        Effect::Store(_) => json!({ "store": "calls" }),
        Effect::AskVendor { what, .. } => json!({ "to phone": vendor_command(what) }),
    };
    let fields = line.as_object_mut().expect("a line is an object");
    let mut timed = Map::from_iter([("at".to_owned(), json!(now.0))]);
    timed.append(fields);
    Value::Object(timed)
}

fn to_fusion(what: &HostRequest) -> Value {
    match what {
        HostRequest::Configuration => json!({ "to fusion": "configuration" }),
        HostRequest::DisableFeatures(features) => {
            json!({ "to fusion": "disable features", "features": features.iter().map(|feature| format!("{feature:?}")).collect::<Vec<_>>() })
        }
        HostRequest::Listen(listener) => json!({ "to fusion": "listen", "for": format!("{listener:?}") }),
        HostRequest::Ready(ready) => json!({ "to fusion": "ready", "is": ready }),
        HostRequest::AgentState(report) => json!({
            "to fusion": "agent state", "available": report.available, "loggedIn": report.logged_in,
            "state": report.state, "text": report.state_text, "reason": report.reason_text,
        }),
        HostRequest::NewCommunication(communication) => about("new", communication),
        HostRequest::StartCommunication(communication) => about("start", communication),
        HostRequest::CloseCommunication {
            communication,
            reason,
        } => {
            let mut line = about("close", communication);
            line["reason"] = json!(reason.code());
            line
        }
        HostRequest::OutboundFailed(failure) => {
            let mut line = json!({ "to fusion": "outbound failed", "event": failure.event_id.as_str(), "code": failure.code, "message": failure.message });
            if let Some(message) = &failure.asked_in {
                line["askedIn"] = json!(message.as_str());
            }
            line
        }
        HostRequest::Focus(event_id) => json!({ "to fusion": "focus", "event": event_id.as_str() }),
        HostRequest::Resize(size) => {
            json!({ "to fusion": "resize", "width": size.width, "height": size.height })
        }
        HostRequest::OpenPage { communication, page } => {
            let mut line = about("open page", communication);
            line["page"] = json!(page);
            line
        }
    }
}

fn about(name: &str, communication: &Communication) -> Value {
    let mut line = json!({ "to fusion": name, "event": communication.event_id.as_str(), "data": tokens(&communication.data) });
    if communication.classification.as_str() != super::reading::CLASSIFICATION {
        line["classification"] = json!(communication.classification.as_str());
    }
    if let Some(object) = communication.lookup_object.as_ref().filter(|_| name == "new") {
        line["lookupObject"] = json!(object);
    }
    line
}

fn tokens(data: &TokenMap) -> Value {
    Value::Object(
        data.iter()
            .map(|(token, value)| (token.to_owned(), json!(value)))
            .collect(),
    )
}

/// The event that a request is about.
pub(crate) fn event_of(what: &HostRequest) -> Option<&str> {
    match what {
        HostRequest::NewCommunication(communication)
        | HostRequest::StartCommunication(communication)
        | HostRequest::CloseCommunication { communication, .. }
        | HostRequest::OpenPage { communication, .. } => Some(communication.event_id.as_str()),
        HostRequest::OutboundFailed(failure) => Some(failure.event_id.as_str()),
        HostRequest::Focus(event_id) => Some(event_id.as_str()),
        _ => None,
    }
}

pub(crate) fn vendor_command(what: &VendorCommand) -> String {
    match what {
        VendorCommand::Connect => "connect".to_owned(),
        VendorCommand::StaySignedIn => "stay signed in".to_owned(),
        VendorCommand::MakeAgentAvailable => "make available".to_owned(),
        VendorCommand::MakeAgentUnavailable(None) => "make unavailable".to_owned(),
        VendorCommand::MakeAgentUnavailable(Some(choice)) => format!("make unavailable: {choice}"),
        VendorCommand::MakeOutboundCall { number, event_id } => {
            format!("dial {} as {event_id}", number.dialled())
        }
        VendorCommand::Call { call, request } => match request {
            CallRequest::SendDigits(digits) => format!("send {} to {call}", digits.as_str()),
            CallRequest::Transfer(number) => format!("transfer {call} to {}", number.dialled()),
            request => format!("{} {call}", verb(request.action())),
        },
    }
}

/// An action's name as stories spell it: `stop recording` for `stopRecording`.
pub(crate) fn verb(action: CallAction) -> String {
    match action {
        CallAction::FinishWrapUp => return "finish".to_owned(),
        // To dial a number is another thing.
        CallAction::Dial => return "dial preview".to_owned(),
        _ => {}
    }
    let spaced = action.name().chars().flat_map(|c| {
        let space = c.is_ascii_uppercase().then_some(' ');
        space.into_iter().chain([c.to_ascii_lowercase()])
    });
    spaced.collect()
}

/// The action that stories spell like this.
pub(crate) fn action_called(words: &str) -> CallAction {
    CallAction::ALL
        .into_iter()
        .find(|action| verb(*action) == words)
        .unwrap_or_else(|| panic!("nobody can `{words}` a call"))
}

fn answer_words(answer: &Answer) -> Value {
    match answer {
        Answer::Done(AnswerData::Nothing) => json!("done"),
        Answer::Done(AnswerData::AgentState(report)) => {
            json!({ "state": report.state, "text": report.state_text })
        }
        Answer::Done(AnswerData::Engagements(events)) => {
            json!({ "engagements": events.iter().map(|event| event.as_str()).collect::<Vec<_>>() })
        }
        Answer::Done(AnswerData::Buttons(buttons)) => {
            let shown = buttons.iter().filter(|button| button.visible);
            let told = shown.map(|button| {
                let name = command_name(button.action).expect("a command of Fusion's");
                match button.enabled {
                    true => name.to_owned(),
                    false => format!("{name} (off)"),
                }
            });
            json!({ "buttons": told.collect::<Vec<_>>() })
        }
        Answer::Refused(why) => json!({ "refused": why }),
    }
}

/// What the agent sees of the calls and notices.
pub(crate) fn cards(view: &ToolbarView) -> Value {
    let cards = view.calls.iter().map(|card| {
        let buttons: Vec<&str> = card
            .buttons
            .iter()
            .filter(|button| button.state == ButtonState::Ready)
            .map(|button| button.label.as_str())
            .collect();
        let note = card
            .host_note
            .as_ref()
            .map(|note| format!(" ({note})"))
            .unwrap_or_default();
        let extension = card.facts.iter().find(|(name, _)| name == "Extension");
        let extension = extension
            .map(|(_, extension)| format!(" (extension {extension})"))
            .unwrap_or_default();
        let told = card.rule.iter().chain(&card.note);
        let told: String = told.map(|words| format!(" <{words}>")).collect();
        format!(
            "{}{extension}: {} [{}]{note}{told}",
            card.title,
            card.status,
            buttons.join(", ")
        )
    });
    cards
        .chain(view.notices.iter().map(|notice| format!("! {}", notice.text)))
        .collect()
}
