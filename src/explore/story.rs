//! A history as a call story, ready for `fixtures/calls/`.

use std::fmt;
use std::time::Duration;

use serde_json::{Value, json};

use super::action::{Action, Manner, Verb};
use super::world::{Aside, Played, World};
use crate::session::{DialNews, PopMoment, SessionSettings};
use crate::vendor::{CallRequest, VendorCommand};

/// Longer than every limit there is, one after the other.
const ALL_IS_OVER: Duration = Duration::from_secs(300);

/// A broken law, and the story that breaks it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Violation {
    pub(super) broken: String,
    /// The text of `story.json`.
    pub(super) story: String,
    /// The text of `input.jsonl`.
    pub(super) input: String,
}

impl fmt::Display for Violation {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { broken, story, input } = self;
        writeln!(to, "{broken}")?;
        writeln!(to, "fixtures/calls/<name>/story.json:\n{story}")?;
        writeln!(to, "fixtures/calls/<name>/input.jsonl:\n{input}")
    }
}

impl Violation {
    /// Plays the history once more and writes down how it reads.
    pub(super) fn of(start: &World, history: &[Action], broken: &str) -> Self {
        let (_, mut lines) = World::opened(start.settings.clone(), start.reconciler, start.budget.clone());
        let mut world = start.clone();
        let mut judged = Ok(());
        for action in history {
            let phone_line = world.phone_line();
            let (played, judgement) = world.play(action);
            lines.extend(story_lines(world.now.0, action, &played, &phone_line));
            judged = judgement;
        }
        if judged.is_ok() {
            // What is missing at the end shows only when all is over.
            world.truth.clear();
            lines.push(json!({ "at": world.now.0, "phone": world.phone_line() }));
            lines.push(json!({ "at": world.now.after(ALL_IS_OVER).0, "time": "passes" }));
        }
        Self {
            broken: broken.to_owned(),
            story: line(about(&start.settings, broken)),
            input: lines.into_iter().map(line).collect(),
        }
    }
}

/// The value as a line of a fixture. Whether a map keeps the order of its keys depends on which other crates are built along,
/// and a fixture must not.
fn line(mut value: Value) -> String {
    value.sort_all_objects();
    format!("{value}\n")
}

fn about(settings: &SessionSettings, broken: &str) -> Value {
    let mut story = json!({ "story": format!("Must not come of this: {broken}.") });
    if settings.pop == PopMoment::Ring {
        story["settings"]["pop"] = json!("ring");
    }
    if settings.dial_news == DialNews::Asked {
        story["settings"]["outboundNew"] = json!("request");
    }
    if settings.rules.is_some() {
        story["settings"]["rules"] = json!("rules that change their mind, which no file can say");
    }
    story
}

/// What was asked of the phone, as a story says it.
pub(super) fn request_words(what: &VendorCommand) -> String {
    match what {
        VendorCommand::MakeOutboundCall { number, event_id } => {
            format!("dial {} as {event_id}", number.dialled())
        }
        VendorCommand::Call {
            call,
            request: CallRequest::HangUp,
        } => format!("hang up {call}"),
        VendorCommand::Call { call, request } => format!("{} {call}", request.action().name()),
        other => format!("{other:?}"),
    }
}

/// The line that begins every story, and what is answered at once.
pub(super) fn beginning(asides: &[Aside]) -> Vec<Value> {
    let begun = json!({ "at": 0, "started": true });
    [begun]
        .into_iter()
        .chain(asides.iter().map(|aside| told(0, *aside)))
        .collect()
}

/// The lines for what was played: for what happens far away, none before the phone reports it.
pub(super) fn story_lines(at: u64, action: &Action, played: &Played, phone_line: &Value) -> Vec<Value> {
    let words = played.words.as_str();
    let line = match action {
        Action::FusionDials => {
            Some(json!({ "at": at, "fusion dials": "+441632960999", "event": "F-77", "data": {} }))
        }
        Action::FusionAnswers(_, Manner::Yes) | Action::FusionRepeats => Some(with_event(
            json!({ "at": at, "fusion answers": name(words) }),
            words,
        )),
        Action::FusionAnswers(_, Manner::No) => Some(with_event(
            json!({ "at": at, "fusion refuses": name(words) }),
            words,
        )),
        Action::FusionCommands(which, verb) => {
            let command = match verb {
                Verb::Accept => "accept",
                Verb::Reject => "reject",
                Verb::HangUp => "disconnect",
            };
            let id = words.parse::<u64>().expect("a command has a number");
            Some(json!({ "at": at, "fusion commands": command, "event": which.event(), "id": id }))
        }
        Action::AgentPresses(which, verb) => {
            let press = match verb {
                Verb::Accept => "accept",
                Verb::Reject => "reject",
                Verb::HangUp => "hang up",
            };
            Some(json!({ "at": at, "agent": format!("{press} {}", which.call()) }))
        }
        Action::PhoneDoes(_) => Some(json!({ "at": at, "phone does": words })),
        Action::PhoneRefuses(_) => Some(json!({ "at": at, "phone refuses": words, "why": "WrongState" })),
        Action::Reports => Some(json!({ "at": at, "phone": phone_line })),
        Action::TimePasses => Some(json!({ "at": at, "time": "passes" })),
        Action::Reloads => Some(json!({ "at": at, "page": "reloads" })),
        Action::Rings
        | Action::Connects(_)
        | Action::Ends(_)
        | Action::Clears(_)
        | Action::PhoneDoesSilently(_) => None,
    };
    let asides = played.asides.iter().map(|aside| told(at, *aside));
    line.into_iter().chain(asides).collect()
}

fn told(at: u64, aside: Aside) -> Value {
    match aside {
        Aside::Fusion(name) => json!({ "at": at, "fusion answers": name }),
        Aside::PhoneConnected => json!({ "at": at, "phone does": "connect" }),
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
