//! How rules, outcomes and known names are read.

use super::{Shape, fields, map, string, strings};
use crate::cursor::Cursor;
use crate::rules::condition::Condition;
use crate::rules::model::{Known, Outcome, Rule};
use crate::rules::words::{Bypass, CloseAs, PopAt, WrapUpChoice};

impl Rule {
    pub(in crate::rules) fn read(cursor: &Cursor<'_>) -> Shape<Self> {
        const EXPECTED: &str = "a rule: an object with `id`, `name`, `when`, `then`";
        let rule = fields(cursor, EXPECTED, &["id", "name", "enabled", "when", "then"])?;
        Ok(Self {
            id: rule.required("id", string)?,
            name: rule.required("name", string)?,
            enabled: rule
                .optional("enabled", |enabled| enabled.bool())?
                .unwrap_or(true),
            when: rule.required("when", Condition::read)?,
            then: rule.optional("then", Outcome::read)?.unwrap_or_default(),
        })
    }
}

impl Known {
    pub(in crate::rules) fn read(cursor: &Cursor<'_>) -> Shape<Self> {
        const EXPECTED: &str = "an object with `tokens`, `pages`, `attributes`, `queues`";
        let known = fields(cursor, EXPECTED, &["tokens", "pages", "attributes", "queues"])?;
        let pages = known.optional("pages", |pages| map(pages, strings))?;
        Ok(Self {
            tokens: known.optional("tokens", strings)?.unwrap_or_default(),
            pages: pages.unwrap_or_default(),
            attributes: known.optional("attributes", strings)?.unwrap_or_default(),
            queues: known.optional("queues", strings)?.unwrap_or_default(),
        })
    }
}

impl Outcome {
    pub(in crate::rules) fn read(cursor: &Cursor<'_>) -> Shape<Self> {
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
        let outcome = fields(cursor, "an outcome: an object", &KEYS)?;
        let bypass = outcome.optional("bypass", |steps| steps.each(Bypass::read))?;
        let tokens = outcome.optional("tokens", |tokens| map(tokens, string))?;
        Ok(Self {
            classification: outcome.nullable("classification", string)?,
            lookup_object: outcome.nullable("lookupObject", string)?,
            tokens: tokens.unwrap_or_default(),
            bypass: bypass.unwrap_or_default(),
            pop_at: outcome.nullable("popAt", PopAt::read)?,
            page: outcome.nullable("page", string)?,
            close_reason: outcome.nullable("closeReason", CloseAs::read)?,
            wrap_up: outcome.nullable("wrapUp", WrapUpChoice::read)?,
            note: outcome.nullable("note", string)?,
        })
    }
}
