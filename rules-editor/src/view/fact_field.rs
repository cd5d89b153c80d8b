//! A fact of the tried call.

use std::fmt;

use fusion_cti_ui::{Choice, Field, InputType, Problem, Select, TextInput, renders};
use yew::prelude::*;

use super::lists;
use crate::model::Action;
use crate::model::call_draft::Fact;

#[derive(Properties, Clone, PartialEq)]
pub(super) struct FactFieldProps {
    pub(super) fact: Fact,
    pub(super) value: String,
    /// Why the value is no such fact.
    pub(super) problem: Option<String>,
    pub(super) dispatch: Callback<Action>,
}

/// The value may be a person's data.
impl fmt::Debug for FactFieldProps {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("FactFieldProps")
            .field("fact", &self.fact)
            .finish_non_exhaustive()
    }
}

/// A field for a fact; a list where only some words will do.
#[component]
pub(super) fn FactField(props: &FactFieldProps) -> Html {
    renders::count("FactField");
    let fact = props.fact;
    let id = format!("call-{}", fact.key());
    let onedit = use_callback(
        (fact, props.dispatch.clone()),
        |text: String, (fact, dispatch)| dispatch.emit(Action::TypeFact(*fact, text)),
    );
    let problem = props.problem.iter();
    let problems: Html = problem
        .map(|problem| html! { <Problem>{ problem }</Problem> })
        .collect();
    let list = match fact {
        Fact::Queue => Some(lists::QUEUES),
        Fact::RoutingProfile => Some(lists::PROFILES),
        _ => None,
    };
    let words = fact.words();
    let (value, label) = (props.value.clone(), fact.label());
    if words.is_empty() {
        return html! {
            <Field id={id.clone()} {label} {problems}>
                <TextInput
                    kind={InputType::Name}
                    {id}
                    {list}
                    placeholder={fact.placeholder()}
                    {value}
                    invalid={props.problem.is_some()}
                    oninput={onedit}
                />
            </Field>
        };
    }
    let choices = words.into_iter().map(|word| Choice::new(word, word));
    let choices: Vec<_> = [Choice::new("", "missing")].into_iter().chain(choices).collect();
    html! {
        <Field id={id.clone()} {label} {problems}>
            <Select {id} {choices} {value} onchange={onedit} />
        </Field>
    }
}
