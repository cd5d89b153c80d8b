//! A button of the view.

use fusion_cti::view::{ButtonKind, ButtonState, ButtonView};
use yew::prelude::*;

use super::element::{Attribute, Element, Heard, classed, line};
use super::icon::Icon;
use super::screen::Act;
use super::toolbar::class;

/// How much of a button is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Face {
    /// Drawing and label.
    Full,
    /// The drawing; the label stays as the accessible name and as the hint under the mouse.
    Icon,
}

/// Draws a button that asks for its intent when it is pressed while it is ready.
///
/// A busy or a current button stays focusable, so that the keyboard does not lose its place when a press is under way.
pub(super) fn button(view: &ButtonView, face: Face, ear: &Callback<Act>) -> Element {
    let icon = Icon::of_button(view.kind);
    let label = match (face, icon) {
        (Face::Icon, Some(_)) => "unseen",
        (Face::Full, _) | (Face::Icon, None) => "button__label",
    };
    let busy = view.state == ButtonState::Busy;
    let current = view.state == ButtonState::Current;
    let ready = view.state == ButtonState::Ready;
    let mut button = plain_button(
        look(view.kind),
        ear,
        ready.then(|| Act::Asked(view.intent.clone())),
    )
    .key(key(view.kind))
    .with(Attribute::Title, &view.label)
    .with_if(view.state == ButtonState::Off, Attribute::Disabled)
    .with_if(busy || current, Attribute::Off)
    .with_if(busy, Attribute::Busy);
    // A choice of state says whether it is the present one; other buttons have no such thing.
    if matches!(view.kind, ButtonKind::Available | ButtonKind::Unavailable) {
        button = button.with(Attribute::Pressed, if current { "true" } else { "false" });
    }
    button
        .children(icon.map(Icon::draw))
        .child(line("span", label, &view.label))
}

/// Draws a button without anything on it, that does something when it is pressed, if there is something to do.
pub(super) fn plain_button(look: &str, ear: &Callback<Act>, act: Option<Act>) -> Element {
    classed("button", &class(&["button", look]))
        .with(Attribute::Type, "button")
        .on(Heard::Press, ear, Box::new(move |_| act.clone()))
}

/// Hold and Resume, Mute and Unmute, Record and Stop recording share a key: the same element changes its word, and keeps the focus.
fn key(kind: ButtonKind) -> u64 {
    let kind = match kind {
        ButtonKind::Resume => ButtonKind::Hold,
        ButtonKind::Unmute => ButtonKind::Mute,
        ButtonKind::StopRecording => ButtonKind::Record,
        kind => kind,
    };
    kind as u64
}

/// The class that gives a button its colour.
fn look(kind: ButtonKind) -> &'static str {
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
