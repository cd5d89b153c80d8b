//! A number that is typed and submitted.

use fusion_cti::redact::Private;
use fusion_cti::view::ButtonState;
use fusion_cti_ui::{Button, ButtonType, Glyph, InputType, TextInput};
use yew::prelude::*;

use super::{action_button, renders};

#[derive(Properties, Clone, Debug, PartialEq)]
pub(super) struct NumberFormProps {
    /// Name of the field.
    pub(super) label: AttrValue,
    /// What the button says.
    pub(super) submit: AttrValue,
    #[prop_or_default]
    pub(super) submit_icon: Option<Glyph>,
    /// The class that gives the button its colour.
    pub(super) submit_class: Classes,
    pub(super) class: Classes,
    /// Name of the form, where nothing around it has one.
    #[prop_or_default]
    pub(super) name: Option<AttrValue>,
    /// Whether a number can be submitted now.
    pub(super) state: ButtonState,
    /// The field, for whoever puts the focus there.
    #[prop_or_default]
    pub(super) field: NodeRef,
    /// Called with what was typed, as it was typed. Nothing is submitted while the field is blank.
    pub(super) onsubmit: Callback<Private<String>>,
}

/// Draws a field for a number with the button that submits it; Enter does so as well. What was typed stays as long as the form,
/// so that a wrong digit can be corrected.
#[component]
pub(super) fn NumberForm(props: &NumberFormProps) -> Html {
    renders::count("NumberForm");
    let number = use_state(Private::<String>::default);
    let is_blank = number.reveal().trim().is_empty();
    let state = match props.state {
        ButtonState::Ready if is_blank => ButtonState::Off,
        state => state,
    };
    let oninput = {
        let number = number.setter();
        use_callback((), move |typed: String, ()| number.set(Private::new(typed)))
    };
    let onsubmit = {
        let (number, submitted) = (number.clone(), props.onsubmit.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if state == ButtonState::Ready {
                submitted.emit((*number).clone());
            }
        })
    };
    html! {
        <form class={props.class.clone()} aria-label={props.name.clone()} {onsubmit}>
            <TextInput
                kind={InputType::Telephone}
                label={&props.label}
                placeholder={&props.label}
                value={number.reveal().clone()}
                disabled={props.state == ButtonState::Off}
                node_ref={&props.field}
                {oninput}
            />
            <Button
                kind={ButtonType::Submit}
                label={&props.submit}
                icon={props.submit_icon}
                class={props.submit_class.clone()}
                state={action_button::state(state)}
            />
        </form>
    }
}
