//! Every state of the toolbar to look at, without a Fusion or a contact centre: `?state=<name>`, or a list of names.
//! For those who work on the components; no part of what is shipped.

mod calls;
mod states;

use fusion_cti_toolbar::components::{Act, Screen, refusal, stand_by};
use yew::prelude::*;

struct Gallery(Screen);

impl Component for Gallery {
    type Message = Act;
    type Properties = ();

    fn create(context: &Context<Self>) -> Self {
        let mut screen = Screen::new(context.link().callback(|act| act));
        let state = states::all().into_iter().find(|(name, _)| *name == wanted());
        if let Some((_, view)) = state {
            screen.show(Box::new(view));
        }
        Self(screen)
    }

    fn update(&mut self, _context: &Context<Self>, act: Act) -> bool {
        if let Some(intent) = self.0.take(act) {
            web_sys::console::log_1(&format!("{intent:?}").into());
        }
        true
    }

    fn view(&self, _context: &Context<Self>) -> Html {
        match wanted().as_str() {
            "refusal" => refusal(states::REFUSAL),
            "stand-by" => stand_by(&Callback::noop(), false),
            _ => self.0.draw(None).unwrap_or_else(names),
        }
    }

    fn rendered(&mut self, _context: &Context<Self>, _first: bool) {
        self.0.drawn();
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
    let place = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id("toolbar"));
    if let Some(place) = place {
        yew::Renderer::<Gallery>::with_root(place).render();
    }
}
