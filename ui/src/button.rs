//! The button of every page: icon, label, and the states in which it does not react.

use yew::prelude::*;

use crate::icon::{Glyph, Icon};

/// Whether a button can be pressed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonState {
    /// It can be pressed, and calls `onclick`.
    #[default]
    Ready,
    /// Not now, but it keeps the focus, so that the keyboard does not lose its place.
    Inert,
    /// It was pressed and the outcome is not known yet. Keeps the focus as well.
    Busy,
    /// It cannot, and cannot take the focus either.
    Disabled,
}

/// What a press does in a form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonType {
    /// Nothing but calling `onclick`.
    #[default]
    Button,
    /// Submits the form that the button is in, besides calling `onclick`.
    Submit,
}

/// Whether the label is seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LabelDisplay {
    /// The label is seen next to the icon.
    #[default]
    Shown,
    /// It is for screen readers only: the icon stands alone.
    Hidden,
}

/// What a [`Button`] shows, and what it calls.
#[derive(Properties, Clone, Debug, PartialEq)]
pub struct ButtonProps {
    /// What it says; its accessible name.
    pub label: AttrValue,
    /// The drawing before the label.
    #[prop_or_default]
    pub icon: Option<Glyph>,
    /// Whether the label is seen.
    #[prop_or_default]
    pub label_display: LabelDisplay,
    /// The modifiers that give it its colour and size, such as `button--strong`.
    #[prop_or_default]
    pub class: Classes,
    /// Whether it can be pressed.
    #[prop_or_default]
    pub state: ButtonState,
    /// Whether it is on, for a button that is switched on and off.
    #[prop_or_default]
    pub pressed: Option<bool>,
    /// Whether what it opens is open, for a button that opens something.
    #[prop_or_default]
    pub expanded: Option<bool>,
    /// The id of what it opens.
    #[prop_or_default]
    pub controls: Option<AttrValue>,
    /// The hint under the mouse.
    #[prop_or_default]
    pub title: Option<AttrValue>,
    /// What screen readers say instead of the label.
    #[prop_or_default]
    pub spoken: Option<AttrValue>,
    /// The id of the element.
    #[prop_or_default]
    pub id: Option<AttrValue>,
    /// What a press does in a form.
    #[prop_or_default]
    pub kind: ButtonType,
    /// Called when it is pressed while it is ready.
    #[prop_or_default]
    pub onclick: Callback<MouseEvent>,
}

/// Draws a button with its icon and its label.
#[component]
pub fn Button(props: &ButtonProps) -> Html {
    let onclick = use_callback(
        (props.state, props.onclick.clone()),
        |event: MouseEvent, (state, onclick)| match state {
            ButtonState::Ready => onclick.emit(event),
            // Else a form would be submitted.
            ButtonState::Inert | ButtonState::Busy | ButtonState::Disabled => event.prevent_default(),
        },
    );
    let busy = props.state == ButtonState::Busy;
    let inert = busy || props.state == ButtonState::Inert;
    let label = match props.label_display {
        LabelDisplay::Shown => "button__label",
        LabelDisplay::Hidden => "unseen",
    };
    html! {
        <button
            id={props.id.clone()}
            type={match props.kind { ButtonType::Button => "button", ButtonType::Submit => "submit" }}
            class={classes!("button", props.class.clone())}
            title={props.title.clone()}
            disabled={props.state == ButtonState::Disabled}
            aria-label={props.spoken.clone()}
            aria-disabled={inert.then_some("true")}
            aria-busy={busy.then_some("true")}
            aria-pressed={props.pressed.map(|pressed| pressed.to_string())}
            aria-expanded={props.expanded.map(|expanded| expanded.to_string())}
            aria-controls={props.controls.clone()}
            {onclick}
        >
            if let Some(glyph) = props.icon {
                <Icon {glyph} />
            }
            <span class={label}>{ &props.label }</span>
        </button>
    }
}

/// What a [`RowButton`] shows, and what it calls.
#[derive(Properties, Clone, Debug, PartialEq)]
pub struct RowButtonProps {
    /// What is drawn in it, and read out as its name.
    pub children: Html,
    /// The class of the row.
    pub class: Classes,
    /// The id of the element.
    #[prop_or_default]
    pub id: Option<AttrValue>,
    /// Whether it is the one whose content is shown elsewhere on the page.
    #[prop_or_default]
    pub current: bool,
    /// Called when it is pressed.
    pub onclick: Callback<MouseEvent>,
    /// Called with each key while it has the focus.
    #[prop_or_default]
    pub onkeydown: Callback<KeyboardEvent>,
}

/// Draws a row of a list that opens something as one large button.
#[component]
pub fn RowButton(props: &RowButtonProps) -> Html {
    html! {
        <button
            type="button"
            id={props.id.clone()}
            class={props.class.clone()}
            aria-current={props.current.then_some("true")}
            onclick={props.onclick.clone()}
            onkeydown={props.onkeydown.clone()}
        >
            { props.children.clone() }
        </button>
    }
}
