//! Drawings, hidden from screen readers: the words next to them say the same.

use yew::prelude::*;

/// One drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Icon {
    Grip,
    Up,
    Down,
    Plus,
    Copy,
    Bin,
    Undo,
    Redo,
    Upload,
    Download,
    Text,
    Group,
    Tick,
    Cross,
    Question,
    Warning,
    Error,
}

impl Icon {
    /// The part that is filled and the part that is drawn as a line, on a field of 24 by 24.
    fn paths(self) -> (&'static str, &'static str) {
        match self {
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
            Self::Tick => ("", "M5 12.5l4.5 4.5L19 7.5"),
            Self::Cross => ("", "M6 6l12 12M18 6L6 18"),
            Self::Question => (
                "M12 16.6a1.3 1.3 0 1 1 0 2.6 1.3 1.3 0 0 1 0-2.6z",
                "M8.5 9a3.5 3.5 0 1 1 5 3.1c-1 .6-1.5 1.2-1.5 2.4",
            ),
            Self::Warning => (
                "M12 2.6L1.8 20.6h20.4zM11 9h2l-.3 5.6h-1.4zM12 15.9a1.2 1.2 0 1 1 0 2.4 1.2 1.2 0 0 1 0-2.4z",
                "",
            ),
            Self::Error => (
                "M8 2.5h8L21.5 8v8L16 21.5H8L2.5 16V8zM8.8 7.3L7.3 8.8l3.2 3.2-3.2 3.2 1.5 1.5 3.2-3.2 3.2 3.2 \
                 1.5-1.5-3.2-3.2 3.2-3.2-1.5-1.5-3.2 3.2z",
                "",
            ),
        }
    }

    /// The drawing, in the colour of the text around it.
    pub(super) fn draw(self) -> Html {
        let (filled, line) = self.paths();
        html! {
            <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
                <path class="icon__fill" d={filled} />
                <path class="icon__line" d={line} />
            </svg>
        }
    }
}
