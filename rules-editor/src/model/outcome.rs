//! Outcomes as the form sees them, and the small edits that fields make.

use crate::model::value_ext::{ValueExt, object};
use fusion_cti::rules::{Bypass, CLASSIFICATIONS, CloseAs, LOOKUP_OBJECTS, PopAt, WrapUpChoice};

use super::document::{Document, FileKind};
use super::edit::Edit;
use super::history::Change;
use super::path::{Path, Step};
use serde_json::{Map, Value};

/// A key of an outcome that holds one text or one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The classification, by which Fusion chooses its lookup and screen-pop rules.
    Classification,
    /// Where Fusion looks the caller up.
    LookupObject,
    /// When the screen pops.
    PopAt,
    /// A page to open by code.
    Page,
    /// The reason that closes the call.
    CloseReason,
    /// Whether Fusion shows its wrap-up.
    WrapUp,
    /// A note for the agent.
    Note,
}

impl Field {
    /// Its key in the file.
    pub fn key(self) -> &'static str {
        match self {
            Self::Classification => "classification",
            Self::LookupObject => "lookupObject",
            Self::PopAt => "popAt",
            Self::Page => "page",
            Self::CloseReason => "closeReason",
            Self::WrapUp => "wrapUp",
            Self::Note => "note",
        }
    }

    /// Its name on the page.
    pub fn label(self) -> &'static str {
        match self {
            Self::Classification => "Classification",
            Self::LookupObject => "Lookup object",
            Self::PopAt => "Screen pops",
            Self::Page => "Page to open",
            Self::CloseReason => "Reason that closes the call",
            Self::WrapUp => "Wrap-up",
            Self::Note => "Note to the agent",
        }
    }

    /// What it does, in a line under the field.
    pub fn help(self) -> &'static str {
        match self {
            Self::Classification => {
                "Chooses Fusion’s lookup and screen-pop rules. Fusion drops calls with a wrong one."
            }
            Self::LookupObject => "The kind of record in which Fusion looks the caller up.",
            Self::PopAt => "",
            Self::Page => "A page’s code, such as Edit_Contact; works on the transport that can do it.",
            Self::CloseReason => "Of a call that had been connected.",
            Self::WrapUp => "",
            Self::Note => "A template, as for tokens.",
        }
    }

    /// The words that it takes, each with its meaning; none where any text will do.
    pub fn words(self) -> Vec<(&'static str, &'static str)> {
        match self {
            Self::PopAt => PopAt::ALL
                .iter()
                .map(|word| match word {
                    PopAt::Ring => (word.word(), "while the call rings"),
                    PopAt::Accept => (word.word(), "when the call is accepted"),
                })
                .collect(),
            Self::CloseReason => CloseAs::ALL
                .iter()
                .map(|word| match word {
                    CloseAs::WrapUp => (word.word(), "WRAPUP: a normal end, with wrap-up"),
                    CloseAs::EndCommunication => {
                        (word.word(), "ENDCOMMUNICATION: a normal end, without wrap-up")
                    }
                    CloseAs::Transferred => (word.word(), "TRANSFERRED: passed on"),
                })
                .collect(),
            Self::WrapUp => WrapUpChoice::ALL
                .iter()
                .map(|word| match word {
                    WrapUpChoice::Fusion => (word.word(), "Fusion shows its wrap-up"),
                    WrapUpChoice::Off => (word.word(), "Fusion shows no wrap-up"),
                })
                .collect(),
            Self::Classification | Self::LookupObject | Self::Page | Self::Note => Vec::new(),
        }
    }

    /// What is offered while typing.
    pub fn offers(self) -> &'static [&'static str] {
        match self {
            Self::Classification => CLASSIFICATIONS,
            Self::LookupObject => LOOKUP_OBJECTS,
            Self::PopAt | Self::Page | Self::CloseReason | Self::WrapUp | Self::Note => &[],
        }
    }
}

/// What switching a step of Fusion off means.
pub fn bypass_label(step: Bypass) -> &'static str {
    match step {
        Bypass::IdentifyContact => "Fusion does not look for the contact",
        Bypass::CustomerVerification => "Fusion does not ask to verify the customer",
        Bypass::AutoScreenPop => "Fusion opens no page",
    }
}

/// A text typed into a field: an empty one takes the key out. Nothing if that changes nothing.
pub fn type_text(document: &Document, path: &Path, label: &str, text: &str) -> Option<Change> {
    if text.is_empty() {
        return clear(document, path, label);
    }
    Some(type_value(document, path, label, Value::from(text)))
}

/// A value typed into a field, at a key that is there or not.
pub fn type_value(document: &Document, path: &Path, label: &str, value: Value) -> Change {
    Change::new(format!("change “{label}”"), put(document, path, value)).typed_at(path)
}

/// Takes a key out.
pub fn clear(document: &Document, path: &Path, label: &str) -> Option<Change> {
    document.at(path)?;
    Some(Change::new(
        format!("empty “{label}”"),
        Edit::Remove(path.clone()),
    ))
}

/// The edit that puts a value under a key, with the objects around it where they are missing.
pub fn put(document: &Document, path: &Path, value: Value) -> Edit {
    match path.split() {
        Some((around, Step::Key(key))) if document.at(&around).is_none() => {
            put(document, &around, object(key, value))
        }
        _ => Edit::Set(path.clone(), value),
    }
}

/// Adds an item to the list under a path.
pub fn append(document: &Document, list: &Path, what: &str, item: Value) -> Change {
    let edit = match document.at(list) {
        Some(Value::Array(items)) => Edit::InsertItem(list.clone(), items.len(), item),
        _ => put(document, list, Value::Array(vec![item])),
    };
    Change::new(what, edit)
}

/// Adds a token without a name yet.
pub fn add_token(document: &Document, outcome: &Path) -> Change {
    let tokens = outcome.key("tokens");
    let edit = match document.at(&tokens) {
        Some(Value::Object(entries)) => {
            Edit::InsertKey(tokens, entries.len(), String::new(), Value::from(""))
        }
        _ => put(document, &tokens, object("", Value::from(""))),
    };
    Change::new("add a token", edit)
}

/// Puts a word into a list or takes it out; the words stay in the order of `all`. An empty list goes altogether.
pub fn toggle(document: &Document, list: &Path, label: &str, word: &str, all: &[&str]) -> Change {
    let present = document.at(list).map(ValueExt::items).unwrap_or_default();
    let has = |wanted: &str| present.iter().any(|item| item.as_str() == Some(wanted));
    let unknown = present
        .iter()
        .filter(|item| !item.as_str().is_some_and(|item| all.contains(&item)));
    let known = all.iter().filter(|other| has(other) != (**other == word));
    let items: Vec<_> = known
        .map(|word| Value::from(*word))
        .chain(unknown.cloned())
        .collect();
    let edit = if items.is_empty() && document.at(list).is_some() {
        Edit::Remove(list.clone())
    } else {
        put(document, list, Value::Array(items))
    };
    Change::new(format!("change “{label}”"), edit)
}

/// Lines of text as a list of texts; empty lines do not count. No line at all takes the key out.
pub fn type_lines(document: &Document, path: &Path, label: &str, lines: &str) -> Option<Change> {
    let texts: Vec<_> = lines
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect();
    if texts.is_empty() {
        return clear(document, path, label);
    }
    Some(type_value(document, path, label, texts.into()))
}

/// Gives a key another name.
pub fn rename(path: &Path, label: &str, to: &str) -> Change {
    let edit = Edit::Rename(path.clone(), to.to_owned());
    Change::of(format!("rename {label}"), vec![(FileKind::Rules, edit)])
}

/// Pages with the tokens that each reads, as lines `CODE: TOKEN, TOKEN`; nothing if they are written otherwise.
pub fn pages_text(pages: Option<&Value>) -> Option<String> {
    let entries = match pages {
        None => return Some(String::new()),
        Some(Value::Object(entries)) => entries,
        Some(_) => return None,
    };
    let lines = entries
        .iter()
        .map(|(page, tokens)| Some(format!("{page}: {}", tokens.as_texts()?.join(", "))));
    Some(lines.collect::<Option<Vec<_>>>()?.join("\n"))
}

/// Such lines as pages; no line at all takes the key out.
pub fn type_pages(document: &Document, path: &Path, lines: &str) -> Option<Change> {
    let pages = lines.lines().filter_map(|line| {
        let (page, tokens) = line.split_once(':').unwrap_or((line, ""));
        let tokens = tokens.split(',').map(str::trim).filter(|token| !token.is_empty());
        let page = page.trim();
        (!page.is_empty()).then(|| (page.to_owned(), tokens.collect::<Value>()))
    });
    let pages: Map<_, _> = pages.collect();
    if pages.is_empty() {
        return clear(document, path, "Pages");
    }
    Some(type_value(document, path, "Pages", Value::Object(pages)))
}
