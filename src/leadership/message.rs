//! The messages that windows send each other.

/// One message; it goes to every other window that shares the vendor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Message {
    /// Is there a leader?
    WhoLeads,
    /// There is one: I lead.
    Leads,
    /// I want to lead: whoever does, stop.
    StepDown,
    /// I led, and have stopped.
    SteppedDown,
}

const WORDS: [(Message, &str); 4] = [
    (Message::WhoLeads, "who-leads"),
    (Message::Leads, "leads"),
    (Message::StepDown, "step-down"),
    (Message::SteppedDown, "stepped-down"),
];

impl Message {
    /// How the message is written on the channel.
    pub fn word(self) -> &'static str {
        let found = WORDS.iter().find(|(message, _)| *message == self);
        found.map(|(_, word)| *word).unwrap_or_default()
    }

    /// Reads what came from the channel; `None` for one that another version of this toolbar may use.
    pub fn read(word: &str) -> Option<Self> {
        WORDS
            .iter()
            .find(|(_, known)| *known == word)
            .map(|(message, _)| *message)
    }
}
