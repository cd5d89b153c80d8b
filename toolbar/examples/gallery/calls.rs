//! Calls for the gallery.

use fusion_cti::ids::CallId;
use fusion_cti::session::Intent;
use fusion_cti::time::Timestamp;
use fusion_cti::vendor::{CallAction, CallRequest};
use fusion_cti::view::{ButtonKind, ButtonState, ButtonView, CallStageView, CallView, Tone};
use fusion_cti_toolbar::ports::runtime::browser_now;

/// Ready to be pressed.
pub(crate) fn button(label: &str, kind: ButtonKind, intent: Intent) -> ButtonView {
    ButtonView {
        label: label.to_owned(),
        intent,
        state: ButtonState::Ready,
        kind,
    }
}

/// So many seconds ago.
pub(crate) fn ago(seconds: u64) -> Option<Timestamp> {
    Some(Timestamp(browser_now().0.saturating_sub(seconds * 1_000)))
}

fn facts(facts: &[(&str, &str)]) -> Vec<(String, String)> {
    facts
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect()
}

fn bare(id: &str, title: &str, number: Option<&str>) -> CallView {
    CallView {
        id: Some(CallId::new(id)),
        key: id.to_owned(),
        title: title.to_owned(),
        number: number.map(str::to_owned),
        status: String::new(),
        tone: Tone::Neutral,
        stage: CallStageView::Over,
        facts: Vec::new(),
        since: None,
        buttons: Vec::new(),
        keypad: None,
        transfer: None,
        active: true,
        transfer_asked: None,
        host_note: None,
        rule: None,
        note: None,
    }
}

pub(crate) fn ringing(title: &str, number: Option<&str>) -> CallView {
    let id = CallId::new("ring");
    CallView {
        status: "Incoming call".to_owned(),
        tone: Tone::Attention,
        stage: CallStageView::Ringing,
        since: ago(8),
        facts: facts(&[
            ("Queue", "Warranty and repairs"),
            ("Service request", "SR0000012345"),
        ]),
        buttons: vec![
            button(
                "Accept",
                ButtonKind::Call(CallAction::Accept),
                Intent::Call(id.clone(), CallRequest::Accept),
            ),
            button(
                "Reject",
                ButtonKind::Call(CallAction::Reject),
                Intent::Call(id, CallRequest::Reject),
            ),
        ],
        ..bare("ring", title, number)
    }
}

pub(crate) fn connected(title: &str) -> CallView {
    let id = CallId::new("talk");
    CallView {
        status: "Connected".to_owned(),
        tone: Tone::Good,
        stage: CallStageView::Connected,
        since: ago(754),
        facts: facts(&[("Queue", "Warranty and repairs"), ("Came as", "Inbound call")]),
        buttons: vec![
            button(
                "Hang up",
                ButtonKind::Call(CallAction::HangUp),
                Intent::Call(id.clone(), CallRequest::HangUp),
            ),
            button(
                "Hold",
                ButtonKind::Call(CallAction::Hold),
                Intent::Call(id.clone(), CallRequest::Hold),
            ),
            button(
                "Mute",
                ButtonKind::Call(CallAction::Mute),
                Intent::Call(id.clone(), CallRequest::Mute),
            ),
        ],
        keypad: Some(id.clone()),
        transfer: Some(id),
        ..bare("talk", title, Some("+44 1632 960123"))
    }
}

pub(crate) fn held() -> CallView {
    let id = CallId::new("held");
    CallView {
        status: "On hold, muted".to_owned(),
        tone: Tone::Attention,
        stage: CallStageView::Held,
        since: ago(41),
        buttons: vec![
            button(
                "Hang up",
                ButtonKind::Call(CallAction::HangUp),
                Intent::Call(id.clone(), CallRequest::HangUp),
            ),
            button(
                "Resume",
                ButtonKind::Call(CallAction::Resume),
                Intent::Call(id.clone(), CallRequest::Resume),
            ),
            button(
                "Unmute",
                ButtonKind::Call(CallAction::Unmute),
                Intent::Call(id.clone(), CallRequest::Unmute),
            ),
        ],
        keypad: Some(id.clone()),
        transfer: Some(id),
        ..bare("held", "Grace Hopper", Some("+1 555 0100"))
    }
}

pub(crate) fn behind() -> CallView {
    let id = CallId::new("behind");
    CallView {
        status: "On hold".to_owned(),
        tone: Tone::Attention,
        stage: CallStageView::Held,
        since: ago(95),
        buttons: vec![
            button("Bring to front", ButtonKind::Select, Intent::Select(id.clone())),
            button(
                "Resume",
                ButtonKind::Call(CallAction::Resume),
                Intent::Call(id.clone(), CallRequest::Resume),
            ),
            button(
                "Hang up",
                ButtonKind::Call(CallAction::HangUp),
                Intent::Call(id, CallRequest::HangUp),
            ),
        ],
        active: false,
        ..bare("behind", "Annie Jump Cannon", Some("+1 555 0199"))
    }
}

pub(crate) fn dialling() -> CallView {
    let id = CallId::new("dial");
    CallView {
        status: "Dialling".to_owned(),
        stage: CallStageView::Dialling,
        since: ago(3),
        buttons: vec![button(
            "Hang up",
            ButtonKind::Call(CallAction::HangUp),
            Intent::Call(id, CallRequest::HangUp),
        )],
        host_note: Some("Fusion has not answered yet".to_owned()),
        ..bare("dial", "+49 30 901820", None)
    }
}

pub(crate) fn over() -> CallView {
    let id = CallId::new("over");
    CallView {
        status: "Wrap-up".to_owned(),
        stage: CallStageView::Over,
        since: ago(20),
        buttons: vec![button(
            "Finish wrap-up",
            ButtonKind::Call(CallAction::FinishWrapUp),
            Intent::Call(id, CallRequest::FinishWrapUp),
        )],
        ..bare("over", "Ada Lovelace", Some("+44 1632 960123"))
    }
}

pub(crate) fn failed() -> CallView {
    CallView {
        status: "The call failed".to_owned(),
        tone: Tone::Bad,
        host_note: Some("The number is not in service".to_owned()),
        ..bare("failed", "+49 30 901820", None)
    }
}
