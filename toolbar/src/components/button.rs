//! A button of the view.

use fusion_cti::session::Intent;
use fusion_cti::view::{ButtonKind, ButtonState, ButtonView};
use yew::prelude::*;

use super::icon::Icon;

/// What an [`IntentButton`] is made from.
#[derive(Properties, Clone, PartialEq, Debug)]
pub struct IntentButtonProps {
    /// What it says and does.
    pub button: ButtonView,
    /// Hears the intent.
    pub ask: Callback<Intent>,
    /// Whether only the drawing is seen, here as in a strip; the label stays as the name and the hint under the mouse.
    #[prop_or_default]
    pub icon_only: bool,
}

/// Draws a button and asks for its intent when it is pressed while it is ready.
///
/// A busy or a current button stays focusable, so that the keyboard does not lose its place when a press is under way.
#[component]
pub fn IntentButton(props: &IntentButtonProps) -> Html {
    let IntentButtonProps {
        button,
        ask,
        icon_only,
    } = props;
    let press = {
        let (ask, intent, state) = (ask.clone(), button.intent.clone(), button.state);
        Callback::from(move |_: MouseEvent| {
            if state == ButtonState::Ready {
                ask.emit(intent.clone());
            }
        })
    };
    let icon = Icon::of_button(button.kind);
    let label = if *icon_only && icon.is_some() {
        "unseen"
    } else {
        "button__label"
    };
    let flag = |on: bool| on.then_some("true");
    html! {
        <button
            type="button"
            class={classes!("button", look(button.kind))}
            title={button.label.clone()}
            disabled={button.state == ButtonState::Off}
            aria-disabled={flag(matches!(button.state, ButtonState::Busy | ButtonState::Current))}
            aria-busy={flag(button.state == ButtonState::Busy)}
            aria-pressed={pressed(button)}
            onclick={press}
        >
            { for icon.map(Icon::draw) }
            <span class={label}>{ &button.label }</span>
        </button>
    }
}

/// The class that gives a button its colour.
fn look(kind: ButtonKind) -> &'static str {
    match kind {
        ButtonKind::Accept => "button--accept",
        ButtonKind::Reject => "button--reject",
        ButtonKind::HangUp => "button--hang-up",
        ButtonKind::SignIn | ButtonKind::FinishWrapUp | ButtonKind::Select => "button--strong",
        ButtonKind::Resume | ButtonKind::Unmute => "button--on",
        ButtonKind::Available => "button--available",
        ButtonKind::Unavailable => "button--unavailable",
        ButtonKind::Dismiss => "button--quiet",
        ButtonKind::Reason | ButtonKind::Hold | ButtonKind::Mute | ButtonKind::Conference => "button--plain",
    }
}

/// A choice of state says whether it is the present one; other buttons have no such thing.
fn pressed(button: &ButtonView) -> Option<&'static str> {
    matches!(button.kind, ButtonKind::Available | ButtonKind::Unavailable).then_some(match button.state {
        ButtonState::Current => "true",
        ButtonState::Ready | ButtonState::Busy | ButtonState::Off => "false",
    })
}
