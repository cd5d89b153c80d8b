//! The words of the UI Events Framework, one by one: a wrong letter would be refused only by a real Fusion.

use fusion_cti::host::{CloseReason, Communication, Feature, HostRequest, OutboundFailure};
use fusion_cti::ids::MessageId;
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use super::cases::{communication, failure, report};
use super::rig::Trial;
use super::uef::UefRig;

/// What each operation is called, and every setter that is called on it with what: `contract/fusion.md` §2.1.
#[wasm_bindgen_test]
async fn operations_and_setters_have_their_exact_names_and_values_are_texts() {
    let about = |more: Value| {
        let mut fields = json!({"setEventId": "call-1", "setAppClassification": "ORA_SERVICE",
            "setInputData": {"SVCMCA_ANI": "442079460102", "own": "yes"}});
        fields
            .as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        fields
    };
    let looked_up = Communication {
        lookup_object: Some("Account".to_owned()),
        ..communication()
    };
    let close = HostRequest::CloseCommunication {
        communication: communication(),
        reason: CloseReason::Abandoned,
    };
    let features = vec![Feature::Transfer, Feature::OutboundExtensions];
    let expected = [
        (
            HostRequest::Configuration,
            "getConfigurationOperation",
            json!({"setConfigType": "TOOLBAR"}),
        ),
        (
            HostRequest::DisableFeatures(features),
            "disableFeatureOperation",
            json!({"setFeatures": ["TRANSFER_CALL", "OUTBOUND_CALL_EXTENSIONS"]}),
        ),
        (
            HostRequest::Ready(true),
            "readyForOperationOperation",
            json!({"setReadiness": true}),
        ),
        (
            HostRequest::Ready(false),
            "readyForOperationOperation",
            json!({"setReadiness": false}),
        ),
        (
            HostRequest::AgentState(report()),
            "agentStateEventOperation",
            json!({"setEventId": "1", "setIsAvailable": true, "setIsLoggedIn": true, "setState": "AVAILABLE",
                "setStateDisplayString": "Available", "setReason": "", "setReasonDisplayString": "",
                "setInData": {"phoneLineId": "1"}}),
        ),
        (
            HostRequest::NewCommunication(communication()),
            "newCommEvent",
            about(json!({})),
        ),
        (
            HostRequest::NewCommunication(looked_up),
            "newCommEvent",
            about(json!({"setLookupObject": "Account"})),
        ),
        (
            HostRequest::StartCommunication(communication()),
            "startCommEvent",
            about(json!({})),
        ),
        (close, "closeCommEvent", about(json!({"setReason": "ABANDONED"}))),
        (
            // The framework knows a call by its event id, whatever message asked for it (`contract/fusion.md` §2.1).
            HostRequest::OutboundFailed(OutboundFailure {
                asked_in: Some(MessageId::new("message-2")),
                ..failure()
            }),
            "outboundCommError",
            json!({"setCommUuid": "call-2", "setErrorCode": "INVALID_NUMBER", "setErrorMsg": "no such number"}),
        ),
    ];
    let trial = Trial::silent(UefRig::rig("methods")).await;
    for (what, operation, fields) in expected {
        trial.asks(&what).await;
        let received = trial.rig.received();
        assert_eq!(
            received.last().unwrap().whole,
            json!({"operation": operation, "fields": fields})
        );
    }
}
