//! Conditions → questions. What cannot be asked is an error, and costs its rule.

use std::rc::Rc;

use super::condition::{Condition, NumberTest, TextTest, TimeWindow};
use super::country::Country;
use super::finding::{Finding, FindingKind};
use super::leaf::{Leaf, NumberFact, TextFact};
use super::number::{NumberQuestion, NumberText};
use super::pattern::Pattern;
use super::text::{Numbers, TextQuestion};
use super::tree::Tree;
use super::window::Window;
use super::zone::Zone;
use crate::phone::NumberReader;

/// Conditions deeper than this are refused; a deep one could not be read by a person either.
const DEEPEST: usize = 20;

/// Compiles the conditions of one file: notes every error, and keeps each time zone once.
#[derive(Debug)]
pub(super) struct Compiler {
    pub(super) numbers: NumberReader,
    pub(super) zones: Vec<Zone>,
    pub(super) findings: Vec<Finding>,
}

impl Compiler {
    /// Has compiled nothing yet.
    pub(super) fn new(numbers: NumberReader) -> Self {
        Self {
            numbers,
            zones: Vec::new(),
            findings: Vec::new(),
        }
    }

    /// Compiles a condition that stands under a path; nothing if anything in it is wrong.
    pub(super) fn condition(&mut self, condition: &Condition, path: &str) -> Option<Tree> {
        self.tree(condition, path, 0)
    }

    /// Records an error at this path.
    pub(super) fn error(&mut self, kind: FindingKind, path: &str, message: impl Into<String>) {
        self.findings.push(Finding::error(kind, path, message));
    }

    fn tree(&mut self, condition: &Condition, path: &str, depth: usize) -> Option<Tree> {
        if depth > DEEPEST {
            let message = format!("conditions may be nested {DEEPEST} deep");
            self.error(FindingKind::TooDeep, path, message);
            return None;
        }
        match condition {
            Condition::All(parts) => self.parts(parts, &format!("{path}.all"), depth).map(Tree::All),
            Condition::Any(parts) => self.parts(parts, &format!("{path}.any"), depth).map(Tree::Any),
            Condition::Not(inner) => {
                let inner = self.tree(inner, &format!("{path}.not"), depth + 1)?;
                Some(Tree::Not(Box::new(inner)))
            }
            leaf => self.leaf(leaf, path).map(|leaf| Tree::Leaf(Rc::new(leaf))),
        }
    }

    /// All parts are compiled, also after an error, so that an admin hears of all errors at once.
    fn parts(&mut self, parts: &[Condition], path: &str, depth: usize) -> Option<Vec<Tree>> {
        let parts = parts.iter().enumerate();
        let trees: Vec<_> = parts
            .map(|(number, part)| self.tree(part, &format!("{path}[{number}]"), depth + 1))
            .collect();
        trees.into_iter().collect()
    }

    fn leaf(&mut self, condition: &Condition, path: &str) -> Option<Leaf> {
        Some(match condition {
            Condition::All(_) | Condition::Any(_) | Condition::Not(_) => return None,
            Condition::Direction(wanted) => Leaf::Direction(*wanted),
            Condition::Channel(wanted) => Leaf::Channel(*wanted),
            Condition::Initiation(wanted) => Leaf::Initiation(*wanted),
            Condition::KnownContacts(wanted) => Leaf::Contacts(*wanted),
            Condition::Leg(wanted) => Leaf::Leg(*wanted),
            Condition::CallerNumber(test) => {
                let question = self.number(test, &format!("{path}.callerNumber"))?;
                Leaf::Number(NumberFact::Caller, question)
            }
            Condition::DialledNumber(NumberTest::Withheld) => {
                let path = format!("{path}.dialledNumber");
                self.error(FindingKind::Empty, &path, "only a caller can withhold a number");
                return None;
            }
            Condition::DialledNumber(test) => {
                let question = self.number(test, &format!("{path}.dialledNumber"))?;
                Leaf::Number(NumberFact::Dialled, question)
            }
            Condition::Queue(test) => Leaf::Text(TextFact::Queue, self.text(test, &format!("{path}.queue"))?),
            Condition::RoutingProfile(test) => {
                let question = self.text(test, &format!("{path}.routingProfile"))?;
                Leaf::Text(TextFact::RoutingProfile, question)
            }
            Condition::Attribute(test) if test.name.is_empty() => {
                let path = format!("{path}.attribute.name");
                self.error(FindingKind::Empty, &path, "an attribute has a name");
                return None;
            }
            Condition::Attribute(test) => {
                let question = self.text(&test.value, &format!("{path}.attribute.value"))?;
                let question = self.as_numbers(question);
                Leaf::Text(TextFact::Attribute(test.name.clone()), question)
            }
            Condition::Language(wanted) => self.language(wanted, &format!("{path}.language"))?,
            Condition::Time(window) => self.window(window, &format!("{path}.time"))?,
        })
    }

    fn text(&mut self, test: &TextTest, path: &str) -> Option<TextQuestion> {
        let nothing = "an empty text is a missing one, and nothing matches that";
        match test {
            TextTest::Is(text) if !text.is_empty() => Some(TextQuestion::OneOf(vec![text.clone()])),
            TextTest::OneOf(texts) if !texts.is_empty() && !texts.iter().any(String::is_empty) => {
                Some(TextQuestion::OneOf(texts.clone()))
            }
            TextTest::StartsWith(text) if !text.is_empty() => Some(TextQuestion::StartsWith(text.clone())),
            TextTest::Contains(text) if !text.is_empty() => Some(TextQuestion::Contains(text.clone())),
            TextTest::Matches(pattern) => self.pattern(pattern, path).map(TextQuestion::Matches),
            TextTest::Present => Some(TextQuestion::Present),
            TextTest::OneOf(texts) if texts.is_empty() => {
                self.error(FindingKind::Empty, path, "nothing is one of an empty list");
                None
            }
            TextTest::Is(_) | TextTest::OneOf(_) | TextTest::StartsWith(_) | TextTest::Contains(_) => {
                self.error(FindingKind::Empty, path, nothing);
                None
            }
        }
    }

    /// Only attributes hold numbers that somebody else has written; a queue or a routing profile is a name.
    fn as_numbers(&self, question: TextQuestion) -> TextQuestion {
        match question {
            TextQuestion::OneOf(texts) => match Numbers::of(&texts, &self.numbers) {
                Some(numbers) => TextQuestion::Numbers(numbers),
                None => TextQuestion::OneOf(texts),
            },
            other => other,
        }
    }

    fn number(&mut self, test: &NumberTest, path: &str) -> Option<NumberQuestion> {
        match test {
            NumberTest::Is(number) => Some(NumberQuestion::OneOf(vec![self.whole_number(number, path)?])),
            NumberTest::OneOf(numbers) if numbers.is_empty() => {
                self.error(FindingKind::Empty, path, "nothing is one of an empty list");
                None
            }
            NumberTest::OneOf(numbers) => {
                let numbers: Vec<_> = numbers
                    .iter()
                    .map(|number| self.whole_number(number, path))
                    .collect();
                Some(NumberQuestion::OneOf(numbers.into_iter().collect::<Option<_>>()?))
            }
            NumberTest::StartsWith(prefix) => {
                let parsed = NumberText::beginning(prefix, &self.numbers);
                if parsed.is_none() {
                    let message = format!("`{prefix}` cannot begin a number; expected a plus and digits");
                    self.error(FindingKind::BadNumber, path, message);
                }
                parsed.map(NumberQuestion::StartsWith)
            }
            NumberTest::Matches(pattern) => self.pattern(pattern, path).map(NumberQuestion::Matches),
            NumberTest::Country(code) => {
                let country = Country::named(code);
                if country.is_none() {
                    let message = format!("`{code}` is no country; expected two letters such as `GB`");
                    self.error(FindingKind::UnknownCountry, path, message);
                }
                country.map(NumberQuestion::Country)
            }
            NumberTest::Withheld => Some(NumberQuestion::Withheld),
            NumberTest::Present => Some(NumberQuestion::Present),
        }
    }

    fn whole_number(&mut self, text: &str, path: &str) -> Option<NumberText> {
        let number = NumberText::whole(text, &self.numbers);
        if number.is_none() {
            let message = format!(
                "`{text}` is no number; expected one number of 2 to 15 digits without an extension, with a plus if it is international"
            );
            self.error(FindingKind::BadNumber, path, message);
        }
        number
    }

    fn pattern(&mut self, pattern: &str, path: &str) -> Option<Pattern> {
        Pattern::compile(pattern)
            .map_err(|error| {
                self.error(
                    FindingKind::BadPattern,
                    &format!("{path}.matches"),
                    error.to_string(),
                );
            })
            .ok()
    }

    fn language(&mut self, wanted: &str, path: &str) -> Option<Leaf> {
        let tag = wanted.replace('_', "-").to_ascii_lowercase();
        let part = |part: &str| {
            (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        };
        if tag.split('-').all(part) {
            return Some(Leaf::Language(tag));
        }
        let message = format!("`{wanted}` is no language; expected a tag such as `en` or `en-GB`");
        self.error(FindingKind::BadLanguage, path, message);
        None
    }

    fn window(&mut self, window: &TimeWindow, path: &str) -> Option<Leaf> {
        let zone = self.zone(&window.zone);
        if zone.is_none() {
            let message = format!(
                "`{}` is no time zone; expected a name such as `Europe/London` or `UTC`",
                window.zone
            );
            self.error(FindingKind::UnknownZone, &format!("{path}.zone"), message);
        }
        Window::compile(window, zone?)
            .map_err(|message| self.error(FindingKind::Empty, path, message))
            .map(Leaf::Time)
            .ok()
    }

    fn zone(&mut self, name: &str) -> Option<usize> {
        let known = self.zones.iter().position(|zone| zone.name() == name);
        known.or_else(|| {
            self.zones.push(Zone::named(name)?);
            Some(self.zones.len() - 1)
        })
    }
}
