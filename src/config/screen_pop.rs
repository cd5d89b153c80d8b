//! The section `screenPop`: when Fusion opens the caller's page, and by which rules.

use serde_json::Value;

use super::values::word_or;
use crate::cursor::{Fields, ValidationErrors};

/// When and how the screen pops.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScreenPopConfig {
    /// The moment at which it pops.
    pub on: PopOn,
    /// The file with the rules, relative to the configuration; without one there are no rules of ours.
    pub rules: Option<String>,
    /// How many of the latest calls are kept in this page's memory for the rules editor; 0 keeps none. Needs rules: it is
    /// they who are told of calls.
    pub recent_calls: usize,
}

/// More calls than this help nobody to choose one.
const MOST_RECENT: usize = 50;

const KEYS: [&str; 3] = ["on", "rules", "recentCalls"];

const MOMENTS: [(&str, PopOn); 2] = [("accept", PopOn::Accept), ("ring", PopOn::Ring)];

/// The moment of the screen pop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PopOn {
    /// When the agent accepts.
    Accept,
    /// While an inbound call still rings.
    Ring,
}

impl Default for ScreenPopConfig {
    /// What an empty section says.
    fn default() -> Self {
        Self {
            on: PopOn::Accept,
            rules: None,
            recent_calls: 0,
        }
    }
}

/// Reads the section; `None` if anything in it was recorded as an error.
pub(super) fn read(screen_pop: &Fields<'_>, errors: &mut ValidationErrors) -> Option<ScreenPopConfig> {
    let on = word_or(screen_pop, "on", &MOMENTS, PopOn::Accept, errors);
    let expected = "the name of a file next to the configuration, such as \"screen-pop.json\"";
    let rules = screen_pop.optional("rules", |name| name.read(expected, file_name));
    let rules = errors.record(rules);
    let expected = "a whole number from 0 to 50";
    let recent_calls = screen_pop.optional("recentCalls", |number| number.integer(0..=MOST_RECENT, expected));
    let recent_calls = errors.record(recent_calls);
    errors.extend(screen_pop.unknown_keys(&KEYS));
    Some(ScreenPopConfig {
        on: on?,
        rules: rules?,
        recent_calls: recent_calls?.unwrap_or_default(),
    })
}

/// A relative name that stays below the configuration's own folder: it is fetched from the toolbar's own host.
fn file_name(value: &Value) -> Option<String> {
    let name = value.as_str()?;
    let stays = name.split('/').all(|part| !matches!(part, "" | "." | ".."));
    let plain = name
        .chars()
        .all(|c| !c.is_control() && !matches!(c, ':' | '\\' | '?' | '#' | '%'));
    (stays && plain).then(|| name.to_owned())
}
