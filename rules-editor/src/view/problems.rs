//! All problems of the file in one list, each a link to its place.

use std::collections::BTreeMap;

use fusion_cti::rules::{Finding, Severity};
use fusion_cti_ui::{Glyph, Icon, List, ListKind, ListRow, RowButton, Tone};
use yew::prelude::*;

use super::field::quoted;
use super::header::tally;
use crate::model::checked::rule_of;
use crate::model::rule_list::RuleLine;
use crate::model::{Action, Editor};

pub(super) fn summary(editor: &Editor, dispatch: &Callback<Action>) -> Html {
    let findings = &editor.checked().findings;
    if findings.is_empty() {
        return html! {};
    }
    let errors = editor.checked().count(Severity::Error);
    let tone = if errors > 0 { Tone::Bad } else { Tone::Attention };
    html! {
        <details class={classes!("findings", tone)}>
            <summary class="findings__head">
                <Icon glyph={Glyph::from(tone)} />
                <span>{ tally(editor) }</span>
                <span class="findings__hint">
                    { if errors > 0 { "A rule with an error is left out at a call; the others are used." } else { "" } }
                </span>
            </summary>
            <List<FindingRow> kind={ListKind::Ordered} class="findings__list" rows={rows(editor, dispatch)} />
        </details>
    }
}

/// A finding is known by what it says and where; of several that are alike, by its number among them.
fn rows(editor: &Editor, dispatch: &Callback<Action>) -> Vec<ListRow<FindingRowProps>> {
    let mut seen = BTreeMap::<String, usize>::new();
    let rows = editor.checked().findings.iter().map(|finding| {
        let words = format!("{}: {}", finding.path, finding.message);
        let count = seen.entry(words.clone()).or_default();
        *count += 1;
        let rule = rule_of(finding).and_then(|index| {
            let rule = editor.document().rules().get(index)?;
            Some(RuleLine::of(index, rule).name)
        });
        let (finding, dispatch) = (finding.clone(), dispatch.clone());
        ListRow::new(
            format!("{words} {count}"),
            FindingRowProps {
                finding,
                rule,
                dispatch,
            },
        )
    });
    rows.collect()
}

#[derive(Properties, Clone, Debug, PartialEq)]
struct FindingRowProps {
    finding: Finding,
    /// The name of the rule that it lies in.
    rule: Option<String>,
    dispatch: Callback<Action>,
}

/// A problem, and the way to its place.
#[component]
fn FindingRow(props: &FindingRowProps) -> Html {
    let FindingRowProps {
        finding,
        rule,
        dispatch,
    } = props;
    let (tone, word) = match finding.severity {
        Severity::Error => (Tone::Bad, "Error"),
        Severity::Warning => (Tone::Attention, "Warning"),
    };
    let position = finding
        .position
        .map(|position| format!("line {}, column {}", position.line, position.column));
    let action = Action::GoTo(finding.clone());
    html! {
        <li>
            <RowButton
                class={classes!("finding", tone)}
                onclick={dispatch.reform(move |_: MouseEvent| action.clone())}
            >
                <Icon glyph={Glyph::from(tone)} />
                <span>
                    <span class="unseen">{ word }{ ": " }</span>
                    if let Some(rule) = rule {
                        <strong>{ rule }{ ": " }</strong>
                    }
                    { quoted(&finding.message) }
                    if let Some(position) = position {
                        <span class="finding__place">{ position }</span>
                    }
                </span>
            </RowButton>
        </li>
    }
}
