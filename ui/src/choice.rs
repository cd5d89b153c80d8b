//! What is chosen: one of several, or yes and no.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// One of the choices of a [`Select`].
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// What is reported when it is chosen; unique in its list.
    pub value: AttrValue,
    /// The words that are seen in the list.
    pub label: AttrValue,
}

impl Choice {
    /// A choice that is seen as `label` and reported as `value`.
    pub fn new(value: impl Into<AttrValue>, label: impl Into<AttrValue>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
        }
    }
}

/// What the [`Select`] is drawn from.
#[derive(Properties, Clone, Debug, PartialEq)]
pub struct SelectProps {
    /// The choices, in their order.
    pub choices: Vec<Choice>,
    /// The value of the present one.
    pub value: AttrValue,
    /// The id of the element.
    #[prop_or_default]
    pub id: Option<AttrValue>,
    /// The accessible name, where no [`Field`](crate::Field) gives one.
    #[prop_or_default]
    pub label: Option<AttrValue>,
    /// Classes beside the field's own.
    #[prop_or_default]
    pub class: Classes,
    /// Whether the present choice is refused.
    #[prop_or_default]
    pub invalid: bool,
    /// Called with the value that was chosen.
    pub onchange: Callback<String>,
}

/// The browser's own list of choices.
#[component]
pub fn Select(props: &SelectProps) -> Html {
    let onchange = use_callback(props.onchange.clone(), |event: Event, onchange| {
        if let Some(list) = event.target_dyn_into::<HtmlSelectElement>() {
            onchange.emit(list.value());
        }
    });
    html! {
        <select
            id={props.id.clone()}
            class={classes!("field", props.class.clone())}
            aria-label={props.label.clone()}
            aria-invalid={props.invalid.then_some("true")}
            {onchange}
        >
            for choice in &props.choices {
                <option key={&*choice.value} value={&choice.value} selected={choice.value == props.value}>
                    { &choice.label }
                </option>
            }
        </select>
    }
}

/// What the [`Checkbox`] is drawn from.
#[derive(Properties, Clone, Debug, PartialEq)]
pub struct CheckboxProps {
    /// The words beside the box, which are its accessible name.
    pub label: AttrValue,
    /// Whether it is on.
    pub checked: bool,
    /// The class of the label.
    #[prop_or(classes!("check"))]
    pub class: Classes,
    /// The id of the box.
    #[prop_or_default]
    pub id: Option<AttrValue>,
    /// Called when it is switched.
    pub onchange: Callback<()>,
}

/// A box with its label.
#[component]
pub fn Checkbox(props: &CheckboxProps) -> Html {
    html! {
        <label class={props.class.clone()}>
            <input
                type="checkbox"
                id={props.id.clone()}
                checked={props.checked}
                onchange={props.onchange.reform(|_: Event| ())}
            />
            { &props.label }
        </label>
    }
}
