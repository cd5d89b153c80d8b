//! Drawings, each a shape of its own, so that nothing is told by colour alone. All are hidden from screen readers:
//! the words next to them say the same.

use fusion_cti::view::{ButtonKind, CallStageView, Tone};

use super::element::{Attribute, Element, classed};

/// One drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Icon {
    /// A handset, lifted.
    Lift,
    /// A handset, put down.
    PutDown,
    /// Two bars.
    Pause,
    /// A triangle to the right.
    Play,
    /// A microphone.
    Microphone,
    /// A microphone, crossed out.
    MicrophoneOff,
    /// A disc.
    Disc,
    /// A square.
    Square,
    /// Nine dots.
    Keys,
    /// An arrow that leaves.
    Leave,
    /// Two lines that join.
    Join,
    /// A tick.
    Tick,
    /// A cross.
    Cross,
    /// An arrow to the front.
    Front,
    /// A key.
    Key,
    /// A window with a panel.
    Panel,
    /// A ring around nothing.
    ToneNeutral,
    /// A disc with a tick.
    ToneGood,
    /// A triangle with an exclamation mark.
    ToneAttention,
    /// An octagon with a cross.
    ToneBad,
}

impl Icon {
    /// The drawing for a tone.
    pub(super) fn of_tone(tone: Tone) -> Self {
        match tone {
            Tone::Neutral => Self::ToneNeutral,
            Tone::Good => Self::ToneGood,
            Tone::Attention => Self::ToneAttention,
            Tone::Bad => Self::ToneBad,
        }
    }

    /// The drawing for where a call stands.
    pub(super) fn of_stage(stage: CallStageView) -> Self {
        match stage {
            CallStageView::Ringing | CallStageView::Dialling | CallStageView::Connected => Self::Lift,
            CallStageView::Held => Self::Pause,
            CallStageView::Over => Self::PutDown,
        }
    }

    /// The drawing on a button; some buttons are clear without one.
    pub(super) fn of_button(kind: ButtonKind) -> Option<Self> {
        match kind {
            ButtonKind::Accept => Some(Self::Lift),
            ButtonKind::Reject | ButtonKind::HangUp => Some(Self::PutDown),
            ButtonKind::Hold => Some(Self::Pause),
            ButtonKind::Resume => Some(Self::Play),
            ButtonKind::Mute => Some(Self::Microphone),
            ButtonKind::Unmute => Some(Self::MicrophoneOff),
            ButtonKind::Record => Some(Self::Disc),
            ButtonKind::StopRecording => Some(Self::Square),
            ButtonKind::Conference => Some(Self::Join),
            ButtonKind::FinishWrapUp => Some(Self::Tick),
            ButtonKind::Select => Some(Self::Front),
            ButtonKind::SignIn => Some(Self::Key),
            ButtonKind::Dismiss => Some(Self::Cross),
            ButtonKind::Available | ButtonKind::Unavailable | ButtonKind::Reason => None,
        }
    }

    /// The part that is filled and the part that is drawn as a line, on a field of 24 by 24.
    fn paths(self) -> (&'static str, &'static str) {
        match self {
            Self::Lift | Self::PutDown => (
                "M2.5 13.6C2.5 10.9 6.7 8.6 12 8.6s9.5 2.3 9.5 5v1.6c0 .9-.8 1.5-1.6 1.4l-3.2-.5\
                 c-.7-.1-1.2-.7-1.2-1.4v-2a11 11 0 0 0-7 0v2c0 .7-.5 1.3-1.2 1.4l-3.2.5c-.8.1-1.6-.5-1.6-1.4z",
                "",
            ),
            Self::Pause => ("M6.5 5h4v14h-4zM13.5 5h4v14h-4z", ""),
            Self::Play => ("M7 4.6v14.8L19.4 12z", ""),
            Self::Microphone => (
                "M12 3a3 3 0 0 0-3 3v5a3 3 0 0 0 6 0V6a3 3 0 0 0-3-3z",
                "M6 11a6 6 0 0 0 12 0M12 17v4",
            ),
            Self::MicrophoneOff => (
                "M12 3a3 3 0 0 0-3 3v5a3 3 0 0 0 6 0V6a3 3 0 0 0-3-3z",
                "M6 11a6 6 0 0 0 12 0M12 17v4M4 3l16 18",
            ),
            Self::Disc => ("M12 5a7 7 0 1 0 0 14 7 7 0 0 0 0-14z", ""),
            Self::Square => ("M6 6h12v12H6z", ""),
            Self::Keys => (
                "M5 4h3v3H5zM10.5 4h3v3h-3zM16 4h3v3h-3zM5 10h3v3H5zM10.5 10h3v3h-3zM16 10h3v3h-3z\
                 M5 16h3v3H5zM10.5 16h3v3h-3zM16 16h3v3h-3z",
                "",
            ),
            Self::Leave => ("", "M3 12h12M10.5 7l5 5-5 5M20 5v14"),
            Self::Join => ("", "M4 6c5 0 4 6 9 6h7M4 18c5 0 4-6 9-6M16.5 8.5L20 12l-3.5 3.5"),
            Self::Tick => ("", "M5 12.5l4.5 4.5L19 7.5"),
            Self::Cross => ("", "M6 6l12 12M18 6L6 18"),
            Self::Front => ("", "M12 20V6M6 11.5L12 5.5l6 6"),
            Self::Key => (
                "",
                "M12.5 11.5L20 4M17 7l2.5 2.5M9 10.5a4.2 4.2 0 1 1 0 8.4 4.2 4.2 0 0 1 0-8.4z",
            ),
            Self::Panel => ("M14 5h5.5v14H14z", "M4 5h16v14H4z"),
            Self::ToneNeutral => ("", "M12 4.5a7.5 7.5 0 1 1 0 15 7.5 7.5 0 0 1 0-15zM8.5 12h7"),
            Self::ToneGood => (
                "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zm-1.4 13.2L6.7 12.3l1.5-1.5 2.4 2.4 5.2-5.2 1.5 1.5z",
                "",
            ),
            Self::ToneAttention => (
                "M12 2.6L1.8 20.6h20.4zM11 9h2l-.3 5.6h-1.4zM12 15.9a1.2 1.2 0 1 1 0 2.4 1.2 1.2 0 0 1 0-2.4z",
                "",
            ),
            Self::ToneBad => (
                "M8 2.5h8L21.5 8v8L16 21.5H8L2.5 16V8zM8.8 7.3L7.3 8.8l3.2 3.2-3.2 3.2 1.5 1.5 3.2-3.2 3.2 3.2 \
                 1.5-1.5-3.2-3.2 3.2-3.2-1.5-1.5-3.2 3.2z",
                "",
            ),
        }
    }

    /// The drawing, in the colour of the text around it.
    pub(super) fn draw(self) -> Element {
        let (filled, line) = self.paths();
        let filled = classed("path", "icon__fill").with(Attribute::Path, filled);
        let filled = if self == Self::Lift {
            filled.with(Attribute::Transform, "rotate(-135 12 12)")
        } else {
            filled
        };
        classed("svg", "icon")
            .with(Attribute::ViewBox, "0 0 24 24")
            .with(Attribute::Hidden, "true")
            .with(Attribute::Focusable, "false")
            .child(filled)
            .child(classed("path", "icon__line").with(Attribute::Path, line))
    }
}
