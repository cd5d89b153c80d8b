//! Fusion's call buttons: how they are described to Fusion, and what they send.

use fusion_cti::host::{Answer, AnswerData, Button, Command, Listener, Order};
use fusion_cti::redact::Private;
use fusion_cti::vendor::CallAction;
use serde_json::json;

use super::cases::commanded;
use super::rig::Trial;
use crate::stage::settle;

pub(crate) async fn every_button_comes_as_the_descriptor_that_fusion_knows(trial: Trial) {
    let asked = json!({"command": "getActiveInteractionCommands", "eventId": "call-1"});
    trial.says(Listener::AgentCommands, asked).await;
    let (command, _) = commanded(&trial.takes());
    let button = |action, toggles_to, label, position, shown| Button {
        action,
        toggles_to,
        label,
        position,
        visible: shown,
        enabled: shown,
    };
    let buttons = vec![
        button(
            CallAction::Record,
            Some(CallAction::StopRecording),
            "record",
            3,
            false,
        ),
        button(
            CallAction::StopRecording,
            Some(CallAction::Record),
            "stopRecord",
            3,
            true,
        ),
        button(CallAction::Transfer, None, "transfer", 4, true),
    ];
    trial
        .port
        .answer(command, &Answer::Done(AnswerData::Buttons(buttons)));
    settle().await;
    let descriptor = |name: &str, toggles_to: Option<&str>, position: u8, shown: bool| {
        json!({"name": name, "toggleCommand": toggles_to, "defaultEnabled": shown, "defaultVisible": shown,
            "displayName": name, "position": position, "icon": ""})
    };
    assert_eq!(
        trial.rig.answers()[0].out_data["supportedCommands"],
        json!([
            descriptor("record", Some("stopRecord"), 3, false),
            descriptor("stopRecord", Some("record"), 3, true),
            descriptor("transfer", None, 4, true)
        ])
    );
}

pub(crate) async fn what_a_button_sends_is_read_as_what_it_means(trial: Trial) {
    let number = "+442079460102";
    for (name, in_data, meant) in [
        ("record", json!({}), Command::Call(CallAction::Record)),
        ("stopRecord", json!({}), Command::Call(CallAction::StopRecording)),
        ("STOPRECORD", json!({}), Command::Call(CallAction::StopRecording)),
        (
            "transfer",
            json!({"SVCMCA_ANI": number}),
            Command::Call(CallAction::Transfer),
        ),
        (
            "transfer",
            json!({"transferTo": number}),
            Command::TransferTo(Private::new(number.to_owned())),
        ),
    ] {
        let body = json!({"command": name, "eventId": "call-1", "inData": in_data});
        trial.says(Listener::InteractionCommands, body).await;
        let (_, order) = commanded(&trial.takes());
        let Order::Interaction(order) = order else {
            panic!("{order:?}")
        };
        assert_eq!(order.command, meant);
    }
}
