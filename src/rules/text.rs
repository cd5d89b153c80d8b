//! Questions about texts, compiled.

use super::pattern::Pattern;

/// A question about a text that is there.
#[derive(Clone, Debug)]
pub(super) enum TextQuestion {
    OneOf(Vec<String>),
    StartsWith(String),
    Contains(String),
    Matches(Pattern),
    Present,
}

impl TextQuestion {
    pub(super) fn holds(&self, text: &str) -> bool {
        match self {
            Self::OneOf(texts) => texts.iter().any(|one| one == text),
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
