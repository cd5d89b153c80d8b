//! Texts with holes that a call fills: `SR {attribute.caseNumber | trim | upper ?? 'none'}`.
//!
//! In braces stand alternatives, separated by `??`; the first that yields something is used. An alternative is a fact with
//! filters, separated by `|`, or a text in single quotes. `{{` and `}}` are braces. If no alternative yields anything, the
//! whole template is missing.

use thiserror::Error;

use super::facts::present;
use super::reading::Reading;
use super::words::CallDirection;
use crate::phone::NumberReader;

/// The longest template, in bytes.
const LONGEST: usize = 1000;

/// A template, parsed into texts and facts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Template(Vec<Piece>);

/// Why a text is no template.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub(super) enum TemplateError {
    #[error("a template has at most {LONGEST} bytes, this one has {0}")]
    TooLong(usize),
    #[error("a `{{` has no `}}`; a brace is written `{{{{`")]
    Unclosed,
    #[error("a `}}` has no `{{`; a brace is written `}}}}`")]
    Unopened,
    #[error("{0} is no text in single quotes")]
    BadQuotes(String),
    #[error("`{0}` is no fact of a call; expected one of attribute.…, {names}", names = FACT_NAMES.join(", "))]
    UnknownFact(String),
    #[error("`{0}` is no filter; expected one of {names}", names = FILTERS.join(", "))]
    UnknownFilter(String),
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Text(String),
    Hole(Vec<Alternative>),
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Alternative {
    Text(String),
    Fact(FactName, Vec<Filter>),
}

/// A fact that a template may name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum FactName {
    Plain(PlainFact),
    Attribute(String),
}

macro_rules! plain_facts {
    ($($(#[$doc:meta])* $variant:ident = $text:literal,)*) => {
        /// A fact that has a name of its own.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum PlainFact { $($(#[$doc])* $variant,)* }

        /// Every name that a template may use, besides `attribute.…`.
        pub const FACT_NAMES: &[&str] = &[$($text),*];

        impl PlainFact {
            fn named(name: &str) -> Option<Self> {
                match name { $($text => Some(Self::$variant),)* _ => None }
            }

            fn name(self) -> &'static str {
                match self { $(Self::$variant => $text,)* }
            }
        }
    };
}

plain_facts! {
    /// With its plus; missing for a national number.
    CallerInternational = "caller.e164",
    /// As it was reported.
    CallerNumber = "caller.number",
    /// The two letters of the number's country.
    CallerCountry = "caller.country",
    /// With its plus; missing for a national number.
    DialledInternational = "dialled.e164",
    /// As it was reported.
    DialledNumber = "dialled.number",
    Queue = "queue",
    Direction = "direction",
    Channel = "channel",
    Initiation = "initiation",
    RoutingProfile = "routingProfile",
    Language = "language",
    KnownContacts = "knownContacts",
    Leg = "leg",
}

/// What can be done to a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Filter {
    Trim,
    Digits,
    /// Of the letters a to z: codes are upper-cased, and the tables of all other letters are larger than the rules.
    Upper,
    WithoutPlus,
    /// A number with its plus and country code.
    International,
    /// A number as it is dialled within its country.
    National,
}

/// The names of the filters.
pub const FILTERS: &[&str] = &["trim", "digits", "upper", "withoutPlus", "e164", "national"];

impl Template {
    /// Reads a template. Refuses unknown facts and filters, braces without a partner, and templates of over 1,000 bytes.
    pub(super) fn parse(text: &str) -> Result<Self, TemplateError> {
        if text.len() > LONGEST {
            return Err(TemplateError::TooLong(text.len()));
        }
        let mut pieces = Vec::new();
        let mut plain = String::new();
        let mut rest = text;
        while let Some(index) = rest.find(['{', '}']) {
            let (before, from) = rest.split_at_checked(index).unwrap_or((rest, ""));
            plain.push_str(before);
            if let Some(after) = from.strip_prefix("{{") {
                plain.push('{');
                rest = after;
            } else if let Some(after) = from.strip_prefix("}}") {
                plain.push('}');
                rest = after;
            } else if let Some(hole) = from.strip_prefix('{') {
                let (inside, after) = hole_end(hole).ok_or(TemplateError::Unclosed)?;
                pieces.push(Piece::Text(std::mem::take(&mut plain)));
                pieces.push(Piece::Hole(alternatives(inside)?));
                rest = after;
            } else {
                return Err(TemplateError::Unopened);
            }
        }
        plain.push_str(rest);
        pieces.push(Piece::Text(plain));
        pieces.retain(|piece| *piece != Piece::Text(String::new()));
        Ok(Self(pieces))
    }

    /// The text for a call, or the facts that are missing. An empty text counts as missing.
    pub(super) fn fill(&self, reading: &Reading<'_>) -> Result<String, Vec<String>> {
        let mut text = String::new();
        let mut missing = Vec::new();
        for piece in &self.0 {
            match piece {
                Piece::Text(plain) => text.push_str(plain),
                Piece::Hole(alternatives) => {
                    match alternatives
                        .iter()
                        .find_map(|alternative| alternative.value(reading))
                    {
                        Some(value) => text.push_str(&value),
                        None => missing.extend(alternatives.iter().filter_map(Alternative::fact)),
                    }
                }
            }
        }
        if missing.is_empty() && !text.is_empty() {
            Ok(text)
        } else {
            Err(missing)
        }
    }

    /// The attributes that it names.
    pub(super) fn attributes(&self) -> impl Iterator<Item = &str> {
        let holes = self.0.iter().filter_map(|piece| match piece {
            Piece::Text(_) => None,
            Piece::Hole(alternatives) => Some(alternatives),
        });
        holes.flatten().filter_map(|alternative| match alternative {
            Alternative::Fact(FactName::Attribute(name), _) => Some(name.as_str()),
            Alternative::Fact(FactName::Plain(_), _) | Alternative::Text(_) => None,
        })
    }
}

impl Alternative {
    fn parse(text: &str) -> Result<Self, TemplateError> {
        let text = text.trim();
        if let Some(quoted) = text.strip_prefix('\'') {
            let inside = quoted.strip_suffix('\'').filter(|inside| !inside.contains('\''));
            return inside
                .map(|inside| Self::Text(inside.to_owned()))
                .ok_or_else(|| TemplateError::BadQuotes(text.to_owned()));
        }
        let mut parts = text.split('|').map(str::trim);
        let fact = FactName::parse(parts.next().unwrap_or_default())?;
        let filters = parts.map(Filter::parse).collect::<Result<_, _>>()?;
        Ok(Self::Fact(fact, filters))
    }

    fn value(&self, reading: &Reading<'_>) -> Option<String> {
        let value = match self {
            Self::Text(text) => text.clone(),
            Self::Fact(fact, filters) => filters.iter().try_fold(fact.value(reading)?, |value, filter| {
                filter.apply(&value, reading.numbers)
            })?,
        };
        Some(value).filter(|value| !value.is_empty())
    }

    fn fact(&self) -> Option<String> {
        match self {
            Self::Text(_) => None,
            Self::Fact(FactName::Plain(fact), _) => Some(fact.name().to_owned()),
            Self::Fact(FactName::Attribute(name), _) => Some(format!("attribute.{name}")),
        }
    }
}

impl FactName {
    fn parse(name: &str) -> Result<Self, TemplateError> {
        if let Some(attribute) = name.strip_prefix("attribute.").filter(|name| !name.is_empty()) {
            return Ok(Self::Attribute(attribute.to_owned()));
        }
        PlainFact::named(name)
            .map(Self::Plain)
            .ok_or_else(|| TemplateError::UnknownFact(name.to_owned()))
    }

    fn value(&self, reading: &Reading<'_>) -> Option<String> {
        let facts = reading.facts;
        let plain = match self {
            Self::Attribute(name) => return reading.attribute(name).map(str::to_owned),
            Self::Plain(fact) => *fact,
        };
        match plain {
            PlainFact::CallerInternational => reading.caller.international().map(str::to_owned),
            PlainFact::CallerNumber => reading.caller.text().map(str::to_owned),
            PlainFact::CallerCountry => reading.caller.country().map(|country| country.code().to_owned()),
            PlainFact::DialledInternational => reading.dialled.international().map(str::to_owned),
            PlainFact::DialledNumber => reading.dialled.text().map(str::to_owned),
            PlainFact::Queue => present(facts.queue.as_deref()).map(str::to_owned),
            PlainFact::Direction => facts.direction.map(|fact| CallDirection::from(fact).to_string()),
            PlainFact::Channel => facts.channel.map(|fact| fact.to_string()),
            PlainFact::Initiation => facts.initiation.map(|fact| fact.to_string()),
            PlainFact::RoutingProfile => present(facts.routing_profile.as_deref()).map(str::to_owned),
            PlainFact::Language => present(facts.language.as_deref()).map(str::to_owned),
            PlainFact::KnownContacts => facts.contacts.map(|fact| fact.to_string()),
            PlainFact::Leg => facts.leg.map(|fact| fact.to_string()),
        }
    }
}

impl Filter {
    fn parse(name: &str) -> Result<Self, TemplateError> {
        match name {
            "trim" => Ok(Self::Trim),
            "digits" => Ok(Self::Digits),
            "upper" => Ok(Self::Upper),
            "withoutPlus" => Ok(Self::WithoutPlus),
            "e164" => Ok(Self::International),
            "national" => Ok(Self::National),
            _ => Err(TemplateError::UnknownFilter(name.to_owned())),
        }
    }

    /// The value after the filter; missing where the filter makes nothing of it, such as a number of what is none.
    fn apply(self, value: &str, numbers: &NumberReader) -> Option<String> {
        match self {
            Self::Trim => Some(value.trim().to_owned()),
            Self::Digits => Some(value.chars().filter(char::is_ascii_digit).collect()),
            Self::Upper => Some(value.to_ascii_uppercase()),
            Self::WithoutPlus => Some(value.strip_prefix('+').unwrap_or(value).to_owned()),
            Self::International => {
                let number = numbers.read(value).ok()?;
                number.has_country().then(|| number.dialled())
            }
            Self::National => numbers.national(&numbers.read(value).ok()?),
        }
    }
}

/// Splits at the brace that closes a hole; one within quotes does not.
fn hole_end(hole: &str) -> Option<(&str, &str)> {
    let mut quoted = false;
    let end = hole.char_indices().find(|(_, c)| {
        quoted ^= *c == '\'';
        *c == '}' && !quoted
    });
    let (inside, after) = hole.split_at_checked(end?.0)?;
    Some((inside, after.strip_prefix('}')?))
}

fn alternatives(inside: &str) -> Result<Vec<Alternative>, TemplateError> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut quoted = false;
    for (index, c) in inside.char_indices() {
        quoted ^= c == '\'';
        let rest = inside.get(index..).unwrap_or_default();
        if !quoted && index >= start && rest.starts_with("??") {
            found.push(Alternative::parse(inside.get(start..index).unwrap_or_default())?);
            start = index + 2;
        }
    }
    found.push(Alternative::parse(inside.get(start..).unwrap_or_default())?);
    Ok(found)
}

#[cfg(test)]
mod tests;
