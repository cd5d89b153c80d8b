//! What is shown instead of a toolbar that cannot start.

use fusion_cti_ui::{Glyph, Icon, Tone};
use yew::prelude::*;

use crate::text;

/// What [`Refusal`] tells the agent.
#[derive(Properties, Clone, Debug, PartialEq)]
pub struct RefusalProps {
    /// Why the toolbar did not start, in whole sentences.
    pub reason: AttrValue,
}

/// Says that the toolbar did not start and why. Nothing runs behind it.
#[component]
pub fn Refusal(props: &RefusalProps) -> Html {
    html! {
        <main class={classes!("refusal", Tone::Bad)}>
            <Icon glyph={Glyph::Bad} />
            <div role="alert">
                <h1 class="refusal__title">{ text::REFUSED }</h1>
                <p class="refusal__reason">{ &props.reason }</p>
                <p class="refusal__help">{ text::REFUSED_HELP }</p>
            </div>
        </main>
    }
}
