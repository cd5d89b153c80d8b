//! The expected results, each with what came of it.

use fusion_cti::rules::ExampleResult;
use fusion_cti_ui::{Glyph, Icon, List, ListRow, Problem, Tone, renders};
use yew::prelude::*;

use super::app::{Shell, refused};
use super::field::quoted;
use super::header::{Export, Import};
use super::tool::{ActionButton, Tool};
use crate::model::trial::Source;
use crate::model::{Action, Editor, FileKind};

pub(super) fn draw(editor: &Editor, shell: &Shell) -> Html {
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
                <Import kind={FileKind::Tests} onchoose={&shell.import} />
                <Export kind={FileKind::Tests} label="Export" onexport={&shell.export} />
            </div>
            { match &editor.checked().tests {
                Err(refusal) => html! {
                    <Problem>{ refused(refusal) }</Problem>
                },
                Ok(_) => html! {
                    <p id="tests-sum" class={classes!("sum", if failures > 0 { Tone::Bad } else { Tone::Good })}>{ sum }</p>
                },
            } }
            <List<ResultRow> class="results" rows={rows(editor, &shell.dispatch)} />
        </section>
    }
}

fn rows(editor: &Editor, dispatch: &Callback<Action>) -> Vec<ListRow<ResultRowProps>> {
    let tests = editor.document().tracked(FileKind::Tests).get("tests");
    let tests = tests.map(|tests| tests.children()).unwrap_or_default();
    let results = editor.checked().results.iter().enumerate();
    let rows = results.zip(tests).map(|((index, result), test)| {
        let (result, dispatch) = (result.clone(), dispatch.clone());
        ListRow::new(
            test.id().to_string(),
            ResultRowProps {
                index,
                result,
                dispatch,
            },
        )
    });
    rows.collect()
}

#[derive(Properties, Clone, Debug, PartialEq)]
struct ResultRowProps {
    /// The index of the expected result.
    index: usize,
    result: ExampleResult,
    dispatch: Callback<Action>,
}

/// An expected result with what came of it.
#[component]
fn ResultRow(props: &ResultRowProps) -> Html {
    renders::count("ResultRow");
    let ResultRowProps {
        index,
        result,
        dispatch,
    } = props;
    let index = *index;
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
                <ActionButton icon={Glyph::Question} label="Try" action={Action::Try(Source::Test(index))} {dispatch} />
                if !passed {
                    <ActionButton icon={Glyph::Tick} label="Expect what came" action={Action::AcceptResult(index)} {dispatch} />
                }
                <Tool icon={Glyph::Bin} label="Delete expected result" action={Action::DeleteTest(index)} {dispatch} />
            </span>
        </li>
    }
}
