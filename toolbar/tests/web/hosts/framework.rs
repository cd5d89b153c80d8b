//! What is peculiar to the UI Events Framework: promises, missing members, throws, and objects that no JSON can hold. Its
//! names: see [`super::operations`]; its start: [`super::library`]; pages: [`super::pages`].

use std::rc::Rc;

use fusion_cti::config::{ButtonForm, ReadinessCall, Refusing};
use fusion_cti::host::{Answer, AnswerData, Button, HostMessage, HostRequest, Listener, UpdateKind};
use fusion_cti::ids::EventId;
use fusion_cti::vendor::CallAction;
use fusion_cti_toolbar::ports::host::uef::{
    NOT_SUBSCRIBED, UNREADABLE_COMMAND, UNREADABLE_FIELD, UNREADABLE_NOTICE, UNREADABLE_REPLY,
};
use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

use super::cases::{communication, report};
use super::rig::{Rig, Trial};
use super::uef::UefRig;
use crate::stage::settle;

const SHAPES: [&str; 4] = ["instances", "methods", "payload", "details"];

#[wasm_bindgen_test]
async fn a_command_resolves_with_the_very_object_that_was_delivered() {
    for shape in SHAPES {
        let rig = Rc::new(UefRig::with(shape, &json!({})));
        let trial = Trial::of(Rc::<UefRig>::clone(&rig)).await;
        trial
            .says(
                Listener::AgentCommands,
                json!({"command": "getActiveEngagements", "eventId": "1"}),
            )
            .await;
        let messages = trial.takes();
        let [HostMessage::Commanded { command, .. }] = messages.as_slice() else {
            panic!("{messages:?}");
        };
        let engaged = AnswerData::Engagements(vec![EventId::new("call-1")]);
        trial.port.answer(*command, &Answer::Done(engaged));
        settle().await;
        let expected = json!({"command": "getActiveEngagements", "promised": true, "same": true, "result": "success",
            "outData": {"activeCount": 1, "engagements": [{"eventId": "call-1"}]}});
        assert_eq!(rig.raw_answers(), [expected], "{shape}");
    }
}

#[wasm_bindgen_test]
async fn a_command_is_refused_as_configured() {
    for (refusal, result, rejected) in [
        (Refusing::Failure, json!("failure"), None),
        (Refusing::Error, json!("error"), None),
        (Refusing::Reject, json!(null), Some("no such call")),
    ] {
        let mut rig = UefRig::with("methods", &json!({}));
        rig.settings.refusal = refusal;
        let rig = Rc::new(rig);
        let trial = Trial::of(Rc::<UefRig>::clone(&rig)).await;
        trial
            .says(
                Listener::InteractionCommands,
                json!({"command": "hold", "eventId": "call-1"}),
            )
            .await;
        let messages = trial.takes();
        let [HostMessage::Commanded { command, .. }] = messages.as_slice() else {
            panic!("{messages:?}");
        };
        trial
            .port
            .answer(*command, &Answer::Refused("no such call".to_owned()));
        settle().await;
        let answer = &rig.raw_answers()[0];
        assert_eq!(
            (&answer["result"], answer["rejected"].as_str()),
            (&result, rejected)
        );
    }
}

#[wasm_bindgen_test]
async fn a_build_that_lacks_optional_members_is_spoken_to_without_them() {
    let lacks = json!({"lacks": ["setInDataValueByAttribute", "setState", "setInData", "setOutdata", "getOutData",
        "getEventId", "isSuccess", "getError", "dispose", "getCommand"]});
    let rig = Rc::new(UefRig::with("methods", &lacks));
    let trial = Trial::of(Rc::<UefRig>::clone(&rig)).await;
    trial.asks(&HostRequest::NewCommunication(communication())).await;
    assert_eq!(rig.received()[4].in_data["own"], "yes");
    trial
        .replies(
            4,
            json!({"result": "success", "outData": {"SVCMCA_CONTACT_ID": "300"}}),
        )
        .await;
    let messages = trial.takes();
    let [HostMessage::Replied { reply: Ok(data), .. }] = messages.as_slice() else {
        panic!("{messages:?}");
    };
    assert_eq!(data.out_data.value("SVCMCA_CONTACT_ID"), Some("300"));
    trial
        .says(
            Listener::AgentCommands,
            json!({"command": "getActiveEngagements", "eventId": "1"}),
        )
        .await;
    assert!(matches!(
        trial.takes().as_slice(),
        [HostMessage::Commanded { .. }]
    ));
}

#[wasm_bindgen_test]
async fn a_missing_setter_or_a_throw_is_a_refusal_and_no_exception() {
    for (faults, words) in [
        (json!({"lacks": ["setEventId"]}), "has no `setEventId`"),
        (
            json!({"lacks": ["requestHelper"]}),
            "has no `createPublishRequest`",
        ),
        (json!({"throwsOn": ["newCommEvent"]}), "thrown on purpose"),
    ] {
        let trial = Trial::silent(Rc::new(UefRig::with("methods", &faults))).await;
        trial.asks(&HostRequest::NewCommunication(communication())).await;
        let messages = trial.takes();
        let [
            HostMessage::Replied {
                reply: Err(refusal), ..
            },
        ] = messages.as_slice()
        else {
            panic!("{messages:?}");
        };
        assert!(refusal.message.contains(words), "{}", refusal.message);
    }
}

#[wasm_bindgen_test]
async fn the_kind_of_a_change_is_read_where_only_the_typed_output_tells_it() {
    let rig = Rc::new(UefRig::with(
        "methods",
        &json!({"lacks": ["getOutData", "getData"]}),
    ));
    let trial = Trial::of(rig).await;
    let body = json!({"eventId": "call-1", "outData": {"updateType": "OFFER_TIMEOUT"}});
    trial.says(Listener::DataUpdates, body).await;
    let messages = trial.takes();
    let [HostMessage::DataUpdated(update)] = messages.as_slice() else {
        panic!("{messages:?}");
    };
    assert_eq!(update.kind, UpdateKind::OfferTimeout);
    assert_eq!(update.event_id, Some(EventId::new("call-1")));
}

#[wasm_bindgen_test]
async fn getters_outweigh_the_payload_and_the_payload_the_rest() {
    let says = |whose: &str| json!({"SVCMCA_CONTACT_ID": whose});
    let payload = json!({"outData": says("payload"), "eventId": "payload"});
    let details = json!({"outData": says("details"), "eventId": "details", "result": "success"});
    for (body, contact, event) in [
        (
            json!({"getters": says("getters"), "payload": payload, "details": details}),
            "getters",
            "payload",
        ),
        (
            json!({"payload": payload, "details": details}),
            "payload",
            "payload",
        ),
        (json!({"details": details}), "details", "details"),
    ] {
        let trial = Trial::silent(UefRig::rig("every")).await;
        trial.asks(&HostRequest::NewCommunication(communication())).await;
        trial.replies(0, body).await;
        let messages = trial.takes();
        let [HostMessage::Replied { reply: Ok(data), .. }] = messages.as_slice() else {
            panic!("{messages:?}");
        };
        assert_eq!(data.out_data.value("SVCMCA_CONTACT_ID"), Some(contact));
        assert_eq!(data.event_id, Some(EventId::new(event)));
    }
}

#[wasm_bindgen_test]
async fn a_rejected_publish_is_a_refusal() {
    let rig = Rc::new(UefRig::with("methods", &json!({})));
    let trial = Trial::silent(Rc::<UefRig>::clone(&rig)).await;
    trial.asks(&HostRequest::Ready(true)).await;
    rig.framework.reject(0, "not today");
    settle().await;
    let messages = trial.takes();
    let [
        HostMessage::Replied {
            reply: Err(refusal), ..
        },
    ] = messages.as_slice()
    else {
        panic!("{messages:?}");
    };
    assert_eq!(refusal.message, "not today");
}

#[wasm_bindgen_test]
async fn a_subscription_that_throws_takes_no_other_with_it() {
    let rig = Rc::new(UefRig::with("methods", &json!({"throwsOn": ["onOutgoingEvent"]})));
    let trial = Trial::of(Rc::<UefRig>::clone(&rig)).await;
    let names: Vec<_> = rig.received().into_iter().map(|one| one.what).collect();
    assert_eq!(
        names,
        [
            "onToolbarInteractionCommand",
            "onToolbarAgentCommand",
            "onDataUpdated"
        ]
    );
    assert_eq!(rig.counters.value(NOT_SUBSCRIBED[2]), 1);
    trial
        .says(
            Listener::InteractionCommands,
            json!({"command": "accept", "eventId": "call-1"}),
        )
        .await;
    assert_eq!(trial.takes().len(), 1);
}

#[wasm_bindgen_test]
async fn what_cannot_be_read_is_counted_and_a_command_is_refused_at_once() {
    let rig = Rc::new(UefRig::with("details", &json!({})));
    let trial = Trial::of(Rc::<UefRig>::clone(&rig)).await;
    trial.asks(&HostRequest::Ready(true)).await;
    rig.framework.babble(4);
    rig.sends_garbage();
    settle().await;
    assert_eq!(trial.takes(), []);
    assert_eq!(rig.counters.value(UNREADABLE_REPLY), 1);
    assert_eq!(rig.counters.value(UNREADABLE_NOTICE), 2);
    assert_eq!(rig.counters.value(UNREADABLE_COMMAND), 1);
    assert_eq!(rig.raw_answers()[0]["result"], "failure");
}

#[wasm_bindgen_test]
async fn what_this_interface_has_no_word_for_counts_as_settled() {
    let mut rig = UefRig::with("methods", &json!({}));
    rig.settings.readiness = ReadinessCall::Skip;
    let rig = Rc::new(rig);
    let trial = Trial::silent(Rc::<UefRig>::clone(&rig)).await;
    trial.asks(&HostRequest::Focus(EventId::new("call-1"))).await;
    trial.asks(&HostRequest::Ready(true)).await;
    assert_eq!(rig.received(), []);
    let messages = trial.takes();
    assert!(
        messages
            .iter()
            .all(|message| matches!(message, HostMessage::Replied { reply: Ok(_), .. }))
    );
    assert_eq!(messages.len(), 2);
}

#[wasm_bindgen_test]
async fn what_no_json_can_hold_costs_only_the_field_that_it_is() {
    let rig = Rc::new(UefRig::with("details", &json!({})));
    let trial = Trial::silent(Rc::<UefRig>::clone(&rig)).await;
    trial.asks(&HostRequest::NewCommunication(communication())).await;
    let body = json!({"result": "success", "eventId": "call-1", "outData": {"SVCMCA_CONTACT_ID": "300"},
        "uuid": {"not": "a text"}});
    rig.framework.tangle(0, &body.to_string());
    settle().await;
    let messages = trial.takes();
    let [HostMessage::Replied { reply: Ok(data), .. }] = messages.as_slice() else {
        panic!("{messages:?}");
    };
    assert_eq!(data.event_id, Some(EventId::new("call-1")));
    assert_eq!(data.out_data.value("SVCMCA_CONTACT_ID"), Some("300"));
    assert_eq!(data.out_data.len(), 1);
    assert_eq!(rig.counters.value(UNREADABLE_FIELD), 1);
    assert_eq!(rig.counters.value(UNREADABLE_REPLY), 0);
}

#[wasm_bindgen_test]
async fn start_may_be_answered_after_any_number_of_minutes_but_not_of_requests() {
    let rig = Rc::new(UefRig::with("instances", &json!({})));
    let trial = Trial::silent(Rc::<UefRig>::clone(&rig)).await;
    let start = trial
        .asks(&HostRequest::StartCommunication(communication()))
        .await;
    for _ in 0..127 {
        trial.asks(&HostRequest::AgentState(report())).await;
    }
    rig.replies(0, &json!({"result": "success"}));
    settle().await;
    let messages = trial.takes();
    assert!(
        matches!(messages.as_slice(), [HostMessage::Replied { request, .. }] if *request == start),
        "{messages:?}"
    );
    for _ in 0..2 {
        trial.asks(&HostRequest::AgentState(report())).await;
    }
    rig.replies(1, &json!({"result": "success"}));
    settle().await;
    assert_eq!(trial.takes(), [], "the second of 130 requests was given up");
}

#[wasm_bindgen_test]
async fn buttons_are_told_in_the_form_that_is_configured() {
    let hold = Button {
        action: CallAction::Hold,
        toggles_to: Some(CallAction::Resume),
        label: "Hold",
        position: 1,
        visible: true,
        enabled: true,
    };
    for (form, commands) in [
        (ButtonForm::Names, json!(["hold"])),
        (ButtonForm::None, json!([])),
    ] {
        let mut rig = UefRig::with("instances", &json!({}));
        rig.settings.buttons = form;
        let rig = Rc::new(rig);
        let trial = Trial::of(Rc::<UefRig>::clone(&rig)).await;
        let asked = json!({"command": "getActiveInteractionCommands", "eventId": "call-1"});
        trial.says(Listener::AgentCommands, asked).await;
        let messages = trial.takes();
        let [HostMessage::Commanded { command, .. }] = messages.as_slice() else {
            panic!("{messages:?}");
        };
        let buttons = AnswerData::Buttons(vec![hold.clone()]);
        trial.port.answer(*command, &Answer::Done(buttons));
        settle().await;
        let out_data = &rig.raw_answers()[0]["outData"];
        assert_eq!(out_data["supportedCommands"], commands);
        assert_eq!(out_data["supportedFeatures"][0]["isEnabled"], false);
    }
}

#[wasm_bindgen_test]
async fn dropping_the_port_gives_everything_back() {
    let rig = Rc::new(UefRig::with("methods", &json!({})));
    let trial = Trial::of(Rc::<UefRig>::clone(&rig)).await;
    drop(trial.port);
    assert_eq!(
        rig.framework.disposed(),
        "onToolbarInteractionCommand,onToolbarAgentCommand,onOutgoingEvent,onDataUpdated,context,provider"
    );
}

#[wasm_bindgen_test]
async fn too_many_open_commands_push_the_oldest_out_with_a_refusal() {
    let rig = Rc::new(UefRig::with("methods", &json!({})));
    let trial = Trial::of(Rc::<UefRig>::clone(&rig)).await;
    for number in 0..65 {
        let body = json!({"command": "hold", "eventId": format!("call-{number}")});
        rig.says(Listener::InteractionCommands, &body);
    }
    settle().await;
    assert_eq!(trial.takes().len(), 65);
    let answers = rig.raw_answers();
    assert!(
        answers.len() == 1 && answers[0]["result"] == "failure",
        "{answers:?}"
    );
}
