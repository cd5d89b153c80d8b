//! One call.

use fusion_cti::view::{ButtonKind, ButtonView, CallStageView, CallView};

use super::button::{Face, button};
use super::call_drawer::call_drawer;
use super::element::{Attribute, Element, classed, element, line};
use super::icon::Icon;
use super::screen::Screen;
use super::toolbar::{class, tone_class};
use crate::text;

/// Draws who calls, where the call stands and what can be done with it. Whatever comes from outside is drawn as text.
pub(super) fn call_card(call: &CallView, screen: &Screen) -> Element {
    let front = if call.active {
        "call--front"
    } else {
        "call--behind"
    };
    let notes = [
        ("call__note", &call.host_note),
        ("call__hint", &call.note),
        ("call__note", &call.rule),
    ];
    let notes = notes
        .into_iter()
        .filter_map(|(class, note)| Some(line("p", class, note.as_deref()?)));
    let card = classed(
        "article",
        &class(&["call", stage_class(call.stage), front, tone_class(call.tone)]),
    )
    .key(call.key.as_str())
    .with(Attribute::TabIndex, "-1")
    .with(Attribute::Label, &format!("{}: {}", call.status, call.title))
    .child(head(call, screen));
    let card = if call.facts.is_empty() {
        card.gap()
    } else {
        card.child(facts(call))
    };
    card.children(notes)
        .child(classed("div", "call__controls").children(controls(call, screen)))
}

fn head(call: &CallView, screen: &Screen) -> Element {
    let status = classed("p", "call__status")
        .child(element("span").text(&call.status))
        .children(call.since.map(|since| screen.clock.draw(since)));
    let title = line("h2", "call__title", &call.title).with(Attribute::Title, &call.title);
    let number = call.number.iter().map(|number| line("p", "call__number", number));
    let who = classed("div", "call__who")
        .child(status)
        .child(title)
        .children(number);
    classed("div", "call__head")
        .child(classed("span", "call__mark").child(Icon::of_stage(call.stage).draw()))
        .child(who)
}

/// The buttons, then what opens within the card, then the end of the call: apart from what is pressed all the time.
///
/// One list in which everything has a key, so that a control that comes or goes leaves the others where they are.
fn controls(call: &CallView, screen: &Screen) -> impl Iterator<Item = Element> {
    let ends = |view: &&ButtonView| view.kind == ButtonKind::HangUp;
    let drawn = |view: &ButtonView| button(view, Face::Full, &screen.ear);
    let first = call.buttons.iter().filter(move |view| !ends(view)).map(drawn);
    let drawer = call_drawer(call, screen.drawers.of(call), &screen.ear);
    let last = call.buttons.iter().filter(ends).map(drawn);
    first.chain([drawer]).chain(last)
}

fn facts(call: &CallView) -> Element {
    let fact = |(name, value): &(String, String)| {
        let value = element("dd").with(Attribute::Title, value).text(value);
        element("div").child(element("dt").text(name)).child(value)
    };
    classed("dl", "call__facts")
        .with(Attribute::Label, text::FACTS)
        .children(call.facts.iter().map(fact))
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
