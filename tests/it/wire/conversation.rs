//! What holds over several messages of one conversation.

use fusion_cti::host::{
    Answer, AnswerData, Classification, CloseReason, Communication, HostMessage, HostRequest, Order,
    ReplyData,
};
use fusion_cti::ids::{CommandId, EventId, OutboundIdSource, RequestId};
use fusion_cti::mca_version::McaVersion;
use fusion_cti::protocol::{McaLink, Uuid, WireError};
use fusion_cti::token::TokenMap;

use super::{link, link_with};

fn uuid(number: u8) -> Uuid {
    Uuid::from_random([number; 16])
}

fn communication(event_id: &str) -> Communication {
    Communication {
        event_id: EventId::from(event_id),
        classification: Classification::parse("ORA_SERVICE").unwrap(),
        lookup_object: None,
        data: TokenMap::new(),
    }
}

fn start(event_id: &str) -> HostRequest {
    HostRequest::StartCommunication(communication(event_id))
}

fn close(event_id: &str) -> HostRequest {
    HostRequest::CloseCommunication {
        communication: communication(event_id),
        reason: CloseReason::WrapUp,
    }
}

fn reply(link: &mut McaLink, method: &str, number: u8, more: &str) -> Result<HostMessage, WireError> {
    let uuid = uuid(number);
    link.receive(&format!(
        r#"{{"method":"{method}","uuid":"{uuid}","result":"success"{more}}}"#
    ))
}

fn foreign(method: &str) -> Result<HostMessage, WireError> {
    Err(WireError::ForeignReply {
        method: method.to_owned(),
    })
}

fn replied(request: u64) -> Result<HostMessage, WireError> {
    Ok(HostMessage::Replied {
        request: RequestId(request),
        reply: Ok(ReplyData::default()),
    })
}

#[test]
fn a_second_reply_to_a_request_is_foreign() {
    let mut link = link();
    let new = HostRequest::NewCommunication(communication("a"));
    link.request(RequestId(7), &new, uuid(1));
    assert_eq!(reply(&mut link, "newCommEvent", 1, ""), replied(7));
    assert_eq!(reply(&mut link, "newCommEvent", 1, ""), foreign("newCommEvent"));
}

#[test]
fn replies_find_their_requests_in_any_order_and_in_any_case() {
    let mut link = link();
    link.request(RequestId(1), &HostRequest::Configuration, uuid(0xaa));
    link.request(RequestId(2), &HostRequest::Ready(true), uuid(0xbb));
    assert_eq!(reply(&mut link, "readyForOperation", 0xbb, ""), replied(2));
    let shouted = format!(r#"{{"method":"getConfiguration","uuid":"{}"}}"#, uuid(0xaa)).replace('a', "A");
    let shouted = shouted.replace("getConfigurAtion", "getConfiguration");
    assert_eq!(link.receive(&shouted), replied(1));
}

#[test]
fn start_is_answered_again_and_again_until_its_event_is_closed() {
    let mut link = link();
    link.request(RequestId(1), &start("a"), uuid(1));
    link.request(RequestId(2), &start("b"), uuid(2));
    for _ in 0..3 {
        assert_eq!(reply(&mut link, "startCommEvent", 1, ""), replied(1));
    }
    link.request(RequestId(3), &close("a"), uuid(3));
    assert_eq!(
        reply(&mut link, "startCommEvent", 1, ""),
        foreign("startCommEvent")
    );
    assert_eq!(reply(&mut link, "startCommEvent", 2, ""), replied(2));
    assert_eq!(reply(&mut link, "closeCommEvent", 3, ""), replied(3));
}

#[test]
fn an_event_that_fusion_renamed_is_closed_under_its_new_name() {
    let mut link = link();
    link.request(RequestId(1), &start("a"), uuid(1));
    assert!(reply(&mut link, "startCommEvent", 1, r#","eventId":"b""#).is_ok());
    link.request(RequestId(2), &close("b"), uuid(2));
    assert_eq!(
        reply(&mut link, "startCommEvent", 1, ""),
        foreign("startCommEvent")
    );
}

#[test]
fn a_reply_that_cannot_be_read_leaves_its_request_open() {
    let mut link = link();
    link.request(RequestId(1), &HostRequest::Configuration, uuid(1));
    assert!(reply(&mut link, "getConfiguration", 1, r#","outData":7"#).is_err());
    assert_eq!(reply(&mut link, "getConfiguration", 1, ""), replied(1));
}

#[test]
fn a_command_is_answered_once() {
    let mut link = link();
    let text = r#"{"method":"onToolbarInteractionCommand","command":"accept","eventId":"a"}"#;
    for expected in 1..=2 {
        let Ok(HostMessage::Commanded {
            command,
            order: Order::Interaction(_),
        }) = link.receive(text)
        else {
            panic!("a command was not taken");
        };
        assert_eq!(command, CommandId(expected));
    }
    let done = Answer::Done(AnswerData::Nothing);
    assert!(link.answer(CommandId(2), &done).is_some());
    assert_eq!(link.answer(CommandId(2), &done), None);
    assert_eq!(link.answer(CommandId(3), &done), None);
    assert!(link.answer(CommandId(1), &done).is_some());
}

#[test]
fn what_nobody_answers_is_forgotten_oldest_first_and_counted() {
    let mut link = link();
    for number in 0..200 {
        link.request(
            RequestId(number.into()),
            &HostRequest::Configuration,
            uuid(number),
        );
        let text = r#"{"method":"onToolbarAgentCommand","command":"getCurrentAgentState"}"#;
        assert!(link.receive(text).is_ok());
    }
    assert_eq!(link.forgotten(), (200 - 128) + (200 - 64));
    assert_eq!(
        reply(&mut link, "getConfiguration", 0, ""),
        foreign("getConfiguration")
    );
    assert_eq!(reply(&mut link, "getConfiguration", 199, ""), replied(199));
    assert_eq!(
        link.answer(CommandId(1), &Answer::Done(AnswerData::Nothing)),
        None
    );
    assert!(
        link.answer(CommandId(200), &Answer::Done(AnswerData::Nothing))
            .is_some()
    );
}

#[test]
fn the_deployment_chooses_which_id_a_dial_request_gets() {
    let text = r#"{"method":"onOutgoingEvent","uuid":"u","outData":{"SVCMCA_ANI":"1","SVCMCA_CALL_ID":"c"}}"#;
    for (source, id) in [
        (OutboundIdSource::CallId, "c"),
        (OutboundIdSource::MessageUuid, "u"),
    ] {
        match link_with(McaVersion::V1_3, source).receive(text) {
            Ok(HostMessage::DialRequested(dial)) => assert_eq!(dial.event_id.as_str(), id),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn a_text_over_the_limit_is_not_even_parsed() {
    let text = "{".repeat(256 * 1024 + 1);
    assert_eq!(
        link().receive(&text),
        Err(WireError::TooLarge { length: text.len() })
    );
    let text = "[".repeat(256 * 1024);
    assert!(matches!(link().receive(&text), Err(WireError::NotJson { .. })));
}

#[test]
fn nothing_of_a_conversation_prints_personal_data() {
    let mut link = link();
    let text = r#"{"method":"onOutgoingEvent","uuid":"u","outData":{"SVCMCA_ANI":"441632960123"}}"#;
    let message = link.receive(text).unwrap();
    let mut called = communication("a");
    called.data = TokenMap::new().with("SVCMCA_ANI", "441632960123");
    let request = HostRequest::NewCommunication(called);
    link.request(RequestId(1), &request, uuid(1));
    let bad = link.receive(r#"{"method":"onOutgoingEvent","outData":["441632960123"]}"#);
    assert!(!format!("{message:?} {request:?} {link:?} {bad:?}").contains("1632"));
}
