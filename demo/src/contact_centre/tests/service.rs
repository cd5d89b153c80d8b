//! Mute, session, faults, reset.

use std::time::Duration;

use serde_json::{Value, json};

use super::{CALLER, Desk};
use crate::contact_centre::{
    Audio, Caller, FarEnd, Fault, FaultKind, Phase, Session, SessionChange, Verdict,
};

fn told(desk: &mut Desk) -> Vec<(String, Value)> {
    desk.centre
        .take_announcements()
        .into_iter()
        .map(|told| (told.event, told.data))
        .collect()
}

fn session(state: SessionChange) -> FarEnd {
    FarEnd::Session {
        state,
        still_answers: false,
    }
}

#[test]
fn muting_is_confirmed_only_with_a_live_microphone() {
    let mut desk = Desk::new();
    desk.request("mute", json!({ "mute": true }));
    assert!(told(&mut desk).is_empty() && !desk.state().muted);

    desk.connected_call();
    desk.request("mute", json!({ "mute": true }));
    assert_eq!(
        told(&mut desk),
        [("agent::mute_toggle".to_owned(), json!({ "muted": true }))]
    );
    assert!(desk.state().muted);

    desk.far(FarEnd::CustomerHangsUp { contact_id: None });
    assert!(!desk.state().muted, "the next call starts with the microphone on");
}

#[test]
fn every_end_of_a_session_is_told_in_the_librarys_words() {
    let cases = [
        (
            SessionChange::SignedOut,
            "terminated",
            Value::Null,
            Session::SignedOut,
        ),
        (
            SessionChange::Expired,
            "auth_fail",
            json!({ "authorize": true }),
            Session::Expired,
        ),
        (
            SessionChange::Denied,
            "access_denied",
            Value::Null,
            Session::Denied,
        ),
    ];
    for (change, event, data, after) in cases {
        let mut desk = Desk::new();
        desk.far(session(change));
        assert_eq!(told(&mut desk), [(event.to_owned(), data)]);
        assert_eq!(desk.state().session, after);
        assert_eq!(
            desk.centre.judge("putAgentState"),
            Verdict::Lose,
            "no answer without a session"
        );
        desk.far(session(SessionChange::SignedIn));
        assert_eq!(desk.centre.judge("putAgentState"), Verdict::Proceed);
    }
}

#[test]
fn a_silent_ccp_answers_nothing_until_it_speaks() {
    let mut desk = Desk::new();
    desk.far(session(SessionChange::Silent));
    assert_eq!(desk.centre.judge("acceptContact"), Verdict::Lose);
    desk.far(session(SessionChange::Speaks));
    assert_eq!(desk.centre.judge("acceptContact"), Verdict::Proceed);
}

#[test]
fn a_fault_strikes_its_own_method_as_often_as_asked() {
    let mut desk = Desk::new();
    let late = Fault {
        millis: 300,
        times: 2,
        ..Fault::next("acceptContact", FaultKind::Late)
    };
    desk.far(FarEnd::Fault(late));
    assert_eq!(desk.centre.judge("rejectContact"), Verdict::Proceed);
    for _ in 0..2 {
        assert_eq!(
            desk.centre.judge("acceptContact"),
            Verdict::ProceedAfter(Duration::from_millis(300))
        );
    }
    assert_eq!(desk.centre.judge("acceptContact"), Verdict::Proceed);
}

#[test]
fn a_refusal_can_be_given_its_type() {
    let mut desk = Desk::new();
    let fault = json!({ "action": "fault", "method": "putAgentState", "kind": "fail", "error": "QuotaExceededException" });
    desk.far(serde_json::from_value(fault).expect("as over HTTP"));
    let Verdict::Refuse(exception) = desk.centre.judge("putAgentState") else {
        panic!("should be refused")
    };
    assert_eq!(exception.to_json()["type"], "QuotaExceededException");
}

#[test]
fn an_unknown_request_is_refused_by_name() {
    assert_eq!(
        Desk::new().try_request("makeCoffee", json!({})),
        Err("UnknownOperationException".into())
    );
}

#[test]
fn a_missing_parameter_is_refused() {
    assert_eq!(
        Desk::new().try_request("acceptContact", json!({})),
        Err("ValidationException".into())
    );
}

#[test]
fn what_cannot_happen_is_refused_and_changes_nothing() {
    let mut desk = Desk::new();
    for happening in [
        FarEnd::CustomerHangsUp { contact_id: None },
        FarEnd::CustomerAnswers { contact_id: None },
        FarEnd::RepeatOffer { contact_id: None },
        FarEnd::FinishWrapUp { contact_id: None },
        FarEnd::AgentSelectsInCcp {
            state: "Asleep".to_owned(),
        },
    ] {
        desk.try_far(happening).expect_err("should not be possible");
    }
    assert!(desk.desk_is_empty());
}

#[test]
fn misspelt_actions_settings_and_fields_are_refused() {
    for wrong in [
        json!({ "action": "customer-shouts" }),
        json!({ "action": "customer-calls", "phone": CALLER }),
        json!({ "action": "settings", "afterCall": true }),
        json!({ "action": "fault", "method": "acceptContact", "kind": "explode" }),
        json!({ "action": "session", "state": "asleep" }),
        json!({ "action": "rings-out", "contact": "the last one" }),
    ] {
        assert!(
            serde_json::from_value::<FarEnd>(wrong.clone()).is_err(),
            "{wrong}"
        );
    }
}

#[test]
fn a_reset_empties_the_desk_and_keeps_counting_ids() {
    let mut desk = Desk::new();
    let before = desk.calls();
    desk.far(FarEnd::Session {
        state: SessionChange::SignedOut,
        still_answers: false,
    });
    desk.far(FarEnd::Reset);
    assert!(desk.desk_is_empty());
    assert_eq!(desk.state().session, Session::SignedIn);
    let after = desk
        .far(FarEnd::CustomerCalls(Caller::from_number(CALLER)))
        .expect("an id");
    assert_ne!(before, after);
}

#[test]
fn requests_are_remembered_with_their_outcome() {
    let mut desk = Desk::new();
    let id = desk.connected_call();
    let _ = desk.try_request("acceptContact", json!({ "contactId": id }));
    let outcomes: Vec<String> = desk
        .state()
        .requests
        .into_iter()
        .map(|record| record.outcome)
        .collect();
    assert_eq!(outcomes, ["done", "InvalidStateException"]);
}

#[test]
fn without_a_softphone_an_accepted_call_stays_connecting() {
    for (audio, told) in [
        (Audio::None, None),
        (Audio::NoMicrophone, Some("agent::softphone_error")),
    ] {
        let mut desk = Desk::new();
        desk.centre.audio_becomes(audio);
        let id = desk.connected_call();
        assert_eq!(desk.phase(&id), Phase::Connecting, "{audio:?}");
        let announced = desk.centre.take_announcements();
        let events: Vec<&str> = announced.iter().map(|one| one.event.as_str()).collect();
        assert_eq!(events.first().copied(), told, "{audio:?}");
        desk.far(FarEnd::RingsOut { contact_id: None });
        assert_eq!(desk.phase(&id), Phase::Error, "{audio:?}");
    }
}

#[test]
fn an_agent_who_does_nothing_is_signed_out_unless_activity_comes_before() {
    let mut desk = Desk::new();
    let warning = || FarEnd::InactivityWarning { millis: 60_000 };
    desk.far(warning());
    let due = desk.state().signs_out_at.expect("a warning");
    desk.centre.sign_out_if_due(due - 1);
    desk.request("sendActivity", json!({}));
    desk.centre.sign_out_if_due(due);
    assert_eq!(
        (desk.state().session, desk.state().signs_out_at),
        (Session::SignedIn, None)
    );

    desk.far(warning());
    let due = desk.state().signs_out_at.expect("a warning");
    desk.centre.sign_out_if_due(due);
    assert_eq!(
        (desk.state().session, desk.state().signs_out_at),
        (Session::SignedOut, None)
    );
}
