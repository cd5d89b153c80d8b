//! The section `host.uef`: how Oracle's UI Events Framework is reached, and what of it is uncertain.

use std::time::Duration;

use super::values::{seconds, word_or};
use crate::cursor::{Fields, ValidationErrors};
use crate::origin::Origin;

/// Where Oracle keeps the script (`contract/fusion.md` §1.3). It is always loaded from there and never copied.
const SCRIPT: &str = "https://static.oracle.com/cdn/ui-events-framework/libs/ui-events-framework-client.js";

/// How long the script and its `initialize` may take together. Outside Fusion it never ends (§9.14).
const START_SECONDS: u64 = 10;

const KEYS: [&str; 6] = [
    "script",
    "startSeconds",
    "relativeSource",
    "refusal",
    "readiness",
    "buttons",
];

const RELATIVE_SOURCES: [(&str, RelativeSource); 2] =
    [("try", RelativeSource::Try), ("skip", RelativeSource::Skip)];

const REFUSALS: [(&str, Refusing); 3] = [
    ("failure", Refusing::Failure),
    ("error", Refusing::Error),
    ("reject", Refusing::Reject),
];

const READINESS: [(&str, ReadinessCall); 2] = [("send", ReadinessCall::Send), ("skip", ReadinessCall::Skip)];

const BUTTON_FORMS: [(&str, ButtonForm); 3] = [
    ("descriptors", ButtonForm::Descriptors),
    ("names", ButtonForm::Names),
    ("none", ButtonForm::None),
];

/// How the framework is spoken to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UefConfig {
    /// Where the script is loaded from.
    pub script: String,
    /// How long loading and initialising may take together.
    pub start_limit: Duration,
    /// Whether `auto` tries it in a Fusion that serves its older library itself.
    pub relative_source: RelativeSource,
    /// How a command is refused.
    pub refusal: Refusing,
    /// Whether the framework is told that the toolbar can be used.
    pub readiness: ReadinessCall,
    /// How Fusion is told of the buttons that it may show for a call.
    pub buttons: ButtonForm,
}

/// How Fusion is told of the buttons that it may show for a call. Which form the framework reads is documented nowhere: Oracle's
/// reference toolbar gives descriptors over the older interface, and an adapter of this one names (`contract/fusion.md` §3.2, §11.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ButtonForm {
    /// With label, position and state.
    Descriptors,
    /// By the names of their commands alone.
    Names,
    /// Not at all: Fusion shows its own.
    None,
}

/// Whether `auto` tries the framework where `oraApiSource` has no host: such a Fusion serves its MCA library itself. That is
/// known of older Fusions (`contract/fusion.md` §1.2), and nothing says that a newer one does not do it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RelativeSource {
    /// It is tried as everywhere else; an old Fusion costs the time that it may take to start.
    Try,
    /// The MCA messages are used at once.
    Skip,
}

/// How a command of Fusion is refused: only the word for success is documented (`contract/fusion.md` §1.8, §11.6).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusing {
    /// The promise resolves, with the result `failure`.
    Failure,
    /// The promise resolves, with the result `error`.
    Error,
    /// The promise is rejected.
    Reject,
}

/// Whether `readyForOperationOperation` is sent: it is documented, and no sample sends it (`contract/fusion.md` §1.9).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadinessCall {
    /// It is sent, as Oracle documents it.
    Send,
    /// It is left out, as in Oracle's samples.
    Skip,
}

/// Reads the section; `None` if anything in it was recorded as an error.
pub(super) fn read(uef: &Fields<'_>, errors: &mut ValidationErrors) -> Option<UefConfig> {
    let expected = format!("the address of a script over https such as \"{SCRIPT}\"");
    let script = uef.optional("script", |address| {
        address.read(&expected, |value| script(value.as_str()?))
    });
    let script = errors.record(script);
    let start_limit = seconds(uef, "startSeconds", START_SECONDS, errors);
    let relative_source = word_or(
        uef,
        "relativeSource",
        &RELATIVE_SOURCES,
        RelativeSource::Try,
        errors,
    );
    let refusal = word_or(uef, "refusal", &REFUSALS, Refusing::Failure, errors);
    let readiness = word_or(uef, "readiness", &READINESS, ReadinessCall::Send, errors);
    let buttons = word_or(uef, "buttons", &BUTTON_FORMS, ButtonForm::Descriptors, errors);
    errors.extend(uef.unknown_keys(&KEYS));
    Some(UefConfig {
        script: script?.unwrap_or_else(|| SCRIPT.to_owned()),
        start_limit: start_limit?,
        relative_source: relative_source?,
        refusal: refusal?,
        readiness: readiness?,
        buttons: buttons?,
    })
}

impl Default for UefConfig {
    /// What an empty section says.
    fn default() -> Self {
        Self {
            script: SCRIPT.to_owned(),
            start_limit: Duration::from_secs(START_SECONDS),
            relative_source: RelativeSource::Try,
            refusal: Refusing::Failure,
            readiness: ReadinessCall::Send,
            buttons: ButtonForm::Descriptors,
        }
    }
}

/// An address whose origin could be trusted as a parent's: https, or this very computer.
fn script(text: &str) -> Option<String> {
    let text = text.trim();
    let (scheme, rest) = text.split_once("://")?;
    let (host, path) = rest.split_once('/')?;
    let plain = !path.is_empty() && !path.contains(|c: char| c.is_whitespace() || c.is_control());
    (plain && Origin::parse(&format!("{scheme}://{host}")).is_ok()).then(|| text.to_owned())
}
