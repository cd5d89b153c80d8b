//! A field with its label, its help and what is wrong with it.

use fusion_cti::rules::{Finding, Severity};
use yew::prelude::*;

use super::icon::Icon;
use super::link::Link;
use crate::model::history::Change;
use crate::model::{Editor, Path};

/// What a text field shows.
pub(super) struct Field<'a> {
    pub(super) path: &'a Path,
    pub(super) label: &'a str,
    pub(super) help: &'a str,
    pub(super) value: String,
    /// The id of the list of what is offered.
    pub(super) list: Option<&'static str>,
    pub(super) look: Look,
}

/// How its text is set.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    Plain,
    /// Templates, patterns and codes.
    Code,
}

/// The id of the element for a place in the file.
pub(super) fn id_of(path: &Path) -> String {
    format!("at-{path}").replace(char::is_whitespace, "_")
}

/// What is wrong exactly at a place, one line each.
pub(super) fn problems_at(editor: &Editor, path: &Path) -> Html {
    problem_lines(editor.checked().exactly_at(path), &id_of(path))
}

/// What is wrong at a place and anywhere within it.
pub(super) fn problems_within(editor: &Editor, path: &Path) -> Html {
    problem_lines(editor.checked().within(path), &id_of(path))
}

pub(super) fn problem_lines<'a>(findings: impl Iterator<Item = &'a Finding>, id: &str) -> Html {
    let lines: Vec<_> = findings.map(problem_line).collect();
    if lines.is_empty() {
        return html! {};
    }
    html! { <div class="problems" id={format!("{id}-problems")}>{ lines }</div> }
}

fn problem_line(finding: &Finding) -> Html {
    let (icon, tone, word) = match finding.severity {
        Severity::Error => (Icon::Error, "tone-bad", "Error: "),
        Severity::Warning => (Icon::Warning, "tone-attention", "Warning: "),
    };
    html! {
        <p class={classes!("problem", tone)}>
            { icon.draw() }<span><span class="unseen">{ word }</span>{ quoted(&finding.message) }</span>
        </p>
    }
}

/// A line of text; each letter is a change.
pub(super) fn text_field(
    editor: &Editor,
    link: &Link,
    field: &Field<'_>,
    change: impl Fn(&Editor, &str) -> Option<Change> + Clone + 'static,
) -> Html {
    let id = id_of(field.path);
    let wrong = editor.checked().exactly_at(field.path).next().is_some();
    let line = html! {
        <input
            id={id.clone()}
            class={classes!("field", (field.look == Look::Code).then_some("field--code"))}
            type="text"
            autocomplete="off"
            spellcheck={if field.look == Look::Code { "false" } else { "true" }}
            list={field.list}
            value={field.value.clone()}
            aria-invalid={invalid(editor, field.path)}
            aria-describedby={wrong.then(|| format!("{id}-problems"))}
            oninput={link.typed(change)}
        />
    };
    entry(field, line, problems_at(editor, field.path))
}

/// What is typed or chosen, between its label and what is wrong with it.
fn entry(field: &Field<'_>, control: Html, problems: Html) -> Html {
    html! {
        <div class="entry">
            <label class="entry__label" for={id_of(field.path)}>{ field.label }</label>
            { control }
            { problems }
            if !field.help.is_empty() { <p class="entry__help">{ field.help }</p> }
        </div>
    }
}

/// A choice of words; the first line stands for none.
pub(super) fn choice(
    editor: &Editor,
    link: &Link,
    field: &Field<'_>,
    words: &[(&'static str, &'static str)],
    none: &'static str,
    change: impl Fn(&Editor, &str) -> Option<Change> + Clone + 'static,
) -> Html {
    let known = field.value.is_empty() || words.iter().any(|(word, _)| *word == field.value);
    let act = move |editor: &mut Editor, word: &str| {
        if let Some(change) = change(editor, word) {
            editor.make(change);
            editor.leave_field();
        }
    };
    let id = id_of(field.path);
    let list = html! {
        <select id={id} class="field" aria-invalid={invalid(editor, field.path)} onchange={link.chosen(act)}>
            <option value="" selected={field.value.is_empty()}>{ none }</option>
            { for words.iter().map(|(word, meaning)| html! {
                <option value={*word} selected={*word == field.value}>{ *meaning }</option>
            }) }
            if !known { <option value={field.value.clone()} selected=true>{ &field.value }</option> }
        </select>
    };
    entry(field, list, problems_at(editor, field.path))
}

/// Several lines, each an entry of a list; taken over when the field is left, so that a new line can be begun.
pub(super) fn lines_field(
    editor: &Editor,
    link: &Link,
    field: &Field<'_>,
    change: impl Fn(&Editor, &str) -> Option<Change> + Clone + 'static,
) -> Html {
    let act = move |editor: &mut Editor, text: &str| {
        if let Some(change) = change(editor, text) {
            editor.make(change);
        }
    };
    let rows = field.value.lines().count().clamp(2, 8).to_string();
    let lines = html! {
        <textarea
            id={id_of(field.path)}
            class="field field--lines"
            rows={rows}
            spellcheck="false"
            value={field.value.clone()}
            aria-invalid={invalid(editor, field.path)}
            onchange={link.chosen(act)}
        />
    };
    entry(field, lines, problems_within(editor, field.path))
}

/// Whether there is an error at a place or within it, as assistive technology is told.
pub(super) fn invalid(editor: &Editor, path: &Path) -> Option<&'static str> {
    let mut findings = editor.checked().within(path);
    findings
        .any(|finding| finding.severity == Severity::Error)
        .then_some("true")
}

/// A small button with a drawing and a name.
pub(super) fn tool(icon: Icon, label: &str, press: Callback<MouseEvent>) -> Html {
    html! {
        <button type="button" class="button button--quiet button--tool" title={label.to_owned()} onclick={press}>
            { icon.draw() }<span class="unseen">{ label }</span>
        </button>
    }
}

/// A button with a drawing and its words.
pub(super) fn button(icon: Icon, label: &str, press: Callback<MouseEvent>) -> Html {
    html! {
        <button type="button" class="button" onclick={press}>{ icon.draw() }<span>{ label }</span></button>
    }
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
