//! Questions about texts and numbers: an operator, and what it compares with.

use crate::model::value_ext::{ValueExt, object};
use serde_json::Value;

/// What is asked of a text or a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    /// Equal to one value (`is`).
    Is,
    /// Equal to one of several values (`oneOf`).
    OneOf,
    /// Begins with this value (`startsWith`).
    StartsWith,
    /// Has this in it; texts only.
    Contains,
    /// A regular expression finds something.
    Matches,
    /// An international number of this country; numbers only.
    Country,
    /// The caller hides the number; numbers only.
    Withheld,
    /// There is any value at all (`present`).
    Present,
}

/// What the question is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TestOf {
    /// A text, such as the name of a queue.
    Text,
    /// A telephone number, which also has a country and may be withheld.
    Number,
}

/// A question, read for the form.
#[derive(Clone, Debug, PartialEq)]
pub struct Test<'a> {
    /// Whether a text or a number is tested, which decides the operators.
    pub of: TestOf,
    /// What is asked of it, by the key of the test in the file.
    pub operator: Operator,
    /// What it is compared with.
    pub value: TestValue<'a>,
}

/// What is compared with.
#[derive(Clone, Debug, PartialEq)]
pub enum TestValue<'a> {
    /// The one text of every other operator.
    One(&'a str),
    /// The texts of [`Operator::OneOf`], in the order of the file.
    Several(Vec<&'a str>),
    /// No value: [`Operator::Present`] and [`Operator::Withheld`] compare with none.
    Nothing,
}

impl TestOf {
    /// The operators that are offered.
    pub fn operators(self) -> &'static [Operator] {
        use Operator::{Contains, Country, Is, Matches, OneOf, Present, StartsWith, Withheld};
        match self {
            Self::Text => &[Is, OneOf, StartsWith, Contains, Matches, Present],
            Self::Number => &[Is, OneOf, StartsWith, Country, Matches, Withheld, Present],
        }
    }
}

impl Operator {
    /// Its key in the file.
    pub fn key(self) -> &'static str {
        match self {
            Self::Is => "is",
            Self::OneOf => "oneOf",
            Self::StartsWith => "startsWith",
            Self::Contains => "contains",
            Self::Matches => "matches",
            Self::Country => "country",
            Self::Withheld => "withheld",
            Self::Present => "present",
        }
    }

    /// Its name on the page.
    pub fn label(self) -> &'static str {
        match self {
            Self::Is => "is",
            Self::OneOf => "is one of",
            Self::StartsWith => "starts with",
            Self::Contains => "contains",
            Self::Matches => "matches the pattern",
            Self::Country => "is of the country",
            Self::Withheld => "is withheld",
            Self::Present => "is present",
        }
    }

    /// The operator that is written with this key.
    pub fn of_key(key: &str) -> Option<Self> {
        use Operator::{Contains, Country, Is, Matches, OneOf, Present, StartsWith, Withheld};
        let all = [
            Is, OneOf, StartsWith, Contains, Matches, Country, Withheld, Present,
        ];
        all.into_iter().find(|operator| operator.key() == key)
    }

    fn has_nothing(self) -> bool {
        matches!(self, Self::Withheld | Self::Present)
    }
}

impl<'a> Test<'a> {
    /// Reads a question; nothing if the form does not understand it.
    pub fn of(value: &'a Value, of: TestOf) -> Option<Self> {
        let (key, operand) = match value {
            Value::String(word) => (word.as_str(), None),
            _ => {
                let (key, operand) = super::only_entry(value)?;
                (key, Some(operand))
            }
        };
        let operator = Operator::of_key(key).filter(|operator| of.operators().contains(operator))?;
        let value = match (operator, operand) {
            (Operator::Withheld | Operator::Present, None) => TestValue::Nothing,
            (Operator::OneOf, Some(texts)) => TestValue::Several(texts.as_texts()?),
            (Operator::Withheld | Operator::Present | Operator::OneOf, _) | (_, None) => return None,
            (_, Some(text)) => TestValue::One(text.as_str()?),
        };
        Some(Self { of, operator, value })
    }

    /// The same question with another operator; what was compared with is kept as far as it fits.
    pub fn with(&self, operator: Operator) -> Value {
        let texts = match &self.value {
            TestValue::One(text) => vec![*text],
            TestValue::Several(texts) => texts.clone(),
            TestValue::Nothing => Vec::new(),
        };
        if operator.has_nothing() {
            return Value::from(operator.key());
        }
        let operand = match operator {
            Operator::OneOf => texts.into_iter().collect(),
            _ => Value::from(texts.first().copied().unwrap_or_default()),
        };
        object(operator.key(), operand)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::json_text;

    #[test]
    fn an_operator_is_changed_without_losing_what_was_typed() {
        let vip = json_text::parse(r#"{"is": "VIP"}"#).unwrap();
        let one = Test::of(&vip, TestOf::Text).unwrap();
        let several = one.with(Operator::OneOf);
        assert_eq!(json_text::line_text(&several), r#"{ "oneOf": ["VIP"] }"#);
        let several = Test::of(&several, TestOf::Text).unwrap();
        assert_eq!(
            json_text::line_text(&several.with(Operator::StartsWith)),
            r#"{ "startsWith": "VIP" }"#
        );
        assert_eq!(several.with(Operator::Present), Value::from("present"));
    }

    #[test]
    fn a_text_has_no_country_and_a_number_contains_nothing() {
        let country = json_text::parse(r#"{"country": "GB"}"#).unwrap();
        assert!(Test::of(&country, TestOf::Text).is_none());
        assert!(Test::of(&country, TestOf::Number).is_some());
        let contains = json_text::parse(r#"{"contains": "1"}"#).unwrap();
        assert!(Test::of(&contains, TestOf::Number).is_none());
    }
}
