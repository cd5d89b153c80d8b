//! What can happen in the small world, and how it reads as a line of a call story.

use serde_json::{Value, json};

/// One of the two calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Which {
    Inbound,
    Outbound,
}

impl Which {
    pub(super) const BOTH: [Self; 2] = [Self::Inbound, Self::Outbound];

    /// The vendor's id.
    pub(super) fn call(self) -> &'static str {
        match self {
            Self::Inbound => "C1",
            Self::Outbound => "C9",
        }
    }

    /// The event id that we use for it.
    pub(super) fn event(self) -> &'static str {
        match self {
            Self::Inbound => "C1",
            Self::Outbound => "F-77",
        }
    }
}

/// What Fusion or the agent may want of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verb {
    Accept,
    Reject,
    HangUp,
}

/// How a request to Fusion may be answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Manner {
    Yes,
    No,
}

/// One thing that happens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Action {
    /// The inbound call is offered.
    Rings,
    /// Fusion asks for the outbound call.
    FusionDials,
    /// It is taken at the vendor's own panel, or the customer answers.
    Connects(Which),
    /// It ends at the far end.
    Ends(Which),
    /// The vendor stops showing it.
    Clears(Which),
    /// The vendor reports what is.
    Reports,
    /// Fusion answers the request at this place among the open ones.
    FusionAnswers(usize, Manner),
    /// Fusion repeats its last answer.
    FusionRepeats,
    FusionCommands(Which, Verb),
    AgentPresses(Which, Verb),
    /// The vendor carries out the request at this place among the open ones, and says so.
    PhoneDoes(usize),
    /// The vendor carries it out, and the answer is lost.
    PhoneDoesSilently(usize),
    PhoneRefuses(usize),
    /// The next deadline comes.
    TimePasses,
    Reloads,
}

/// The line of `input.jsonl` for this action. `words` is what the action's place stood for when it was played.
pub(super) fn story_line(at: u64, action: &Action, words: &str, picture: &Value) -> Value {
    match action {
        Action::FusionDials => {
            json!({ "at": at, "fusion dials": "+441632960999", "event": "F-77", "data": {} })
        }
        Action::FusionAnswers(_, Manner::Yes) => {
            with_event(json!({ "at": at, "fusion answers": name(words) }), words)
        }
        Action::FusionRepeats => with_event(json!({ "at": at, "fusion answers": name(words) }), words),
        Action::FusionAnswers(_, Manner::No) => {
            with_event(json!({ "at": at, "fusion refuses": name(words) }), words)
        }
        Action::FusionCommands(which, verb) => {
            let command = match verb {
                Verb::Accept => "accept",
                Verb::Reject => "reject",
                Verb::HangUp => "disconnect",
            };
            json!({ "at": at, "fusion commands": command, "event": which.event(), "id": words.parse::<u64>().unwrap_or(0) })
        }
        Action::AgentPresses(which, verb) => {
            let press = match verb {
                Verb::Accept => "accept",
                Verb::Reject => "reject",
                Verb::HangUp => "hang up",
            };
            json!({ "at": at, "agent": format!("{press} {}", which.call()) })
        }
        Action::PhoneDoes(_) => json!({ "at": at, "phone does": words }),
        Action::PhoneRefuses(_) => json!({ "at": at, "phone refuses": words, "why": "WrongState" }),
        Action::Reports => json!({ "at": at, "phone": picture }),
        Action::TimePasses => json!({ "at": at, "time": "passes" }),
        Action::Reloads => json!({ "at": at, "page": "reloads" }),
        Action::Rings
        | Action::Connects(_)
        | Action::Ends(_)
        | Action::Clears(_)
        | Action::PhoneDoesSilently(_) => {
            json!({ "at": at, "time": "passes" })
        }
    }
}

fn name(words: &str) -> &str {
    words.split(' ').next().unwrap_or_default()
}

fn with_event(mut line: Value, words: &str) -> Value {
    if let Some((_, event)) = words.split_once(' ') {
        line["event"] = json!(event);
    }
    line
}
