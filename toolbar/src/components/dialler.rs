//! The dial pad.

use fusion_cti::redact::Private;
use fusion_cti::session::Intent;
use fusion_cti::view::{ButtonState, DiallerView};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::icon::Icon;
use crate::text;

/// What a [`Dialler`] is made from.
#[derive(Properties, Clone, PartialEq, Debug)]
pub struct DiallerProps {
    /// Whether a number can be dialled, and why not.
    pub dialler: DiallerView,
    /// Hears the number.
    pub ask: Callback<Intent>,
}

/// Draws a field for a number and `Dial`. Enter dials. What was typed stays until a call comes of it, so that a wrong
/// digit can be put right.
#[component]
pub fn Dialler(props: &DiallerProps) -> Html {
    let number = use_state(String::new);
    let DiallerView { state, hint } = &props.dialler;
    let ready = *state == ButtonState::Ready && !number.trim().is_empty();
    let type_in = {
        let number = number.clone();
        Callback::from(move |event: InputEvent| {
            number.set(event.target_unchecked_into::<HtmlInputElement>().value());
        })
    };
    let dial = {
        let (number, ask) = (number.clone(), props.ask.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if ready {
                ask.emit(Intent::Dial(Private::new((*number).clone())));
            }
        })
    };
    html! {
        <section class="dialler" aria-label={text::DIALLER}>
            <form class="dialler__form" onsubmit={dial}>
                <input
                    class="field"
                    type="tel"
                    autocomplete="off"
                    aria-label={text::NUMBER}
                    placeholder={text::NUMBER}
                    disabled={*state == ButtonState::Off}
                    value={(*number).clone()}
                    oninput={type_in}
                />
                <button
                    type="submit"
                    class="button button--dial"
                    disabled={!ready}
                    aria-busy={(*state == ButtonState::Busy).then_some("true")}
                >
                    { Icon::Lift.draw() }
                    <span class="button__label">{ text::DIAL }</span>
                </button>
            </form>
            { for hint.as_ref().map(|hint| html! { <p class="dialler__hint">{ hint }</p> }) }
        </section>
    }
}
