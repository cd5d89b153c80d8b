//! What Fusion is told: the fields of an outcome, of a rule or of the default.

use fusion_cti::rules::{Bypass, FACT_NAMES, FILTERS};
use fusion_cti_ui::{Checkbox, Glyph, List, ListKind, ListRow, renders};
use serde_json::Value;
use yew::prelude::*;

use super::condition_form::EditAsText;
use super::field::{ChoiceField, TextField, id_of, problem_lines};
use super::lists;
use super::rule_form::shown;
use super::token_row::{TokenRow, TokenRowProps};
use super::tool::ActionButton;
use crate::model::action::TextEditKind;
use crate::model::outcome::{self, Field as Key};
use crate::model::{Action, Findings, Path, TrackedValue, ValueExt};

const KEYS: [Key; 7] = [
    Key::Classification,
    Key::LookupObject,
    Key::PopAt,
    Key::Page,
    Key::CloseReason,
    Key::WrapUp,
    Key::Note,
];

#[derive(Properties, Clone, Debug, PartialEq)]
pub(super) struct OutcomeFormProps {
    pub(super) path: Path,
    /// Nothing where the file has none yet.
    pub(super) outcome: Option<TrackedValue>,
    /// What is wrong with it or anything within it.
    pub(super) findings: Findings,
    pub(super) dispatch: Callback<Action>,
}

/// The form of an outcome.
#[component]
pub(super) fn OutcomeForm(props: &OutcomeFormProps) -> Html {
    renders::count("OutcomeForm");
    let OutcomeFormProps {
        path,
        outcome,
        findings,
        dispatch,
    } = props;
    if !matches!(value(props), None | Some(Value::Object(_))) {
        return html! {
            <>
                { problem_lines(findings, &id_of(path)) }
                <EditAsText path={path.clone()} {dispatch} />
            </>
        };
    }
    let fields = KEYS.iter().map(|key| key.key()).chain(["tokens", "bypass"]);
    let elsewhere = findings.outside(fields.map(|key| path.key(key)));
    let tokens = path.key("tokens");
    let key = |key| plain(props, key);
    html! {
        <div class="outcome" id={id_of(path)} tabindex="-1">
            { problem_lines(&elsewhere, &id_of(path)) }
            <Tokens
                findings={findings.at_or_below(&tokens)}
                outcome={path.clone()}
                tokens={outcome.as_ref().and_then(|outcome| outcome.get("tokens"))}
                {dispatch}
            />
            <div class="form__row">{ key(Key::PopAt) }{ key(Key::Classification) }</div>
            <div class="form__row">{ key(Key::LookupObject) }{ key(Key::Page) }</div>
            { key(Key::Note) }
            { bypass(props) }
            <div class="form__row">{ key(Key::CloseReason) }{ key(Key::WrapUp) }</div>
        </div>
    }
}

fn value(props: &OutcomeFormProps) -> Option<&Value> {
    props.outcome.as_ref().map(TrackedValue::value)
}

/// A field of one text or one word.
fn plain(props: &OutcomeFormProps, key: Key) -> Html {
    let path = props.path.key(key.key());
    let list = match key {
        Key::Classification => Some(lists::CLASSIFICATIONS),
        Key::LookupObject => Some(lists::LOOKUPS),
        Key::Page => Some(lists::PAGES),
        Key::Note => Some(lists::TEMPLATES),
        Key::PopAt | Key::CloseReason | Key::WrapUp => None,
    };
    let findings = props.findings.at_or_below(&path);
    let present = value(props).and_then(|outcome| outcome.get(key.key()));
    let value = present.map(shown).unwrap_or_default();
    let (label, help, dispatch) = (key.label(), key.help(), &props.dispatch);
    let words = key.words();
    if words.is_empty() {
        let edit = TextEditKind::Optional;
        return html! { <TextField {path} {label} {help} {value} {findings} {edit} {list} {dispatch} /> };
    }
    let words: Vec<_> = [("", "as configured")].into_iter().chain(words).collect();
    let edit = TextEditKind::Chosen;
    html! { <ChoiceField {path} {label} {help} {value} {findings} {edit} {words} {dispatch} /> }
}

#[derive(Properties, Clone, Debug, PartialEq)]
struct TokensProps {
    /// The outcome that they are in.
    outcome: Path,
    /// Nothing where the file has none yet.
    tokens: Option<TrackedValue>,
    findings: Findings,
    dispatch: Callback<Action>,
}

/// The tokens of an outcome.
#[component]
fn Tokens(props: &TokensProps) -> Html {
    renders::count("Tokens");
    let TokensProps {
        outcome,
        tokens,
        findings,
        dispatch,
    } = props;
    let path = outcome.key("tokens");
    let entries = tokens.iter().flat_map(|tokens| {
        let names = tokens.value().entries().map(|(name, _)| name.clone());
        names.zip(tokens.children()).collect::<Vec<_>>()
    });
    let rows = entries.enumerate().map(|(index, (name, template))| {
        let path = path.key(&name);
        let findings = findings.at_or_below(&path);
        let dispatch = dispatch.clone();
        let id = template.id().to_string();
        ListRow::new(
            id,
            TokenRowProps {
                path,
                index,
                name,
                template,
                findings,
                dispatch,
            },
        )
    });
    let readable = matches!(
        tokens.as_ref().map(TrackedValue::value),
        None | Some(Value::Object(_))
    );
    html! {
        <div class="tokens" id={id_of(&path)} tabindex="-1" role="group" aria-label="Tokens">
            <h4>{ "Tokens that Fusion is told" }</h4>
            { problem_lines(&findings.exactly_at(&path), &id_of(&path)) }
            <List<TokenRow> kind={ListKind::Plain} rows={rows.collect::<Vec<_>>()} />
            if readable {
                <ActionButton icon={Glyph::Plus} label="Add token" action={Action::AddToken(outcome.clone())} {dispatch} />
            } else {
                <EditAsText {path} {dispatch} />
            }
            <TemplateHelp />
        </div>
    }
}

fn bypass(props: &OutcomeFormProps) -> Html {
    let path = props.path.key("bypass");
    let all: Vec<_> = Bypass::ALL.iter().map(|step| step.word()).collect();
    let present = value(props)
        .and_then(|outcome| outcome.get("bypass"))
        .map(ValueExt::items)
        .unwrap_or_default();
    let toggle = |word: &'static str| {
        let (path, all) = (path.clone(), all.clone());
        props.dispatch.reform(move |()| Action::Toggle {
            path: path.clone(),
            label: "Steps switched off",
            word,
            all: all.clone(),
        })
    };
    html! {
        <fieldset class="choices" id={id_of(&path)} tabindex="-1">
            <legend>{ "Steps that are switched off" }</legend>
            for step in Bypass::ALL.iter() {
                <Checkbox
                    key={step.word()}
                    label={outcome::bypass_label(*step)}
                    checked={present.iter().any(|word| word.as_str() == Some(step.word()))}
                    onchange={toggle(step.word())}
                />
            }
            { problem_lines(&props.findings.at_or_below(&path), &id_of(&path)) }
        </fieldset>
    }
}

/// How templates are written, folded away until somebody asks for it.
#[component]
fn TemplateHelp() -> Html {
    html! {
        <details class="help">
            <summary>{ "How templates are written" }</summary>
            <p>
                <code>{ "{attribute.caseNumber}" }</code>{ " stands for the value of that attribute. In braces may stand " }
                <code>{ "attribute." }</code>{ " and a name, or one of " }
                { for FACT_NAMES.iter().map(|name| html! { <><code>{ *name }</code>{ " " }</> }) }
            </p>
            <p>
                { "Filters: " }
                { for FILTERS.iter().map(|name| html! { <><code>{ *name }</code>{ " " }</> }) }
                { ", as in " }<code>{ "{caller.e164 | withoutPlus}" }</code>
                { ". Alternatives: " }<code>{ "{attribute.brand ?? queue ?? 'unknown'}" }</code>
                { ". A brace is written " }<code>{ "{{" }</code>{ "." }
            </p>
            <p>{ "If a value is missing and has no alternative, the whole token is left out." }</p>
        </details>
    }
}
