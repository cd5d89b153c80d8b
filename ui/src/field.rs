//! What is typed into.

use std::fmt;

use web_sys::HtmlInputElement;
use yew::prelude::*;

/// What a [`Field`] is made of.
#[derive(Properties, Clone, Debug, PartialEq)]
pub struct FieldProps {
    /// The id of the control within.
    pub id: AttrValue,
    /// What is asked for.
    pub label: AttrValue,
    /// What helps to answer; empty for nothing.
    #[prop_or_default]
    pub help: AttrValue,
    /// What is wrong with the answer.
    #[prop_or_default]
    pub problems: Html,
    /// The control that the label belongs to, with [`id`](Self::id) as its id.
    pub children: Html,
}

/// A control with its label, what is wrong with its value, and its help.
#[component]
pub fn Field(props: &FieldProps) -> Html {
    html! {
        <div class="entry">
            <label class="entry__label" for={&props.id}>{ &props.label }</label>
            { props.children.clone() }
            { props.problems.clone() }
            if !props.help.is_empty() {
                <p class="entry__help">{ &props.help }</p>
            }
        </div>
    }
}

/// What a text stands for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum InputType {
    /// Words, in which spelling mistakes are marked.
    #[default]
    Text,
    /// A name or a short value: no spelling mistakes are marked in it.
    Name,
    /// Templates, patterns and codes: set as code, and no spelling mistakes are marked in them.
    Code,
    /// A telephone number: a touch screen shows its number pad.
    Telephone,
}

/// What a [`TextInput`] shows, and what it calls.
#[derive(Properties, Clone, PartialEq)]
pub struct TextInputProps {
    /// What stands in it.
    pub value: AttrValue,
    /// What the text stands for.
    #[prop_or_default]
    pub kind: InputType,
    /// The id of the element.
    #[prop_or_default]
    pub id: Option<AttrValue>,
    /// The accessible name, where no [`Field`] gives one.
    #[prop_or_default]
    pub label: Option<AttrValue>,
    /// What is seen while it is empty.
    #[prop_or_default]
    pub placeholder: Option<AttrValue>,
    /// The id of the `datalist` with suggestions.
    #[prop_or_default]
    pub list: Option<AttrValue>,
    /// Classes in addition to `field`.
    #[prop_or_default]
    pub class: Classes,
    /// Whether nothing can be typed now.
    #[prop_or_default]
    pub disabled: bool,
    /// The id of what is wrong with the value, if anything is.
    #[prop_or_default]
    pub problems: Option<AttrValue>,
    /// Whether the value is refused.
    #[prop_or_default]
    pub invalid: bool,
    /// The element, for whoever puts the focus there.
    #[prop_or_default]
    pub node_ref: NodeRef,
    /// Called with the new text after each letter.
    #[prop_or_default]
    pub oninput: Callback<String>,
    /// Called with the new text when the field is left.
    #[prop_or_default]
    pub onchange: Callback<String>,
}

/// The value may be personal data.
impl fmt::Debug for TextInputProps {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("TextInputProps")
            .field("id", &self.id)
            .field("label", &self.label)
            .finish_non_exhaustive()
    }
}

/// One line of text.
#[component]
pub fn TextInput(props: &TextInputProps) -> Html {
    let oninput = use_callback(props.oninput.clone(), |event: InputEvent, oninput| {
        oninput.emit(value_of(&event));
    });
    let onchange = use_callback(props.onchange.clone(), |event: Event, onchange| {
        onchange.emit(value_of(&event));
    });
    let code = (props.kind == InputType::Code).then_some("field--code");
    html! {
        <input
            ref={&props.node_ref}
            id={props.id.clone()}
            class={classes!("field", code, props.class.clone())}
            type={match props.kind { InputType::Text | InputType::Name | InputType::Code => "text", InputType::Telephone => "tel" }}
            autocomplete="off"
            spellcheck={match props.kind { InputType::Text => "true", InputType::Name | InputType::Code | InputType::Telephone => "false" }}
            list={props.list.clone()}
            placeholder={props.placeholder.clone()}
            value={&props.value}
            disabled={props.disabled}
            aria-label={props.label.clone()}
            aria-invalid={props.invalid.then_some("true")}
            aria-describedby={props.problems.clone()}
            {oninput}
            {onchange}
        />
    }
}

fn value_of(event: &Event) -> String {
    let input = event.target_dyn_into::<HtmlInputElement>();
    input.map(|input| input.value()).unwrap_or_default()
}
