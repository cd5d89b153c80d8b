use serde_json::json;

use super::{CALLER, Desk};
use crate::contact_centre::{Caller, ContactKind, FarEnd, Phase};

fn go(desk: &mut Desk, state: &str) {
    desk.far(FarEnd::AgentSelectsInCcp {
        state: state.to_owned(),
    });
}

#[test]
fn callers_wait_until_the_agent_is_free() {
    let mut desk = Desk::new();
    go(&mut desk, "Lunch");
    let id = desk.calls();
    assert!(desk.desk_is_empty());
    assert_eq!(desk.state().waiting.len(), 1);

    go(&mut desk, "Available");
    assert_eq!(
        desk.agent(),
        "Available/routable",
        "first the agent is available, then comes the call"
    );
    desk.follow_up();
    assert_eq!(
        (desk.phase(&id), desk.agent().as_str()),
        (Phase::Connecting, "PendingBusy/system")
    );
}

#[test]
fn a_waiting_caller_can_give_up() {
    let mut desk = Desk::new();
    go(&mut desk, "Lunch");
    let id = desk.calls();
    assert_eq!(desk.far(FarEnd::CustomerHangsUp { contact_id: None }), Some(id));
    assert!(desk.state().waiting.is_empty());
}

#[test]
fn a_second_call_is_offered_while_the_first_is_connected_but_not_while_it_rings() {
    let mut desk = Desk::new();
    let first = desk.calls();
    let second = desk.calls();
    assert_eq!(desk.state().waiting.len(), 1);
    desk.request("acceptContact", json!({ "contactId": first }));
    desk.follow_up();
    assert_eq!(
        (desk.phase(&second), desk.agent().as_str()),
        (Phase::Connecting, "PendingBusy/system")
    );
    desk.calls();
    desk.request("acceptContact", json!({ "contactId": second }));
    assert!(!desk.centre.has_follow_up(), "two calls are the limit");
}

#[test]
fn one_of_two_calls_ends_and_the_agent_stays_busy() {
    let mut desk = Desk::new();
    let first = desk.connected_call();
    let second = desk.connected_call();
    desk.leg_request("destroyConnection", &first, "agent")
        .expect("hang-up");
    assert_eq!(
        (desk.phase(&first), desk.phase(&second)),
        (Phase::Ended, Phase::Connected)
    );
    assert_eq!(desk.agent(), "Busy/system");
}

#[test]
fn nobody_is_offered_during_wrap_up_or_with_a_state_queued() {
    let mut desk = Desk::new();
    desk.connected_call();
    desk.far(FarEnd::CustomerHangsUp { contact_id: None });
    desk.calls();
    assert!(!desk.centre.has_follow_up());
}

#[test]
fn a_contact_can_be_offered_again_under_the_same_id() {
    let mut desk = Desk::new();
    let id = desk.calls();
    desk.far(FarEnd::RingsOut { contact_id: None });
    desk.far(FarEnd::FinishWrapUp { contact_id: None });
    assert_eq!(
        desk.far(FarEnd::RepeatOffer { contact_id: None }),
        Some(id.clone())
    );
    assert_eq!(desk.phase(&id), Phase::Connecting);
    assert_eq!(desk.legs(&id), ["agent connecting", "inbound connected"]);
}

#[test]
fn tasks_leave_the_agents_state_alone() {
    let mut desk = Desk::new();
    let task = Caller {
        kind: ContactKind::Task,
        name: Some("Call back".to_owned()),
        ..Caller::default()
    };
    let id = desk.far(FarEnd::CustomerCalls(task)).expect("an id");
    assert_eq!(
        (desk.phase(&id), desk.agent().as_str()),
        (Phase::Connecting, "Available/routable")
    );
    desk.request("acceptContact", json!({ "contactId": id }));
    desk.request("completeContact", json!({ "contactId": id }));
    assert!(desk.desk_is_empty());
}

#[test]
fn auto_accept_shows_the_ring_first() {
    let mut desk = Desk::with_settings(json!({ "autoAccept": true }));
    let id = desk.calls();
    assert_eq!(desk.phase(&id), Phase::Connecting);
    desk.follow_up();
    assert_eq!(desk.phase(&id), Phase::Connected);
    let events: Vec<String> = desk
        .centre
        .take_announcements()
        .into_iter()
        .map(|told| told.event)
        .collect();
    assert_eq!(
        events,
        ["contact::accepted".to_owned(), format!("contact::accepted::{id}")]
    );
}

#[test]
fn what_the_contact_flow_found_out_comes_with_the_contact() {
    let mut desk = Desk::new();
    let call = json!({
        "action": "customer-calls", "number": CALLER, "queue": "Sales", "attributes": { "tier": "gold" },
        "initiation": "transfer", "initialContactId": "first-leg",
    });
    let id = desk
        .far(serde_json::from_value(call).expect("as over HTTP"))
        .expect("an id");
    let contact = desk.contact(&id);
    assert_eq!(contact["queue"]["name"], "Sales");
    assert_eq!(
        contact["attributes"]["tier"],
        json!({ "name": "tier", "value": "gold" })
    );
    assert_eq!(
        (&contact["initiationMethod"], &contact["initialContactId"]),
        (&json!("transfer"), &json!("first-leg"))
    );
}
