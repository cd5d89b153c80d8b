//! Passing a call on.

use fusion_cti::ids::CallId;
use fusion_cti::redact::Private;
use fusion_cti::session::Intent;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::text;

/// What a [`Transfer`] is made from.
#[derive(Properties, Clone, PartialEq, Debug)]
pub struct TransferProps {
    /// The call to pass on.
    pub call: CallId,
    /// Hears where to.
    pub ask: Callback<Intent>,
}

/// Draws a field for the number and asks for the transfer when it is sent off.
#[component]
pub fn Transfer(props: &TransferProps) -> Html {
    let number = use_state(String::new);
    let field = use_node_ref();
    use_effect_with((), {
        let field = field.clone();
        move |()| super::toolbar::focus(&field)
    });
    let type_in = {
        let number = number.clone();
        Callback::from(move |event: InputEvent| {
            number.set(event.target_unchecked_into::<HtmlInputElement>().value());
        })
    };
    let send = {
        let (number, ask, call) = (number.clone(), props.ask.clone(), props.call.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if !number.trim().is_empty() {
                ask.emit(Intent::Transfer(call.clone(), Private::new((*number).clone())));
            }
        })
    };
    html! {
        <form class="transfer" aria-label={text::TRANSFER_FORM} onsubmit={send}>
            <input
                ref={field}
                class="field"
                type="tel"
                autocomplete="off"
                aria-label={text::TRANSFER_NUMBER}
                placeholder={text::TRANSFER_NUMBER}
                value={(*number).clone()}
                oninput={type_in}
            />
            <button type="submit" class="button button--strong" disabled={number.trim().is_empty()}>
                <span class="button__label">{ text::TRANSFER_SEND }</span>
            </button>
        </form>
    }
}
