//! The form of one rule.

use fusion_cti_ui::{Checkbox, Glyph, InputType, renders};
use serde_json::Value;
use yew::prelude::*;

use super::condition_form::ConditionForm;
use super::field::{TextField, id_of, problem_lines};
use super::outcome_form::OutcomeForm;
use super::tool::{ActionButton, Tool};
use crate::model::action::TextEditKind;
use crate::model::rule_list::{RuleLine, is_on};
use crate::model::{Action, Editor, FileKind, Findings, Path, TrackedValue, ValueExt, json_text};

pub(super) fn draw(editor: &Editor, dispatch: &Callback<Action>) -> Html {
    let shown = editor.selected.and_then(|index| {
        let path = Path::rule(index);
        let rule = editor.document().tracked(FileKind::Rules).at(&path)?;
        // The fields of another rule are other fields.
        let key = rule.id().to_string();
        Some(html! {
            <RuleForm
                {key}
                {index}
                count={editor.document().rules().len()}
                {rule}
                findings={editor.checked().at_or_below(&path)}
                {dispatch}
            />
        })
    });
    shown.unwrap_or_else(|| {
        html! {
            <section class="card card--empty">
                <p>{ "Choose a rule in the list to see and change it here." }</p>
            </section>
        }
    })
}

#[derive(Properties, Clone, Debug, PartialEq)]
struct RuleFormProps {
    /// Its index among the rules, and how many there are.
    index: usize,
    count: usize,
    rule: TrackedValue,
    /// What is wrong with it or anything within it.
    findings: Findings,
    dispatch: Callback<Action>,
}

/// The form of a rule.
#[component]
fn RuleForm(props: &RuleFormProps) -> Html {
    renders::count("RuleForm");
    let RuleFormProps {
        index,
        rule,
        findings,
        dispatch,
        ..
    } = props;
    let path = Path::rule(*index);
    let line = RuleLine::of(*index, rule.value());
    let parts = ["id", "name", "enabled", "when", "then"].map(|key| path.key(key));
    let enabled = path.key("enabled");
    let then = path.key("then");
    let switch = Action::SwitchRule(*index);
    html! {
        <section class="card form" aria-labelledby="form-title" id={id_of(&path)} tabindex="-1">
            <div class="form__head">
                <p class="form__place">{ format!("Rule {} of {}", index + 1, props.count) }</p>
                <div class="form__tools">
                    <Tool icon={Glyph::Copy} label="Duplicate rule" action={Action::DuplicateRule(*index)} {dispatch} />
                    <Tool icon={Glyph::Text} label="Edit rule as text" action={Action::EditRuleText(*index)} {dispatch} />
                    <Tool icon={Glyph::Bin} label="Delete rule" action={Action::DeleteRule(*index)} {dispatch} />
                </div>
                <h2 id="form-title">{ &line.name }</h2>
            </div>
            { problem_lines(&findings.outside(parts), "rule") }
            if rule.value().entries().next().is_none() {
                <p>{ "This is no rule: a rule is an object. Edit it as text, or delete it." }</p>
            } else {
                <div class="form__row">
                    { required(props, "name", "Name", "What agents see, as in “Rule: VIP queue”.", InputType::Text) }
                    { required(props, "id", "Id", "Names the rule in tests and diagnostics.", InputType::Code) }
                </div>
                <Checkbox
                    label="This rule is used"
                    id={id_of(&enabled)}
                    checked={is_on(rule.value())}
                    onchange={dispatch.reform(move |()| switch.clone())}
                />
                { problem_lines(&findings.exactly_at(&enabled), &id_of(&enabled)) }
                <section class="part" aria-labelledby="when-title">
                    <h3 id="when-title">{ "When" }</h3>
                    <p class="part__help">{ "A fact that a call does not have never matches, and neither does its opposite." }</p>
                    { condition(props, path.key("when")) }
                </section>
                <section class="part" aria-labelledby="then-title">
                    <h3 id="then-title">{ "Then" }</h3>
                    <p class="part__help">{ "What is left empty is as toolbar.config.json says." }</p>
                    <OutcomeForm outcome={rule.get("then")} findings={findings.at_or_below(&then)} path={then} {dispatch} />
                </section>
            }
        </section>
    }
}

fn condition(props: &RuleFormProps, path: Path) -> Html {
    let dispatch = &props.dispatch;
    match props.rule.get("when") {
        Some(condition) => html! {
            <ConditionForm findings={props.findings.at_or_below(&path)} {path} {condition} {dispatch} />
        },
        None => html! {
            <ActionButton icon={Glyph::Plus} label="Add a condition" action={Action::BeginCondition(path)} {dispatch} />
        },
    }
}

fn required(
    props: &RuleFormProps,
    key: &'static str,
    label: &'static str,
    help: &'static str,
    kind: InputType,
) -> Html {
    let path = Path::rule(props.index).key(key);
    let value = props.rule.value().get(key).map(shown).unwrap_or_default();
    let findings = props.findings.at_or_below(&path);
    let edit = TextEditKind::Required;
    html! { <TextField {path} {label} {help} {value} {findings} {edit} {kind} dispatch={&props.dispatch} /> }
}

/// A value in a field of text: a text without its quotes, anything else as it is written.
pub(super) fn shown(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| json_text::line_text(value), str::to_owned)
}
