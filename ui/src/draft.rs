//! Fields whose text counts only when they are left.

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use crate::field::{TextInput, TextInputProps};
use crate::renders;

/// A line of text that is reported only when the field is left. Until then the text is the component's own: nothing else is rendered for a
/// letter, and a rendering from outside does not take the letters away.
#[component]
pub fn DraftInput(props: &TextInputProps) -> Html {
    renders::count("DraftInput");
    let draft = use_draft(&props.value, &props.onchange);
    html! {
        <TextInput value={draft.value} oninput={draft.oninput} onchange={draft.onchange} ..props.clone() />
    }
}

/// What the [`TextArea`] is drawn from.
#[derive(Properties, Clone, PartialEq)]
pub struct TextAreaProps {
    /// What stands in it.
    pub value: AttrValue,
    /// How many lines are seen.
    pub rows: usize,
    /// The id of the element.
    #[prop_or_default]
    pub id: Option<AttrValue>,
    /// The accessible name, where no [`Field`](crate::Field) gives one; it is seen while the field is empty.
    #[prop_or_default]
    pub label: Option<AttrValue>,
    /// Classes beside the field's own.
    #[prop_or_default]
    pub class: Classes,
    /// Whether the value is refused.
    #[prop_or_default]
    pub invalid: bool,
    /// The id of what is wrong with the value.
    #[prop_or_default]
    pub problems: Option<AttrValue>,
    /// Called with the new text after each letter.
    #[prop_or_default]
    pub oninput: Callback<String>,
    /// Called with the new text when the field is left.
    #[prop_or_default]
    pub onchange: Callback<String>,
}

/// The value may be personal data.
impl std::fmt::Debug for TextAreaProps {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("TextAreaProps")
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}

/// Several lines of text.
#[component]
pub fn TextArea(props: &TextAreaProps) -> Html {
    let oninput = use_callback(props.oninput.clone(), |event: InputEvent, oninput| {
        oninput.emit(value_of(&event));
    });
    let onchange = use_callback(props.onchange.clone(), |event: Event, onchange| {
        onchange.emit(value_of(&event));
    });
    html! {
        <textarea
            id={props.id.clone()}
            class={classes!("field", props.class.clone())}
            rows={props.rows.to_string()}
            spellcheck="false"
            value={&props.value}
            aria-label={props.label.clone()}
            placeholder={props.label.clone()}
            aria-invalid={props.invalid.then_some("true")}
            aria-describedby={props.problems.clone()}
            {oninput}
            {onchange}
        />
    }
}

/// Several lines of text that are reported only when the field is left, so that a new line can be begun.
#[component]
pub fn DraftArea(props: &TextAreaProps) -> Html {
    renders::count("DraftArea");
    let draft = use_draft(&props.value, &props.onchange);
    html! {
        <TextArea value={draft.value} oninput={draft.oninput} onchange={draft.onchange} ..props.clone() />
    }
}

/// A text that is being typed.
struct Draft {
    value: AttrValue,
    oninput: Callback<String>,
    onchange: Callback<String>,
}

#[hook]
fn use_draft(value: &AttrValue, onchange: &Callback<String>) -> Draft {
    let typed = use_state_eq(|| None::<AttrValue>);
    let oninput = {
        let typed = typed.setter();
        use_callback((), move |text: String, ()| typed.set(Some(text.into())))
    };
    let onchange = {
        let typed = typed.setter();
        use_callback(onchange.clone(), move |text: String, onchange| {
            typed.set(None);
            onchange.emit(text);
        })
    };
    Draft {
        value: (*typed).clone().unwrap_or_else(|| value.clone()),
        oninput,
        onchange,
    }
}

fn value_of(event: &Event) -> String {
    let area = event.target_dyn_into::<HtmlTextAreaElement>();
    area.map(|area| area.value()).unwrap_or_default()
}
