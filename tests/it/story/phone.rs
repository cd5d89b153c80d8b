//! What the phone reports in a story: the agent and the calls, as a person writes them.

use fusion_cti::direction::Direction;
use fusion_cti::ids::{CallId, EventId, PresenceId};
use fusion_cti::redact::Private;
use fusion_cti::vendor::{
    AgentSnapshot, CallSnapshot, Ending, Initiation, Line, LinkTrouble, Mute, Presence, PresenceChoice,
    Recording, SignOut, Softphone, Stage, VendorLink, VendorSnapshot,
};
use serde_json::Value;

pub(crate) fn snapshot(value: &Value) -> VendorSnapshot {
    let link = match value["link"].as_str() {
        None | Some("up") => VendorLink::Up,
        Some("connecting") => VendorLink::Connecting,
        Some("signed out") => VendorLink::Down(LinkTrouble::SignedOut),
        Some("session expired") => VendorLink::Down(LinkTrouble::SessionExpired),
        Some("access denied") => VendorLink::Down(LinkTrouble::AccessDenied),
        Some("does not start") => VendorLink::Down(LinkTrouble::RetriesExhausted),
        Some("panel unanswered") => VendorLink::Down(LinkTrouble::PanelUnanswered),
        Some("sign-in window blocked") => VendorLink::Down(LinkTrouble::PopupBlocked),
        Some("offline") => VendorLink::Down(LinkTrouble::Offline),
        Some("silent") => VendorLink::Down(LinkTrouble::Silent),
        Some(other) => panic!("no link `{other}`"),
    };
    let agent = value["agent"].as_str().map(|name| AgentSnapshot {
        name: Private::new("Aki Tanaka".to_owned()),
        presence: presence(name),
        state_name: name.to_owned(),
        next_state: None,
        routing_profile: value["profile"].as_str().map(str::to_owned),
        choices: vec![
            PresenceChoice {
                id: PresenceId::from("available"),
                name: "Available".to_owned(),
                presence: Presence::Routable,
            },
            PresenceChoice {
                id: PresenceId::from("lunch"),
                name: "Lunch".to_owned(),
                presence: Presence::NotRoutable,
            },
        ],
        sign_out: match value["signOut"].as_str() {
            None => SignOut::NotDue,
            Some("soon") => SignOut::Soon,
            Some(other) => panic!("no sign-out `{other}`"),
        },
    });
    let calls = value["calls"]
        .as_array()
        .into_iter()
        .flatten()
        .map(call)
        .collect();
    let softphone = match value["softphone"].as_str() {
        None => Softphone::Works,
        Some("microphone denied") => Softphone::MicrophoneDenied,
        Some("microphone withheld") => Softphone::MicrophoneWithheld,
        Some(other) => panic!("no softphone `{other}`"),
    };
    VendorSnapshot {
        link,
        agent,
        softphone,
        calls,
    }
}

fn presence(name: &str) -> Presence {
    match name {
        "Available" => Presence::Routable,
        "Busy" | "PendingBusy" | "CallingCustomer" => Presence::OnCall,
        "AfterCallWork" => Presence::AfterCallWork,
        "Offline" => Presence::Offline,
        "MissedCallAgent" | "Default" => Presence::Faulted,
        _ => Presence::NotRoutable,
    }
}

fn call(value: &Value) -> CallSnapshot {
    let text = |name: &str| value[name].as_str().map(str::to_owned);
    let direction = if value["direction"] == "outbound" {
        Direction::Outbound
    } else {
        Direction::Inbound
    };
    let attributes = value["attributes"].as_object().into_iter().flatten();
    CallSnapshot {
        id: CallId::from(value["id"].as_str().expect("a call has an id")),
        first_leg: text("firstLeg").map(CallId::new),
        event_id: text("event").map(EventId::new),
        direction,
        initiation: match (value["initiation"].as_str(), direction) {
            (Some("transfer"), _) => Initiation::Transfer,
            (Some("callback"), _) => Initiation::Callback,
            (Some("api"), _) => Initiation::Api,
            (Some("preview"), _) => Initiation::Preview,
            (Some(other), _) => panic!("no initiation `{other}`"),
            (None, Direction::Outbound) => Initiation::Outbound,
            (None, Direction::Inbound) => Initiation::Inbound,
        },
        stage: stage(value["is"].as_str().expect("a call says where it stands")),
        number: text("number").map(Private::new),
        dialled_number: text("dialled").map(Private::new),
        queue: text("queue"),
        attributes: attributes
            .map(|(name, value)| {
                (
                    name.clone(),
                    Private::new(value.as_str().unwrap_or_default().to_owned()),
                )
            })
            .collect(),
        mute: if value["muted"] == true {
            Mute::Muted
        } else {
            Mute::Open
        },
        recording: if value["recording"] == true {
            Recording::On
        } else {
            Recording::Off
        },
        since: None,
        refuses: texts(&value["refuses"])
            .map(super::telling::action_called)
            .collect(),
        unnamed: texts(&value["unnamed"]).map(str::to_owned).collect(),
    }
}

fn stage(words: &str) -> Stage {
    match words {
        "ringing" => Stage::Ringing,
        "preview" => Stage::Preview,
        "dialling" => Stage::Dialling,
        "connected" => Stage::Connected(Line::Talking),
        "held" => Stage::Connected(Line::Held),
        "over" => Stage::Over(Ending::Finished),
        "over: caller left" => Stage::Over(Ending::CallerLeft),
        "over: rang out" => Stage::Over(Ending::RangOut),
        "over: rejected" => Stage::Over(Ending::Rejected),
        "over: unknown" => Stage::Over(Ending::Unknown),
        "over: declined" => Stage::Over(Ending::CustomerDeclined),
        "over: no answer" => Stage::Over(Ending::CustomerNoAnswer),
        "over: not reachable" => Stage::Over(Ending::NotReachable),
        other => panic!("no stage `{other}`"),
    }
}

fn texts(list: &Value) -> impl Iterator<Item = &str> {
    list.as_array().into_iter().flatten().filter_map(Value::as_str)
}
