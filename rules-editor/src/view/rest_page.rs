//! What is decided when no rule matches, and the names that exist at this place.

use fusion_cti_ui::InputType;
use yew::prelude::*;

use super::condition_form::EditAsText;
use super::field::{LinesField, id_of, problem_lines};
use super::outcome_form::OutcomeForm;
use crate::model::action::TextEditKind;
use crate::model::{Action, Editor, FileKind, Path, ValueExt, outcome};

const NAMES: [(&str, &str, &str); 3] = [
    (
        "queues",
        "Queues",
        "With these here, a condition on another queue is warned of.",
    ),
    (
        "attributes",
        "Contact attributes",
        "Set by your contact flows, besides those in the expected results.",
    ),
    (
        "tokens",
        "More tokens of Fusion",
        "Tokens that begin with SVCMCA_ and that this editor does not know.",
    ),
];

pub(super) fn draw(editor: &Editor, dispatch: &Callback<Action>) -> Html {
    let root = Path::root();
    let (default, known) = (root.key("default"), root.key("known"));
    html! {
        <div class="columns columns--even">
            <section class="card" aria-labelledby="default-title">
                <h2 id="default-title">{ "When no rule matches" }</h2>
                <OutcomeForm
                    outcome={editor.document().tracked(FileKind::Rules).at(&default)}
                    findings={editor.checked().at_or_below(&default)}
                    path={default}
                    {dispatch}
                />
            </section>
            <section class="card" aria-labelledby="known-title">
                <h2 id="known-title">{ "Names at your place" }</h2>
                <p class="part__help">
                    { "One on each line. Nothing is refused at a call because of them; they tell a typing mistake from an unusual name." }
                </p>
                { for NAMES.iter().map(|(key, label, help)| names(editor, dispatch, known.key(key), label, help)) }
                { pages(editor, dispatch, known.key("pages")) }
            </section>
        </div>
    }
}

fn names(
    editor: &Editor,
    dispatch: &Callback<Action>,
    path: Path,
    label: &'static str,
    help: &'static str,
) -> Html {
    let present = editor.document().at(&path);
    let Some(texts) = present.map_or(Some(Vec::new()), ValueExt::as_texts) else {
        return as_text(editor, dispatch, path, label);
    };
    let value = texts.join("\n");
    let findings = editor.checked().at_or_below(&path);
    html! { <LinesField {path} {label} {help} {value} {findings} edit={TextEditKind::Lines} {dispatch} /> }
}

/// Pages with the tokens that each reads, one page on each line: `CODE: TOKEN, TOKEN`.
fn pages(editor: &Editor, dispatch: &Callback<Action>, path: Path) -> Html {
    let Some(value) = outcome::pages_text(editor.document().at(&path)) else {
        return as_text(editor, dispatch, path, "Pages");
    };
    html! {
        <LinesField
            findings={editor.checked().at_or_below(&path)}
            {path}
            label="Pages"
            help="A page on each line with the tokens it reads, such as Edit_Contact: SVCMCA_CONTACT_ID. \
                  With these here, a token that no page reads is warned of."
            {value}
            kind={InputType::Code}
            edit={TextEditKind::Pages}
            {dispatch}
        />
    }
}

/// What the form has no field for.
fn as_text(editor: &Editor, dispatch: &Callback<Action>, path: Path, label: &'static str) -> Html {
    html! {
        <div class="entry">
            <p class="entry__label">{ label }</p>
            { problem_lines(&editor.checked().at_or_below(&path), &id_of(&path)) }
            <EditAsText {path} {dispatch} />
        </div>
    }
}
