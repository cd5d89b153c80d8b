//! A button of the view.

use fusion_cti::session::Intent;
use fusion_cti::view::{ButtonKind, ButtonState, ButtonView};
use fusion_cti_ui::{Button, LabelDisplay};
use yew::prelude::*;
use yew::virtual_dom::Key;

use super::{look, renders};

#[derive(Properties, Clone, Debug, PartialEq)]
pub(super) struct ActionButtonProps {
    pub(super) view: ButtonView,
    /// Whether the label is seen. A button without an icon shows it in any case.
    #[prop_or_default]
    pub(super) label_display: LabelDisplay,
    pub(super) on_intent: Callback<Intent>,
}

/// Draws a button that asks for its intent when it is clicked while it is ready.
#[component]
pub(super) fn ActionButton(props: &ActionButtonProps) -> Html {
    renders::count("ActionButton");
    let view = &props.view;
    let icon = look::button_icon(view.kind);
    let onclick = use_callback(
        (view.intent.clone(), props.on_intent.clone()),
        |_: MouseEvent, (intent, on_intent)| on_intent.emit(intent.clone()),
    );
    // A choice of state says whether it is the present one; other buttons have no such thing.
    let pressed = matches!(view.kind, ButtonKind::Available | ButtonKind::Unavailable)
        .then_some(view.state == ButtonState::Current);
    html! {
        <Button
            label={view.label.clone()}
            title={view.label.clone()}
            {icon}
            label_display={if icon.is_some() { props.label_display } else { LabelDisplay::Shown }}
            class={look::button_class(view.kind)}
            state={state(view.state)}
            {pressed}
            {onclick}
        />
    }
}

/// What a button can do, in the words of the shared components.
pub(super) fn state(state: ButtonState) -> fusion_cti_ui::ButtonState {
    match state {
        ButtonState::Ready => fusion_cti_ui::ButtonState::Ready,
        ButtonState::Current => fusion_cti_ui::ButtonState::Inert,
        ButtonState::Busy => fusion_cti_ui::ButtonState::Busy,
        ButtonState::Off => fusion_cti_ui::ButtonState::Disabled,
    }
}

/// Hold and Resume, Mute and Unmute, Record and Stop recording share a key: the same element changes its word, and keeps the focus.
pub(super) fn key(kind: ButtonKind) -> Key {
    let name = match kind {
        ButtonKind::Call(action) => action
            .opposite()
            .map_or(action, |opposite| opposite.min(action))
            .name(),
        ButtonKind::Available => "available",
        ButtonKind::Unavailable => "unavailable",
        ButtonKind::Reason => "reason",
        ButtonKind::Select => "select",
        ButtonKind::SignIn => "signIn",
        ButtonKind::StaySignedIn => "staySignedIn",
        ButtonKind::Dismiss => "dismiss",
    };
    Key::from(name)
}
