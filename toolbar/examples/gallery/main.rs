//! Every state of the toolbar to look at, without a Fusion or a contact centre: `?state=<name>`, or a list of names.
//! For those who work on the components; no part of what is shipped.

mod calls;
mod states;

use fusion_cti_toolbar::components::{Ears, Panel, refusal, stand_by, toolbar};
use yew::prelude::*;

#[component]
fn Gallery() -> Html {
    let wanted = web_sys::window()
        .and_then(|window| window.location().search().ok())
        .and_then(|search| search.strip_prefix("?state=").map(str::to_owned))
        .unwrap_or_default();
    let ask = Callback::from(|intent| web_sys::console::log_1(&format!("{intent:?}").into()));
    if wanted == "refusal" {
        return refusal(states::REFUSAL.to_owned());
    }
    if wanted == "stand-by" {
        return stand_by(&Callback::noop(), false);
    }
    match states::all().into_iter().find(|(name, _)| *name == wanted) {
        Some((_, view)) => toolbar(
            &view,
            Panel::Hidden,
            None,
            &Ears {
                ask,
                toggle_panel: Callback::noop(),
            },
        ),
        None => html! {
            <ul>
                { for states::all().into_iter().map(|(name, _)| html! {
                    <li><a href={format!("?state={name}")}>{ name }</a></li>
                }) }
                <li><a href="?state=refusal">{ "refusal" }</a></li>
                <li><a href="?state=stand-by">{ "stand-by" }</a></li>
            </ul>
        },
    }
}

fn main() {
    let place = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id("toolbar"));
    if let Some(place) = place {
        yew::Renderer::<Gallery>::with_root(place).render();
    }
}
