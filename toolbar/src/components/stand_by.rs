//! What is shown while another window works.

use fusion_cti::view::Tone;
use yew::prelude::*;

use super::icon::Icon;
use crate::text;

/// Says that another window works, with the button that brings the work here. `waits` while it is on its way.
pub fn stand_by(take_over: &Callback<()>, waits: bool) -> Html {
    html! {
        <main class="stand-by tone-neutral">
            { Icon::of_tone(Tone::Neutral).draw() }
            <h1 class="unseen">{ text::TITLE }</h1>
            <p class="stand-by__text" role="status">{ text::IN_ANOTHER_WINDOW }</p>
            <button
                type="button"
                class="button button--strong"
                aria-busy={waits.then_some("true")}
                onclick={take_over.reform(|_: MouseEvent| ())}
            >
                <span class="button__label">{ text::TAKE_OVER }</span>
            </button>
        </main>
    }
}
