//! The expected results, each with what came of it.

use fusion_cti::rules::ExampleResult;
use fusion_cti_ui::{Button, Glyph, Icon, Problem, Tone};
use yew::prelude::*;

use super::app::refused;
use super::field::quoted;
use super::header::{export, import};
use super::link::Link;
use super::tool::Tool;
use crate::model::{Editor, FileKind};

pub(super) fn draw(editor: &Editor, link: &Link) -> Html {
    let results = &editor.checked().results;
    let failures = editor.checked().failures();
    let sum = match (results.len(), failures) {
        (0, _) => "There are none yet. Try a call and keep it, or import a file.".to_owned(),
        (all, 0) => format!("All {all} come as expected."),
        (all, failures) => format!("{failures} of {all} do not come as expected."),
    };
    html! {
        <section class="card" aria-labelledby="tests-title">
            <h2 id="tests-title">{ "Expected results" }</h2>
            <p class="part__help">
                { "Calls and what the rules must make of them. They run after every change. Keep the file beside the rules; \
                   the command line runs it too." }
            </p>
            <div class="bar">
                { import(link, FileKind::Tests, "Import") }
                { export(link, FileKind::Tests, "Export", "") }
            </div>
            { match &editor.checked().tests {
                Err(refusal) => html! {
                    <Problem>{ refused(refusal) }</Problem>
                },
                Ok(_) => html! {
                    <p id="tests-sum" class={classes!("sum", if failures > 0 { Tone::Bad } else { Tone::Good })}>{ sum }</p>
                },
            } }
            <ul class="results">
                { for results.iter().enumerate().map(|(number, result)| line(link, number, result)) }
            </ul>
        </section>
    }
}

fn line(link: &Link, number: usize, result: &ExampleResult) -> Html {
    let passed = result.differences.is_empty();
    let (icon, tone, word) = if passed {
        (Glyph::Tick, Tone::Good, "passes")
    } else {
        (Glyph::Cross, Tone::Bad, "fails")
    };
    html! {
        <li class={classes!("result", tone)}>
            <span class="result__mark"><Icon glyph={icon} /><span class="unseen">{ word }{ ": " }</span></span>
            <div class="result__words">
                <p class="result__name">{ &result.name }</p>
                if !passed {
                    <ul class="result__why">{ for result.differences.iter().map(|line| html! { <li>{ quoted(line) }</li> }) }</ul>
                }
            </div>
            <span class="result__tools">
                <Button icon={Glyph::Question} label="Try" onclick={link.on(move |editor| editor.try_test(number))} />
                if !passed {
                    <Button icon={Glyph::Tick} label="Expect what came" onclick={link.on(move |editor| editor.accept_result(number))} />
                }
                <Tool icon={Glyph::Bin} label="Delete expected result" onclick={link.on(move |editor| editor.delete_test(number))} />
            </span>
        </li>
    }
}
