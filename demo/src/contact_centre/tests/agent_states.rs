use serde_json::{Value, json};

use super::Desk;
use crate::contact_centre::FarEnd;

fn selectable(desk: &Desk, name: &str) -> Value {
    let configuration = desk.state().configuration;
    let states = configuration["agentStates"].as_array().expect("states").clone();
    states
        .into_iter()
        .find(|state| state["name"] == name)
        .expect("should be selectable")
}

fn select(desk: &mut Desk, name: &str, enqueue: bool) -> Result<Value, String> {
    let state = selectable(desk, name);
    desk.try_request(
        "putAgentState",
        json!({ "state": state, "enqueueNextState": enqueue }),
    )
}

#[test]
fn states_are_listed_available_first_and_offline_last() {
    let configuration = Desk::new().state().configuration;
    let states = configuration["agentStates"].as_array().expect("states").clone();
    let list: Vec<_> = states
        .iter()
        .map(|state| format!("{} {}", state["name"], state["type"]))
        .collect();
    assert_eq!(
        list,
        [
            r#""Available" "routable""#,
            r#""Lunch" "not_routable""#,
            r#""Break" "not_routable""#,
            r#""Offline" "offline""#
        ]
    );
}

#[test]
fn a_free_agent_changes_state_at_will() {
    let mut desk = Desk::new();
    for (name, shown) in [
        ("Lunch", "Lunch/not_routable"),
        ("Offline", "Offline/offline"),
        ("Available", "Available/routable"),
    ] {
        select(&mut desk, name, false).expect("free to choose");
        assert_eq!(desk.agent(), shown);
    }
}

#[test]
fn a_state_that_is_none_is_refused() {
    let refused = Desk::new().try_request("putAgentState", json!({ "state": { "name": "Lunch" } }));
    assert_eq!(refused, Err("InvalidAgentARNException".into()));
}

#[test]
fn during_a_call_a_state_can_only_be_queued() {
    let mut desk = Desk::new();
    let id = desk.connected_call();
    assert_eq!(
        select(&mut desk, "Lunch", false),
        Err("InvalidStateException".into())
    );
    select(&mut desk, "Lunch", true).expect("queueing is allowed");
    assert_eq!(
        (desk.agent().as_str(), desk.state().agent.next.as_deref()),
        ("Busy/system", Some("Lunch"))
    );

    desk.far(FarEnd::CustomerHangsUp { contact_id: None });
    assert_eq!(
        desk.state().agent.next.as_deref(),
        Some("Lunch"),
        "after-call work comes first"
    );
    desk.request("clearContact", json!({ "contactId": id }));
    assert_eq!(
        (desk.agent().as_str(), desk.state().agent.next),
        ("Lunch/not_routable", None)
    );
}

#[test]
fn queueing_the_state_one_returns_to_empties_the_queue() {
    let mut desk = Desk::new();
    desk.connected_call();
    select(&mut desk, "Break", true).expect("queueing is allowed");
    select(&mut desk, "Available", true).expect("queueing is allowed");
    assert_eq!(desk.state().agent.next, None);
}

#[test]
fn selecting_a_state_is_the_way_out_of_wrap_up_and_of_errors() {
    for ending in [
        FarEnd::RingsOut { contact_id: None },
        FarEnd::AgentHangsUpInCcp { contact_id: None },
    ] {
        let mut desk = Desk::new();
        desk.calls();
        desk.far(ending);
        select(&mut desk, "Available", false).expect("nobody is on the line");
        assert!(desk.desk_is_empty());
        assert_eq!(desk.agent(), "Available/routable");
    }
}

#[test]
fn a_state_lasts_from_when_it_began() {
    let mut desk = Desk::new();
    desk.connected_call();
    let since = desk.state().snapshot["state"]["startTimestamp"].clone();
    desk.far(FarEnd::Heartbeat);
    assert_eq!(desk.state().snapshot["state"]["startTimestamp"], since);
}
