//! The rules in their order: open, switch, and move them, by mouse, finger or keyboard.

use fusion_cti_ui::{Button, Glyph, Icon, Tone};
use serde_json::Value;
use web_sys::{Element, KeyboardEvent, PointerEvent};
use yew::prelude::*;

use super::app::Message;
use super::link::Link;
use super::tool::Tool;
use crate::model::editor::Drag;
use crate::model::rule_list::{Direction, RuleLine};
use crate::model::samples::SAMPLES;
use crate::model::{Editor, Path};
use crate::ports::pointer;

pub(super) fn draw(editor: &Editor, link: &Link) -> Html {
    let rules = editor.document().rules();
    let rows = rules.iter().enumerate();
    html! {
        <section class="list" aria-labelledby="list-title">
            <div class="list__head">
                <h2 id="list-title">{ "Rules" }</h2>
                <Button icon={Glyph::Plus} label="Add rule" onclick={link.on(Editor::add_rule)} />
            </div>
            if rules.is_empty() {
                { beginnings(link) }
            } else {
                <p class="list__hint">{ "The first rule that matches decides. Alt with ↑ or ↓ moves the rule that has the focus." }</p>
                <ol class="list__rows">{ for rows.map(|(number, rule)| row(editor, link, number, rule)) }</ol>
                <p class="list__end">{ "No rule matches: the default decides." }</p>
            }
        </section>
    }
}

/// Where to begin if there is nothing yet.
fn beginnings(link: &Link) -> Html {
    let samples = SAMPLES.iter().map(|sample| {
        html! {
            <li>
                <button type="button" class="button" onclick={link.on(move |editor| editor.use_sample(sample))}>
                    { sample.title }
                </button>
            </li>
        }
    });
    html! {
        <div class="beginnings">
            <p>{ "There are no rules yet. Add one, import a file, or start from a sample:" }</p>
            <ul class="beginnings__list">{ for samples }</ul>
        </div>
    }
}

fn row(editor: &Editor, link: &Link, number: usize, rule: &Value) -> Html {
    let line = RuleLine::of(number, rule);
    let selected = editor.selected == Some(number);
    let look = classes!(
        "rule",
        selected.then_some("rule--selected"),
        (!line.enabled).then_some("rule--off"),
        match editor.drag {
            Some(Drag { from, .. }) if from == number => Some("rule--dragged"),
            Some(Drag { from, over }) if over == number => {
                Some(if over < from {
                    "rule--before"
                } else {
                    "rule--after"
                })
            }
            Some(_) | None => None,
        }
    );
    html! {
        <li class={look} data-rule={number.to_string()}>
            { grip(link, number) }
            { opener(editor, link, number, &line, selected) }
            <span class="rule__tools">
                { switch(link, number, &line) }
                { step(link, number, &line, Direction::Up) }
                { step(link, number, &line, Direction::Down) }
            </span>
        </li>
    }
}

fn opener(editor: &Editor, link: &Link, number: usize, line: &RuleLine, selected: bool) -> Html {
    let moved = link.send(move |event: KeyboardEvent| {
        let direction = match (event.alt_key(), event.key().as_str()) {
            (true, "ArrowUp") => Direction::Up,
            (true, "ArrowDown") => Direction::Down,
            _ => return None,
        };
        event.prevent_default();
        Some(Message::edit(move |editor| {
            let to = editor.step_rule(number, direction);
            editor.focus = Some(format!("rule-{to}"));
        }))
    });
    html! {
        <button
            type="button"
            class="rule__open"
            id={format!("rule-{number}")}
            aria-current={selected.then_some("true")}
            onclick={link.on(move |editor| editor.selected = Some(number))}
            onkeydown={moved}
        >
            <span class="rule__number">{ number + 1 }</span>
            <span class="rule__words">
                <span class="rule__name">{ &line.name }</span>
                <span class="rule__when">{ &line.when }</span>
            </span>
            { badge(editor, number) }
            if !line.enabled { <span class="rule__state">{ "off" }</span> }
        </button>
    }
}

/// The worst of a rule's problems.
fn badge(editor: &Editor, number: usize) -> Html {
    use fusion_cti::rules::Severity;
    let path = Path::rule(number);
    let worst = editor
        .checked()
        .at_or_below(&path)
        .map(|finding| finding.severity)
        .min();
    match worst {
        Some(Severity::Error) => html! {
            <span class={classes!("badge", Tone::Bad)}><Icon glyph={Glyph::Bad} /><span class="unseen">{ "has errors" }</span></span>
        },
        Some(Severity::Warning) => html! {
            <span class={classes!("badge", Tone::Attention)}><Icon glyph={Glyph::Attention} /><span class="unseen">{ "has warnings" }</span></span>
        },
        None => html! {},
    }
}

fn switch(link: &Link, number: usize, line: &RuleLine) -> Html {
    html! {
        <label class="toggle" title={if line.enabled { "Switch off" } else { "Switch on" }}>
            <input
                type="checkbox"
                role="switch"
                aria-label={format!("Use {}", line.name)}
                checked={line.enabled}
                onchange={link.on(move |editor| editor.switch_rule(number))}
            />
            <span class="toggle__track" aria-hidden="true"></span>
        </label>
    }
}

fn step(link: &Link, number: usize, line: &RuleLine, direction: Direction) -> Html {
    let (icon, word) = match direction {
        Direction::Up => (Glyph::Up, "up"),
        Direction::Down => (Glyph::Down, "down"),
    };
    let press = link.on(move |editor| {
        let to = editor.step_rule(number, direction);
        editor.focus = Some(format!("move-{word}-{to}"));
    });
    html! {
        <Tool
            id={format!("move-{word}-{number}")}
            {icon}
            label={format!("Move {} {word}", line.name)}
            onclick={press}
        />
    }
}

/// The place to take a rule by. The keyboard has the arrows.
fn grip(link: &Link, number: usize) -> Html {
    let taken = link.send(move |event: PointerEvent| {
        if let Some(element) = event.target_dyn_into::<Element>() {
            pointer::hold(&element, &event);
        }
        event.prevent_default();
        Some(Message::edit(move |editor| editor.take_rule(number)))
    });
    let moved = link.send(move |event: PointerEvent| {
        if event.buttons() == 0 {
            return None;
        }
        let over = web_sys::window().and_then(|window| pointer::row_under(&window, &event))?;
        Some(Message::edit(move |editor| editor.drag_over(over)))
    });
    html! {
        <span
            class="rule__grip"
            aria-hidden="true"
            onpointerdown={taken}
            onpointermove={moved}
            onpointerup={link.on(Editor::drop_rule)}
            onpointercancel={link.on(|editor| editor.drag = None)}
        >
            <Icon glyph={Glyph::Grip} />
        </span>
    }
}

/// What is done with the rule that the form shows.
pub(super) fn tools(link: &Link, number: usize) -> Html {
    let text = link.on(move |editor| editor.edit_rule_text(number));
    html! {
        <>
            <Tool icon={Glyph::Copy} label="Duplicate rule" onclick={link.on(move |editor| editor.duplicate_rule(number))} />
            <Tool icon={Glyph::Text} label="Edit rule as text" onclick={text} />
            <Tool icon={Glyph::Bin} label="Delete rule" onclick={link.on(move |editor| editor.delete_rule(number))} />
        </>
    }
}
