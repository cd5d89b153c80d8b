//! What the admin can do.

use std::fmt;

use fusion_cti::rules::Finding;
use serde_json::Value;

use super::call_draft::Fact;
use super::condition::{Kind, Operator, TestOf};
use super::document::FileKind;
use super::editor::Page;
use super::path::Path;
use super::rule_list::Direction;
use super::samples::Sample;
use super::trial::Source;

/// One thing that the admin does. [`Editor::apply`](super::Editor::apply) carries it out.
///
/// Rules, conditions and tokens are named by where they are now: the page is rendered again before the next action.
#[derive(Clone, PartialEq)]
pub enum Action {
    /// Shows a part of the page.
    OpenPage(Page),
    /// Takes the last change back.
    Undo,
    /// Makes the change again that was taken back last.
    Redo,
    /// A field was left: typing there again is a change of its own.
    LeaveField,
    /// Takes the line about the last action away.
    DismissNotice,
    /// Shows where a finding lies.
    GoTo(Finding),

    /// Adds a rule after the selected one.
    AddRule,
    /// Replaces both files by a sample.
    UseSample(&'static Sample),
    /// Shows a rule in the form.
    SelectRule(usize),
    /// Switches a rule on or off.
    SwitchRule(usize),
    /// Moves a rule by one; the keyboard stays with what moved it.
    StepRule(usize, Direction, StepBy),
    /// Takes a rule to drag it.
    TakeRule(usize),
    /// The dragged rule is over the place of this one.
    DragOver(usize),
    /// Puts the dragged rule where it is.
    DropRule,
    /// Leaves the dragged rule where it was.
    CancelDrag,
    /// Puts a copy of a rule after it.
    DuplicateRule(usize),
    /// Deletes the rule at this index of the list.
    DeleteRule(usize),
    /// Opens the text of a rule.
    EditRuleText(usize),

    /// Types or chooses a value of the rules' file.
    Type(TextEdit),
    /// Puts a word into a list or takes it out; all words of the list in their order.
    Toggle {
        /// Where the list lies in the rules' file.
        path: Path,
        /// What the page calls it.
        label: &'static str,
        /// The word that is put in or taken out.
        word: &'static str,
        /// All words, in the order in which they are kept.
        all: Vec<&'static str>,
    },

    /// Begins a rule's condition.
    BeginCondition(Path),
    /// Adds a condition to a group's list.
    AddCondition(Path),
    /// Sets a part of a condition.
    SetCondition(Path, Value),
    /// Turns a condition into another kind.
    ChangeKind(Path, Kind),
    /// Asks the same of a fact in another way.
    ChangeOperator(Path, TestOf, Operator),
    /// Moves a condition in its list: from this index to that one.
    MoveCondition(Path, usize, usize),
    /// Puts a condition into a group of its own, to add others to it.
    GroupCondition(Path),
    /// Deletes a condition of a list.
    DeleteCondition(Path),

    /// Adds a token to an outcome.
    AddToken(Path),
    /// Gives a token another name.
    RenameToken(Path, String),
    /// Deletes the token that lies there.
    DeleteToken(Path),

    /// Opens a part of a file as text, under this title.
    EditText(FileKind, Path, String),
    /// Types into the text that is open, which is whole then.
    TypeText(String),
    /// Takes the text over.
    TakeTextOver,
    /// Closes the text and changes nothing.
    DiscardText,

    /// Tries the call that comes from there.
    Try(Source),
    /// Types a fact of the tried call.
    TypeFact(Fact, String),
    /// Adds an attribute to it.
    AddAttribute,
    /// Types the name of an attribute.
    NameAttribute(usize, String),
    /// Types the value of the attribute at this index.
    TypeAttribute(usize, String),
    /// Deletes the attribute at this index.
    DeleteAttribute(usize),
    /// Shows a call of a person.
    RevealCall,
    /// Makes an expected result of the tried call, under this name.
    KeepCall(String),
    /// Expects of a test what came of it.
    AcceptResult(usize),
    /// Deletes an expected result.
    DeleteTest(usize),
}

/// A text that was typed for a value of the rules' file.
#[derive(Clone, PartialEq)]
pub struct TextEdit {
    /// Where the value lies in the rules' file.
    pub path: Path,
    /// What the page calls it.
    pub label: &'static str,
    /// The whole text of the field, as it is now.
    pub text: String,
    /// What becomes of it.
    pub kind: TextEditKind,
}

/// What becomes of a text that was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextEditKind {
    /// A string; an empty one stays as such.
    Required,
    /// A string; an empty one takes the key out.
    Optional,
    /// The same, chosen from a list: choosing again is a change of its own.
    Chosen,
    /// A list with a string for each line; no line takes the key out.
    Lines,
    /// Pages with the tokens that each reads, a page on each line; no line takes the key out.
    Pages,
}

/// What moved a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepBy {
    /// A key, on the rule.
    Key,
    /// One of the buttons in its row.
    Button,
}

/// Shows nothing of it: what was typed may be a person's data.
impl fmt::Debug for Action {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Action")
    }
}

/// Shows where, not what.
impl fmt::Debug for TextEdit {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("TextEdit")
            .field("path", &self.path)
            .finish_non_exhaustive()
    }
}
