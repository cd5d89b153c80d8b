//! Every state of the toolbar to look at, without a Fusion or a contact centre: `?state=<name>`, or a list of names.
//! For those who work on the components; no part of what is shipped.

mod calls;
mod states;

use std::rc::Rc;

use fusion_cti::session::Intent;
use fusion_cti_toolbar::components::{Refusal, StandBy, Toolbar};
use yew::prelude::*;

#[component]
fn Gallery() -> Html {
    let on_intent = use_callback((), |intent: Intent, ()| {
        web_sys::console::log_1(&format!("{intent:?}").into());
    });
    let wanted = wanted();
    match wanted.as_str() {
        "refusal" => html! { <Refusal reason={states::REFUSAL} /> },
        "stand-by" => html! { <StandBy taking_over={false} on_take_over={Callback::noop()} /> },
        _ => match states::all().into_iter().find(|(name, _)| *name == wanted) {
            Some((_, view)) => html! { <Toolbar view={Rc::new(view)} {on_intent} /> },
            None => names(),
        },
    }
}

fn names() -> Html {
    html! {
        <ul>
            { for states::all().into_iter().map(|(name, _)| html! {
                <li><a href={format!("?state={name}")}>{ name }</a></li>
            }) }
            <li><a href="?state=refusal">{ "refusal" }</a></li>
            <li><a href="?state=stand-by">{ "stand-by" }</a></li>
        </ul>
    }
}

/// The name after `?state=`.
fn wanted() -> String {
    web_sys::window()
        .and_then(|window| window.location().search().ok())
        .and_then(|search| search.strip_prefix("?state=").map(str::to_owned))
        .unwrap_or_default()
}

fn main() {
    let root = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id("toolbar"));
    if let Some(root) = root {
        yew::Renderer::<Gallery>::with_root(root).render();
    }
}
