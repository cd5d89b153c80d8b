//! What is shown before the session shows anything.

use yew::prelude::*;

use crate::text;

/// Says that the toolbar is starting.
#[component]
pub fn Starting() -> Html {
    html! { <p class="starting" role="status">{ text::STARTING }</p> }
}
