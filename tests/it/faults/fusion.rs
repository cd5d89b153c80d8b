//! How Fusion answers in the cells of the fault matrix.

use fusion_cti::host::{Classification, CloseReason, HostRequest, Refusal, Reply, ReplyData};
use fusion_cti::ids::{EventId, OutboundIdSource};
use fusion_cti::mca_version::McaVersion;
use fusion_cti::protocol::{McaLink, McaSettings};
use fusion_cti::token::TokenMap;

use crate::story::telling;

/// What comes back for a request.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Manner {
    /// The reply, before its deadline.
    Answers,
    /// Nothing, until the deadline has passed.
    Never,
    /// The reply, when nobody waits for it any more.
    Late,
    /// The reply, after fifteen seconds to new and a minute to start; all else at once.
    Hesitates,
    /// An error, before the deadline.
    Refuses,
    /// An error to a close with any reason but the two that every Fusion knows.
    RefusesReasons,
    /// The reply, under another event id.
    Renames,
    /// Something that is no message of the protocol.
    Garbage,
}

/// Fusion's reply to a request.
pub(super) fn reply(manner: Manner, what: &HostRequest) -> Reply {
    let mut data = ReplyData::default();
    if matches!(what, HostRequest::NewCommunication(_)) {
        data.out_data = TokenMap::new()
            .with("SVCMCA_INTERACTION_ID", interaction(what))
            .with("SVCMCA_CONTACT_NAME", "Maria Okafor");
    }
    if manner == Manner::Renames {
        data.event_id = telling::event_of(what).map(|event| EventId::new(other_name(event)));
    }
    let is_odd_close = matches!(
        what,
        HostRequest::CloseCommunication { reason, .. }
            if !matches!(reason, CloseReason::EndCommunication | CloseReason::Reject)
    );
    if manner == Manner::Refuses || (manner == Manner::RefusesReasons && is_odd_close) {
        return Err(Refusal {
            message: "SVCMCA_ERR_INTERNAL".to_owned(),
        });
    }
    Ok(data)
}

/// The interaction that Fusion makes of a call.
pub(super) fn interaction(what: &HostRequest) -> String {
    format!("interaction of {}", telling::event_of(what).unwrap_or_default())
}

pub(super) fn other_name(event: &str) -> String {
    format!("other-{event}")
}

/// Texts that Fusion posts though nobody can make sense of them.
pub(super) fn plain_text() -> Vec<String> {
    ["_adfShowBody", "please hold the line", "{", "null"]
        .map(str::to_owned)
        .to_vec()
}

pub(super) fn a_megabyte_of_json() -> Vec<String> {
    let long = "x".repeat(1_000_000);
    vec![format!(
        r#"{{"method":"newCommEvent","result":"success","outData":{{"a":"{long}"}}}}"#
    )]
}

/// Well-formed replies that belong to nothing.
pub(super) fn a_flood() -> Vec<String> {
    let one = |number: u32| {
        format!(
            r#"{{"method":"newCommEvent","uuid":"00000000-0000-4000-8000-{number:012}","result":"success","outData":{{}}}}"#
        )
    };
    (0..10_000).map(one).collect()
}

/// Reads texts as the toolbar's port does: nothing of these may reach the session.
pub(super) fn receive(texts: &[String]) -> Result<(), String> {
    let mut link = McaLink::new(McaSettings {
        version: McaVersion::V1_3,
        toolbar_name: "TOOLBAR".to_owned(),
        classification: Classification::parse("ORA_SERVICE").unwrap(),
        outbound_id: OutboundIdSource::CallId,
    });
    match texts.iter().find_map(|text| link.receive(text).ok()) {
        Some(message) => Err(format!("a text that means nothing was taken for {message:?}")),
        None => Ok(()),
    }
}
