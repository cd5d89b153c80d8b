//! How rules, outcomes and known names are read.

use super::{Members, Misfit, flag, list, map, text, texts};
use crate::json::Value;
use crate::rules::condition::Condition;
use crate::rules::model::{Known, Outcome, Rule};
use crate::rules::words::{Bypass, CloseAs, PopAt, WrapUpChoice};

impl Rule {
    pub(in crate::rules) fn read(value: &Value) -> Result<Self, Misfit> {
        const EXPECTED: &str = "a rule: an object with `id`, `name`, `when`, `then`";
        let rule = Members::of(value, EXPECTED, &["id", "name", "enabled", "when", "then"])?;
        Ok(Self {
            id: rule.required("id", text)?,
            name: rule.required("name", text)?,
            enabled: rule.optional("enabled", flag)?.unwrap_or(true),
            when: rule.required("when", Condition::read)?,
            then: rule.optional("then", Outcome::read)?.unwrap_or_default(),
        })
    }
}

impl Known {
    pub(in crate::rules) fn read(value: &Value) -> Result<Self, Misfit> {
        const EXPECTED: &str = "an object with `tokens`, `pages`, `attributes`, `queues`";
        let known = Members::of(value, EXPECTED, &["tokens", "pages", "attributes", "queues"])?;
        Ok(Self {
            tokens: known.optional("tokens", texts)?.unwrap_or_default(),
            pages: known
                .optional("pages", |pages| map(pages, texts))?
                .unwrap_or_default(),
            attributes: known.optional("attributes", texts)?.unwrap_or_default(),
            queues: known.optional("queues", texts)?.unwrap_or_default(),
        })
    }
}

impl Outcome {
    pub(in crate::rules) fn read(value: &Value) -> Result<Self, Misfit> {
        const KEYS: [&str; 9] = [
            "classification",
            "lookupObject",
            "tokens",
            "bypass",
            "popAt",
            "page",
            "closeReason",
            "wrapUp",
            "note",
        ];
        let outcome = Members::of(value, "an outcome: an object", &KEYS)?;
        let bypass = outcome.optional("bypass", |steps| list(steps, Bypass::read))?;
        let tokens = outcome.optional("tokens", |tokens| map(tokens, text))?;
        Ok(Self {
            classification: outcome.nullable("classification", text)?,
            lookup_object: outcome.nullable("lookupObject", text)?,
            tokens: tokens.unwrap_or_default(),
            bypass: bypass.unwrap_or_default(),
            pop_at: outcome.nullable("popAt", PopAt::read)?,
            page: outcome.nullable("page", text)?,
            close_reason: outcome.nullable("closeReason", CloseAs::read)?,
            wrap_up: outcome.nullable("wrapUp", WrapUpChoice::read)?,
            note: outcome.nullable("note", text)?,
        })
    }
}
