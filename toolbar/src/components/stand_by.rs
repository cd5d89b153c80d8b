//! What is shown while another window works.

use fusion_cti_ui::{Button, ButtonState, Glyph, Icon, Tone};
use yew::prelude::*;

use crate::text;

/// What [`StandBy`] shows, and what it calls.
#[derive(Properties, Clone, Debug, PartialEq)]
pub struct StandByProps {
    /// Whether the work is on its way to this window.
    pub taking_over: bool,
    /// Called when it is to come here.
    pub on_take_over: Callback<()>,
}

/// Says that another window works, with the button that brings the work here.
#[component]
pub fn StandBy(props: &StandByProps) -> Html {
    let state = if props.taking_over {
        ButtonState::Busy
    } else {
        ButtonState::Ready
    };
    html! {
        <main class={classes!("stand-by", Tone::Neutral)}>
            <Icon glyph={Glyph::Neutral} />
            <h1 class="unseen">{ text::TITLE }</h1>
            <p class="stand-by__text" role="status">{ text::IN_ANOTHER_WINDOW }</p>
            <Button
                class="button--strong"
                label={text::TAKE_OVER}
                {state}
                onclick={props.on_take_over.reform(|_: MouseEvent| ())}
            />
        </main>
    }
}
