//! A field with its label, its help and what is wrong with it.

use fusion_cti::rules::{Finding, Severity};
use fusion_cti_ui::{Field, InputType, Problem, TextInput, Tone};
use yew::prelude::*;

use super::link::Link;
use crate::model::history::Change;
use crate::model::{Editor, Path};

/// What a field of a file shows.
pub(super) struct Entry<'a> {
    pub(super) path: &'a Path,
    pub(super) label: &'a str,
    pub(super) help: &'a str,
    pub(super) value: String,
    /// The id of the list of what is offered.
    pub(super) list: Option<&'static str>,
    pub(super) kind: InputType,
}

/// The id of the element for a path in the file.
pub(super) fn id_of(path: &Path) -> String {
    format!("at-{path}").replace(char::is_whitespace, "_")
}

/// What is wrong exactly at a place, one line each.
pub(super) fn problems_at(editor: &Editor, path: &Path) -> Html {
    problem_lines(editor.checked().exactly_at(path), &id_of(path))
}

/// What is wrong at a place and anywhere within it.
pub(super) fn problems_within(editor: &Editor, path: &Path) -> Html {
    problem_lines(editor.checked().at_or_below(path), &id_of(path))
}

pub(super) fn problem_lines<'a>(findings: impl Iterator<Item = &'a Finding>, id: &str) -> Html {
    let lines: Vec<_> = findings.map(problem_line).collect();
    if lines.is_empty() {
        return html! {};
    }
    html! { <div class="problems" id={format!("{id}-problems")}>{ lines }</div> }
}

fn problem_line(finding: &Finding) -> Html {
    let (tone, word) = match finding.severity {
        Severity::Error => (Tone::Bad, "Error: "),
        Severity::Warning => (Tone::Attention, "Warning: "),
    };
    html! {
        <Problem {tone}><span class="unseen">{ word }</span>{ quoted(&finding.message) }</Problem>
    }
}

/// A line of text; each letter is a change.
pub(super) fn text_field(
    editor: &Editor,
    link: &Link,
    entry: &Entry<'_>,
    change: impl Fn(&Editor, &str) -> Option<Change> + Clone + 'static,
) -> Html {
    let id = id_of(entry.path);
    let wrong = editor.checked().exactly_at(entry.path).next().is_some();
    let input = html! {
        <TextInput
            id={id.clone()}
            kind={entry.kind}
            list={entry.list}
            value={entry.value.clone()}
            invalid={invalid(editor, entry.path)}
            problems={wrong.then(|| format!("{id}-problems"))}
            oninput={link.typed(change)}
        />
    };
    labelled(entry, input, problems_at(editor, entry.path))
}

/// What is typed or chosen, with its label and what is wrong with it.
fn labelled(entry: &Entry<'_>, control: Html, problems: Html) -> Html {
    html! {
        <Field
            id={id_of(entry.path)}
            label={entry.label.to_owned()}
            help={entry.help.to_owned()}
            {problems}
        >
            { control }
        </Field>
    }
}

/// A choice of words; the first line stands for none.
pub(super) fn choice(
    editor: &Editor,
    link: &Link,
    entry: &Entry<'_>,
    words: &[(&'static str, &'static str)],
    none: &'static str,
    change: impl Fn(&Editor, &str) -> Option<Change> + Clone + 'static,
) -> Html {
    let known = entry.value.is_empty() || words.iter().any(|(word, _)| *word == entry.value);
    let edit = move |editor: &mut Editor, word: &str| {
        if let Some(change) = change(editor, word) {
            editor.make(change);
            editor.leave_field();
        }
    };
    let id = id_of(entry.path);
    let list = html! {
        <select id={id} class="field" aria-invalid={invalid(editor, entry.path).then_some("true")} onchange={link.chosen(edit)}>
            <option value="" selected={entry.value.is_empty()}>{ none }</option>
            { for words.iter().map(|(word, meaning)| html! {
                <option value={*word} selected={*word == entry.value}>{ *meaning }</option>
            }) }
            if !known { <option value={entry.value.clone()} selected=true>{ &entry.value }</option> }
        </select>
    };
    labelled(entry, list, problems_at(editor, entry.path))
}

/// Several lines, each an entry of a list; taken over when the field is left, so that a new line can be begun.
pub(super) fn lines_field(
    editor: &Editor,
    link: &Link,
    entry: &Entry<'_>,
    change: impl Fn(&Editor, &str) -> Option<Change> + Clone + 'static,
) -> Html {
    let edit = move |editor: &mut Editor, text: &str| {
        if let Some(change) = change(editor, text) {
            editor.make(change);
        }
    };
    let rows = entry.value.lines().count().clamp(2, 8).to_string();
    let lines = html! {
        <textarea
            id={id_of(entry.path)}
            class="field field--lines"
            rows={rows}
            spellcheck="false"
            value={entry.value.clone()}
            aria-invalid={invalid(editor, entry.path).then_some("true")}
            onchange={link.chosen(edit)}
        />
    };
    labelled(entry, lines, problems_within(editor, entry.path))
}

/// Whether there is an error at a place or within it, as assistive technology is told.
pub(super) fn invalid(editor: &Editor, path: &Path) -> bool {
    let mut findings = editor.checked().at_or_below(path);
    findings.any(|finding| finding.severity == Severity::Error)
}

/// The engine's back-ticks as code.
pub(super) fn quoted(sentence: &str) -> Html {
    let parts = sentence.split('`').enumerate().map(|(number, part)| {
        if number % 2 == 1 {
            // Nothing in quotes can be seen; nothing alone cannot.
            html! { <code>{ if part.is_empty() { "\"\"" } else { part } }</code> }
        } else {
            html! { { part } }
        }
    });
    parts.collect()
}
