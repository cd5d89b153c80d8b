//! The form of one rule.

use fusion_cti_ui::{Button, Glyph, InputType};
use serde_json::Value;
use yew::prelude::*;

use super::field::{Entry, problem_lines, problems_at, text_field};
use super::link::Link;
use super::{condition_form, outcome_form, rule_list};
use crate::model::rule_list::{RuleLine, is_on};
use crate::model::{Editor, Path, ValueExt, json_text, object, outcome};

pub(super) fn draw(editor: &Editor, link: &Link) -> Html {
    let shown = editor.selected.and_then(|number| {
        let rule = editor.document().rules().get(number)?;
        Some(form(editor, link, number, rule))
    });
    shown.unwrap_or_else(|| {
        html! {
            <section class="card card--empty">
                <p>{ "Choose a rule in the list to see and change it here." }</p>
            </section>
        }
    })
}

fn form(editor: &Editor, link: &Link, number: usize, rule: &Value) -> Html {
    let path = Path::rule(number);
    let line = RuleLine::of(number, rule);
    html! {
        // A key for each place: the fields of another rule are other fields.
        <section key={number} class="card form" aria-labelledby="form-title" id={super::field::id_of(&path)} tabindex="-1">
            <div class="form__head">
                <p class="form__place">{ format!("Rule {} of {}", number + 1, editor.document().rules().len()) }</p>
                <div class="form__tools">{ rule_list::tools(link, number) }</div>
                <h2 id="form-title">{ &line.name }</h2>
            </div>
            { elsewhere(editor, &path) }
            if rule.entries().next().is_none() {
                <p>{ "This is no rule: a rule is an object. Edit it as text, or delete it." }</p>
            } else {
                <div class="form__row">
                    { required(editor, link, &path, "name", "Name", "What agents see, as in “Rule: VIP queue”.", InputType::Text) }
                    { required(editor, link, &path, "id", "Id", "Names the rule in tests and diagnostics.", InputType::Code) }
                </div>
                <label class="check">
                    <input
                        type="checkbox"
                        id={super::field::id_of(&path.key("enabled"))}
                        checked={is_on(rule)}
                        onchange={link.on(move |editor| editor.switch_rule(number))}
                    />
                    { "This rule is used" }
                </label>
                { problems_at(editor, &path.key("enabled")) }
                <section class="part" aria-labelledby="when-title">
                    <h3 id="when-title">{ "When" }</h3>
                    <p class="part__help">{ "A fact that a call does not have never matches, and neither does its opposite." }</p>
                    { condition(editor, link, rule, &path.key("when")) }
                </section>
                <section class="part" aria-labelledby="then-title">
                    <h3 id="then-title">{ "Then" }</h3>
                    <p class="part__help">{ "What is left empty is as toolbar.config.json says." }</p>
                    { outcome_form::draw(editor, link, &path.key("then")) }
                </section>
            }
        </section>
    }
}

fn condition(editor: &Editor, link: &Link, rule: &Value, path: &Path) -> Html {
    match rule.get("when") {
        Some(when) => condition_form::draw(editor, link, path, when),
        None => {
            let path = path.clone();
            let add = link.on(move |editor| {
                let every = object("all", Value::Array(Vec::new()));
                let change = outcome::type_value(editor.document(), &path, "When", every);
                editor.make(change);
            });
            html! { <Button icon={Glyph::Plus} label="Add a condition" onclick={add} /> }
        }
    }
}

fn required(
    editor: &Editor,
    link: &Link,
    rule: &Path,
    key: &'static str,
    label: &'static str,
    help: &'static str,
    kind: InputType,
) -> Html {
    let path = rule.key(key);
    let value = editor.document().at(&path);
    let field = Entry {
        path: &path,
        label,
        help,
        value: value.map(shown).unwrap_or_default(),
        list: None,
        kind,
    };
    let at = path.clone();
    text_field(editor, link, &field, move |editor, text| {
        Some(outcome::type_value(
            editor.document(),
            &at,
            label,
            Value::from(text),
        ))
    })
}

/// A value in a field of text: a text without its quotes, anything else as it is written.
pub(super) fn shown(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| json_text::line_text(value), str::to_owned)
}

/// What is wrong with the rule and next to no field of the form.
fn elsewhere(editor: &Editor, rule: &Path) -> Html {
    let parts = ["id", "name", "enabled", "when", "then"].map(|key| rule.key(key).to_string());
    let findings = editor.checked().at_or_below(rule).filter(|finding| {
        let inside = |part: &String| {
            let rest = finding.path.strip_prefix(part.as_str());
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
        };
        !parts.iter().any(inside)
    });
    problem_lines(findings, "rule")
}
