//! One call.

use fusion_cti::view::{ButtonKind, ButtonView, CallStageView, CallView};
use yew::prelude::*;

use super::button::{Face, button};
use super::call_drawer::call_drawer;
use super::icon::Icon;
use super::screen::Screen;
use super::toolbar::{class, tone_class};
use crate::text;

/// Draws who calls, where the call stands and what can be done with it. Whatever comes from outside is drawn as text.
pub(super) fn call_card(call: &CallView, screen: &Screen) -> Html {
    let front = if call.active {
        "call--front"
    } else {
        "call--behind"
    };
    html! {
        <article
            key={call.key.clone()}
            tabindex="-1"
            ~className={class(&["call", stage_class(call.stage), front, tone_class(call.tone)])}
            aria-label={format!("{}: {}", call.status, call.title)}
        >
            <div class="call__head">
                <span class="call__mark">{ Icon::of_stage(call.stage).draw() }</span>
                <div class="call__who">
                    <p class="call__status">
                        <span>{ &call.status }</span>
                        { for call.since.map(|since| screen.clock.draw(since)) }
                    </p>
                    <h2 class="call__title" title={call.title.clone()}>{ &call.title }</h2>
                    { for call.number.as_ref().map(|number| html! { <p class="call__number">{ number }</p> }) }
                </div>
            </div>
            if !call.facts.is_empty() {
                { facts(call) }
            }
            { for call.host_note.as_ref().map(|note| html! { <p class="call__note">{ note }</p> }) }
            { for call.note.as_ref().map(|note| html! { <p class="call__hint">{ note }</p> }) }
            { for call.rule.as_ref().map(|rule| html! { <p class="call__note">{ rule }</p> }) }
            <div class="call__controls">{ for controls(call, screen) }</div>
        </article>
    }
}

/// The buttons, then what opens within the card, then the end of the call: apart from what is pressed all the time.
///
/// One list in which everything has a key, so that a control that comes or goes leaves the others where they are.
fn controls(call: &CallView, screen: &Screen) -> Vec<Html> {
    let ends = |view: &&ButtonView| view.kind == ButtonKind::HangUp;
    let drawn = |view: &ButtonView| button(view, Face::Full, &screen.ear);
    let first = call.buttons.iter().filter(|view| !ends(view)).map(drawn);
    let drawer = call_drawer(call, screen.drawers.of(call), &screen.ear);
    let last = call.buttons.iter().filter(ends).map(drawn);
    first.chain([drawer]).chain(last).collect()
}

fn facts(call: &CallView) -> Html {
    html! {
        <dl class="call__facts" aria-label={text::FACTS}>
            { for call.facts.iter().map(|(name, value)| html! {
                <div><dt>{ name }</dt><dd title={value.clone()}>{ value }</dd></div>
            }) }
        </dl>
    }
}

fn stage_class(stage: CallStageView) -> &'static str {
    match stage {
        CallStageView::Ringing => "call--ringing",
        CallStageView::Dialling => "call--dialling",
        CallStageView::Connected => "call--connected",
        CallStageView::Held => "call--held",
        CallStageView::Over => "call--over",
    }
}
