//! Pages that screen-pop rules name, and the toolbar's size: what is published elsewhere than on the phone context.

use std::rc::Rc;

use fusion_cti::host::{Classification, Communication, HostMessage, HostRequest, ToolbarSize};
use fusion_cti::ids::EventId;
use fusion_cti::token::TokenMap;
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use super::rig::{Rig, Trial};
use super::uef::UefRig;

/// Asks for a page for a call of a known contact, and gives what was published and what was replied.
async fn page_asked(name: &str, faults: &Value) -> (Vec<Value>, Vec<HostMessage>) {
    let rig = Rc::new(UefRig::with("instances", faults));
    let trial = Trial::silent(Rc::<UefRig>::clone(&rig)).await;
    let communication = Communication {
        event_id: EventId::new("call-1"),
        classification: Classification::parse("ORA_SERVICE").unwrap(),
        lookup_object: None,
        data: TokenMap::new().with("SVCMCA_CONTACT_NUMBER", "CDRM_1"),
    };
    let page = name.to_owned();
    trial.asks(&HostRequest::OpenPage { communication, page }).await;
    let heard = rig.received().into_iter().map(|one| one.whole).collect();
    (heard, trial.takes())
}

/// Names, operations and setters: Oracle's pages *IPopFlowInAppRequest* and *IPopFlowAppUIRequest*.
#[wasm_bindgen_test]
async fn a_page_is_opened_by_its_record_or_by_its_application() {
    let parameters = json!({"SVCMCA_CONTACT_NUMBER": "CDRM_1"});
    for (name, fields) in [
        (
            "Edit_Contact",
            json!({"setRecordType": "Contact", "setRecordId": "CDRM_1", "setInputParameters": parameters}),
        ),
        (
            "Create_Service_Request",
            json!({"setRecordType": "ServiceRequest", "setInputParameters": parameters}),
        ),
        (
            "service/sr/svc-contact",
            json!({"setApplicationUIName": "service", "setFlow": "sr", "setPage": "svc-contact",
                "setInputParameters": parameters}),
        ),
        (
            "care/main/main-start/main-dashboard",
            json!({"setApplicationUIName": "care", "setFlow": "main", "setPage": "main-start/main-dashboard",
                "setInputParameters": parameters}),
        ),
    ] {
        let (heard, messages) = page_asked(name, &json!({})).await;
        assert_eq!(heard, [json!({"operation": "PopOperation", "fields": fields})]);
        assert_eq!(messages, [], "{name}");
    }
}

#[wasm_bindgen_test]
async fn a_page_that_the_framework_cannot_open_is_refused_at_once() {
    let lacks = json!({"lacks": ["getGlobalContext"]});
    for (name, faults, words) in [
        ("Edit_Opportunity", json!({}), "has no page `Edit_Opportunity`"),
        ("a page", json!({}), "has no page `a page`"),
        (
            "Edit_Lead",
            json!({}),
            "has not said which record `Edit_Lead` is about",
        ),
        ("Edit_Contact", lacks, "has no `getGlobalContext`"),
    ] {
        let (heard, messages) = page_asked(name, &faults).await;
        assert_eq!(heard, Vec::<Value>::new());
        let [
            HostMessage::Replied {
                reply: Err(refusal), ..
            },
        ] = messages.as_slice()
        else {
            panic!("{name}: {messages:?}");
        };
        assert!(refusal.message.contains(words), "{refusal}");
    }
}

#[wasm_bindgen_test]
async fn the_toolbars_size_goes_to_the_toolbars_own_context() {
    let rig = Rc::new(UefRig::with("instances", &json!({})));
    let trial = Trial::silent(Rc::<UefRig>::clone(&rig)).await;
    for (width, fields) in [
        (Some(340), json!({"setWidth": 340, "setHeight": 470})),
        (None, json!({"setHeight": 470})),
    ] {
        trial
            .asks(&HostRequest::Resize(ToolbarSize { width, height: 470 }))
            .await;
        let heard = rig.received();
        let whole = &heard.last().unwrap().whole;
        assert_eq!(
            *whole,
            json!({"operation": "SetToolbarProperties", "fields": fields})
        );
    }
}
