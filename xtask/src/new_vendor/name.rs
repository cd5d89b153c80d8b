//! A vendor's name in all the ways in which a crate spells it.

use anyhow::{Result, ensure};

/// A vendor's name that was validated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Name {
    /// As configurations and folders spell it: `acme-phone`.
    pub(super) kebab: String,
}

impl Name {
    /// Takes lower-case words joined by hyphens. Refuses anything else.
    pub(super) fn parse(text: &str) -> Result<Self> {
        let is_word = |word: &str| {
            let mut chars = word.chars();
            chars.next().is_some_and(|first| first.is_ascii_lowercase())
                && chars.all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
        };
        ensure!(
            text.split('-').all(is_word),
            "`{text}` is no vendor's name; expected lower-case words joined by hyphens, such as acme-phone"
        );
        Ok(Self {
            kebab: text.to_owned(),
        })
    }

    /// As Rust spells it: `acme_phone`.
    pub(super) fn snake(&self) -> String {
        self.kebab.replace('-', "_")
    }

    /// As a type is called: `AcmePhone`.
    pub(super) fn camel(&self) -> String {
        self.words().concat()
    }

    /// As people read it: `Acme Phone`.
    fn title(&self) -> String {
        self.words().join(" ")
    }

    /// Puts the name in the place of the template's.
    pub(super) fn put_into(&self, template: &str) -> String {
        template
            .replace("acme-phone", &self.kebab)
            .replace("acme_phone", &self.snake())
            .replace("AcmePhone", &self.camel())
            .replace("Acme Phone", &self.title())
    }

    fn words(&self) -> Vec<String> {
        let capital = |word: &str| {
            let mut chars = word.chars();
            let first = chars.next().map(|first| first.to_ascii_uppercase());
            first.into_iter().chain(chars).collect::<String>()
        };
        self.kebab.split('-').map(capital).collect()
    }
}
