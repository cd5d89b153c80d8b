use serde_json::json;

use super::Desk;
use crate::contact_centre::{FarEnd, Phase};

fn add_party(desk: &mut Desk, id: &str) -> Result<serde_json::Value, String> {
    let endpoint = json!({ "type": "phone_number", "phoneNumber": "+442079460177" });
    desk.try_request(
        "createAdditionalConnection",
        json!({ "contactId": id, "endpoint": endpoint }),
    )
}

#[test]
fn hold_is_a_state_of_the_leg_and_not_of_the_contact() {
    let mut desk = Desk::new();
    let id = desk.connected_call();
    desk.leg_request("holdConnection", &id, "inbound").expect("hold");
    assert_eq!(
        (desk.phase(&id), desk.legs(&id)),
        (
            Phase::Connected,
            vec!["agent connected".into(), "inbound hold".into()]
        )
    );
    assert_eq!(
        desk.leg_request("holdConnection", &id, "inbound"),
        Err("InvalidStateException".into())
    );
    desk.leg_request("resumeConnection", &id, "inbound")
        .expect("resume");
    assert_eq!(desk.legs(&id), ["agent connected", "inbound connected"]);
}

#[test]
fn keys_are_collected_and_anything_else_refused() {
    let mut desk = Desk::new();
    let id = desk.connected_call();
    let leg = desk.leg(&id, "inbound")["connectionId"].clone();
    let keys = |digits: &str| json!({ "contactId": id, "connectionId": leg, "digits": digits });
    desk.request("sendDigits", keys("12"));
    desk.request("sendDigits", keys("#"));
    assert_eq!(
        desk.try_request("sendDigits", keys("x")),
        Err("InvalidParameterException".into())
    );
    assert_eq!(desk.state().contacts[0].digits, "12#");
}

#[test]
fn a_third_party_is_consulted_conferenced_and_left_with_the_customer() {
    let mut desk = Desk::new();
    let id = desk.connected_call();
    add_party(&mut desk, &id).expect("nobody else is there");
    assert_eq!(
        desk.legs(&id),
        ["agent connected", "inbound hold", "outbound connecting"]
    );
    desk.far(FarEnd::ThirdPartyAnswers { contact_id: None });
    desk.request("toggleActiveConnections", json!({ "contactId": id }));
    assert_eq!(
        desk.legs(&id),
        ["agent connected", "inbound connected", "outbound hold"]
    );
    desk.request("conferenceConnections", json!({ "contactId": id }));
    assert_eq!(
        desk.legs(&id),
        ["agent connected", "inbound connected", "outbound connected"]
    );
    assert_eq!(add_party(&mut desk, &id), Err("InvalidStateException".into()));

    desk.leg_request("destroyConnection", &id, "agent")
        .expect("the agent leaves");
    assert_eq!(desk.phase(&id), Phase::Ended);
}

#[test]
fn the_call_goes_on_with_whoever_remains() {
    let mut desk = Desk::new();
    let id = desk.connected_call();
    add_party(&mut desk, &id).expect("nobody else is there");
    desk.far(FarEnd::ThirdPartyAnswers { contact_id: None });
    desk.far(FarEnd::CustomerHangsUp { contact_id: None });
    assert_eq!(
        desk.legs(&id),
        ["agent connected", "inbound disconnected", "outbound connected"]
    );
    desk.far(FarEnd::ThirdPartyHangsUp { contact_id: None });
    assert_eq!(desk.phase(&id), Phase::Ended);
}

#[test]
fn there_is_no_conference_of_two() {
    let mut desk = Desk::new();
    let id = desk.connected_call();
    for method in ["conferenceConnections", "toggleActiveConnections"] {
        assert_eq!(
            desk.try_request(method, json!({ "contactId": id })),
            Err("InvalidStateException".into())
        );
    }
}

#[test]
fn quick_connects_are_found_by_their_arn_and_queues_answer_at_once() {
    let mut desk = Desk::new();
    let id = desk.connected_call();
    let list = desk.request("getEndpoints", json!({ "queueARNs": [] }));
    let queue = list["endpoints"]
        .as_array()
        .expect("list")
        .iter()
        .find(|entry| entry["type"] == "queue")
        .cloned();
    desk.request(
        "createAdditionalConnection",
        json!({ "contactId": id, "endpoint": queue }),
    );
    assert_eq!(
        desk.legs(&id),
        ["agent connected", "inbound hold", "outbound connected"]
    );
    assert_eq!(desk.leg(&id, "outbound")["quickConnectName"], "Sales");
}

#[test]
fn what_arrived_at_the_other_end_is_known_also_when_the_contact_is_gone() {
    let mut desk = Desk::new();
    let id = desk.connected_call();
    let leg = desk.leg(&id, "inbound")["connectionId"].clone();
    desk.request(
        "sendDigits",
        json!({ "contactId": id, "connectionId": leg, "digits": "42*#" }),
    );
    let arrived = |desk: &Desk| {
        let received = desk.centre.received(&id).expect("a contact that is known");
        (received.digits, received.target)
    };
    assert_eq!(arrived(&desk), ("42*#".to_owned(), None));
    add_party(&mut desk, &id).expect("nobody else is there");
    desk.leg_request("destroyConnection", &id, "agent")
        .expect("the agent leaves");
    desk.request("clearContact", json!({ "contactId": id }));
    assert!(desk.desk_is_empty());
    assert_eq!(
        arrived(&desk),
        ("42*#".to_owned(), Some("+442079460177".to_owned()))
    );
    assert_eq!(desk.centre.received("nobody"), None);
}
