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

/// Choices of a [`Select`] that belong together.
#[derive(Clone, Debug, PartialEq)]
pub struct ChoiceGroup {
    /// The words above them; unique in its list.
    pub label: AttrValue,
    /// The choices, in their order.
    pub choices: Vec<Choice>,
}

/// What the [`Select`] is drawn from.
#[derive(Properties, Clone, Debug, PartialEq)]
pub struct SelectProps {
    /// The choices, in their order.
    pub choices: Vec<Choice>,
    /// More of them, below the others. One without choices is left out.
    #[prop_or_default]
    pub groups: Vec<ChoiceGroup>,
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
    let option = |choice: &Choice| {
        html! {
            <option key={&*choice.value} value={&choice.value} selected={choice.value == props.value}>
                { &choice.label }
            </option>
        }
    };
    let groups = props.groups.iter().filter(|group| !group.choices.is_empty());
    html! {
        <select
            id={props.id.clone()}
            class={classes!("field", props.class.clone())}
            aria-label={props.label.clone()}
            aria-invalid={props.invalid.then_some("true")}
            {onchange}
        >
            { for props.choices.iter().map(option) }
            for group in groups {
                <optgroup key={&*group.label} label={&group.label}>{ for group.choices.iter().map(option) }</optgroup>
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

/// What the [`Switch`] is drawn from.
#[derive(Properties, Clone, Debug, PartialEq)]
pub struct SwitchProps {
    /// Its accessible name, which is not seen.
    pub label: AttrValue,
    /// Whether it is on.
    pub checked: bool,
    /// The hint under the mouse.
    #[prop_or_default]
    pub title: Option<AttrValue>,
    /// Called when it is switched.
    pub onchange: Callback<()>,
}

/// A switch for what takes effect at once.
#[component]
pub fn Switch(props: &SwitchProps) -> Html {
    html! {
        <label class="toggle" title={props.title.clone()}>
            <input
                type="checkbox"
                role="switch"
                aria-label={&props.label}
                checked={props.checked}
                onchange={props.onchange.reform(|_: Event| ())}
            />
            <span class="toggle__track" aria-hidden="true"></span>
        </label>
    }
}

/// What the [`Suggestions`] are drawn from.
#[derive(Properties, Clone, Debug, PartialEq)]
pub struct SuggestionsProps {
    /// The id by which a [`TextInput`](crate::TextInput) names the list.
    pub id: AttrValue,
    /// What can be taken, in this order.
    pub values: Vec<AttrValue>,
}

/// A list of what may be typed into a field, offered while it is typed; it is not seen itself.
#[component]
pub fn Suggestions(props: &SuggestionsProps) -> Html {
    html! {
        <datalist id={&props.id}>
            { for props.values.iter().map(|value| html! { <option {value} /> }) }
        </datalist>
    }
}
