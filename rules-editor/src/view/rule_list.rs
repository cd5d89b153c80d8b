//! The rules in their order.

use fusion_cti_ui::{Glyph, List, ListKind, ListRow};
use yew::prelude::*;

use super::rule_row::{RuleRow, RuleRowProps};
use super::tool::ActionButton;
use crate::model::editor::Drag;
use crate::model::rule_list::RuleLine;
use crate::model::samples::SAMPLES;
use crate::model::{Action, Editor, FileKind, Path};

pub(super) fn draw(editor: &Editor, dispatch: &Callback<Action>) -> Html {
    let rules = editor.document().tracked(FileKind::Rules).get("rules");
    let rules = rules.map(|rules| rules.children()).unwrap_or_default();
    let rows = rules.iter().enumerate().map(|(index, rule)| {
        let row = RuleRowProps {
            index,
            line: RuleLine::of(index, rule.value()),
            selected: editor.selected == Some(index),
            drag: RowDrag::of(index, editor.drag),
            worst: editor.checked().at_or_below(&Path::rule(index)).worst(),
            dispatch: dispatch.clone(),
        };
        ListRow::new(rule.id().to_string(), row)
    });
    html! {
        <section class="list" aria-labelledby="list-title">
            <div class="list__head">
                <h2 id="list-title">{ "Rules" }</h2>
                <ActionButton icon={Glyph::Plus} label="Add rule" action={Action::AddRule} {dispatch} />
            </div>
            if rules.is_empty() {
                { beginnings(dispatch) }
            } else {
                <p class="list__hint">{ "The first rule that matches decides. Alt with ↑ or ↓ moves the rule that has the focus." }</p>
                <List<RuleRow> kind={ListKind::Ordered} class="list__rows" rows={rows.collect::<Vec<_>>()} />
                <p class="list__end">{ "No rule matches: the default decides." }</p>
            }
        </section>
    }
}

/// Where to begin if there is nothing yet.
fn beginnings(dispatch: &Callback<Action>) -> Html {
    html! {
        <div class="beginnings">
            <p>{ "There are no rules yet. Add one, import a file, or start from a sample:" }</p>
            <ul class="beginnings__list">
                for sample in SAMPLES {
                    <li key={sample.title}>
                        <ActionButton label={sample.title} action={Action::UseSample(sample)} {dispatch} />
                    </li>
                }
            </ul>
        </div>
    }
}

/// What a row has to do with the rule that is being dragged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RowDrag {
    /// No rule is being dragged, or this one has no part in it.
    None,
    /// It is the one.
    Dragged,
    /// The rule would be put before it.
    Before,
    /// The rule would be put after it.
    After,
}

impl RowDrag {
    fn of(index: usize, drag: Option<Drag>) -> Self {
        match drag {
            Some(Drag { from, .. }) if from == index => Self::Dragged,
            Some(Drag { from, over }) if over == index && over < from => Self::Before,
            Some(Drag { over, .. }) if over == index => Self::After,
            Some(_) | None => Self::None,
        }
    }
}
