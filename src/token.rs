//! The names under which Fusion, its screen-pop rules and this toolbar exchange data about a call.
//!
//! Source of the names: `contract/fusion.md` §4.1 and §4.2.

use std::collections::BTreeMap;
use std::fmt;

/// What the name of every token of Oracle's begins with.
pub const ORACLES: &str = "SVCMCA_";
/// Caller's number (inbound) or dialled number (outbound): the key of Fusion's reverse lookup.
pub const ANI: &str = "SVCMCA_ANI";
/// `ORA_SVC_INBOUND` or `ORA_SVC_OUTBOUND`; mandatory in the new communication.
pub const DIRECTION: &str = "SVCMCA_COMMUNICATION_DIRECTION";
/// Fusion's own id of a click-to-dial request.
pub const OUTBOUND_CALL_ID: &str = "SVCMCA_CALL_ID";
/// The text to show for the caller.
pub const DISPLAY_NAME: &str = "SVCMCA_DISPLAY_NAME";
/// The contact's full name.
pub const CONTACT_NAME: &str = "SVCMCA_CONTACT_NAME";
/// The id of the contact's record in Fusion.
pub const CONTACT_ID: &str = "SVCMCA_CONTACT_ID";
/// The contact's public number.
pub const CONTACT_NUMBER: &str = "SVCMCA_CONTACT_NUMBER";
/// Fusion's numeric interaction record; sent back, it prevents a second record (§2.3).
pub const INTERACTION_ID: &str = "SVCMCA_INTERACTION_ID";
/// Number of the service request that the call is about.
pub const SERVICE_REQUEST_NUMBER: &str = "SVCMCA_SR_NUM";
/// How many seconds Fusion offers an inbound call; then it says that the time is up (§3.4).
pub const OFFER_TIMEOUT: &str = "SVCMCA_OFFER_TIMEOUT_SEC";
/// How many seconds Fusion's wrap-up may take; without it there is no limit.
pub const WRAP_UP_TIMEOUT: &str = "SVCMCA_WRAPUP_TIMEOUT";
/// Stale on outbound calls: Fusion echoes `INCOMING` whatever the direction (§9.5).
pub const CALL_STATUS: &str = "callStatus";

/// Data about a call, by token. `Debug` shows which tokens are there, never their values.
#[derive(Clone, PartialEq, Eq, Default, Hash)]
pub struct TokenMap(BTreeMap<String, String>);

impl TokenMap {
    /// A map without any token.
    pub fn new() -> Self {
        Self::default()
    }

    /// The value of a token, if it is there and not empty.
    pub fn value(&self, token: &str) -> Option<&str> {
        self.0
            .get(token)
            .map(String::as_str)
            .filter(|value| !value.is_empty())
    }

    /// Puts a value in, over an earlier one of the same token.
    pub fn insert(&mut self, token: impl Into<String>, value: impl Into<String>) {
        self.0.insert(token.into(), value.into());
    }

    /// The same, for building a map in one expression.
    #[must_use]
    pub fn with(mut self, token: impl Into<String>, value: impl Into<String>) -> Self {
        self.insert(token, value);
        self
    }

    /// Takes over every token of `newer`; where both have one, `newer` wins.
    pub fn merge(&mut self, newer: &Self) {
        self.0.extend(newer.0.clone());
    }

    /// Takes a token out.
    pub fn remove(&mut self, token: &str) {
        self.0.remove(token);
    }

    /// Takes out what says nothing: values without a visible character, and the word `null`, which flows and functions write
    /// in the place of a value that they do not have.
    pub fn remove_empty(&mut self) {
        self.0.retain(|_, value| !matches!(value.trim(), "" | "null"));
    }

    /// Tokens and values in the order of their names.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(token, value)| (token.as_str(), value.as_str()))
    }

    /// How many tokens there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are no tokens at all.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl FromIterator<(String, String)> for TokenMap {
    fn from_iter<T: IntoIterator<Item = (String, String)>>(pairs: T) -> Self {
        // Inserted one by one: the map's own `collect` sorts first, which takes more code than a few tokens are worth.
        let mut tokens = BTreeMap::new();
        tokens.extend(pairs);
        Self(tokens)
    }
}

impl fmt::Debug for TokenMap {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_set().entries(self.0.keys()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn merging_keeps_what_the_newer_map_does_not_mention() {
        let mut data = TokenMap::new().with(ANI, "1").with(DISPLAY_NAME, "Old");
        data.merge(&TokenMap::new().with(DISPLAY_NAME, "New"));
        assert_eq!(
            (data.value(ANI), data.value(DISPLAY_NAME)),
            (Some("1"), Some("New"))
        );
    }

    #[test]
    fn an_empty_value_counts_as_absent_and_no_value_is_ever_printed() {
        let data = TokenMap::new().with(ANI, "441632960123").with(DISPLAY_NAME, "");
        assert_eq!(data.value(DISPLAY_NAME), None);
        assert!(!format!("{data:?}").contains("441632960123"));
    }
}
