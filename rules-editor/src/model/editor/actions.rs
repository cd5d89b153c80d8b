//! Carries out what the admin does.

use fusion_cti::rules::Disclosure;
use serde_json::Value;

use super::Editor;
use crate::model::action::{Action, StepBy, TextEdit, TextEditKind};
use crate::model::condition::{Kind, Test};
use crate::model::edit::Edit;
use crate::model::history::Change;
use crate::model::outcome;
use crate::model::path::Path;
use crate::model::rule_list::Direction;
use crate::model::trial::{Source, Trial};
use crate::model::value_ext::{ValueExt, object};

impl Editor {
    /// Carries out an action.
    pub fn apply(&mut self, action: Action) {
        match action {
            Action::OpenPage(page) => self.open_page(page),
            Action::Undo => self.undo(),
            Action::Redo => self.redo(),
            Action::LeaveField => self.leave_field(),
            Action::DismissNotice => self.notice.clear(),
            Action::GoTo(finding) => self.go_to(&finding),

            Action::AddRule => self.add_rule(),
            Action::UseSample(sample) => self.use_sample(sample),
            Action::SelectRule(index) => self.selected = Some(index),
            Action::SwitchRule(index) => self.switch_rule(index),
            Action::StepRule(index, direction, by) => self.step_rule_and_focus(index, direction, by),
            Action::TakeRule(index) => self.take_rule(index),
            Action::DragOver(index) => self.drag_over(index),
            Action::DropRule => self.drop_rule(),
            Action::CancelDrag => self.drag = None,
            Action::DuplicateRule(index) => self.duplicate_rule(index),
            Action::DeleteRule(index) => self.delete_rule(index),
            Action::EditRuleText(index) => self.edit_rule_text(index),

            Action::Type(edit) => self.type_value(&edit),
            Action::Toggle {
                path,
                label,
                word,
                all,
            } => {
                self.make(outcome::toggle(&self.document, &path, label, word, &all));
            }

            Action::BeginCondition(path) => {
                let every = object("all", Value::Array(Vec::new()));
                self.make(outcome::type_value(&self.document, &path, "When", every));
            }
            Action::AddCondition(list) => self.add_condition(&list),
            Action::SetCondition(path, value) => self.set_condition(path, value),
            Action::ChangeKind(path, kind) => {
                if let Some(present) = self.document.at(&path) {
                    let value = kind.instead_of(present);
                    self.make(Change::new("change a condition", Edit::Set(path, value)));
                }
            }
            Action::ChangeOperator(path, of, operator) => {
                let test = self.document.at(&path).and_then(|present| Test::of(present, of));
                if let Some(value) = test.map(|test| test.with(operator)) {
                    self.set_condition(path, value);
                }
            }
            Action::MoveCondition(list, from, to) => {
                // At an end there is nowhere to go, and nothing to undo.
                if from != to {
                    let edit = Edit::Move(list.clone(), from, to);
                    self.make(Change::new("move a condition", edit));
                    self.focus = Some(format!("at-{}", list.item(to)));
                }
            }
            Action::GroupCondition(path) => {
                if let Some(present) = self.document.at(&path) {
                    let group = object("any", Value::Array(vec![present.clone()]));
                    self.make(Change::new("group a condition", Edit::Set(path, group)));
                }
            }
            Action::DeleteCondition(path) => {
                self.focus = path.split().map(|(list, _)| format!("at-{list}"));
                self.make(Change::new("delete a condition", Edit::Remove(path)));
            }

            Action::AddToken(outcome) => self.add_token(&outcome),
            Action::RenameToken(path, to) => self.make(outcome::rename(&path, "a token", to.trim())),
            Action::DeleteToken(path) => self.make(Change::new("delete a token", Edit::Remove(path))),

            Action::EditText(kind, path, title) => self.edit_text(kind, path, title),
            Action::TypeText(text) => {
                if let Some(draft) = &mut self.draft {
                    draft.text = text;
                }
            }
            Action::TakeTextOver => self.take_text_over(),
            Action::DiscardText => self.discard_text(),

            Action::Try(source) => self.try_call(source),
            Action::TypeFact(fact, text) => self.trial.call.set(fact, &text),
            Action::AddAttribute => {
                let index = self.trial.call.attributes().len();
                self.trial.call.add_attribute();
                self.focus = Some(format!("attribute-{index}"));
            }
            Action::NameAttribute(index, name) => self.trial.call.name_attribute(index, &name),
            Action::TypeAttribute(index, value) => self.trial.call.set_attribute(index, &value),
            Action::DeleteAttribute(index) => self.trial.call.remove_attribute(index),
            Action::RevealCall => self.trial.disclosure = Disclosure::Revealed,
            Action::KeepCall(name) => self.keep_trial(&name),
            Action::AcceptResult(index) => self.accept_result(index),
            Action::DeleteTest(index) => self.delete_test(index),
        }
    }

    fn type_value(&mut self, edit: &TextEdit) {
        let (
            document,
            TextEdit {
                path,
                label,
                text,
                kind,
            },
        ) = (&self.document, edit);
        let change = match kind {
            TextEditKind::Required => Some(outcome::type_value(
                document,
                path,
                label,
                Value::from(text.as_str()),
            )),
            TextEditKind::Optional | TextEditKind::Chosen => outcome::type_text(document, path, label, text),
            TextEditKind::Lines => outcome::type_lines(document, path, label, text),
            TextEditKind::Pages => outcome::type_pages(document, path, text),
        };
        if let Some(change) = change {
            self.make(change);
        }
        if *kind == TextEditKind::Chosen {
            self.leave_field();
        }
    }

    fn step_rule_and_focus(&mut self, index: usize, direction: Direction, by: StepBy) {
        let to = self.step_rule(index, direction);
        let word = match direction {
            Direction::Up => "up",
            Direction::Down => "down",
        };
        self.focus = Some(match by {
            StepBy::Key => format!("rule-{to}"),
            StepBy::Button => format!("move-{word}-{to}"),
        });
    }

    fn add_condition(&mut self, list: &Path) {
        let change = outcome::append(&self.document, list, "add a condition", Kind::Queue.fresh());
        let index = self.document.at(list).map_or(0, |list| list.items().len());
        self.make(change);
        self.focus = Some(format!("at-{}", list.item(index)));
    }

    fn set_condition(&mut self, path: Path, value: Value) {
        if self.document.at(&path) != Some(&value) {
            self.make(Change::new("change a condition", Edit::Set(path, value)));
        }
    }

    fn add_token(&mut self, outcome: &Path) {
        let change = outcome::add_token(&self.document, outcome);
        let tokens = self.document.at(&outcome.key("tokens"));
        let index = tokens.map_or(0, |tokens| tokens.entries().count());
        self.make(change);
        self.focus = Some(format!("token-{index}"));
    }

    fn try_call(&mut self, source: Source) {
        match source {
            Source::Typed => self.trial = Trial::typed(),
            Source::Test(index) => self.try_test(index),
            Source::Sample(sample, call) => self.try_sample(sample, call),
            Source::Recent(index) => self.try_recent(index),
        }
    }
}
