//! A button of the view.

use fusion_cti::view::{ButtonKind, ButtonState, ButtonView};
use yew::prelude::*;

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
pub(super) fn button(view: &ButtonView, face: Face, ear: &Callback<Act>) -> Html {
    let ready = view.state == ButtonState::Ready;
    let press = pressed(ear, ready.then(|| Act::Asked(view.intent.clone())));
    let icon = Icon::of_button(view.kind);
    let label = match (face, icon) {
        (Face::Icon, Some(_)) => "unseen",
        (Face::Full, _) | (Face::Icon, None) => "button__label",
    };
    let flag = |on: bool| on.then_some("true");
    let label_text = AttrValue::from(view.label.clone());
    html! {
        <button
            key={key(view.kind)}
            type="button"
            ~className={class(&["button", look(view.kind)])}
            title={label_text.clone()}
            disabled={view.state == ButtonState::Off}
            aria-disabled={flag(matches!(view.state, ButtonState::Busy | ButtonState::Current))}
            aria-busy={flag(view.state == ButtonState::Busy)}
            aria-pressed={is_current(view)}
            onclick={press}
        >
            { for icon.map(Icon::draw) }
            <span ~className={label}>{ label_text }</span>
        </button>
    }
}

/// Does something when an element is pressed, if there is something to do.
pub(super) fn pressed(ear: &Callback<Act>, act: Option<Act>) -> Callback<MouseEvent> {
    let ear = ear.clone();
    Callback::from(move |_| {
        if let Some(act) = &act {
            ear.emit(act.clone());
        }
    })
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

/// A choice of state says whether it is the present one; other buttons have no such thing.
fn is_current(view: &ButtonView) -> Option<&'static str> {
    matches!(view.kind, ButtonKind::Available | ButtonKind::Unavailable).then_some(match view.state {
        ButtonState::Current => "true",
        ButtonState::Ready | ButtonState::Busy | ButtonState::Off => "false",
    })
}
