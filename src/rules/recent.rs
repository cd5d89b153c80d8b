//! Calls that a toolbar had, for trying them again in the rules editor. Personal data: only for whoever asks for it, never
//! for a log and never for a storage.

use std::collections::VecDeque;

use serde_json::Value;

use super::call_file::CallFile;
use super::facts::CallFacts;
use crate::json;

/// The latest calls, newest first, as many as were asked for. `Debug` shows nothing personal of them.
#[derive(Clone, Debug)]
pub struct RecentCalls {
    calls: VecDeque<CallFacts>,
    most: usize,
}

impl RecentCalls {
    /// Keeps the latest calls, at most this many.
    pub fn new(most: usize) -> Self {
        Self {
            calls: VecDeque::new(),
            most,
        }
    }

    /// Notes a call. What was known of the same call before gives way: a call is told by the moment at which it came.
    pub fn note(&mut self, facts: &CallFacts) {
        self.calls.retain(|call| call.at != facts.at);
        self.calls.push_front(facts.clone());
        self.calls.truncate(self.most);
    }

    /// All of them as JSON, newest first, each as `call.json` is written. Reveals personal data.
    pub fn to_text(&self) -> String {
        let calls: Vec<_> = self.calls.iter().map(CallFile::from).collect();
        // Nothing in these types refuses to be written.
        serde_json::to_string(&calls).unwrap_or_default()
    }

    /// Reads such a text. What is no call in it is passed over: the text comes from a page that may be of another version.
    pub fn read(text: &str) -> Vec<CallFile> {
        let calls: Vec<Value> = json::from_text(text).unwrap_or_default();
        calls
            .into_iter()
            .filter_map(|call| serde_json::from_value(call).ok())
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::Timestamp;

    const FULL: &str = r#"{"direction": "inbound", "channel": "voice", "caller": "+441632960123", "dialled": "+441632960001",
        "queue": "VIP", "initiation": "callback", "attributes": {"brand": "north"}, "routingProfile": "Sales",
        "language": "en-GB", "at": "2026-03-02T09:30:00Z", "knownContacts": "one", "leg": "second"}"#;

    fn at(millis: u64) -> CallFacts {
        CallFacts {
            at: Some(Timestamp(millis)),
            ..CallFacts::default()
        }
    }

    #[test]
    fn every_fact_of_a_call_comes_back() {
        for text in [FULL, r#"{"caller": "withheld"}"#, "{}"] {
            let call = CallFile::parse(text).unwrap();
            let mut recent = RecentCalls::new(1);
            recent.note(&call.facts());
            assert!(RecentCalls::read(&recent.to_text()) == [call]);
        }
    }

    #[test]
    fn the_newest_calls_are_kept_and_each_once() {
        let mut recent = RecentCalls::new(2);
        for millis in [1000, 2000, 3000, 2000] {
            recent.note(&at(millis));
        }
        let moments: Vec<_> = RecentCalls::read(&recent.to_text())
            .into_iter()
            .filter_map(|call| call.at.map(|moment| moment.0.0))
            .collect();
        assert_eq!(moments, [2000, 3000]);
    }

    #[test]
    fn what_is_no_call_is_passed_over_and_nothing_is_printed() {
        assert_eq!(RecentCalls::read(r#"[{}, 7, {"colour": "red"}]"#).len(), 1);
        assert!(RecentCalls::read("{").is_empty());
        let mut recent = RecentCalls::new(1);
        recent.note(&CallFile::parse(FULL).unwrap().facts());
        let printed = format!("{recent:?}");
        assert!(
            !printed.contains("960123") && !printed.contains("north"),
            "{printed}"
        );
    }
}
