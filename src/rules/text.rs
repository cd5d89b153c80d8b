//! Questions about texts, compiled.

use super::number::NumberText;
use super::pattern::Pattern;
use crate::phone::{NumberReader, Party};

/// With fewer digits a text is no number that says its country.
const FEWEST_DIGITS: usize = 6;

/// A question about a text that is there.
#[derive(Clone, Debug)]
pub(super) enum TextQuestion {
    OneOf(Vec<String>),
    Numbers(Numbers),
    StartsWith(String),
    Contains(String),
    Matches(Pattern),
    Present,
}

/// Texts of which some are telephone numbers with their country: an attribute holds one of them also where it is written in
/// another way.
#[derive(Clone, Debug)]
pub(super) struct Numbers {
    texts: Vec<String>,
    numbers: Vec<NumberText>,
    reader: NumberReader,
}

impl Numbers {
    /// Nothing where none of the texts is a number that says its country: customer numbers and codes are compared as they
    /// are written.
    pub(super) fn of(texts: &[String], reader: &NumberReader) -> Option<Self> {
        let numbers = texts.iter().filter_map(|text| NumberText::whole(text, reader));
        let numbers: Vec<_> = numbers.filter(|number| number.plus).collect();
        (!numbers.is_empty()).then(|| Self {
            texts: texts.to_vec(),
            numbers,
            reader: reader.clone(),
        })
    }

    fn hold(&self, text: &str) -> bool {
        if self.texts.iter().any(|one| one == text) {
            return true;
        }
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        if text.is_ascii() && digits < FEWEST_DIGITS {
            return false;
        }
        match self.reader.party(text) {
            Party::Number(number) => {
                let number = number.dialled();
                self.numbers.iter().any(|one| one.is(&number))
            }
            Party::Withheld | Party::Other => false,
        }
    }

    /// Whether everything that these hold the others hold, too.
    pub(super) fn are_among(&self, others: &Self) -> bool {
        self.texts.iter().all(|text| others.hold(text))
            && self.numbers.iter().all(|number| others.numbers.contains(number))
    }

    /// Whether there is nothing that both hold.
    pub(super) fn exclude(&self, others: &Self) -> bool {
        !self.texts.iter().any(|text| others.hold(text))
            && !others.texts.iter().any(|text| self.hold(text))
            && !self.numbers.iter().any(|number| others.numbers.contains(number))
    }
}

impl TextQuestion {
    pub(super) fn holds(&self, text: &str) -> bool {
        match self {
            Self::OneOf(texts) => texts.iter().any(|one| one == text),
            Self::Numbers(numbers) => numbers.hold(text),
            Self::StartsWith(prefix) => text.starts_with(prefix.as_str()),
            Self::Contains(part) => text.contains(part.as_str()),
            Self::Matches(pattern) => pattern.finds(text),
            Self::Present => true,
        }
    }

    /// What is asked, after the name of the fact.
    pub(super) fn sentence(&self) -> String {
        match self {
            Self::OneOf(texts) if texts.len() == 1 => format!("is {}", list(texts)),
            Self::OneOf(texts) => format!("is one of {}", list(texts)),
            Self::Numbers(numbers) if numbers.texts.len() == 1 => {
                format!("is the number {}", list(&numbers.texts))
            }
            Self::Numbers(numbers) => format!("is one of {}, compared as numbers", list(&numbers.texts)),
            Self::StartsWith(prefix) => format!("starts with `{prefix}`"),
            Self::Contains(part) => format!("contains `{part}`"),
            Self::Matches(pattern) => format!("matches `{}`", pattern.as_str()),
            Self::Present => "is present".to_owned(),
        }
    }
}

fn list(texts: &[String]) -> String {
    let shown: Vec<_> = texts.iter().map(|text| format!("`{text}`")).collect();
    shown.join(", ")
}
