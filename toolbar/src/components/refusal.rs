//! What is shown instead of a toolbar that cannot start.

use yew::prelude::*;

use super::icon::Icon;
use crate::text;

/// Says that the toolbar did not start and why. Nothing runs behind it.
pub fn refusal(reason: String) -> Html {
    html! {
        <main class="refusal tone-bad">
            { Icon::ToneBad.draw() }
            <div role="alert">
                <h1 class="refusal__title">{ text::REFUSED }</h1>
                <p class="refusal__reason">{ reason }</p>
                <p class="refusal__help">{ text::REFUSED_HELP }</p>
            </div>
        </main>
    }
}
