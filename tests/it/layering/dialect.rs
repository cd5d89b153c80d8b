//! Identifiers that earlier versions of the code used instead of the field's terms (`CONTRIBUTING.md`, Terms).

use super::source::{File, words};

/// A word, and the term to use instead. An engineer who knows Rust and the web should not have to learn a word for what
/// already has one.
struct Word {
    word: &'static str,
    used: Used,
    instead: &'static str,
}

/// Where a word is forbidden.
#[derive(Clone, Copy)]
enum Used {
    /// As the whole identifier: as a part it has a good meaning, as in `sign_in`.
    Alone,
    /// As a part of an identifier too, as in `take_picture` or `HostPicture`.
    Anywhere,
}

const fn word(word: &'static str, used: Used, instead: &'static str) -> Word {
    Word { word, used, instead }
}

const DIALECT: [Word; 34] = [
    word("sign", Used::Alone, "`c`, `char` or `byte`"),
    word("signs", Used::Alone, "`chars` or `bytes`"),
    word("place", Used::Alone, "`index`, `position` or `node_ref`"),
    word("places", Used::Alone, "`indices`, `positions` or `source_map`"),
    word("Slip", Used::Alone, "`SyntaxErrorKind`"),
    word("Twice", Used::Alone, "`DuplicateKeys`"),
    word("Misfit", Used::Alone, "`ValidationError`"),
    word("Mistake", Used::Alone, "`ValidationError`"),
    word("ear", Used::Anywhere, "`callback`, `listener` or `on_action`"),
    word("hearer", Used::Anywhere, "`callback` or `listener`"),
    word("Hears", Used::Alone, "`EventListener`"),
    word(
        "picture",
        Used::Anywhere,
        "`snapshot` (of a vendor) or `view` (on the screen)",
    ),
    word(
        "pictures",
        Used::Anywhere,
        "`snapshots` (of a vendor) or `views` (on the screen)",
    ),
    word("wish", Used::Anywhere, "`CallAction` or `request`"),
    word("asker", Used::Anywhere, "`Requester`"),
    word("OwnAct", Used::Alone, "`LocalAction`"),
    word("Reached", Used::Alone, "`Progress`"),
    word("stance", Used::Anywhere, "`Role`"),
    word("Forgetful", Used::Alone, "`NullStore`"),
    word("alarm", Used::Anywhere, "`timer` or `deadline`"),
    word("obey", Used::Anywhere, "`execute`"),
    word("Distrust", Used::Alone, "`UntrustedReason`"),
    word("Unsaid", Used::Alone, "`PublishError`"),
    word("speaks", Used::Alone, "`matches_language`"),
    word("demands", Used::Alone, "`conjuncts`"),
    word("longest_rise", Used::Alone, "`longest_increasing_subsequence`"),
    word("Heard", Used::Alone, "`Received`, or the event's own name"),
    word("Told", Used::Alone, "`HostProgress` or `CallPreview`"),
    word("Act", Used::Alone, "`Edit`, `Execute` or `Action`"),
    word("Obedience", Used::Alone, "`RequestFate`"),
    word("complain", Used::Anywhere, "`report`"),
    word("complaint", Used::Anywhere, "`error` or `violation`"),
    word("complaints", Used::Anywhere, "`errors` or `violations`"),
    word("SortedMap", Used::Alone, "`BTreeMap`"),
];

/// Every identifier of the old dialect outside comments and string literals, with the term to use.
pub(super) fn dialect(file: &File) -> Vec<String> {
    let found = words(&file.text).filter_map(|(line, identifier)| {
        let entry = DIALECT.iter().find(|entry| entry.is_in(&identifier))?;
        let (path, instead) = (&file.path, entry.instead);
        Some(format!("{path}:{line}: `{identifier}`: say {instead}"))
    });
    found.collect()
}

impl Word {
    fn is_in(&self, identifier: &str) -> bool {
        match self.used {
            Used::Alone => identifier == self.word,
            Used::Anywhere => parts(identifier).any(|part| part.eq_ignore_ascii_case(self.word)),
        }
    }
}

/// The words that a snake-case or camel-case identifier is made of.
fn parts(identifier: &str) -> impl Iterator<Item = &str> {
    let mut starts = vec![0];
    let mut previous = '_';
    for (index, c) in identifier.char_indices() {
        if c == '_' || (c.is_uppercase() && previous.is_lowercase()) {
            starts.push(index);
        }
        previous = c;
    }
    let ends = starts.clone().into_iter().skip(1).chain([identifier.len()]);
    let parts = starts.into_iter().zip(ends);
    parts.map(|(start, end)| identifier[start..end].trim_matches('_'))
}

#[test]
fn an_identifier_is_split_at_underscores_and_capitals() {
    for (identifier, expected) in [
        ("take_picture", vec!["take", "picture"]),
        ("HostPicture", vec!["Host", "Picture"]),
        ("EVENT_PICTURE", vec!["EVENT", "PICTURE"]),
        ("ear", vec!["ear"]),
    ] {
        let found: Vec<_> = parts(identifier).filter(|part| !part.is_empty()).collect();
        assert_eq!(found, expected);
    }
}
