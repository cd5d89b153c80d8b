//! A field with its label, its help and what is wrong with it.

use fusion_cti::rules::{Finding, Severity};
use fusion_cti_ui::{Choice, DraftArea, Field, InputType, Problem, Select, TextInput, Tone, renders};
use yew::prelude::*;

use crate::model::action::{TextEdit, TextEditKind};
use crate::model::{Action, Findings, Path};

/// Props of [`TextField`], [`ChoiceField`] and [`LinesField`].
#[derive(Properties, Clone, Debug, PartialEq)]
pub(super) struct ValueFieldProps {
    /// The value in the file.
    pub(super) path: Path,
    pub(super) label: &'static str,
    #[prop_or_default]
    pub(super) help: &'static str,
    pub(super) value: String,
    /// What is wrong with the value or anything within it.
    pub(super) findings: Findings,
    /// What an input makes of the value.
    pub(super) edit: TextEditKind,
    /// The id of the list of what is offered.
    #[prop_or_default]
    pub(super) list: Option<&'static str>,
    #[prop_or_default]
    pub(super) kind: InputType,
    /// The words to choose from with what each means; the first entry stands for none.
    #[prop_or_default]
    pub(super) words: Vec<(&'static str, &'static str)>,
    pub(super) dispatch: Callback<Action>,
}

/// What dispatches each text that is typed or chosen for the value at `path`.
#[hook]
pub(super) fn use_edit(
    path: &Path,
    label: &'static str,
    edit: TextEditKind,
    dispatch: &Callback<Action>,
) -> Callback<String> {
    use_callback(
        (path.clone(), label, edit, dispatch.clone()),
        |text: String, (path, label, edit, dispatch)| {
            dispatch.emit(Action::Type(TextEdit {
                path: path.clone(),
                label,
                text,
                kind: *edit,
            }));
        },
    )
}

/// A line of text; each letter is a change.
#[component]
pub(super) fn TextField(props: &ValueFieldProps) -> Html {
    renders::count("TextField");
    let oninput = use_edit(&props.path, props.label, props.edit, &props.dispatch);
    let id = id_of(&props.path);
    let findings = props.findings.exactly_at(&props.path);
    html! {
        <Field id={id.clone()} label={props.label} help={props.help} problems={problem_lines(&findings, &id)}>
            <TextInput
                id={id.clone()}
                kind={props.kind}
                list={props.list}
                value={props.value.clone()}
                invalid={props.findings.has_error()}
                problems={(!findings.is_empty()).then(|| format!("{id}-problems"))}
                {oninput}
            />
        </Field>
    }
}

/// A choice of words.
#[component]
pub(super) fn ChoiceField(props: &ValueFieldProps) -> Html {
    renders::count("ChoiceField");
    let onchange = use_edit(&props.path, props.label, props.edit, &props.dispatch);
    let id = id_of(&props.path);
    let mut choices: Vec<_> = props
        .words
        .iter()
        .map(|(word, meaning)| Choice::new(*word, *meaning))
        .collect();
    // What the file says is shown even where it is no word of the list.
    if !choices.iter().any(|choice| *choice.value == *props.value) {
        choices.push(Choice::new(props.value.clone(), props.value.clone()));
    }
    html! {
        <Field
            id={id.clone()}
            label={props.label}
            help={props.help}
            problems={problem_lines(&props.findings.exactly_at(&props.path), &id)}
        >
            <Select {id} {choices} value={props.value.clone()} invalid={props.findings.has_error()} {onchange} />
        </Field>
    }
}

/// Several lines, each an entry of a list.
#[component]
pub(super) fn LinesField(props: &ValueFieldProps) -> Html {
    renders::count("LinesField");
    let onchange = use_edit(&props.path, props.label, props.edit, &props.dispatch);
    let id = id_of(&props.path);
    html! {
        <Field id={id.clone()} label={props.label} help={props.help} problems={problem_lines(&props.findings, &id)}>
            <DraftArea
                {id}
                class="field--lines"
                rows={props.value.lines().count().clamp(2, 8)}
                value={props.value.clone()}
                invalid={props.findings.has_error()}
                {onchange}
            />
        </Field>
    }
}

/// The id of the element for a path in the file.
pub(super) fn id_of(path: &Path) -> String {
    format!("at-{path}").replace(char::is_whitespace, "_")
}

/// What is wrong, one line each, under the id of the element that it concerns.
pub(super) fn problem_lines(findings: &Findings, id: &str) -> Html {
    if findings.is_empty() {
        return html! {};
    }
    html! {
        <div class="problems" id={format!("{id}-problems")}>
            { for findings.iter().map(problem_line) }
        </div>
    }
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
