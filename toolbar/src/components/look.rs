//! How what the session shows is drawn.

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
        CallStageView::Ringing | CallStageView::Dialling | CallStageView::Connected => Glyph::Lift,
        CallStageView::Held => Glyph::Pause,
        CallStageView::Over => Glyph::PutDown,
    }
}

/// The class for the stage of a call.
pub(super) fn stage_class(stage: CallStageView) -> &'static str {
    match stage {
        CallStageView::Ringing => "call--ringing",
        CallStageView::Dialling => "call--dialling",
        CallStageView::Connected => "call--connected",
        CallStageView::Held => "call--held",
        CallStageView::Over => "call--over",
    }
}

/// The icon on a button; some buttons are clear without one.
pub(super) fn button_icon(kind: ButtonKind) -> Option<Glyph> {
    match kind {
        ButtonKind::Accept => Some(Glyph::Lift),
        ButtonKind::Reject | ButtonKind::HangUp => Some(Glyph::PutDown),
        ButtonKind::Hold => Some(Glyph::Pause),
        ButtonKind::Resume => Some(Glyph::Play),
        ButtonKind::Mute => Some(Glyph::Microphone),
        ButtonKind::Unmute => Some(Glyph::MicrophoneOff),
        ButtonKind::Record => Some(Glyph::Disc),
        ButtonKind::StopRecording => Some(Glyph::Square),
        ButtonKind::Conference => Some(Glyph::Join),
        ButtonKind::FinishWrapUp => Some(Glyph::Tick),
        ButtonKind::Select => Some(Glyph::Front),
        ButtonKind::SignIn => Some(Glyph::Key),
        ButtonKind::Dismiss => Some(Glyph::Cross),
        ButtonKind::Available | ButtonKind::Unavailable | ButtonKind::Reason => None,
    }
}

/// The class that gives a button its colour.
pub(super) fn button_class(kind: ButtonKind) -> &'static str {
    match kind {
        ButtonKind::Accept => "button--accept",
        ButtonKind::Reject => "button--reject",
        ButtonKind::HangUp => "button--hang-up",
        ButtonKind::SignIn | ButtonKind::FinishWrapUp | ButtonKind::Select => "button--strong",
        ButtonKind::Resume | ButtonKind::Unmute | ButtonKind::StopRecording => "button--on",
        ButtonKind::Available => "button--available",
        ButtonKind::Unavailable => "button--unavailable",
        ButtonKind::Dismiss => "button--quiet",
        ButtonKind::Reason
        | ButtonKind::Hold
        | ButtonKind::Mute
        | ButtonKind::Record
        | ButtonKind::Conference => "button--plain",
    }
}
