//! The section `host`: which Fusion, and how it wants to be spoken to.

use std::time::Duration;

use super::error::Found;
use super::section::{Need, Section, shown};
use super::uef::{self, UefConfig};
use super::words::seconds;
use crate::classification::Classification;
use crate::ids::OutboundIdSource;
use crate::origin::Origin;
use crate::phone::AniFormat;

/// How long Fusion may take for a reply where nothing is configured. A message of a wrong classification is dropped
/// without any reply (`contract/fusion.md` §9.2), and an agent must not wait longer than this to learn it.
const REPLY_SECONDS: u64 = 6;

/// How the toolbar and Fusion speak to each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostConfig {
    /// Over which of Fusion's two interfaces.
    pub transport: Transport,
    /// Who may frame the toolbar and speak to it. Never empty.
    pub allowed_origins: Vec<Origin>,
    /// Chooses Fusion's lookup and screen-pop rules.
    pub classification: Classification,
    /// How the caller's number is written.
    pub ani: AniFormat,
    /// Which of Fusion's ids becomes the event id of a dial request.
    pub outbound_id: OutboundIdSource,
    /// When Fusion hears of a call that was dialled here.
    pub outbound_new: OutboundNew,
    /// How long a reply may take.
    pub reply_limit: Duration,
    /// Who shows wrap-up.
    pub wrap_up: WrapUp,
    /// How the UI Events Framework is spoken to.
    pub uef: UefConfig,
}

/// Over which of Fusion's interfaces the toolbar speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Transport {
    /// The UI Events Framework where it answers, else the MCA wire.
    Auto,
    /// The MCA wire.
    Mca,
    /// The UI Events Framework.
    Uef,
}

/// When Fusion hears of a call that was dialled here. The sources disagree (`contract/fusion.md` §5.3.3, §11).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutboundNew {
    /// When the vendor has agreed to dial, or shows the call.
    Dialling,
    /// At once, before the vendor has agreed.
    Request,
}

/// What happens when a call is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WrapUp {
    /// Fusion shows its wrap-up.
    Fusion,
    /// There is none.
    Off,
}

/// Reads the section; `None` if anything in it was noted as a mistake.
pub(super) fn read(host: &Section<'_>) -> Option<HostConfig> {
    let transport = host.choice(
        "transport",
        Need::Required,
        &["auto", "mca", "uef"],
        [Transport::Auto, Transport::Mca, Transport::Uef],
    );
    let allowed_origins = allowed_origins(host);
    let classification = host.read(
        "appClassification",
        Need::Required,
        "a code of letters, digits and underscores such as \"ORA_SERVICE\"",
        |value| Classification::parse(value.as_str()?),
    );
    let ani = host.choice(
        "ani",
        Need::Optional,
        &["withoutPlus", "withPlus"],
        [AniFormat::WithoutPlus, AniFormat::WithPlus],
    );
    let outbound_id = host.choice(
        "outboundEventId",
        Need::Optional,
        &["callId", "messageUuid"],
        [OutboundIdSource::CallId, OutboundIdSource::MessageUuid],
    );
    let outbound_new = host.choice(
        "outboundNew",
        Need::Optional,
        &["dialling", "request"],
        [OutboundNew::Dialling, OutboundNew::Request],
    );
    let reply_limit = seconds(host, "replySeconds", REPLY_SECONDS);
    let wrap_up = host.choice(
        "wrapUp",
        Need::Optional,
        &["fusion", "off"],
        [WrapUp::Fusion, WrapUp::Off],
    );
    let uef_section = host.section("uef", Need::Optional);
    let uef = uef::read(&uef_section);
    uef_section.finish();
    Some(HostConfig {
        transport: transport?,
        allowed_origins: allowed_origins?,
        classification: classification?,
        ani: ani.unwrap_or(AniFormat::WithoutPlus),
        outbound_id: outbound_id.unwrap_or(OutboundIdSource::CallId),
        outbound_new: outbound_new.unwrap_or(OutboundNew::Dialling),
        reply_limit,
        wrap_up: wrap_up.unwrap_or(WrapUp::Fusion),
        uef,
    })
}

/// Every origin is checked, and each wrong one is noted with its place in the list: the whole configuration is refused
/// then.
fn allowed_origins(host: &Section<'_>) -> Option<Vec<Origin>> {
    let key = "allowedOrigins";
    let expected = "a list of at least one origin such as \"https://example.fa.ocs.oraclecloud.com\"";
    let list = host.read(key, Need::Required, expected, |value| {
        value.as_array().filter(|list| !list.is_empty())
    })?;
    let mut origins = Vec::new();
    for (place, value) in list.iter().enumerate() {
        let reason = match value.as_str().map(Origin::parse) {
            Some(Ok(origin)) => {
                origins.push(origin);
                continue;
            }
            Some(Err(error)) => Some(error),
            None => None,
        };
        let found = match (shown(value), reason) {
            (Found::Value(shown), Some(error)) => Found::Value(format!("{shown}, but {error}")),
            (found, _) => found,
        };
        let expected = "an origin such as \"https://example.fa.ocs.oraclecloud.com\"";
        host.note(&format!("{}[{place}]", host.path_of(key)), found, expected);
    }
    Some(origins)
}
