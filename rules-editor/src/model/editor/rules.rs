//! What is done with whole rules.

use super::{Editor, Page};
use crate::model::document::FileKind;
use crate::model::path::Path;
use crate::model::rule_list::{self, Direction, RuleLine};

/// A rule on its way to another place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Drag {
    /// Where it was taken.
    pub from: usize,
    /// Where it would be put.
    pub over: usize,
}

impl Editor {
    /// Adds a rule after the selected one.
    pub fn add_rule(&mut self) {
        let position = self
            .selected
            .map_or(self.document.rules().len(), |selected| selected + 1);
        let (change, position) = rule_list::add(&self.document, position);
        self.make(change);
        self.selected = Some(position);
        self.page = Page::Rules;
        self.focus = Some(format!("at-{}", Path::rule(position).key("name")));
        self.notice
            .tell(format!("A rule is added at place {}.", position + 1));
    }

    /// Puts a copy of a rule after it.
    pub fn duplicate_rule(&mut self, number: usize) {
        if let Some((change, position)) = rule_list::duplicate(&self.document, number) {
            self.make(change);
            self.selected = Some(position);
            self.notice.tell(format!(
                "A copy is at place {}; it is switched off.",
                position + 1
            ));
        }
    }

    /// Takes a rule out.
    pub fn delete_rule(&mut self, number: usize) {
        if let Some(change) = rule_list::delete(&self.document, number) {
            let what = change.what.clone();
            self.make(change);
            // The place that the deleted rule had; its button is gone.
            self.focus = self.selected.map(|selected| format!("rule-{selected}"));
            self.notice.tell(format!("Done: {what}. Undo brings it back."));
        }
    }

    /// Switches a rule on or off.
    pub fn switch_rule(&mut self, number: usize) {
        if let Some(change) = rule_list::switch(&self.document, number) {
            let what = change.what.clone();
            self.make(change);
            self.notice.tell(format!("Done: {what}."));
        }
    }

    /// Moves a rule by one. Answers where it is then.
    pub fn step_rule(&mut self, number: usize, direction: Direction) -> usize {
        let Some(to) = rule_list::neighbour(&self.document, number, direction) else {
            self.notice.tell(match direction {
                Direction::Up => "This is the first rule.",
                Direction::Down => "This is the last rule.",
            });
            return number;
        };
        self.put_rule(number, to);
        to
    }

    /// Moves a rule to a place. The selection goes with its rule.
    pub fn put_rule(&mut self, from: usize, to: usize) {
        let Some(change) = rule_list::put(&self.document, from, to) else {
            return;
        };
        let name = self
            .document
            .rules()
            .get(from)
            .map(|rule| RuleLine::of(from, rule).name);
        self.make(change);
        self.selected = self.selected.map(|selected| match selected {
            selected if selected == from => to,
            selected if from < selected && selected <= to => selected - 1,
            selected if to <= selected && selected < from => selected + 1,
            selected => selected,
        });
        let (position, all) = (to + 1, self.document.rules().len());
        self.notice.tell(format!(
            "{} is now at place {position} of {all}.",
            name.unwrap_or_default()
        ));
    }

    /// Takes a rule to drag it.
    pub fn take_rule(&mut self, number: usize) {
        self.drag = Some(Drag {
            from: number,
            over: number,
        });
    }

    /// The rule that is dragged is over the place of another.
    pub fn drag_over(&mut self, over: usize) {
        if let Some(drag) = &mut self.drag {
            drag.over = over;
        }
    }

    /// Puts the dragged rule where it is.
    pub fn drop_rule(&mut self) {
        if let Some(Drag { from, over }) = self.drag.take() {
            self.put_rule(from, over);
        }
    }

    /// Opens the text of a rule.
    pub fn edit_rule_text(&mut self, number: usize) {
        if let Some(rule) = self.document.rules().get(number) {
            let title = format!("the rule “{}”", RuleLine::of(number, rule).name);
            self.edit_text(FileKind::Rules, Path::rule(number), title);
        }
    }
}
