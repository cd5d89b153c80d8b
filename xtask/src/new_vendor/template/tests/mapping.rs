//! The expected mapping for each state, and which settings are refused.

use std::collections::BTreeMap;
use std::time::Duration;

use fusion_cti::json;
use fusion_cti::vendor::{LinkTrouble, Presence, Stage, VendorLink};
use fusion_cti_acme_phone::Settings;
use fusion_cti_acme_phone::mapping::snapshot;
use fusion_cti_acme_phone::snapshot::{AgentState, CallState, PhoneCall, PhoneState};

#[test]
fn nobody_signed_in_takes_the_link_down() {
    let snapshot = snapshot(&PhoneState::default());
    assert_eq!(snapshot.link, VendorLink::Down(LinkTrouble::SignedOut));
    assert_eq!(snapshot.agent, None);
}

#[test]
fn a_call_tells_more_about_the_agent_than_the_chosen_state() {
    let mut state = PhoneState {
        signed_in: true,
        agent_state: "ready".to_owned(),
        agent_states: vec![AgentState {
            id: "ready".to_owned(),
            name: "Ready".to_owned(),
            takes_calls: true,
        }],
        ..PhoneState::default()
    };
    let presence = |state: &PhoneState| snapshot(state).agent.map(|agent| agent.presence);
    assert_eq!(presence(&state), Some(Presence::Routable));
    state.calls.push(PhoneCall {
        id: "1".to_owned(),
        state: CallState::Alerting,
        from: None,
        queue: None,
        data: BTreeMap::new(),
    });
    assert_eq!(presence(&state), Some(Presence::OnCall));
    assert_eq!(
        snapshot(&state).calls.first().map(|call| call.stage),
        Some(Stage::Ringing)
    );
}

#[test]
fn settings_are_refused_with_the_key() {
    let refused = |text: &str| {
        let value = json::parse_unique_keys(text).unwrap();
        Settings::parse(&value).map_err(|error| error.path)
    };
    assert_eq!(refused("{}"), Err("vendor.settings".to_owned()));
    assert_eq!(
        refused(r#"{ "server": "ftp://a" }"#),
        Err("vendor.settings.server".to_owned())
    );
    assert!(refused(r#"{ "server": "https://phone.example.com" }"#).is_ok());
}

#[test]
fn a_request_is_given_up_when_the_session_gives_it_up() {
    let value = json::parse_unique_keys(r#"{ "server": "https://phone.example.com" }"#).unwrap();
    let settings = Settings::parse(&value).unwrap();
    let limit = Duration::from_secs(2);
    assert_eq!(settings.answering_within(limit).request_timeout(), limit);
}
