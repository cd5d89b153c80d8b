//! A token of an outcome.

use fusion_cti_ui::{DraftInput, Glyph, InputType, TextInput, renders};
use yew::prelude::*;

use super::field::{id_of, problem_lines, use_edit};
use super::lists;
use super::rule_form::shown;
use super::tool::Tool;
use crate::model::action::TextEditKind;
use crate::model::{Action, Findings, Path, TrackedValue};

#[derive(Properties, Clone, Debug, PartialEq)]
pub(super) struct TokenRowProps {
    pub(super) path: Path,
    /// Its index among the tokens.
    pub(super) index: usize,
    pub(super) name: String,
    pub(super) template: TrackedValue,
    /// What is wrong with it.
    pub(super) findings: Findings,
    pub(super) dispatch: Callback<Action>,
}

/// A token's name, which counts when its field is left, and its template, of which each letter counts.
#[component]
pub(super) fn TokenRow(props: &TokenRowProps) -> Html {
    renders::count("TokenRow");
    let TokenRowProps {
        path,
        index,
        findings,
        dispatch,
        ..
    } = props;
    let rename = use_callback(
        (path.clone(), dispatch.clone()),
        |name: String, (path, dispatch)| dispatch.emit(Action::RenameToken(path.clone(), name)),
    );
    let retype = use_edit(path, "Template", TextEditKind::Required, dispatch);
    html! {
        <div class="token">
            <DraftInput
                kind={InputType::Code}
                class="token__name"
                id={format!("token-{index}")}
                label={format!("Name of token {}", index + 1)}
                invalid={findings.has_error()}
                placeholder="SVCMCA_…"
                list={lists::TOKENS}
                value={props.name.clone()}
                onchange={rename}
            />
            <span class="token__is" aria-hidden="true">{ "=" }</span>
            <TextInput
                kind={InputType::Code}
                class="token__template"
                id={id_of(path)}
                label={format!("Template of token {}", index + 1)}
                invalid={findings.has_error()}
                placeholder="{attribute.caseNumber}"
                list={lists::TEMPLATES}
                value={shown(props.template.value())}
                oninput={retype}
            />
            <Tool icon={Glyph::Bin} label="Delete token" action={Action::DeleteToken(path.clone())} {dispatch} />
            { problem_lines(findings, &id_of(path)) }
        </div>
    }
}
