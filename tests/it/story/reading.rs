//! Input lines, as a person writes them, into what happens to a session.

use std::rc::Rc;
use std::time::Duration;

use fusion_cti::host::{
    AgentCommand, Classification, Command, DataUpdate, DialRequest, HostMessage, InteractionCommand, Order,
    Refusal, ReplyData, ToolbarSize, UpdateKind,
};
use fusion_cti::ids::{CallId, CommandId, EventId, MessageId, PageId};
use fusion_cti::phone::AniFormat;
use fusion_cti::protocol::command_name;
use fusion_cti::redact::Private;
use fusion_cti::rules::{RuleBook, RuleSet, parse};
use fusion_cti::session::{
    DialNews, HostPresence, Input, Intent, PopMoment, SessionSettings, Timers, WrapUpPolicy,
};
use fusion_cti::token::TokenMap;
use fusion_cti::vendor::{
    CallAction, CallRequest, Capabilities, Capability, Digits, VendorError, VendorErrorKind,
};
use serde_json::Value;

pub(crate) use super::phone::snapshot;
use super::world::{World, numbers, replied};

/// The classification that every story is configured with.
pub(super) const CLASSIFICATION: &str = "ORA_SERVICE";

/// The settings of a story; what it does not name is as in the example configuration.
pub(crate) fn settings(story: &Value) -> SessionSettings {
    let setting = |name: &str| story["settings"][name].as_str().unwrap_or_default().to_owned();
    SessionSettings {
        page: PageId::new("page"),
        host: if setting("host") == "standalone" {
            HostPresence::Standalone
        } else {
            HostPresence::Framed
        },
        capabilities: capabilities(story),
        classification: Classification::parse(CLASSIFICATION).unwrap(),
        pop: if setting("pop") == "ring" {
            PopMoment::Ring
        } else {
            PopMoment::Accept
        },
        numbers: numbers(&setting("country")),
        ani: match setting("ani").as_str() {
            "withPlus" => AniFormat::WithPlus,
            "national" => AniFormat::National,
            _ => AniFormat::WithoutPlus,
        },
        dial_news: if setting("outboundNew") == "request" {
            DialNews::Asked
        } else {
            DialNews::Agreed
        },
        wrap_up: match setting("wrapUp").as_str() {
            "off" => WrapUpPolicy::Off,
            "separate" => WrapUpPolicy::Separate,
            _ => WrapUpPolicy::Fusion,
        },
        timers: Timers {
            offer: number(story, "offerSeconds"),
            wrap_up: number(story, "wrapUpSeconds"),
        },
        toolbar_size: number(story, "toolbarHeight").map(|height| ToolbarSize { width: None, height }),
        rules: story.get("rules").map(rules),
        reply_limit: Duration::from_secs(6),
        new_limit: Duration::from_secs(20),
        vendor_limit: Duration::from_secs(8),
    }
}

fn number(story: &Value, name: &str) -> Option<u32> {
    u32::try_from(story["settings"][name].as_u64()?).ok()
}

/// The rules that a story brings along, faulty ones among them.
fn rules(file: &Value) -> RuleBook {
    let document = parse(&file.to_string()).expect("a story's rules are a file of rules");
    RuleBook::new(Rc::new(RuleSet::compile(&document)))
}

/// What the phone system of most stories can do.
pub(crate) const USUAL: [Capability; 13] = [
    Capability::Availability,
    Capability::Inbound,
    Capability::Outbound,
    Capability::Reject,
    Capability::Hold,
    Capability::Mute,
    Capability::Digits,
    Capability::Transfer,
    Capability::Conference,
    Capability::SecondCall,
    Capability::WrapUp,
    Capability::SignIn,
    Capability::StaySignedIn,
];
/// What a story has to ask for, under `can`; `cannot` takes something usual away.
const UNUSUAL: [Capability; 4] = [
    Capability::Record,
    Capability::HoldsFirst,
    Capability::OutboundExtensions,
    Capability::Preview,
];

fn capabilities(story: &Value) -> Capabilities {
    let named = |key: &str, capability: Capability| {
        let names = story["settings"][key].as_array().into_iter().flatten();
        names.into_iter().any(|name| *name == format!("{capability:?}"))
    };
    let usual = USUAL.into_iter().filter(|one| !named("cannot", *one));
    let unusual = UNUSUAL.into_iter().filter(|one| named("can", *one));
    usual.chain(unusual).collect()
}

pub(crate) fn inputs(line: &Value, world: &World) -> Vec<Input> {
    let (key, value) = line
        .as_object()
        .unwrap()
        .iter()
        .find(|(key, _)| {
            ![
                "at", "event", "outData", "eventId", "message", "why", "id", "data", "kind",
            ]
            .contains(&key.as_str())
        })
        .expect("a line says what happens");
    let word = value.as_str().unwrap_or_default();
    let event = line["event"].as_str();
    match key.as_str() {
        "started" => vec![Input::Started],
        "time" => vec![Input::TimePassed],
        "numbers loaded" => vec![Input::NumbersLoaded(numbers(word))],
        "phone" => vec![Input::VendorReported(snapshot(value))],
        "fusion answers" => {
            let data = ReplyData {
                event_id: line["eventId"].as_str().map(EventId::from),
                out_data: tokens(&line["outData"]),
                features: Vec::new(),
            };
            vec![replied(world.fusion_request(word, event), Ok(data))]
        }
        "fusion refuses" => {
            let message = line["message"].as_str().unwrap_or("error").to_owned();
            vec![replied(
                world.fusion_request(word, event),
                Err(Refusal { message }),
            )]
        }
        "fusion commands" => vec![Input::HostSaid(HostMessage::Commanded {
            command: CommandId(line["id"].as_u64().expect("a command has an id")),
            order: Order::Interaction(InteractionCommand {
                event_id: event.map(EventId::from),
                command: command(word),
            }),
        })],
        "fusion asks" => vec![Input::HostSaid(HostMessage::Commanded {
            command: CommandId(line["id"].as_u64().expect("a command has an id")),
            order: Order::Agent(agent_command(word)),
        })],
        "fusion dials" => vec![Input::HostSaid(HostMessage::DialRequested(DialRequest {
            event_id: EventId::from(event.expect("a dial request has an event")),
            message: line["message"].as_str().map(MessageId::from),
            number: Private::new(word.to_owned()),
            data: tokens(&line["data"]),
        }))],
        "fusion updates" => vec![Input::HostSaid(HostMessage::DataUpdated(DataUpdate {
            event_id: event.map(EventId::from),
            kind: match word {
                "customer data" => UpdateKind::CustomerData,
                "wrap-up closed" => UpdateKind::WrapUpClosed,
                "offer timeout" => UpdateKind::OfferTimeout,
                other => UpdateKind::Unknown(other.to_owned()),
            },
            data: tokens(&line["data"]),
        }))],
        "phone does" => {
            vec![Input::VendorAnswered {
                request: world.phone_request(word),
                outcome: Ok(()),
            }]
        }
        "phone refuses" => {
            let error = VendorError::new(error_kind(line["why"].as_str().unwrap_or("Other")), "story");
            vec![Input::VendorAnswered {
                request: world.phone_request(word),
                outcome: Err(error),
            }]
        }
        "agent" => vec![Input::AgentAsked(intent(word))],
        other => panic!("a story has no line `{other}`"),
    }
}

fn tokens(data: &Value) -> TokenMap {
    let data = data.as_object().into_iter().flatten();
    data.map(|(token, value)| {
        (
            token.clone(),
            value.as_str().expect("tokens are texts").to_owned(),
        )
    })
    .collect()
}

fn command(word: &str) -> Command {
    match word {
        "set active" => Command::SetActive,
        "offer expired" => Command::OfferExpired,
        other => {
            let spelled = other.replace(' ', "");
            let named = |action: &CallAction| {
                command_name(*action).is_some_and(|name| name.eq_ignore_ascii_case(&spelled))
            };
            match CallAction::ALL.into_iter().find(named) {
                Some(action) => Command::Call(action),
                None => Command::Unknown(other.to_owned()),
            }
        }
    }
}

fn agent_command(word: &str) -> AgentCommand {
    match word {
        "current state" => AgentCommand::CurrentState,
        "active engagements" => AgentCommand::ActiveEngagements,
        "buttons" => AgentCommand::InteractionCommands,
        "make available" => AgentCommand::MakeAvailable,
        "make unavailable" => AgentCommand::MakeUnavailable,
        other => AgentCommand::Unknown(other.to_owned()),
    }
}

fn intent(words: &str) -> Intent {
    let (verb, rest) = words.rsplit_once(' ').unwrap_or((words, ""));
    let call = || CallId::from(rest);
    match verb {
        _ if verb.starts_with("send ") && verb.ends_with(" on") => {
            let tones = verb.trim_start_matches("send ").trim_end_matches(" on");
            let digits = Digits::parse(tones).unwrap_or_else(|| panic!("`{tones}` are no tones"));
            Intent::Call(call(), CallRequest::SendDigits(digits))
        }
        "close transfer" => Intent::CloseTransfer(call()),
        "select" => Intent::Select(call()),
        "dismiss" => Intent::Dismiss(rest.parse().expect("a notice has a number")),
        "dial" => Intent::Dial(Private::new(rest.to_owned())),
        "give up" => Intent::GiveUpDialling(EventId::from(rest)),
        "stay signed" => Intent::StaySignedIn,
        "make" if rest == "available" => Intent::MakeAvailable,
        "make" if rest == "unavailable" => Intent::MakeUnavailable(None),
        _ if verb.starts_with("transfer ") && verb.ends_with(" to") => {
            let call = verb.trim_start_matches("transfer ").trim_end_matches(" to");
            Intent::Transfer(CallId::from(call), Private::new(rest.to_owned()))
        }
        verb => {
            let request = super::telling::action_called(verb)
                .request()
                .unwrap_or_else(|| panic!("an agent cannot `{words}`"));
            Intent::Call(call(), request)
        }
    }
}

fn error_kind(word: &str) -> VendorErrorKind {
    use VendorErrorKind as Kind;
    let kinds = [
        Kind::NotConnected,
        Kind::UnknownCall,
        Kind::WrongState,
        Kind::Busy,
        Kind::BadNumber,
        Kind::NoCountryCode,
        Kind::NotPermitted,
        Kind::Unsupported,
        Kind::TimedOut,
        Kind::Other,
    ];
    kinds
        .into_iter()
        .find(|kind| format!("{kind:?}") == word)
        .unwrap_or_else(|| panic!("no error `{word}`"))
}
