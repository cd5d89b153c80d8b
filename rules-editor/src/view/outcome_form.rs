//! What Fusion is told: the fields of an outcome, of a rule or of the default.

use fusion_cti::rules::{Bypass, FACT_NAMES, FILTERS};
use fusion_cti_ui::{Button, Glyph, InputType, TextInput};
use serde_json::Value;
use yew::prelude::*;

use super::condition_form::edit_text;
use super::field::{Entry, choice, id_of, invalid, problem_lines, problems_at, problems_within, text_field};
use super::link::Link;
use super::lists;
use super::rule_form::shown;
use super::tool::Tool;
use crate::model::history::Change;
use crate::model::outcome::{self, Field as Key};
use crate::model::{Edit, Editor, Path, ValueExt};

const KEYS: [Key; 7] = [
    Key::Classification,
    Key::LookupObject,
    Key::PopAt,
    Key::Page,
    Key::CloseReason,
    Key::WrapUp,
    Key::Note,
];

pub(super) fn draw(editor: &Editor, link: &Link, path: &Path) -> Html {
    if !matches!(editor.document().at(path), None | Some(Value::Object(_))) {
        return html! {
            <>
                { problems_within(editor, path) }
                <Button icon={Glyph::Text} label="Edit as text" onclick={edit_text(link, path)} />
            </>
        };
    }
    let key = |key| plain(editor, link, path, key);
    html! {
        <div class="outcome" id={id_of(path)} tabindex="-1">
            { elsewhere(editor, path) }
            { tokens(editor, link, path) }
            <div class="form__row">{ key(Key::PopAt) }{ key(Key::Classification) }</div>
            <div class="form__row">{ key(Key::LookupObject) }{ key(Key::Page) }</div>
            { key(Key::Note) }
            { bypass(editor, link, path) }
            <div class="form__row">{ key(Key::CloseReason) }{ key(Key::WrapUp) }</div>
        </div>
    }
}

fn plain(editor: &Editor, link: &Link, outcome: &Path, key: Key) -> Html {
    let path = outcome.key(key.key());
    let list = match key {
        Key::Classification => Some(lists::CLASSIFICATIONS),
        Key::LookupObject => Some(lists::LOOKUPS),
        Key::Page => Some(lists::PAGES),
        Key::Note => Some(lists::TEMPLATES),
        Key::PopAt | Key::CloseReason | Key::WrapUp => None,
    };
    let field = Entry {
        path: &path,
        label: key.label(),
        help: key.help(),
        value: editor.document().at(&path).map(shown).unwrap_or_default(),
        list,
        kind: InputType::Text,
    };
    let at = path.clone();
    let change =
        move |editor: &Editor, text: &str| outcome::type_text(editor.document(), &at, key.label(), text);
    match key.words().as_slice() {
        [] => text_field(editor, link, &field, change),
        words => choice(editor, link, &field, words, "as configured", change),
    }
}

fn tokens(editor: &Editor, link: &Link, outcome: &Path) -> Html {
    let path = outcome.key("tokens");
    let present = editor.document().at(&path);
    let readable = matches!(present, None | Some(Value::Object(_)));
    let rows = present.into_iter().flat_map(ValueExt::entries).enumerate();
    let add = {
        let outcome = outcome.clone();
        link.on(move |editor| {
            let change = outcome::add_token(editor.document(), &outcome);
            let number = editor
                .document()
                .at(&outcome.key("tokens"))
                .map_or(0, |tokens| tokens.entries().count());
            editor.make(change);
            editor.focus = Some(format!("token-{number}"));
        })
    };
    html! {
        <div class="tokens" id={id_of(&path)} tabindex="-1" role="group" aria-label="Tokens">
            <h4>{ "Tokens that Fusion is told" }</h4>
            { problems_at(editor, &path) }
            { for rows.map(|(number, (name, template))| token(editor, link, &path, number, name, template)) }
            if readable {
                <Button icon={Glyph::Plus} label="Add token" onclick={add} />
            } else {
                <Button icon={Glyph::Text} label="Edit as text" onclick={edit_text(link, &path)} />
            }
            { help() }
        </div>
    }
}

fn token(editor: &Editor, link: &Link, tokens: &Path, number: usize, name: &str, template: &Value) -> Html {
    let path = tokens.key(name);
    let rename = {
        let path = path.clone();
        link.with_text(move |editor, to| editor.make(outcome::rename(&path, "a token", to.trim())))
    };
    let typed = {
        let path = path.clone();
        link.typed(move |editor, text| {
            Some(outcome::type_value(
                editor.document(),
                &path,
                "Template",
                Value::from(text),
            ))
        })
    };
    let delete = {
        let path = path.clone();
        link.on(move |editor| editor.make(Change::new("delete a token", Edit::Remove(path.clone()))))
    };
    html! {
        <div class="token" key={number}>
            <TextInput
                kind={InputType::Code}
                class="token__name"
                id={format!("token-{number}")}
                label={format!("Name of token {}", number + 1)}
                invalid={invalid(editor, &path)}
                placeholder="SVCMCA_…"
                list={lists::TOKENS}
                value={name.to_owned()}
                onchange={rename}
            />
            <span class="token__is" aria-hidden="true">{ "=" }</span>
            <TextInput
                kind={InputType::Code}
                class="token__template"
                id={id_of(&path)}
                label={format!("Template of token {}", number + 1)}
                invalid={invalid(editor, &path)}
                placeholder="{attribute.caseNumber}"
                list={lists::TEMPLATES}
                value={shown(template)}
                oninput={typed}
            />
            <Tool icon={Glyph::Bin} label="Delete token" onclick={delete} />
            { problems_within(editor, &path) }
        </div>
    }
}

fn bypass(editor: &Editor, link: &Link, outcome: &Path) -> Html {
    let path = outcome.key("bypass");
    let words: Vec<_> = Bypass::ALL.iter().map(|step| step.word()).collect();
    let present = editor
        .document()
        .at(&path)
        .map(ValueExt::items)
        .unwrap_or_default();
    let steps = Bypass::ALL.iter().map(|step| {
        let on = present.iter().any(|word| word.as_str() == Some(step.word()));
        let (path, words, word) = (path.clone(), words.clone(), step.word());
        let toggle = link.on(move |editor| {
            let change = outcome::toggle(editor.document(), &path, "Steps switched off", word, &words);
            editor.make(change);
        });
        html! {
            <label class="check">
                <input type="checkbox" checked={on} onchange={toggle} />
                { outcome::bypass_label(*step) }
            </label>
        }
    });
    html! {
        <fieldset class="choices" id={id_of(&path)} tabindex="-1">
            <legend>{ "Steps that are switched off" }</legend>
            { for steps }
            { problems_within(editor, &path) }
        </fieldset>
    }
}

fn help() -> Html {
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

/// What is wrong with the outcome and next to no field of the form.
fn elsewhere(editor: &Editor, outcome: &Path) -> Html {
    let keys = KEYS.iter().map(|key| key.key()).chain(["tokens", "bypass"]);
    let fields: Vec<_> = keys.map(|key| outcome.key(key).to_string()).collect();
    let findings = editor.checked().at_or_below(outcome).filter(|finding| {
        let inside = |field: &String| {
            let rest = finding.path.strip_prefix(field.as_str());
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
        };
        !fields.iter().any(inside)
    });
    problem_lines(findings, &id_of(outcome))
}
