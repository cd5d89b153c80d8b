//! What Fusion is told about a call, moment by moment, as the toolbar's session tells it.
//!
//! The session asks the rules twice: before new, when nobody knows yet how many contacts Fusion will find, and again with
//! Fusion's reply. What new says comes from the first answer, and so does the classification, by which Fusion knows the
//! communication from then on; everything else follows the second.

use std::fmt;

use fusion_cti::phone::Party;
use fusion_cti::redact::Private;
use fusion_cti::rules::{
    CallDirection, CallFile, Caller, CloseAs, Disclosure, LeftOut, PopAt, ResolvedOutcome, WrapUpChoice,
};
use fusion_cti::session::{CallTokens, TokenStage};
use fusion_cti::token::{self, TokenMap};

use super::numbers::NumberSettings;

/// Where a value in a message comes from.
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

/// One name and value in a message to Fusion.
#[derive(Clone, PartialEq, Eq)]
pub struct Value {
    /// The token, or the key in the message.
    pub name: String,
    /// The text that is sent, or a remark in its place.
    pub value: String,
    /// Where it comes from.
    pub origin: Origin,
}

/// One message to Fusion, and when it is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreviewMessage {
    /// When it is sent, as a phrase for the admin.
    pub when: &'static str,
    /// The name of the method in Fusion's interface.
    pub message: &'static str,
    /// The values that the message carries, as the page lists them.
    pub values: Vec<Value>,
}

/// The messages that Fusion would be sent about one call, for an admin who tries the rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallPreview {
    /// The messages, in the order in which they are sent.
    pub messages: Vec<PreviewMessage>,
    /// What the agent reads on the call.
    pub note: Option<Private<String>>,
    /// The tokens and notes that are left out because a value was missing, one sentence each.
    pub notices: Vec<String>,
}

impl CallPreview {
    /// Puts the decisions about a call into the order of its messages: the one before Fusion's reply, and the one after it.
    pub fn of(
        call: &CallFile,
        before: &ResolvedOutcome,
        after: &ResolvedOutcome,
        numbers: &NumberSettings,
        disclosure: Disclosure,
    ) -> Self {
        let hide = |value: &str| match disclosure {
            Disclosure::Revealed => value.to_owned(),
            Disclosure::Redacted => "hidden".to_owned(),
        };
        let mut new = vec![classification(before)];
        let lookup = before.lookup_object.as_deref();
        new.extend(lookup.map(|object| Value::new("lookupObject", object, Origin::Rule)));
        new.extend(tokens(call, before, numbers, hide));
        let mut start = vec![classification(before)];
        start.extend(tokens(call, after, numbers, hide));
        let mut messages = vec![
            PreviewMessage {
                when: "As soon as the call is there",
                message: "newCommEvent",
                values: new,
            },
            PreviewMessage {
                when: starting(call.direction, after.pop_at),
                message: "startCommEvent",
                values: start,
            },
        ];
        messages.extend(after.page.as_deref().map(|page| PreviewMessage {
            when: "Once Fusion has started the call",
            message: "invokeScreenPop",
            values: vec![Value::new("page", page, Origin::Rule)],
        }));
        messages.push(PreviewMessage {
            when: "When a connected call is over",
            message: "closeCommEvent",
            values: vec![closing(after)],
        });
        Self {
            messages,
            note: after.note.as_ref().map(|note| Private::new(hide(note.reveal()))),
            notices: after.left_out.iter().map(notice).collect(),
        }
    }
}

/// The value may be personal data, so only its name is shown.
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

/// The tokens of a message, as the toolbar's session puts them together. What Fusion returned is not known here.
fn tokens(
    call: &CallFile,
    outcome: &ResolvedOutcome,
    numbers: &NumberSettings,
    hide: impl Fn(&str) -> String,
) -> Vec<Value> {
    let facts = call.facts();
    let number = match &facts.caller {
        Caller::Number(number) => Some(number),
        Caller::Withheld | Caller::Unknown => None,
    };
    let tokens = CallTokens {
        attributes: &facts.attributes,
        direction: facts.direction,
        number,
        numbers: &numbers.reader,
        ani: numbers.ani,
        ruled: &outcome.tokens,
        returned: &TokenMap::new(),
        stage: TokenStage::BeforeStart,
    };
    let tokens = tokens.put_together();
    let is_asked_for = facts
        .attributes
        .get(token::ANI)
        .is_some_and(|asked_for| matches!(numbers.reader.party(asked_for.reveal()), Party::Number(_)));
    let mut said: Vec<_> = tokens
        .iter()
        .map(|(name, value)| {
            if outcome.tokens.value(name).is_some() {
                Value::new(name, &hide(value), Origin::Rule)
            } else if name == token::DIRECTION {
                Value::new(name, value, Origin::EveryCall)
            } else if name == token::ANI && !is_asked_for {
                Value::new(name, &hide(value), Origin::EveryCall)
            } else {
                Value::new(name, &hide(value), Origin::Attribute)
            }
        })
        .collect();
    said.sort_by_key(|value| match value.origin {
        Origin::Attribute => 0,
        Origin::EveryCall => 1,
        Origin::Rule | Origin::Configuration => 2,
    });
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::time::Duration;

    use fusion_cti::direction::Direction;
    use fusion_cti::host::{Classification, HostMessage, HostRequest, ReplyData};
    use fusion_cti::ids::{CallId, PageId, RequestId};
    use fusion_cti::phone::AniFormat;
    use fusion_cti::rules::{RuleBook, RuleSet, parse};
    use fusion_cti::session::{
        DialNews, Effect, HostPresence, Input, PopMoment, Session, SessionSettings, Timers, ToHost,
        WrapUpPolicy,
    };
    use fusion_cti::time::Timestamp;
    use fusion_cti::vendor::{
        CallSnapshot, Capabilities, Initiation, Line, Mute, Recording, Softphone, Stage, VendorLink,
        VendorSnapshot,
    };

    use super::*;

    const RULES: &str = r#"{"version":1,"rules":[{"id":"all","then":{"tokens":{"SVCMCA_SR_TITLE":"from the rule","SHIFT":"day"}}}]}"#;
    const CALL: &str = r#"{"direction":"inbound","caller":"+44 1632 960123","attributes":{"SVCMCA_SR_TITLE":"from the flow","SVCMCA_SR_NUM":"SR-7","topic":"parcel"}}"#;

    /// What the toolbar's session tells Fusion about the same call: the tokens of new, then those of start.
    fn told_by_the_session(call: &CallFile) -> Vec<BTreeMap<String, String>> {
        let settings = SessionSettings {
            page: PageId::new("page"),
            host: HostPresence::Framed,
            capabilities: Capabilities::default(),
            classification: Classification::parse("ORA_SERVICE").unwrap(),
            pop: PopMoment::Accept,
            numbers: NumberSettings::default().reader,
            ani: AniFormat::default(),
            dial_news: DialNews::Agreed,
            wrap_up: WrapUpPolicy::Fusion,
            timers: Timers::default(),
            toolbar_size: None,
            rules: Some(RuleBook::read(RULES, None).unwrap().0),
            reply_limit: Duration::from_secs(5),
            new_limit: Duration::from_secs(20),
            vendor_limit: Duration::from_secs(5),
        };
        let snapshot = |stage| {
            let facts = call.facts();
            let Caller::Number(number) = facts.caller else {
                panic!("the call shows a number")
            };
            VendorSnapshot {
                link: VendorLink::Up,
                agent: None,
                softphone: Softphone::Works,
                calls: vec![CallSnapshot {
                    id: CallId::new("c"),
                    first_leg: None,
                    event_id: None,
                    direction: Direction::Inbound,
                    initiation: Initiation::Inbound,
                    stage,
                    number: Some(number),
                    dialled_number: None,
                    queue: None,
                    attributes: facts.attributes,
                    mute: Mute::Open,
                    recording: Recording::Off,
                    since: None,
                    refuses: Vec::new(),
                    unnamed: Vec::new(),
                }],
            }
        };
        let reply = |request: RequestId| {
            Input::HostSaid(HostMessage::Replied {
                request,
                reply: Ok(ReplyData::default()),
            })
        };
        let mut session = Session::new(settings);
        let mut told = Vec::new();
        let mut inputs = vec![
            Input::VendorReported(snapshot(Stage::Connected(Line::Talking))),
            Input::VendorReported(snapshot(Stage::Ringing)),
            Input::Started,
        ];
        while let Some(input) = inputs.pop() {
            for effect in session.handle(Timestamp(0), input) {
                let Effect::AskHost {
                    request,
                    what: ToHost::Request(what),
                } = effect
                else {
                    continue;
                };
                if let HostRequest::NewCommunication(about) | HostRequest::StartCommunication(about) = &what {
                    let tokens = about.data.iter();
                    told.push(
                        tokens
                            .map(|(name, value)| (name.to_owned(), value.to_owned()))
                            .collect(),
                    );
                }
                if what.is_answered() {
                    inputs.push(reply(request));
                }
            }
        }
        told
    }

    #[test]
    fn an_admin_is_shown_the_tokens_that_the_session_sends() {
        let call: CallFile = serde_json::from_str(CALL).unwrap();
        let rules = RuleSet::compile(&parse(RULES).unwrap());
        let outcome = rules.decide(&call.facts()).outcome;
        let shown = CallPreview::of(
            &call,
            &outcome,
            &outcome,
            &NumberSettings::default(),
            Disclosure::Revealed,
        );
        let shown: Vec<BTreeMap<String, String>> = shown
            .messages
            .iter()
            .take(2)
            .map(|message| {
                let tokens = message
                    .values
                    .iter()
                    .filter(|value| value.name != "appClassification");
                tokens
                    .map(|value| (value.name.clone(), value.value.clone()))
                    .collect()
            })
            .collect();
        assert_eq!(shown, told_by_the_session(&call));
        assert_eq!(shown[0][token::ANI], "441632960123");
    }
}
