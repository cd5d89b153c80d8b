//! The section `host`: which Fusion, and how it wants to be spoken to.

use std::time::Duration;

use super::mca::{self, McaConfig};
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

/// The same for new, whose reply brings what Fusion's server has looked up. Start waits for it (`contract/fusion.md` §5.2).
const NEW_SECONDS: u64 = 20;

/// Longer than any offer and any wrap-up.
const LONGEST_TIMER: u32 = 3600;

/// Larger than any toolbar. Fusion's own limits are smaller and differ with its releases.
const LARGEST_SIDE: u32 = 2000;

const KEYS: [&str; 14] = [
    "transport",
    "allowedOrigins",
    "appClassification",
    "ani",
    "outboundEventId",
    "outboundNew",
    "replySeconds",
    "newSeconds",
    "wrapUp",
    "offerSeconds",
    "wrapUpSeconds",
    "toolbarSize",
    "mca",
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

const WRAP_UPS: [(&str, WrapUp); 3] = [
    ("fusion", WrapUp::Fusion),
    ("separate", WrapUp::Separate),
    ("off", WrapUp::Off),
];

const SIZE_KEYS: [&str; 2] = ["width", "height"];

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
    /// How long the reply to new may take.
    pub new_limit: Duration,
    /// Whether Fusion shows its wrap-up when a call is over.
    pub wrap_up: WrapUp,
    /// How many seconds Fusion offers an inbound call; as Fusion is set up if absent.
    pub offer_seconds: Option<u32>,
    /// How many seconds Fusion's wrap-up may take; as Fusion is set up if absent.
    pub wrap_up_seconds: Option<u32>,
    /// The size that the toolbar asks Fusion for; as Fusion is set up if absent.
    pub toolbar_size: Option<SizeConfig>,
    /// How the MCA messages are written.
    pub mca: McaConfig,
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

/// The toolbar's size in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SizeConfig {
    /// How wide it is; absent for a horizontal toolbar.
    pub width: Option<u32>,
    /// How high it is.
    pub height: u32,
}

/// What happens when a call is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WrapUp {
    /// Fusion shows its wrap-up, and with it the vendor's after-call work ends.
    Fusion,
    /// Fusion shows its wrap-up, and the agent ends the vendor's after-call work.
    Separate,
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
    let new_limit = seconds(host, "newSeconds", NEW_SECONDS, errors);
    let wrap_up = word_or(host, "wrapUp", &WRAP_UPS, WrapUp::Fusion, errors);
    let offer_seconds = timer(host, "offerSeconds", errors);
    let wrap_up_seconds = timer(host, "wrapUpSeconds", errors);
    let toolbar_size = errors
        .record(host.optional("toolbarSize", |section| section.object()))
        .and_then(|section| match section {
            Some(section) => size(&section, errors).map(Some),
            None => Some(None),
        });
    let mca = errors
        .record(host.optional("mca", |section| section.object()))
        .and_then(|section| match section {
            Some(section) => mca::read(&section, errors),
            None => Some(McaConfig::default()),
        });
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
        new_limit: new_limit?,
        wrap_up: wrap_up?,
        offer_seconds: offer_seconds?,
        wrap_up_seconds: wrap_up_seconds?,
        toolbar_size: toolbar_size?,
        mca: mca?,
        uef: uef?,
    })
}

/// Seconds of a timer of Fusion's, if it is to be told any.
fn timer(host: &Fields<'_>, key: &str, errors: &mut ValidationErrors) -> Option<Option<u32>> {
    let expected = "a whole number of seconds from 1 to 3600";
    errors.record(host.optional(key, |seconds| seconds.integer(1..=LONGEST_TIMER, expected)))
}

fn size(size: &Fields<'_>, errors: &mut ValidationErrors) -> Option<SizeConfig> {
    let expected = "a whole number of pixels from 1 to 2000";
    let width = errors.record(size.optional("width", |width| width.integer(1..=LARGEST_SIDE, expected)));
    let height = errors.record(size.at("height").integer(1..=LARGEST_SIDE, expected));
    errors.extend(size.unknown_keys(&SIZE_KEYS));
    Some(SizeConfig {
        width: width?,
        height: height?,
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
