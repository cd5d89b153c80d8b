//! The icons: one SVG for each [`Glyph`], in the colour of the text around it.

use yew::prelude::*;

use crate::tone::Tone;

/// A drawing, each of a shape of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Glyph {
    /// A lifted handset: accept, dial, a call that is not over.
    Lift,
    /// A handset, put down.
    PutDown,
    /// Two upright bars: hold, a call on hold.
    Pause,
    /// A triangle to the right.
    Play,
    /// A microphone, which is on now: mute.
    Microphone,
    /// A microphone, crossed out.
    MicrophoneOff,
    /// A filled disc: start recording.
    Disc,
    /// A filled square: stop recording.
    Square,
    /// Nine squares, as the keys of a telephone: the keypad.
    Keys,
    /// An arrow that leaves.
    Leave,
    /// Two lines that join.
    Join,
    /// A tick: done, passed, the condition holds.
    Tick,
    /// A cross: close, failed, the condition does not hold.
    Cross,
    /// An arrow to the front.
    Front,
    /// A key for a lock: sign in.
    Key,
    /// A window with a panel.
    Panel,
    /// A ring around nothing.
    Neutral,
    /// A disc with a tick.
    Good,
    /// A triangle with an exclamation mark.
    Attention,
    /// An octagon with a cross.
    Bad,
    /// Six dots to take hold of.
    Grip,
    /// An arrow up: move a rule or condition towards the first.
    Up,
    /// An arrow down: move a rule or condition towards the last.
    Down,
    /// A plus: add a rule, a condition or a value.
    Plus,
    /// Two sheets of paper: duplicate.
    Copy,
    /// A bin with a lid: delete.
    Bin,
    /// An arrow that turns back: undo.
    Undo,
    /// An arrow that turns forward: redo.
    Redo,
    /// An arrow out of a tray.
    Upload,
    /// An arrow into a tray.
    Download,
    /// The brackets of a text.
    Text,
    /// A frame around things.
    Group,
    /// A question mark: the answer is unknown, or no result is expected yet.
    Question,
}

impl From<Tone> for Glyph {
    fn from(tone: Tone) -> Self {
        match tone {
            Tone::Neutral => Self::Neutral,
            Tone::Good => Self::Good,
            Tone::Attention => Self::Attention,
            Tone::Bad => Self::Bad,
        }
    }
}

/// Which glyph an [`Icon`] shows.
#[derive(Properties, Clone, Debug, PartialEq)]
pub struct IconProps {
    /// The glyph; a [`Tone`] converts to its own.
    pub glyph: Glyph,
}

/// Draws a glyph in the colour of the text around it. It is hidden from screen readers: the words next to it say the same.
#[component]
pub fn Icon(props: &IconProps) -> Html {
    let (filled, line) = props.glyph.paths();
    let turn = (props.glyph == Glyph::Lift).then_some("rotate(-135 12 12)");
    html! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path class="icon__fill" d={filled} transform={turn} />
            <path class="icon__line" d={line} />
        </svg>
    }
}

impl Glyph {
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
            Self::Neutral => ("", "M12 4.5a7.5 7.5 0 1 1 0 15 7.5 7.5 0 0 1 0-15zM8.5 12h7"),
            Self::Good => (
                "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zm-1.4 13.2L6.7 12.3l1.5-1.5 2.4 2.4 5.2-5.2 1.5 1.5z",
                "",
            ),
            Self::Attention => (
                "M12 2.6L1.8 20.6h20.4zM11 9h2l-.3 5.6h-1.4zM12 15.9a1.2 1.2 0 1 1 0 2.4 1.2 1.2 0 0 1 0-2.4z",
                "",
            ),
            Self::Bad => (
                "M8 2.5h8L21.5 8v8L16 21.5H8L2.5 16V8zM8.8 7.3L7.3 8.8l3.2 3.2-3.2 3.2 1.5 1.5 3.2-3.2 3.2 3.2 \
                 1.5-1.5-3.2-3.2 3.2-3.2-1.5-1.5-3.2 3.2z",
                "",
            ),
            Self::Grip => (
                "M8 5h2.6v2.6H8zM13.4 5H16v2.6h-2.6zM8 10.7h2.6v2.6H8zM13.4 10.7H16v2.6h-2.6z\
                 M8 16.4h2.6V19H8zM13.4 16.4H16V19h-2.6z",
                "",
            ),
            Self::Up => ("", "M12 19V6M6.5 11L12 5.5l5.5 5.5"),
            Self::Down => ("", "M12 5v13M6.5 13l5.5 5.5 5.5-5.5"),
            Self::Plus => ("", "M12 5v14M5 12h14"),
            Self::Copy => ("", "M9 9h10v10H9zM5 15V5h10"),
            Self::Bin => (
                "",
                "M5 7h14M10 7V4.5h4V7M7 7l1 12.5h8L17 7M10.5 10.5v6M13.5 10.5v6",
            ),
            Self::Undo => ("", "M9 5L4.5 9.5 9 14M5 9.5h9a5 5 0 0 1 0 10h-3"),
            Self::Redo => ("", "M15 5l4.5 4.5L15 14M19 9.5h-9a5 5 0 0 0 0 10h3"),
            Self::Upload => ("", "M12 15V4.5M7.5 9L12 4.5 16.5 9M5 15v4.5h14V15"),
            Self::Download => ("", "M12 4.5V15M7.5 10.5L12 15l4.5-4.5M5 15v4.5h14V15"),
            Self::Text => ("", "M8.5 7L4 12l4.5 5M15.5 7l4.5 5-4.5 5M13.5 5l-3 14"),
            Self::Group => ("", "M8 4H4v4M16 4h4v4M8 20H4v-4M16 20h4v-4M9 12h6"),
            Self::Question => (
                "M12 16.6a1.3 1.3 0 1 1 0 2.6 1.3 1.3 0 0 1 0-2.6z",
                "M8.5 9a3.5 3.5 0 1 1 5 3.1c-1 .6-1.5 1.2-1.5 2.4",
            ),
        }
    }
}
