//! The dial pad.

use fusion_cti::redact::Private;
use fusion_cti::session::Intent;
use fusion_cti::view::{ButtonState, DiallerView, ToolbarView};
use yew::prelude::*;

use super::icon::Icon;
use super::screen::Act;
use super::typing::{send_off, typed};
use crate::text;

/// The dial pad as far as it is shown: during a call that forbids a second one, it is only in the way.
pub(super) fn shown(view: &ToolbarView) -> Option<&DiallerView> {
    let dialler = view.dialler.as_ref()?;
    (view.calls.is_empty() || dialler.state != ButtonState::Off).then_some(dialler)
}

/// Draws a field with what was typed so far, and `Dial`. Enter dials.
pub(super) fn dialler(dialler: &DiallerView, number: &str, ear: &Callback<Act>) -> Html {
    let DiallerView { state, hint } = dialler;
    let ready = *state == ButtonState::Ready && !number.trim().is_empty();
    let dial = ready.then(|| Intent::Dial(Private::new(number.to_owned())));
    html! {
        <section class="dialler" aria-label={text::DIALLER}>
            <form class="dialler__form" onsubmit={send_off(ear, dial)}>
                <input
                    class="field"
                    type="tel"
                    autocomplete="off"
                    aria-label={text::NUMBER}
                    placeholder={text::NUMBER}
                    disabled={*state == ButtonState::Off}
                    value={number.to_owned()}
                    oninput={typed(ear, None)}
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
