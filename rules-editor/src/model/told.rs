//! What Fusion is told about a call, moment by moment, as the toolbar's session tells it.
//!
//! The session asks the rules twice: before new, when nobody knows yet how many contacts Fusion will find, and again with
//! Fusion's reply. What new says comes from the first answer, and so does the classification, by which Fusion knows the
//! communication from then on; everything else follows the second.

use std::fmt;

use fusion_cti::redact::Private;
use fusion_cti::rules::{
    CallDirection, CallFile, CloseAs, Disclosure, LeftOut, PopAt, ResolvedOutcome, WrapUpChoice,
};
use fusion_cti::token;

/// What attributes begin with that are passed on as tokens without any rule.
const TOKEN_ATTRIBUTE: &str = "SVCMCA_";

/// Why something is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The rule says so.
    Rule,
    /// The contact flow set an attribute that is named like a token.
    Attribute,
    /// Every call has it.
    EveryCall,
    /// The rule leaves it to `toolbar.config.json`.
    Configuration,
}

/// One thing that is said.
#[derive(Clone, PartialEq, Eq)]
pub struct Value {
    /// A token, or another name in the message.
    pub name: String,
    /// What it is.
    pub value: String,
    /// Why.
    pub origin: Origin,
}

/// One message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// When it is sent.
    pub when: &'static str,
    /// Which message of Fusion's.
    pub message: &'static str,
    /// What it holds.
    pub values: Vec<Value>,
}

/// Everything that is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// In their order.
    pub moments: Vec<Moment>,
    /// What the agent reads on the call.
    pub note: Option<Private<String>>,
    /// What is not said because a value was missing, one sentence each.
    pub notices: Vec<String>,
}

impl Told {
    /// Puts the decisions about a call into the order of its messages: the one before Fusion's reply, and the one after it.
    pub fn of(
        call: &CallFile,
        before: &ResolvedOutcome,
        after: &ResolvedOutcome,
        disclosure: Disclosure,
    ) -> Self {
        let hide = |value: &str| match disclosure {
            Disclosure::Revealed => value.to_owned(),
            Disclosure::Redacted => "hidden".to_owned(),
        };
        let mut new = vec![classification(before)];
        let lookup = before.lookup_object.as_deref();
        new.extend(lookup.map(|object| Value::new("lookupObject", object, Origin::Rule)));
        new.extend(tokens(call, before, hide));
        let mut start = vec![classification(before)];
        start.extend(tokens(call, after, hide));
        let mut moments = vec![
            Moment {
                when: "As soon as the call is there",
                message: "newCommEvent",
                values: new,
            },
            Moment {
                when: starting(call.direction, after.pop_at),
                message: "startCommEvent",
                values: start,
            },
        ];
        moments.extend(after.page.as_deref().map(|page| Moment {
            when: "Once Fusion has started the call",
            message: "invokeScreenPop",
            values: vec![Value::new("page", page, Origin::Rule)],
        }));
        moments.push(Moment {
            when: "When a connected call is over",
            message: "closeCommEvent",
            values: vec![closing(after)],
        });
        Self {
            moments,
            note: after.note.as_ref().map(|note| Private::new(hide(note.reveal()))),
            notices: after.left_out.iter().map(notice).collect(),
        }
    }
}

/// What is said may be personal data.
impl fmt::Debug for Value {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: [redacted]", self.name)
    }
}

impl Value {
    fn new(name: &str, value: &str, origin: Origin) -> Self {
        Self {
            name: name.to_owned(),
            value: value.to_owned(),
            origin,
        }
    }
}

fn classification(outcome: &ResolvedOutcome) -> Value {
    by_rule(
        "appClassification",
        outcome.classification.as_ref().map(|code| code.as_str()),
    )
}

fn by_rule(name: &str, value: Option<&str>) -> Value {
    match value {
        Some(value) => Value::new(name, value, Origin::Rule),
        None => Value::new(name, "as configured", Origin::Configuration),
    }
}

/// The tokens of a message: later ones of the same name replace earlier ones, and the rule has the last word.
fn tokens(call: &CallFile, outcome: &ResolvedOutcome, hide: impl Fn(&str) -> String) -> Vec<Value> {
    let attributes = call
        .attributes
        .iter()
        .filter(|(name, _)| name.starts_with(TOKEN_ATTRIBUTE));
    let mut said: Vec<_> = attributes
        .map(|(name, value)| Value::new(name, &hide(value), Origin::Attribute))
        .collect();
    let mut say = |value: Value| {
        said.retain(|other| other.name != value.name);
        said.push(value);
    };
    if let Some(direction) = call.direction {
        let word = match direction {
            CallDirection::Inbound => "ORA_SVC_INBOUND",
            CallDirection::Outbound => "ORA_SVC_OUTBOUND",
        };
        say(Value::new(token::DIRECTION, word, Origin::EveryCall));
    }
    if let Some(number) = call.caller.as_deref().filter(|number| *number != "withheld") {
        say(Value::new(token::ANI, &hide(number), Origin::EveryCall));
    }
    for (name, value) in outcome.tokens.iter() {
        say(Value::new(name, &hide(value), Origin::Rule));
    }
    said
}

fn starting(direction: Option<CallDirection>, pop_at: Option<PopAt>) -> &'static str {
    match (direction, pop_at) {
        (Some(CallDirection::Outbound), _) => "When the customer answers",
        (_, Some(PopAt::Ring)) => "While it rings, once Fusion has answered",
        (_, Some(PopAt::Accept)) => "When the agent has accepted it",
        (_, None) => "At the moment that toolbar.config.json names",
    }
}

fn closing(outcome: &ResolvedOutcome) -> Value {
    let word = outcome.close_reason.or(match outcome.wrap_up {
        Some(WrapUpChoice::Fusion) => Some(CloseAs::WrapUp),
        Some(WrapUpChoice::Off) => Some(CloseAs::EndCommunication),
        None => None,
    });
    by_rule("reason", word.map(CloseAs::word))
}

fn notice(left: &LeftOut) -> String {
    let what = match left.token.as_str() {
        "note" => "The note",
        token => token,
    };
    match left.missing.as_slice() {
        [] => format!("{what} is left out: its template is empty"),
        missing => format!("{what} is left out: the call has no {}", missing.join(", no ")),
    }
}
