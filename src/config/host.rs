//! The section `host`: which Fusion, and how it wants to be spoken to.

use std::time::Duration;

use crate::json::Value;

use super::error::Found;
use super::section::{Need, Section, shown};
use super::uef::{self, UefConfig};
use super::words::{choice, seconds};
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
    let transport = host.required("transport", "\"auto\", \"mca\" or \"uef\"", |value| {
        choice(
            value,
            &[
                ("auto", Transport::Auto),
                ("mca", Transport::Mca),
                ("uef", Transport::Uef),
            ],
        )
    });
    let allowed_origins = allowed_origins(host);
    let classification = host.required(
        "appClassification",
        "a code of letters, digits and underscores such as \"ORA_SERVICE\"",
        |value| Classification::parse(value.as_str()?),
    );
    let ani = host.optional("ani", "\"withoutPlus\" or \"withPlus\"", |value| {
        choice(
            value,
            &[
                ("withoutPlus", AniFormat::WithoutPlus),
                ("withPlus", AniFormat::WithPlus),
            ],
        )
    });
    let outbound_id = host.optional("outboundEventId", "\"callId\" or \"messageUuid\"", |value| {
        choice(
            value,
            &[
                ("callId", OutboundIdSource::CallId),
                ("messageUuid", OutboundIdSource::MessageUuid),
            ],
        )
    });
    let outbound_new = host.optional("outboundNew", "\"dialling\" or \"request\"", |value| {
        choice(
            value,
            &[
                ("dialling", OutboundNew::Dialling),
                ("request", OutboundNew::Request),
            ],
        )
    });
    let reply_limit = seconds(host, "replySeconds", REPLY_SECONDS);
    let wrap_up = host.optional("wrapUp", "\"fusion\" or \"off\"", |value| {
        choice(value, &[("fusion", WrapUp::Fusion), ("off", WrapUp::Off)])
    });
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

/// Every origin is checked, and each wrong one is noted with its place in the list.
fn allowed_origins(host: &Section<'_>) -> Option<Vec<Origin>> {
    let key = "allowedOrigins";
    let expected = "a list of at least one origin such as \"https://example.fa.ocs.oraclecloud.com\"";
    let list = host.required(key, expected, |value| {
        value.as_array().filter(|list| !list.is_empty())
    })?;
    let origins = list.iter().enumerate().map(|(place, value)| {
        let path = format!("{}[{place}]", host.path_of(key));
        origin(host, &path, value)
    });
    // Collected first and judged afterwards, so that the second mistake is noted as well as the first.
    origins.collect::<Vec<_>>().into_iter().collect()
}

fn origin(host: &Section<'_>, path: &str, value: &Value) -> Option<Origin> {
    let expected = "an origin such as \"https://example.fa.ocs.oraclecloud.com\"";
    let found = shown(value);
    let Some(text) = value.as_str() else {
        host.note(path, found, expected);
        return None;
    };
    match Origin::parse(text) {
        Ok(origin) => Some(origin),
        Err(error) => {
            let found = match found {
                Found::Value(shown) => Found::Value(format!("{shown}, but {error}")),
                other => other,
            };
            host.note(path, found, expected);
            None
        }
    }
}
