//! What is peculiar to the UI Events Framework: promises, missing members, throws, and a start that fails. Its names: see
//! [`super::operations`].

use std::rc::Rc;
use std::time::Duration;

use fusion_cti::config::{ReadinessCall, Refusing};
use fusion_cti::host::{
    Answer, AnswerData, Classification, Communication, HostMessage, HostRequest, Listener, UpdateKind,
};
use fusion_cti::ids::EventId;
use fusion_cti::token::TokenMap;
use fusion_cti_toolbar::ports::host::uef::{
    NOT_SUBSCRIBED, OpenError, UNREADABLE_COMMAND, UNREADABLE_NOTICE, UNREADABLE_REPLY, open,
};
use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

use super::cases::communication;
use super::rig::{Rig, Trial};
use super::uef::UefRig;
use crate::stage::settle;

const SHAPES: [&str; 3] = ["methods", "payload", "details"];

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
async fn a_page_by_its_code_is_refused_at_once_and_nothing_is_published() {
    let rig = Rc::new(UefRig::with("methods", &json!({})));
    let trial = Trial::silent(Rc::<UefRig>::clone(&rig)).await;
    let communication = Communication {
        event_id: EventId::new("call-1"),
        classification: Classification::parse("ORA_SERVICE").unwrap(),
        lookup_object: None,
        data: TokenMap::new(),
    };
    let page = "Edit_Contact".to_owned();
    trial.asks(&HostRequest::OpenPage { communication, page }).await;
    assert_eq!(rig.received(), []);
    let messages = trial.takes();
    let Some(HostMessage::Replied {
        reply: Err(refusal), ..
    }) = messages.first()
    else {
        panic!("no refusal");
    };
    assert_eq!(messages.len(), 1);
    assert!(
        refusal.message.contains("cannot open a page by its code"),
        "{refusal}"
    );
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

/// Where nothing is served: the test page's own origin has no such file.
const NOWHERE: &str = "/no-such-folder/client.js";

#[wasm_bindgen_test]
async fn a_script_that_cannot_be_had_is_said_so() {
    let error = open(NOWHERE, Duration::from_secs(10)).await.unwrap_err();
    assert_eq!(error, OpenError::NotLoaded(NOWHERE.to_owned()));
}

#[wasm_bindgen_test]
async fn another_script_than_oracles_is_said_so() {
    let address = "data:text/javascript,void 0";
    let error = open(address, Duration::from_secs(10)).await.unwrap_err();
    assert_eq!(error, OpenError::OtherScript(address.to_owned()));
}

/// One test for all that a script may leave behind: the global is one for the whole page.
#[wasm_bindgen_test]
async fn what_a_start_can_come_to() {
    let framework = |initialize: &str| {
        let code =
            format!("globalThis.CX_SVC_UI_EVENTS_FRAMEWORK = {{ uiEventsFramework: {{ {initialize} }} }};");
        js_sys::eval(&code).unwrap();
    };
    let second = Duration::from_secs(1);

    framework("initialize: () => new Promise(() => {})");
    let error = open(NOWHERE, second).await.unwrap_err();
    assert_eq!(error.to_string(), "`initialize` was not answered within 1 s");

    framework("initialize: () => Promise.reject(new Error('not in Fusion'))");
    let error = open(NOWHERE, second).await.unwrap_err();
    assert_eq!(error.to_string(), "`initialize` was refused: not in Fusion");

    framework("");
    assert_eq!(
        open(NOWHERE, second).await.unwrap_err(),
        OpenError::Missing("initialize")
    );

    framework(
        "initialize: async (name, version) => ({ getVersion: () => version, getMultiChannelAdaptorContext: async () => ({
            getCommunicationChannelContext: async (channel) => ({ getSupportedActions: () => [channel, name] }) }) })",
    );
    let channel = open(NOWHERE, second).await.unwrap();
    assert_eq!(
        channel.capabilities(),
        [
            ("Framework's version", "v1"),
            ("Framework's actions", "PHONE, fusion-cti")
        ]
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
    );

    // Answered too late: given back, and never used.
    framework(
        "late: 0, initialize() { return new Promise((resolve) => setTimeout(() => resolve({
            dispose: () => { this.late += 1; }, getMultiChannelAdaptorContext: async () => { throw new Error('late'); } }), 1100)); }",
    );
    assert!(matches!(
        open(NOWHERE, second).await,
        Err(OpenError::TimedOut { .. })
    ));
    gloo_timers::future::TimeoutFuture::new(400).await;
    let late = js_sys::eval("CX_SVC_UI_EVENTS_FRAMEWORK.uiEventsFramework.late").unwrap();
    assert_eq!(late.as_f64(), Some(1.0));
    js_sys::eval("delete globalThis.CX_SVC_UI_EVENTS_FRAMEWORK").unwrap();
}
