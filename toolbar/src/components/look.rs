//! How what the session shows is drawn.

use fusion_cti::vendor::CallAction;
use fusion_cti::view::{ButtonKind, CallStageView, Tone};
use fusion_cti_ui::Glyph;

/// The tone with its colours and its icon.
pub(super) fn tone(tone: Tone) -> fusion_cti_ui::Tone {
    match tone {
        Tone::Neutral => fusion_cti_ui::Tone::Neutral,
        Tone::Good => fusion_cti_ui::Tone::Good,
        Tone::Attention => fusion_cti_ui::Tone::Attention,
        Tone::Bad => fusion_cti_ui::Tone::Bad,
    }
}

/// The icon for the stage of a call.
pub(super) fn stage_icon(stage: CallStageView) -> Glyph {
    match stage {
        CallStageView::Ringing
        | CallStageView::Preview
        | CallStageView::Dialling
        | CallStageView::Connected => Glyph::Lift,
        CallStageView::Held => Glyph::Pause,
        CallStageView::Over => Glyph::PutDown,
    }
}

/// The class for the stage of a call.
pub(super) fn stage_class(stage: CallStageView) -> &'static str {
    match stage {
        CallStageView::Ringing => "call--ringing",
        // Both wait for somebody to be called.
        CallStageView::Preview | CallStageView::Dialling => "call--dialling",
        CallStageView::Connected => "call--connected",
        CallStageView::Held => "call--held",
        CallStageView::Over => "call--over",
    }
}

/// The icon on a button; some buttons are clear without one.
pub(super) fn button_icon(kind: ButtonKind) -> Option<Glyph> {
    match kind {
        ButtonKind::Call(action) => Some(action_icon(action)),
        ButtonKind::Select => Some(Glyph::Front),
        ButtonKind::SignIn | ButtonKind::StaySignedIn => Some(Glyph::Key),
        ButtonKind::Dismiss => Some(Glyph::Cross),
        ButtonKind::Available | ButtonKind::Unavailable | ButtonKind::Reason => None,
    }
}

/// The icon for what is done with a call.
fn action_icon(action: CallAction) -> Glyph {
    match action {
        CallAction::Accept | CallAction::Dial => Glyph::Lift,
        CallAction::Reject | CallAction::HangUp => Glyph::PutDown,
        CallAction::Hold => Glyph::Pause,
        CallAction::Resume => Glyph::Play,
        CallAction::Mute => Glyph::Microphone,
        CallAction::Unmute => Glyph::MicrophoneOff,
        CallAction::Record => Glyph::Disc,
        CallAction::StopRecording => Glyph::Square,
        CallAction::SendDigits => Glyph::Keys,
        CallAction::Transfer => Glyph::Leave,
        CallAction::Conference => Glyph::Join,
        CallAction::FinishWrapUp => Glyph::Tick,
    }
}

/// The class that gives a button its colour.
pub(super) fn button_class(kind: ButtonKind) -> &'static str {
    match kind {
        ButtonKind::Call(action) => action_class(action),
        ButtonKind::SignIn | ButtonKind::StaySignedIn | ButtonKind::Select => "button--strong",
        ButtonKind::Available => "button--available",
        ButtonKind::Unavailable => "button--unavailable",
        ButtonKind::Dismiss => "button--quiet",
        ButtonKind::Reason => "button--plain",
    }
}

fn action_class(action: CallAction) -> &'static str {
    match action {
        CallAction::Accept | CallAction::Dial => "button--accept",
        CallAction::Reject => "button--reject",
        CallAction::HangUp => "button--hang-up",
        CallAction::FinishWrapUp => "button--strong",
        CallAction::Resume | CallAction::Unmute | CallAction::StopRecording => "button--on",
        CallAction::Hold
        | CallAction::Mute
        | CallAction::Record
        | CallAction::SendDigits
        | CallAction::Transfer
        | CallAction::Conference => "button--plain",
    }
}
