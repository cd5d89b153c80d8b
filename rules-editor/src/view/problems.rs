//! All problems of the file in one list, each a link to its place.

use fusion_cti::rules::{Finding, Severity};
use fusion_cti_ui::{Glyph, Icon, Tone};
use yew::prelude::*;

use super::header::tally;
use super::link::Link;
use crate::model::Editor;
use crate::model::checked::rule_of;

pub(super) fn summary(editor: &Editor, link: &Link) -> Html {
    let findings = &editor.checked().findings;
    if findings.is_empty() {
        return html! {};
    }
    let errors = editor.checked().count(Severity::Error);
    let (icon, tone) = if errors > 0 {
        (Glyph::Bad, Tone::Bad)
    } else {
        (Glyph::Attention, Tone::Attention)
    };
    html! {
        <details class={classes!("findings", tone)}>
            <summary class="findings__head">
                <Icon glyph={icon} />
                <span>{ tally(editor) }</span>
                <span class="findings__hint">
                    { if errors > 0 { "A rule with an error is left out at a call; the others are used." } else { "" } }
                </span>
            </summary>
            <ol class="findings__list">{ for findings.iter().map(|finding| line(editor, link, finding)) }</ol>
        </details>
    }
}

fn line(editor: &Editor, link: &Link, finding: &Finding) -> Html {
    let (icon, tone, word) = match finding.severity {
        Severity::Error => (Glyph::Bad, Tone::Bad, "Error"),
        Severity::Warning => (Glyph::Attention, Tone::Attention, "Warning"),
    };
    let rule = rule_of(finding).and_then(|number| {
        let rule = editor.document().rules().get(number)?;
        Some(crate::model::rule_list::RuleLine::of(number, rule).name)
    });
    let position = finding
        .position
        .map(|position| format!("line {}, column {}", position.line, position.column));
    let target = finding.clone();
    html! {
        <li>
            <button
                type="button"
                class={classes!("finding", tone)}
                onclick={link.on(move |editor| editor.go_to(&target))}
            >
                <Icon glyph={icon} />
                <span>
                    <span class="unseen">{ word }{ ": " }</span>
                    if let Some(rule) = rule { <strong>{ rule }{ ": " }</strong> }
                    { super::field::quoted(&finding.message) }
                    if let Some(position) = position { <span class="finding__place">{ position }</span> }
                </span>
            </button>
        </li>
    }
}
