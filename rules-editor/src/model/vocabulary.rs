//! The names that are offered while the admin types: what Fusion has, what the file knows, and what its rules and calls use.

use crate::model::value_ext::ValueExt;
use std::collections::BTreeSet;

use fusion_cti::rules::{CallFile, FACT_NAMES, RESERVED_TOKENS, SYSTEM_TOKENS, Zone, countries};

use super::checked::Checked;
use super::document::{Document, FileKind};
use serde_json::Value;

/// Names, in alphabetical order.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Vocabulary {
    /// Tokens that a rule may set.
    pub tokens: Vec<String>,
    /// Names of contact attributes, without their values.
    pub attributes: Vec<String>,
    /// Names of the contact centre's queues.
    pub queues: Vec<String>,
    /// Codes of the pages that Fusion can open, such as `Edit_Contact`.
    pub pages: Vec<String>,
    /// Names of the contact centre's routing profiles.
    pub routing_profiles: Vec<String>,
    /// Ids of rules, and `default`.
    pub rules: Vec<String>,
}

impl Vocabulary {
    /// Gathers the names. Of calls only names of attributes, queues and profiles are taken, never a value of a person.
    pub fn of(document: &Document, checked: &Checked, recent: &[CallFile]) -> Self {
        let mut names = Gathered::default();
        let file = document.file(FileKind::Rules);
        names
            .tokens
            .extend(SYSTEM_TOKENS.iter().map(|token| (*token).to_owned()));
        if let Some(known) = file.get("known") {
            names.known(known);
        }
        names.used(file);
        let tests = checked
            .tests
            .as_ref()
            .map(|file| file.tests.as_slice())
            .unwrap_or_default();
        for call in tests.iter().map(|test| &test.call).chain(recent) {
            names.attributes.extend(call.attributes.keys().cloned());
            names.queues.extend(call.queue.iter().cloned());
            names
                .routing_profiles
                .extend(call.routing_profile.iter().cloned());
        }
        let ids = document.rules().iter().filter_map(|rule| rule.text_of("id"));
        let listed = |names: BTreeSet<String>| names.into_iter().filter(|name| !name.is_empty()).collect();
        names
            .tokens
            .retain(|token| !RESERVED_TOKENS.contains(&token.as_str()));
        Self {
            tokens: listed(names.tokens),
            attributes: listed(names.attributes),
            queues: listed(names.queues),
            pages: listed(names.pages),
            routing_profiles: listed(names.routing_profiles),
            rules: ids.chain(["default"]).map(str::to_owned).collect(),
        }
    }

    /// Templates that are offered: one for each fact, and one for each attribute.
    pub fn templates(&self) -> Vec<String> {
        let attributes = self.attributes.iter().map(|name| format!("{{attribute.{name}}}"));
        let facts = FACT_NAMES.iter().map(|name| format!("{{{name}}}"));
        attributes.chain(facts).collect()
    }
}

/// Every time zone, in alphabetical order.
pub fn zones() -> Vec<String> {
    let mut zones: Vec<_> = Zone::names().collect();
    zones.sort_unstable();
    zones
}

/// Every country's two letters, in alphabetical order.
pub fn country_codes() -> Vec<&'static str> {
    let mut codes: Vec<_> = countries().collect();
    codes.sort_unstable();
    codes
}

#[derive(Default)]
struct Gathered {
    tokens: BTreeSet<String>,
    attributes: BTreeSet<String>,
    queues: BTreeSet<String>,
    pages: BTreeSet<String>,
    routing_profiles: BTreeSet<String>,
}

impl Gathered {
    /// What the file says exists.
    fn known(&mut self, known: &Value) {
        let texts = |key: &str| {
            let items = known.get(key).map(ValueExt::items).unwrap_or_default();
            items
                .iter()
                .filter_map(Value::as_str)
                .map(str::to_owned)
                .collect::<Vec<_>>()
        };
        self.tokens.extend(texts("tokens"));
        self.attributes.extend(texts("attributes"));
        self.queues.extend(texts("queues"));
        let pages = known.get("pages").into_iter().flat_map(ValueExt::entries);
        for (page, tokens) in pages {
            self.pages.insert(page.clone());
            let tokens = tokens.items().iter().filter_map(Value::as_str);
            self.tokens.extend(tokens.map(str::to_owned));
        }
    }

    /// What rules use, however deep it stands.
    fn used(&mut self, value: &Value) {
        for (key, value) in value.entries() {
            match key.as_str() {
                "attribute" => self.attributes.extend(value.text_of("name").map(str::to_owned)),
                "queue" => self.queues.extend(compared_with(value)),
                "routingProfile" => self.routing_profiles.extend(compared_with(value)),
                "page" => self.pages.extend(value.as_str().map(str::to_owned)),
                "tokens" => self
                    .tokens
                    .extend(value.entries().map(|(token, _)| token.clone())),
                _ => {}
            }
            self.used(value);
        }
        value.items().iter().for_each(|item| self.used(item));
        if let Some(template) = value.as_str() {
            self.attributes.extend(attributes_in(template));
        }
    }
}

/// The texts that a question names as a whole.
fn compared_with(question: &Value) -> Vec<String> {
    let one = question.text_of("is").into_iter();
    let several = question.get("oneOf").map(ValueExt::items).unwrap_or_default();
    one.chain(several.iter().filter_map(Value::as_str))
        .map(str::to_owned)
        .collect()
}

/// The attributes that a template names.
fn attributes_in(template: &str) -> impl Iterator<Item = String> + '_ {
    let ends = |c: char| c == '}' || c == '|' || c == '?' || c.is_whitespace();
    template.split("attribute.").skip(1).filter_map(move |rest| {
        let name = rest.split(ends).next().unwrap_or_default();
        (!name.is_empty()).then(|| name.to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::attributes_in;

    #[test]
    fn the_attributes_of_a_template_are_found() {
        let found: Vec<_> =
            attributes_in("{attribute.brand ?? attribute.shop | trim} {attribute.no}").collect();
        assert_eq!(found, ["brand", "shop", "no"]);
        assert_eq!(attributes_in("no attribute here").count(), 0);
    }
}
