//! The section `host`: which Fusion, and how it wants to be spoken to.

use std::time::Duration;

use super::uef::{self, UefConfig};
use super::values::{seconds, word_or};
use crate::classification::Classification;
use crate::cursor::{Cursor, Fields, Found, ValidationError, ValidationErrors};
use crate::ids::OutboundIdSource;
use crate::origin::Origin;
use crate::phone::AniFormat;

/// How long Fusion may take for a reply where nothing is configured. A message of a wrong classification is dropped
/// without any reply (`contract/fusion.md` §9.2), and an agent must not wait longer than this to learn it.
const REPLY_SECONDS: u64 = 6;

const KEYS: [&str; 9] = [
    "transport",
    "allowedOrigins",
    "appClassification",
    "ani",
    "outboundEventId",
    "outboundNew",
    "replySeconds",
    "wrapUp",
    "uef",
];

const TRANSPORTS: [(&str, Transport); 3] = [
    ("auto", Transport::Auto),
    ("mca", Transport::Mca),
    ("uef", Transport::Uef),
];

const ANI_FORMATS: [(&str, AniFormat); 3] = [
    ("withoutPlus", AniFormat::WithoutPlus),
    ("withPlus", AniFormat::WithPlus),
    ("national", AniFormat::National),
];

const OUTBOUND_IDS: [(&str, OutboundIdSource); 2] = [
    ("callId", OutboundIdSource::CallId),
    ("messageUuid", OutboundIdSource::MessageUuid),
];

const OUTBOUND_NEWS: [(&str, OutboundNew); 2] = [
    ("dialling", OutboundNew::Dialling),
    ("request", OutboundNew::Request),
];

const WRAP_UPS: [(&str, WrapUp); 2] = [("fusion", WrapUp::Fusion), ("off", WrapUp::Off)];

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
    /// Whether Fusion shows its wrap-up when a call is over.
    pub wrap_up: WrapUp,
    /// How the UI Events Framework is spoken to.
    pub uef: UefConfig,
}

/// Over which of Fusion's interfaces the toolbar speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Transport {
    /// The UI Events Framework where it answers, else the MCA wire.
    Auto,
    /// The older messages of the Multi-Channel Adaptor.
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
    /// A call that is over is closed without wrap-up.
    Off,
}

/// Reads the section; `None` if anything in it was recorded as an error.
pub(super) fn read(host: &Fields<'_>, errors: &mut ValidationErrors) -> Option<HostConfig> {
    let transport = errors.record(host.at("transport").one_of(&TRANSPORTS));
    let allowed_origins = allowed_origins(&host.at("allowedOrigins"), errors);
    let expected = "a code of letters, digits and underscores such as \"ORA_SERVICE\"";
    let classification = host
        .at("appClassification")
        .read(expected, |value| Classification::parse(value.as_str()?));
    let classification = errors.record(classification);
    let ani = word_or(host, "ani", &ANI_FORMATS, AniFormat::WithoutPlus, errors);
    let outbound_id = word_or(
        host,
        "outboundEventId",
        &OUTBOUND_IDS,
        OutboundIdSource::CallId,
        errors,
    );
    let outbound_new = word_or(host, "outboundNew", &OUTBOUND_NEWS, OutboundNew::Dialling, errors);
    let reply_limit = seconds(host, "replySeconds", REPLY_SECONDS, errors);
    let wrap_up = word_or(host, "wrapUp", &WRAP_UPS, WrapUp::Fusion, errors);
    let uef = errors
        .record(host.optional("uef", |section| section.object()))
        .and_then(|section| match section {
            Some(section) => uef::read(&section, errors),
            None => Some(UefConfig::default()),
        });
    errors.extend(host.unknown_keys(&KEYS));
    Some(HostConfig {
        transport: transport?,
        allowed_origins: allowed_origins?,
        classification: classification?,
        ani: ani?,
        outbound_id: outbound_id?,
        outbound_new: outbound_new?,
        reply_limit: reply_limit?,
        wrap_up: wrap_up?,
        uef: uef?,
    })
}

/// Every origin is checked, and each wrong one is recorded with its index: the whole configuration is refused then.
fn allowed_origins(cursor: &Cursor<'_>, errors: &mut ValidationErrors) -> Option<Vec<Origin>> {
    let expected = "a list of at least one origin such as \"https://example.fa.ocs.oraclecloud.com\"";
    let list = cursor.list().ok().filter(|list| !list.is_empty());
    let list = errors.record(list.ok_or_else(|| cursor.error(expected)))?;
    let origins: Vec<_> = list
        .iter()
        .filter_map(|item| errors.record(origin(item)))
        .collect();
    (origins.len() == list.len()).then_some(origins)
}

fn origin(cursor: &Cursor<'_>) -> Result<Origin, ValidationError> {
    let error = cursor.error("an origin such as \"https://example.fa.ocs.oraclecloud.com\"");
    let Ok(text) = cursor.string() else {
        return Err(error);
    };
    Origin::parse(text).map_err(|reason| match error.found {
        Found::Value(found) => ValidationError {
            found: Found::Value(format!("{found}, but {reason}")),
            ..error
        },
        _ => error,
    })
}
