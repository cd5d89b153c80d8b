//! What is shown instead of a toolbar that cannot start.

use yew::prelude::*;

use super::icon::Icon;
use crate::text;

/// What a [`Refusal`] is made from.
#[derive(Properties, Clone, PartialEq, Debug)]
pub struct RefusalProps {
    /// What is wrong, where, and what was expected.
    pub reason: String,
}

/// Says that the toolbar did not start and why. Nothing runs behind it.
#[component]
pub fn Refusal(props: &RefusalProps) -> Html {
    html! {
        <main class="refusal tone-bad" role="alert">
            { Icon::ToneBad.draw() }
            <div>
                <h1 class="refusal__title">{ text::REFUSED }</h1>
                <p class="refusal__reason">{ &props.reason }</p>
                <p class="refusal__help">{ text::REFUSED_HELP }</p>
            </div>
        </main>
    }
}
