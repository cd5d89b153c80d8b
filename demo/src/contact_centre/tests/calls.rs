use serde_json::json;

use super::{CALLER, Desk};
use crate::contact_centre::{FarEnd, Phase};

#[test]
fn an_inbound_call_goes_through_all_its_stages() {
    let mut desk = Desk::new();
    let id = desk.calls();
    assert_eq!(
        (desk.phase(&id), desk.agent().as_str()),
        (Phase::Connecting, "PendingBusy/system")
    );
    assert_eq!(desk.legs(&id), ["agent connecting", "inbound connected"]);

    desk.request("acceptContact", json!({ "contactId": id }));
    assert_eq!(
        (desk.phase(&id), desk.agent().as_str()),
        (Phase::Connected, "Busy/system")
    );

    desk.leg_request("destroyConnection", &id, "agent")
        .expect("hang-up");
    assert_eq!(
        (desk.phase(&id), desk.agent().as_str()),
        (Phase::Ended, "AfterCallWork/system")
    );
    assert_eq!(desk.legs(&id), ["agent disconnected", "inbound disconnected"]);

    desk.request("clearContact", json!({ "contactId": id }));
    assert!(desk.desk_is_empty());
    assert_eq!(desk.agent(), "Available/routable");
}

#[test]
fn a_second_accept_is_refused() {
    let mut desk = Desk::new();
    let id = desk.connected_call();
    assert_eq!(
        desk.try_request("acceptContact", json!({ "contactId": id })),
        Err("InvalidStateException".into())
    );
}

#[test]
fn a_contact_that_nobody_knows_is_not_found() {
    let refused = Desk::new().try_request("clearContact", json!({ "contactId": "gone" }));
    assert_eq!(refused, Err("ContactNotFoundException".into()));
}

#[test]
fn a_live_contact_cannot_be_cleared() {
    let mut desk = Desk::new();
    let id = desk.connected_call();
    assert_eq!(
        desk.try_request("clearContact", json!({ "contactId": id })),
        Err("InvalidStateException".into())
    );
}

#[test]
fn how_an_unanswered_call_ends_is_a_matter_of_settings() {
    let cases = [
        (
            json!({}),
            FarEnd::RingsOut { contact_id: None },
            Phase::Error,
            "MissedCallAgent/error",
        ),
        (
            json!({ "missedAs": "missed" }),
            FarEnd::RingsOut { contact_id: None },
            Phase::Missed,
            "MissedCallAgent/error",
        ),
        (
            json!({}),
            FarEnd::AgentRejectsInCcp { contact_id: None },
            Phase::Error,
            "FailedConnectAgent/error",
        ),
        (
            json!({ "rejectAs": "rejected" }),
            FarEnd::AgentRejectsInCcp { contact_id: None },
            Phase::Rejected,
            "FailedConnectAgent/error",
        ),
        (
            json!({}),
            FarEnd::CustomerHangsUp { contact_id: None },
            Phase::Error,
            "Default/error",
        ),
    ];
    for (settings, happening, phase, agent) in cases {
        let mut desk = Desk::with_settings(settings);
        let id = desk.calls();
        let story = format!("{happening:?}");
        desk.far(happening);
        assert_eq!(
            (desk.phase(&id), desk.agent().as_str()),
            (phase, agent),
            "{story}"
        );
    }
}

#[test]
fn a_caller_whom_the_agent_did_not_take_keeps_waiting_on_the_line() {
    let mut desk = Desk::new();
    let id = desk.calls();
    desk.far(FarEnd::RingsOut { contact_id: None });
    assert_eq!(desk.legs(&id), ["agent disconnected", "inbound connected"]);
}

#[test]
fn hanging_up_on_an_offered_call_rejects_it() {
    let mut desk = Desk::new();
    let id = desk.calls();
    desk.leg_request("destroyConnection", &id, "agent")
        .expect("taken as a rejection");
    assert_eq!(
        (desk.phase(&id), desk.agent().as_str()),
        (Phase::Error, "FailedConnectAgent/error")
    );
}

#[test]
fn a_connection_that_is_down_cannot_be_hung_up() {
    let mut desk = Desk::new();
    let id = desk.calls();
    desk.far(FarEnd::CustomerHangsUp { contact_id: None });
    let refused = desk.leg_request("destroyConnection", &id, "agent");
    assert_eq!(refused, Err("InvalidStateException".into()));
}

#[test]
fn without_after_call_work_the_contact_vanishes() {
    let mut desk = Desk::with_settings(json!({ "afterCallWork": false }));
    desk.connected_call();
    desk.far(FarEnd::CustomerHangsUp { contact_id: None });
    assert!(desk.desk_is_empty());
    assert_eq!(desk.agent(), "Available/routable");
}

#[test]
fn an_outbound_call_is_dialled_and_answered() {
    let mut desk = Desk::new();
    desk.dials(CALLER).expect("a good number");
    assert_eq!(desk.agent(), "CallingCustomer/system");
    let id = desk
        .far(FarEnd::CustomerAnswers { contact_id: None })
        .expect("an id");
    assert_eq!(
        (desk.phase(&id), desk.agent().as_str()),
        (Phase::Connected, "Busy/system")
    );
    assert_eq!(desk.contact(&id)["initiationMethod"], "outbound");
}

#[test]
fn an_outbound_call_that_fails_says_how() {
    let cases = [
        (
            FarEnd::CustomerBusy { contact_id: None },
            "LineEngagedCustomer/error",
        ),
        (
            FarEnd::CustomerDeclines { contact_id: None },
            "LineEngagedCustomer/error",
        ),
        (
            FarEnd::CustomerNoAnswer { contact_id: None },
            "MissedCallCustomer/error",
        ),
        (
            FarEnd::CustomerUnreachable { contact_id: None },
            "FailedConnectCustomer/error",
        ),
    ];
    for (happening, agent) in cases {
        let mut desk = Desk::new();
        desk.dials(CALLER).expect("a good number");
        let id = desk.far(happening).expect("an id");
        assert_eq!((desk.phase(&id), desk.agent().as_str()), (Phase::Error, agent));
    }
}

#[test]
fn only_international_numbers_are_dialled() {
    for number in ["02079460018", "+0123456789", "+44", "+44 20 7946 0018", ""] {
        assert_eq!(
            Desk::new().dials(number),
            Err("BadEndpointException".into()),
            "{number}"
        );
    }
}

#[test]
fn whoever_is_on_a_call_cannot_dial() {
    let mut desk = Desk::new();
    desk.connected_call();
    assert_eq!(desk.dials(CALLER), Err("InvalidStateException".into()));
}

#[test]
fn a_callback_is_dialled_once_it_is_accepted() {
    let mut desk = Desk::new();
    let callback: FarEnd = serde_json::from_value(
        json!({ "action": "customer-calls", "number": CALLER, "kind": "queue_callback" }),
    )
    .expect("as over HTTP");
    let id = desk.far(callback).expect("an id");
    assert_eq!(
        (desk.phase(&id), desk.agent().as_str()),
        (Phase::Incoming, "Pending/not_routable")
    );
    assert!(
        desk.leg(&id, "agent").get("softphoneMediaInfo").is_none(),
        "no sound before it is accepted"
    );

    desk.request("acceptContact", json!({ "contactId": id }));
    assert_eq!(
        (desk.phase(&id), desk.agent().as_str()),
        (Phase::Connecting, "CallingCustomer/system")
    );
    assert!(desk.leg(&id, "agent").get("softphoneMediaInfo").is_some());

    desk.far(FarEnd::CustomerAnswers { contact_id: None });
    assert_eq!(
        (desk.phase(&id), desk.agent().as_str()),
        (Phase::Connected, "Busy/system")
    );
}
