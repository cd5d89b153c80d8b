//! What came of the tried call, and why.

use fusion_cti::rules::{Asked, ConditionTrace, Considered, DecidedBy, Disclosure, RuleResult, Truth};
use fusion_cti_ui::{Button, ButtonType, Glyph, Icon, Problem, TextInput, Tone, renders};
use yew::prelude::*;

use super::app::refused;
use super::field::quoted;
use crate::model::preview::{CallPreview, Origin, PreviewMessage, Value};
use crate::model::trial::Tried;
use crate::model::{Action, Editor};

pub(super) fn draw(editor: &Editor, dispatch: &Callback<Action>) -> Html {
    let body = match editor.trial.run(editor.checked()) {
        Ok(tried) => explained(editor, dispatch, &tried),
        Err(refusal) => html! {
            <Problem>{ refused(&refusal) }</Problem>
        },
    };
    html! {
        <section class="card" aria-labelledby="verdict-title">
            <h2 id="verdict-title">{ "What comes of it" }</h2>
            { body }
        </section>
    }
}

fn explained(editor: &Editor, dispatch: &Callback<Action>, tried: &Tried) -> Html {
    let verdict = &tried.verdict;
    let disclosure = editor.trial.disclosure;
    let tone = match verdict.decision.by {
        DecidedBy::Rule { .. } => Tone::Good,
        DecidedBy::Default => Tone::Neutral,
    };
    let rules = verdict.considered.iter();
    html! {
        <>
            <p class={classes!("decided", tone)} role="status" id="decided">{ verdict.decision.by.line() }</p>
            if let Some(before) = &tried.before {
                <p class="entry__help">
                    { "Until Fusion has answered how many contacts it found, another one decides: " }
                    <strong>{ before.by.line() }</strong>
                    { ". What newCommEvent says comes from that." }
                </p>
            }
            { preview_section(tried.preview()) }
            <KeepForm {dispatch} />
            <h3>{ "Why" }</h3>
            if verdict.considered.is_empty() { <p>{ "There is no rule; the default decides." }</p> }
            <ol class="considered">{ for rules.map(|rule| considered(rule, disclosure)) }</ol>
        </>
    }
}

fn preview_section(preview: &CallPreview) -> Html {
    html! {
        <div class="preview">
            <h3>{ "What Fusion is told" }</h3>
            <ol class="moments">{ for preview.messages.iter().map(message) }</ol>
            if let Some(note) = &preview.note {
                <p class="preview__note"><strong>{ "Note to the agent: " }</strong>{ note.reveal() }</p>
            }
            { for preview.notices.iter().map(|notice| html! {
                <Problem tone={Tone::Attention}>{ notice }</Problem>
            }) }
        </div>
    }
}

fn message(message: &PreviewMessage) -> Html {
    html! {
        <li class="moment">
            <p class="moment__when">{ message.when }<code>{ message.message }</code></p>
            <dl class="moment__values">
                { for message.values.iter().map(value) }
            </dl>
        </li>
    }
}

fn value(value: &Value) -> Html {
    let (why, look) = match value.origin {
        Origin::Rule => ("", None),
        Origin::Attribute => ("an attribute of this name", None),
        Origin::EveryCall => ("as for every call", None),
        Origin::Configuration => ("", Some("nothing")),
    };
    html! {
        <div>
            <dt><code>{ &value.name }</code></dt>
            <dd>
                <span class={look}>{ &value.value }</span>
                if !why.is_empty() { <span class="moment__why">{ why }</span> }
            </dd>
        </div>
    }
}

#[derive(Properties, Clone, Debug, PartialEq)]
struct KeepFormProps {
    dispatch: Callback<Action>,
}

/// Makes an expected result of the tried call.
#[component]
fn KeepForm(props: &KeepFormProps) -> Html {
    renders::count("KeepForm");
    let name = use_state_eq(String::new);
    let oninput = {
        let name = name.setter();
        use_callback((), move |typed: String, ()| name.set(typed))
    };
    let onsubmit = {
        let dispatch = props.dispatch.clone();
        let name = name.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            dispatch.emit(Action::KeepCall((*name).clone()));
            name.set(String::new());
        })
    };
    html! {
        <form class="keep" {onsubmit}>
            <TextInput
                label="Name of the expected result"
                placeholder="Name, such as VIP on Monday"
                value={(*name).clone()}
                {oninput}
            />
            <Button kind={ButtonType::Submit} icon={Glyph::Plus} label="Keep as expected result" />
        </form>
    }
}

fn considered(rule: &Considered, disclosure: Disclosure) -> Html {
    let (icon, tone, word, body) = match &rule.result {
        RuleResult::Asked(trace) => {
            let (icon, tone, word) = match trace.truth {
                Truth::True => (Glyph::Tick, Tone::Good, "matches"),
                Truth::False => (Glyph::Cross, Tone::Neutral, "does not match"),
                Truth::Unknown => (
                    Glyph::Question,
                    Tone::Neutral,
                    "does not match: a fact is missing",
                ),
            };
            (
                icon,
                tone,
                word,
                html! { <ul class="trace">{ condition(trace, disclosure) }</ul> },
            )
        }
        RuleResult::Off => (Glyph::Cross, Tone::Neutral, "is switched off", html! {}),
        RuleResult::Faulty(findings) => {
            let lines = findings
                .iter()
                .map(|finding| html! { <li>{ quoted(&finding.message) }</li> });
            (
                Glyph::Bad,
                Tone::Bad,
                "is left out: it has errors",
                html! { <ul class="trace">{ for lines }</ul> },
            )
        }
    };
    html! {
        <li class={classes!("considered__rule", tone)}>
            <p class="considered__head"><Icon glyph={icon} /><strong>{ &rule.name }</strong><span>{ word }</span></p>
            { body }
        </li>
    }
}

fn condition(trace: &ConditionTrace, disclosure: Disclosure) -> Html {
    let (icon, tone, answer) = match trace.truth {
        Truth::True => (Glyph::Tick, Tone::Good, "yes"),
        Truth::False => (Glyph::Cross, Tone::Bad, "no"),
        Truth::Unknown => (Glyph::Question, Tone::Neutral, "unknown"),
    };
    let (words, parts): (Html, &[ConditionTrace]) = match &trace.asked {
        Asked::All(parts) => (html! { "all of these" }, parts),
        Asked::Any(parts) => (html! { "any of these" }, parts),
        Asked::Not(inner) => (html! { "not this" }, std::slice::from_ref(inner.as_ref())),
        Asked::Fact { sentence, actual } => {
            let actual = match (actual, disclosure) {
                (None, _) => html! { <span class="nothing">{ "missing" }</span> },
                (Some(_), Disclosure::Redacted) => html! { <span class="nothing">{ "hidden" }</span> },
                (Some(actual), Disclosure::Revealed) => html! { <code>{ actual.reveal() }</code> },
            };
            (
                html! { <>{ quoted(sentence) }<span class="trace__actual">{ "it is " }{ actual }</span></> },
                &[],
            )
        }
    };
    html! {
        <li class="trace__line">
            <span class={classes!("trace__answer", tone)}><Icon glyph={icon} /><span class="unseen">{ answer }{ ": " }</span></span>
            <span class="trace__words">{ words }</span>
            if !parts.is_empty() {
                <ul class="trace">{ for parts.iter().map(|part| condition(part, disclosure)) }</ul>
            }
        </li>
    }
}
