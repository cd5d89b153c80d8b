//! What the session expects of any host port. Each case is run on every interface: see [`super`].

use fusion_cti::host::{
    AgentCommand, AgentReport, Answer, AnswerData, Button, Classification, CloseReason, Command,
    Communication, Feature, HostMessage, HostRequest, Listener, Order, OutboundFailure, UpdateKind,
};
use fusion_cti::ids::{CommandId, EventId, MessageId};
use fusion_cti::token::TokenMap;
use fusion_cti::vendor::CallAction;
use serde_json::json;

pub(crate) use super::buttons::{
    every_button_comes_as_the_descriptor_that_fusion_knows, what_a_button_sends_is_read_as_what_it_means,
};
use super::rig::Trial;
use crate::stage::settle;

pub(crate) fn communication() -> Communication {
    Communication {
        event_id: EventId::new("call-1"),
        classification: Classification::parse("ORA_SERVICE").unwrap(),
        lookup_object: None,
        data: TokenMap::new()
            .with("SVCMCA_ANI", "442079460102")
            .with("own", "yes"),
    }
}

pub(crate) fn report() -> AgentReport {
    AgentReport {
        available: true,
        logged_in: true,
        state: "AVAILABLE",
        state_text: "Available".to_owned(),
        reason: String::new(),
        reason_text: String::new(),
    }
}

pub(crate) fn failure() -> OutboundFailure {
    OutboundFailure {
        event_id: EventId::new("call-2"),
        asked_in: None,
        code: "INVALID_NUMBER",
        message: "no such number".to_owned(),
    }
}

/// The only command among the messages.
pub(super) fn commanded(messages: &[HostMessage]) -> (CommandId, Order) {
    let [HostMessage::Commanded { command, order }] = messages else {
        panic!("{messages:?}");
    };
    (*command, order.clone())
}

pub(crate) async fn nothing_is_said_before_it_is_asked(trial: Trial) {
    assert!(trial.rig.received().len() == 4, "{:?}", trial.rig.received());
    assert_eq!(trial.takes(), []);
}

pub(crate) async fn every_request_reaches_fusion_once_and_in_order(trial: Trial) {
    let close = HostRequest::CloseCommunication {
        communication: communication(),
        reason: CloseReason::WrapUp,
    };
    for what in [
        HostRequest::Configuration,
        HostRequest::DisableFeatures(vec![Feature::Transfer, Feature::Conference]),
        HostRequest::Ready(true),
        HostRequest::AgentState(report()),
        HostRequest::NewCommunication(communication()),
        HostRequest::StartCommunication(communication()),
        close,
        HostRequest::OutboundFailed(failure()),
    ] {
        trial.asks(&what).await;
    }
    let received = trial.rig.received();
    let names: Vec<_> = received[4..].iter().map(|one| one.what.as_str()).collect();
    assert_eq!(
        names,
        [
            "getConfiguration",
            "disableFeature",
            "readyForOperation",
            "agentStateEvent",
            "newCommEvent",
            "startCommEvent",
            "closeCommEvent",
            "outboundCommError"
        ]
    );
    for one in &received[8..11] {
        assert_eq!(one.event_id.as_deref(), Some("call-1"));
        assert_eq!(one.classification.as_deref(), Some("ORA_SERVICE"));
        assert_eq!(one.in_data["SVCMCA_ANI"], "442079460102");
        assert_eq!(one.in_data["own"], "yes");
    }
    assert!(received[10].whole.to_string().contains("WRAPUP"));
    assert_eq!(received[11].event_id.as_deref(), Some("call-2"));
}

pub(crate) async fn listeners_name_the_classification_where_it_is_needed(trial: Trial) {
    let received = trial.rig.received();
    let classified: Vec<_> = received
        .iter()
        .filter(|one| one.classification.is_some())
        .collect();
    let names: Vec<_> = classified.iter().map(|one| one.what.as_str()).collect();
    assert_eq!(names, ["onOutgoingEvent", "onDataUpdated"]);
}

pub(crate) async fn a_reply_comes_under_its_request_with_what_it_brings(trial: Trial) {
    let request = trial.asks(&HostRequest::NewCommunication(communication())).await;
    assert_eq!(trial.takes(), []);
    let body = json!({"result": "success", "eventId": "call-1",
        "outData": {"SVCMCA_CONTACT_ID": "300", "SVCMCA_INTERACTION_ID": 17, "SVCMCA_SR_NUM": null}});
    trial.replies(4, body).await;
    let messages = trial.takes();
    let [
        HostMessage::Replied {
            request: of,
            reply: Ok(data),
        },
    ] = messages.as_slice()
    else {
        panic!("{messages:?}");
    };
    assert_eq!(*of, request);
    assert_eq!(data.event_id, Some(EventId::new("call-1")));
    assert_eq!(data.out_data.value("SVCMCA_CONTACT_ID"), Some("300"));
    assert_eq!(data.out_data.value("SVCMCA_INTERACTION_ID"), Some("17"));
    assert_eq!(data.out_data.len(), 2);
}

pub(crate) async fn the_configuration_brings_the_features(trial: Trial) {
    trial.asks(&HostRequest::Configuration).await;
    let configuration = json!({"features": "[\"INBOUND_CALL\",\"OUTBOUND_CALL\"]"});
    trial
        .replies(4, json!({"result": "success", "configuration": configuration}))
        .await;
    let messages = trial.takes();
    let [HostMessage::Replied { reply: Ok(data), .. }] = messages.as_slice() else {
        panic!("{messages:?}");
    };
    assert_eq!(data.features, ["INBOUND_CALL", "OUTBOUND_CALL"]);
}

pub(crate) async fn an_error_is_a_refusal_in_fusions_words(trial: Trial) {
    trial.asks(&HostRequest::Ready(true)).await;
    trial
        .replies(
            4,
            json!({"result": "error", "error": "SVCMCA_ERR_NOTIMPLEMENTED"}),
        )
        .await;
    let messages = trial.takes();
    let [
        HostMessage::Replied {
            reply: Err(refusal), ..
        },
    ] = messages.as_slice()
    else {
        panic!("{messages:?}");
    };
    assert_eq!(refusal.message, "SVCMCA_ERR_NOTIMPLEMENTED");
}

pub(crate) async fn replies_in_another_order_find_their_requests(trial: Trial) {
    let first = trial.asks(&HostRequest::Ready(true)).await;
    let second = trial.asks(&HostRequest::AgentState(report())).await;
    trial.replies(5, json!({"result": "success"})).await;
    trial.replies(4, json!({"result": "success"})).await;
    let of: Vec<_> = trial
        .takes()
        .into_iter()
        .map(|message| match message {
            HostMessage::Replied { request, .. } => request,
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(of, [second, first]);
}

pub(crate) async fn a_command_is_answered_only_when_the_session_answers_and_only_once(trial: Trial) {
    let body = json!({"command": "accept", "eventId": "call-1", "commandId": "c", "slot": "1", "channel": "PHONE",
        "inData": {}});
    trial.says(Listener::InteractionCommands, body).await;
    let (command, order) = commanded(&trial.takes());
    let Order::Interaction(order) = order else {
        panic!("{order:?}")
    };
    assert_eq!(order.command, Command::Call(CallAction::Accept));
    assert_eq!(order.event_id, Some(EventId::new("call-1")));
    assert_eq!(trial.rig.answers(), []);
    trial.port.answer(command, &Answer::Done(AnswerData::Nothing));
    trial
        .port
        .answer(command, &Answer::Refused("too late".to_owned()));
    settle().await;
    let answers = trial.rig.answers();
    assert_eq!(answers.len(), 1);
    assert!(answers[0].succeeded && answers[0].command == "accept");
}

pub(crate) async fn a_refusal_is_no_success(trial: Trial) {
    trial
        .says(
            Listener::InteractionCommands,
            json!({"command": "hold", "eventId": "call-1"}),
        )
        .await;
    let (command, _) = commanded(&trial.takes());
    trial
        .port
        .answer(command, &Answer::Refused("there is no such call".to_owned()));
    settle().await;
    let answers = trial.rig.answers();
    assert!(answers.len() == 1 && !answers[0].succeeded, "{answers:?}");
}

pub(crate) async fn two_commands_are_answered_in_either_order(trial: Trial) {
    trial
        .says(
            Listener::InteractionCommands,
            json!({"command": "hold", "eventId": "call-1"}),
        )
        .await;
    let (hold, _) = commanded(&trial.takes());
    trial
        .says(
            Listener::AgentCommands,
            json!({"command": "makeAvailable", "eventId": "1"}),
        )
        .await;
    let (available, _) = commanded(&trial.takes());
    assert_ne!(hold, available);
    trial.port.answer(available, &Answer::Done(AnswerData::Nothing));
    settle().await;
    trial.port.answer(hold, &Answer::Done(AnswerData::Nothing));
    settle().await;
    let commands: Vec<_> = trial
        .rig
        .answers()
        .into_iter()
        .map(|answer| answer.command)
        .collect();
    assert_eq!(commands, ["makeAvailable", "hold"]);
}

pub(crate) async fn what_an_agent_command_asks_for_comes_with_its_answer(trial: Trial) {
    let asked = json!({"command": "getActiveInteractionCommands", "eventId": "call-1"});
    trial.says(Listener::AgentCommands, asked).await;
    let (command, order) = commanded(&trial.takes());
    assert_eq!(order, Order::Agent(AgentCommand::InteractionCommands));
    let hold = Button {
        action: CallAction::Hold,
        toggles_to: Some(CallAction::Resume),
        label: "Hold",
        position: 1,
        visible: true,
        enabled: true,
    };
    trial
        .port
        .answer(command, &Answer::Done(AnswerData::Buttons(vec![hold])));
    settle().await;
    let answers = trial.rig.answers();
    assert!(answers[0].succeeded);
    assert_eq!(
        answers[0].out_data["supportedCommands"],
        json!([{"name": "hold", "toggleCommand": "unhold", "defaultEnabled": true, "defaultVisible": true,
            "displayName": "Hold", "position": 1, "icon": ""}])
    );
}

pub(crate) async fn an_unknown_command_is_passed_on_by_its_name(trial: Trial) {
    trial
        .says(
            Listener::InteractionCommands,
            json!({"command": "doABarrelRoll", "eventId": "call-1"}),
        )
        .await;
    let (_, order) = commanded(&trial.takes());
    let Order::Interaction(order) = order else {
        panic!("{order:?}")
    };
    assert_eq!(order.command, Command::Unknown("doABarrelRoll".to_owned()));
}

pub(crate) async fn a_click_on_a_number_brings_its_id_and_its_data(trial: Trial) {
    let out_data =
        json!({"SVCMCA_ANI": "+442079460102", "SVCMCA_CALL_ID": "fusion-7", "SVCMCA_CONTACT_ID": "300"});
    trial
        .says(
            Listener::DialRequests,
            json!({"outData": out_data, "uuid": "message-1"}),
        )
        .await;
    trial
        .says(
            Listener::DialRequests,
            json!({"outData": {"SVCMCA_ANI": "1"}, "uuid": "message-2"}),
        )
        .await;
    let messages = trial.takes();
    let [
        HostMessage::DialRequested(first),
        HostMessage::DialRequested(second),
    ] = messages.as_slice()
    else {
        panic!("{messages:?}");
    };
    assert_eq!(first.event_id, EventId::new("fusion-7"));
    assert_eq!(first.message, Some(MessageId::new("message-1")));
    assert_eq!(first.number.reveal(), "+442079460102");
    assert_eq!(first.data.value("SVCMCA_CONTACT_ID"), Some("300"));
    assert_eq!(second.event_id, EventId::new("message-2"));
}

pub(crate) async fn changed_data_says_what_changed(trial: Trial) {
    let out_data = json!({"updateType": "CUSTOMER_DATA", "SVCMCA_CONTACT_ID": "301"});
    trial
        .says(
            Listener::DataUpdates,
            json!({"eventId": "call-1", "outData": out_data, "result": "success"}),
        )
        .await;
    let messages = trial.takes();
    let [HostMessage::DataUpdated(update)] = messages.as_slice() else {
        panic!("{messages:?}");
    };
    assert_eq!(update.kind, UpdateKind::CustomerData);
    assert_eq!(update.event_id, Some(EventId::new("call-1")));
    assert_eq!(update.data.value("SVCMCA_CONTACT_ID"), Some("301"));
}

pub(crate) async fn nonsense_is_passed_over(trial: Trial) {
    trial.rig.sends_garbage();
    settle().await;
    assert_eq!(trial.takes(), []);
    trial
        .says(
            Listener::InteractionCommands,
            json!({"command": "accept", "eventId": "call-1"}),
        )
        .await;
    commanded(&trial.takes());
}

pub(crate) async fn an_answer_to_nothing_is_nothing(trial: Trial) {
    trial
        .port
        .answer(CommandId(99), &Answer::Done(AnswerData::Nothing));
    settle().await;
    assert_eq!(trial.rig.answers(), []);
}

pub(crate) async fn a_port_that_is_gone_hears_nothing(trial: Trial) {
    trial.asks(&HostRequest::Ready(true)).await;
    let Trial {
        rig, port, messages, ..
    } = trial;
    drop(port);
    rig.replies(4, &json!({"result": "success"}));
    rig.says(
        Listener::InteractionCommands,
        &json!({"command": "accept", "eventId": "call-1"}),
    );
    settle().await;
    assert_eq!(messages.take(), []);
}
