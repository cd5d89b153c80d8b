//! What is otherwise than live, and how it gets live.

use fusion_cti_ui::Tone;
use yew::prelude::*;

use super::app::Shell;
use super::header::Export;
use crate::model::difference::{FieldDifference, RuleChange, RuleDifference};
use crate::model::hosting::Hosting;
use crate::model::live::Live;
use crate::model::{Editor, FileKind};

pub(super) fn draw(editor: &Editor, shell: &Shell) -> Html {
    let difference = editor.difference();
    let against = match editor.live() {
        Live::Found(_) => "Compared with the file that lies beside the toolbar now.",
        Live::Awaited | Live::Absent | Live::Unreachable(_) | Live::Refused(_) => {
            "There is no usable live file to compare with; everything counts as new."
        }
    };
    html! {
        <section class="card" aria-labelledby="changes-title">
            <h2 id="changes-title">{ "Changes" }</h2>
            <p class="part__help">{ against }</p>
            <p class="steps">
                { "To make them live, export the rules and put them where the toolbar is hosted: this page cannot write there. \
                   Agents have them when their toolbar is loaded next. " }
                { destination(editor.hosting()) }
            </p>
            <div class="bar">
                <Export kind={FileKind::Rules} label="Export rules" class="button--strong" onexport={&shell.export} />
                <Export kind={FileKind::Tests} label="Export expected results" onexport={&shell.export} />
            </div>
            if difference.count() == 0 {
                <p>{ "Nothing is otherwise than live." }</p>
            }
            <ol class="changes">{ for difference.rules.iter().map(rule) }</ol>
            if !difference.elsewhere.is_empty() {
                <h3>{ "Outside the rules" }</h3>
                { fields(&difference.elsewhere) }
            }
        </section>
    }
}

/// Where the file belongs.
fn destination(hosting: &Hosting) -> Html {
    let key =
        html! { <><code>{ "screenPop.rules" }</code>{ " in " }<code>{ "toolbar.config.json" }</code></> };
    let path = html! { <code>{ hosting.path(FileKind::Rules) }</code> };
    match hosting {
        Hosting::Named(_) => html! { <>{ key }{ " names " }{ path }{ " there." }</> },
        Hosting::Unnamed => html! {
            <strong>{ key }{ " names no file: the toolbar uses no rules until it says " }{ path }{ "." }</strong>
        },
        Hosting::Unknown => html! { <>{ key }{ " names the file, such as " }{ path }{ "." }</> },
    }
}

fn rule(difference: &RuleDifference) -> Html {
    let (word, tone, more, changed): (_, _, _, &[FieldDifference]) = match &difference.change {
        RuleChange::Added(position) => ("added", Tone::Good, format!("at place {position}"), &[]),
        RuleChange::Removed(position) => ("removed", Tone::Bad, format!("from place {position}"), &[]),
        RuleChange::Kept {
            moved: Some((from, to)),
            fields,
        } => {
            let word = if fields.is_empty() {
                "moved"
            } else {
                "moved and changed"
            };
            (
                word,
                Tone::Attention,
                format!("from place {from} to {to}"),
                fields,
            )
        }
        RuleChange::Kept { moved: None, fields } => ("changed", Tone::Attention, String::new(), fields),
    };
    html! {
        <li class="change">
            <p>
                <span class={classes!("tag", tone)}>{ word }</span>
                <strong>{ &difference.name }</strong>
                <code>{ &difference.id }</code>
                <span class="change__more">{ more }</span>
            </p>
            { fields(changed) }
        </li>
    }
}

fn fields(fields: &[FieldDifference]) -> Html {
    if fields.is_empty() {
        return html! {};
    }
    let value = |value: &Option<String>, tag: &'static str| match value {
        Some(value) => html! { <code class={tag}>{ value }</code> },
        None => html! { <span class="nothing">{ "nothing" }</span> },
    };
    let rows = fields.iter().map(|field| {
        html! {
            <tr>
                <th scope="row"><code>{ &field.path }</code></th>
                <td>{ value(&field.before, "was") }</td>
                <td>{ value(&field.after, "is") }</td>
            </tr>
        }
    });
    html! {
        <div class="scroller" role="region" aria-label="Values" tabindex="0">
            <table class="fields">
                <thead><tr><th scope="col">{ "Value" }</th><th scope="col">{ "Live" }</th><th scope="col">{ "Here" }</th></tr></thead>
                <tbody>{ for rows }</tbody>
            </table>
        </div>
    }
}
