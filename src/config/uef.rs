//! The section `host.uef`: how Oracle's UI Events Framework is reached, and what of it is uncertain.

use std::time::Duration;

use super::section::{Need, Section};
use super::words::seconds;
use crate::origin::Origin;

/// Where Oracle keeps the script (`contract/fusion.md` §1.3). It is always loaded from there and never copied.
const SCRIPT: &str = "https://static.oracle.com/cdn/ui-events-framework/libs/ui-events-framework-client.js";

/// How long the script and its `initialize` may take together. Outside Fusion it never ends (§9.14).
const START_SECONDS: u64 = 10;

/// How the framework is spoken to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UefConfig {
    /// Where the script is loaded from.
    pub script: String,
    /// How long loading and initialising may take together.
    pub start_limit: Duration,
    /// How a command is refused.
    pub refusal: Refusing,
    /// Whether the framework is told that the toolbar can be used.
    pub readiness: ReadinessCall,
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
    /// It is sent.
    Send,
    /// It is not.
    Skip,
}

/// Reads the section; what is left out has its default. A mistake is noted and leaves the default, too: the whole
/// configuration is refused then.
pub(super) fn read(uef: &Section<'_>) -> UefConfig {
    let expected = format!("the address of a script over https such as \"{SCRIPT}\"");
    let script = uef.read("script", Need::Optional, &expected, |value| {
        script(value.as_str()?)
    });
    let start_limit = seconds(uef, "startSeconds", START_SECONDS);
    let refusal = uef.choice(
        "refusal",
        Need::Optional,
        &["failure", "error", "reject"],
        [Refusing::Failure, Refusing::Error, Refusing::Reject],
    );
    let readiness = uef.choice(
        "readiness",
        Need::Optional,
        &["send", "skip"],
        [ReadinessCall::Send, ReadinessCall::Skip],
    );
    UefConfig {
        script: script.unwrap_or_else(|| SCRIPT.to_owned()),
        start_limit,
        refusal: refusal.unwrap_or(Refusing::Failure),
        readiness: readiness.unwrap_or(ReadinessCall::Send),
    }
}

/// An address whose origin could be trusted as a parent's: https, or this very computer.
fn script(text: &str) -> Option<String> {
    let text = text.trim();
    let (scheme, rest) = text.split_once("://")?;
    let (host, path) = rest.split_once('/')?;
    let plain = !path.is_empty() && !path.contains(|sign: char| sign.is_whitespace() || sign.is_control());
    (plain && Origin::parse(&format!("{scheme}://{host}")).is_ok()).then(|| text.to_owned())
}
