//! The section `screenPop`: when Fusion opens the caller's page, and by which rules.

use crate::json::Value;

use super::section::{Need, Section};

/// When and how the screen pops.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScreenPopConfig {
    /// At which moment.
    pub on: PopOn,
    /// The file with the rules, relative to the configuration; without one there are no rules of ours.
    pub rules: Option<String>,
    /// How many of the latest calls are kept in this page's memory for the rules editor; 0 keeps none. Needs rules: it is
    /// they who are told of calls.
    pub recent_calls: usize,
}

/// More calls than this help nobody to choose one.
const MOST_RECENT: u64 = 50;

/// The moment of the screen pop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PopOn {
    /// When the agent accepts.
    Accept,
    /// When it rings.
    Ring,
}

/// Reads the section; what is left out has a default.
pub(super) fn read(screen_pop: &Section<'_>) -> ScreenPopConfig {
    let on = screen_pop.choice(
        "on",
        Need::Optional,
        &["accept", "ring"],
        [PopOn::Accept, PopOn::Ring],
    );
    let rules = screen_pop.read(
        "rules",
        Need::Optional,
        "the name of a file next to the configuration, such as \"screen-pop.json\"",
        file_name,
    );
    let expected = "a whole number from 0 to 50";
    let recent_calls = screen_pop.read("recentCalls", Need::Optional, expected, |value| {
        value.as_u64().filter(|number| *number <= MOST_RECENT)
    });
    ScreenPopConfig {
        on: on.unwrap_or(PopOn::Accept),
        rules,
        recent_calls: recent_calls
            .and_then(|number| usize::try_from(number).ok())
            .unwrap_or_default(),
    }
}

/// A relative name that stays below the configuration's own folder: it is fetched from the toolbar's own host.
fn file_name(value: &Value) -> Option<String> {
    let name = value.as_str()?;
    let stays = name.split('/').all(|part| !matches!(part, "" | "." | ".."));
    let plain = name
        .chars()
        .all(|sign| !sign.is_control() && !matches!(sign, ':' | '\\' | '?' | '#' | '%'));
    (stays && plain).then(|| name.to_owned())
}
