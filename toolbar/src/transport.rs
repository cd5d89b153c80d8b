//! Chooses the connection to Fusion, once, before the session begins: never two at the same time, and never a second one later.

use std::fmt;
use std::pin::Pin;
use std::rc::Rc;
use std::time::Duration;

use fusion_cti::config::page::PageParameters;
use fusion_cti::config::{Config, HostConfig, MessageLibrary, RelativeSource, Transport, UefConfig};
use fusion_cti::driver::HostPort;
use fusion_cti::mca_version::McaVersion;
use fusion_cti::origin::Origin;
use fusion_cti::protocol::McaSettings;
use fusion_cti::session::HostPresence;
use web_sys::Window;

use crate::chunk::{ChunkMissing, chunk};
use crate::ports::counters::Counters;
use crate::ports::frame_trust::{Embedding, FrameTrust, parent};
use crate::ports::host::mca::McaPort;
use crate::ports::host::mca_library::{self, LibraryError, McaLibraryPort};
use crate::ports::host::standalone::Standalone;
use crate::ports::host::uef::{self, OpenError, PhoneChannel, UefPort, UefSettings};
use crate::text;

const UEF: &str = "UI Events Framework";
const MCA: &str = "MCA messages";
const NONE: &str = "none";
/// How long Fusion's own library may take to load.
const LIBRARY_LIMIT: Duration = Duration::from_secs(10);

/// The chosen connection to Fusion, and why it was chosen.
pub struct HostConnection {
    /// Whether there is a Fusion at its other end.
    pub presence: HostPresence,
    /// The port that the session speaks through.
    pub host: Rc<dyn HostPort>,
    /// Which interface it uses and why, for the diagnostics.
    pub reason: String,
    /// Why Fusion cannot be reached, in a sentence for the agent; `None` where it can be, or where there is no Fusion.
    pub problem: Option<String>,
    /// What the host says it can do, for the diagnostics.
    pub capabilities: Vec<(String, String)>,
}

impl fmt::Debug for HostConnection {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("HostConnection")
            .field("reason", &self.reason)
            .finish_non_exhaustive()
    }
}

/// Which interfaces the configuration and the frame around the page leave to try.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Plan {
    /// Neither: there is no frame around the page, or none that is trusted. With a sentence for the agent if that is wrong.
    Standalone(Option<String>),
    /// The MCA wire, for this reason.
    Mca(Origin, &'static str),
    /// The framework, and if it fails the MCA wire to this origin.
    Uef(Option<Origin>),
}

impl Plan {
    /// Makes the plan. A frame that is not trusted gets neither script nor message.
    pub fn make(host: &HostConfig, embedding: &Embedding, parameters: &PageParameters) -> Self {
        let evaluate = match host.transport {
            Transport::Mca => FrameTrust::evaluate,
            Transport::Uef | Transport::Auto => FrameTrust::evaluate_unnamed,
        };
        let origin = match evaluate(embedding, &host.allowed_origins, parameters) {
            FrameTrust::Trusted(origin) => origin,
            FrameTrust::Standalone => return Self::Standalone(None),
            FrameTrust::Untrusted(reason) => {
                return Self::Standalone(Some(format!("{} {reason}.", text::UNTRUSTED_FRAME)));
            }
        };
        match host.transport {
            Transport::Mca => Self::Mca(origin, "configured"),
            Transport::Uef => Self::Uef(None),
            Transport::Auto
                if host.uef.relative_source == RelativeSource::Skip && names_older_library(parameters) =>
            {
                Self::Mca(origin, "`oraApiSource` names a library of an older Fusion")
            }
            // The MCA wire speaks only to a parent that the address names.
            Transport::Auto => Self::Uef(parameters.parent_frame.is_some().then_some(origin)),
        }
    }
}

/// Older Fusions keep the MCA library on their own server and give its address without a host (`contract/fusion.md`
/// §1.2); those that take it from Oracle's network may have the framework as well.
fn names_older_library(parameters: &PageParameters) -> bool {
    parameters.api_source.as_deref().is_some_and(|source| {
        let source = source.trim();
        !source.starts_with("//") && !source.contains("://")
    })
}

/// Carries out the plan, and fetches the code of the one port that is used. Where the framework is tried, this takes as long
/// as the framework may take to start.
///
/// # Errors
/// The code for the chosen interface cannot be fetched.
pub async fn choose(
    window: &Window,
    config: &Rc<Config>,
    parameters: &PageParameters,
    counters: &Rc<Counters>,
) -> Result<HostConnection, ChunkMissing> {
    let UefConfig {
        script, start_limit, ..
    } = &config.host.uef;
    let (origin, reason) = match Plan::make(&config.host, &Embedding::of(window), parameters) {
        Plan::Standalone(problem) => return Ok(standalone("no trusted frame around this page", problem)),
        Plan::Mca(origin, reason) => (origin, reason.to_owned()),
        Plan::Uef(instead) => match (uef::open(script, *start_limit).await, instead) {
            (Ok(channel), _) => return connect_uef(channel, Rc::clone(config), Rc::clone(counters)).await,
            (Err(error), Some(origin)) => (origin, unusable(&error)),
            (Err(error), None) => {
                let sentence = format!("{} {error}. {}", text::NO_FRAMEWORK, text::NO_FRAMEWORK_THEN);
                return Ok(standalone(&unusable(&error), Some(sentence)));
            }
        },
    };
    let (config, parameters, counters) = (Rc::clone(config), parameters.clone(), Rc::clone(counters));
    let missing = match config.host.mca.library {
        MessageLibrary::Own => None,
        MessageLibrary::Fusion => {
            let opening = open_library(
                origin.clone(),
                reason.clone(),
                Rc::clone(&config),
                parameters.clone(),
                Rc::clone(&counters),
            );
            match opening.await?.await {
                Ok(connection) => return Ok(connection),
                Err(error) => Some(error),
            }
        }
    };
    let mut connection = connect_mca(origin, reason, config, parameters, counters).await?;
    connection.problem =
        missing.map(|error| format!("{} {error}. {}", text::NO_LIBRARY, text::NO_LIBRARY_THEN));
    Ok(connection)
}

/// The connection through Fusion's own library, as soon as that is in the page.
type OpeningLibrary = Pin<Box<dyn Future<Output = Result<HostConnection, LibraryError>>>>;

chunk! { mca_library:
    fn open_library(origin: Origin, reason: String, config: Rc<Config>, parameters: PageParameters, counters: Rc<Counters>) -> OpeningLibrary {
        Box::pin(connect_library(origin, reason, config, parameters, counters))
    }
}

async fn connect_library(
    origin: Origin,
    reason: String,
    config: Rc<Config>,
    parameters: PageParameters,
    counters: Rc<Counters>,
) -> Result<HostConnection, LibraryError> {
    let library = mca_library::load(&parameters, &origin, LIBRARY_LIMIT).await?;
    let settings = McaSettings {
        // The library adds what its version has in the envelope or among the tokens.
        version: McaVersion::V1_5,
        toolbar_name: parameters.toolbar_name.unwrap_or_default(),
        classification: config.host.classification.clone(),
        outbound_id: config.host.outbound_id,
    };
    Ok(HostConnection {
        presence: HostPresence::Framed,
        host: Rc::new(McaLibraryPort::new(library, settings, counters)),
        reason: format!("{MCA}, through Fusion's library: {reason}"),
        problem: None,
        capabilities: Vec::new(),
    })
}

chunk! { mca:
    fn connect_mca(origin: Origin, reason: String, config: Rc<Config>, parameters: PageParameters, counters: Rc<Counters>) -> HostConnection {
        let Some((parent, window)) = web_sys::window().and_then(|window| Some((parent(&window)?, window))) else {
            return Ok(standalone("no frame around this page", None));
        };
        let settings = McaSettings {
            version: config.host.mca.version,
            toolbar_name: parameters.toolbar_name.unwrap_or_default(),
            classification: config.host.classification.clone(),
            outbound_id: config.host.outbound_id,
        };
        HostConnection {
            presence: HostPresence::Framed,
            host: Rc::new(McaPort::new(window, parent, origin, settings, counters)),
            reason: format!("{MCA}: {reason}"),
            problem: None,
            capabilities: Vec::new(),
        }
    }
}

chunk! { uef:
    fn connect_uef(channel: PhoneChannel, config: Rc<Config>, counters: Rc<Counters>) -> HostConnection {
        let host = &config.host;
        let reason = match host.transport {
            Transport::Auto => "it answers",
            Transport::Uef | Transport::Mca => "configured",
        };
        let settings = UefSettings {
            classification: host.classification.clone(),
            outbound_id: host.outbound_id,
            refusal: host.uef.refusal,
            readiness: host.uef.readiness,
            buttons: host.uef.buttons,
        };
        let capabilities = channel.capabilities();
        HostConnection {
            presence: HostPresence::Framed,
            host: Rc::new(UefPort::new(channel, settings, counters)),
            reason: format!("{UEF}: {reason}"),
            problem: None,
            capabilities,
        }
    }
}

fn unusable(error: &OpenError) -> String {
    format!("the {UEF} could not be used: {error}")
}

fn standalone(reason: &str, problem: Option<String>) -> HostConnection {
    HostConnection {
        presence: HostPresence::Standalone,
        host: Rc::new(Standalone),
        reason: format!("{NONE}: {reason}"),
        problem,
        capabilities: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Embedding, PageParameters, Plan};
    use fusion_cti::config::{Config, HostConfig};
    use fusion_cti::origin::Origin;

    const FUSION: &str = "https://fusion.example.com";
    const NAMED: &str = "oraParentFrame=https://fusion.example.com";
    const NEWER: &str =
        "&oraApiSource=https://static.oracle.com/cdn/mca/packs/oj-mca/1/container/mcaInteractionV1.js";
    const OLDER: &str = "&oraApiSource=/mca/mcaInteractionV1.js";

    fn host(transport: &str, relative_source: &str) -> HostConfig {
        let text = format!(
            r#"{{"version": 1, "host": {{"transport": "{transport}", "allowedOrigins": ["{FUSION}"],
                "appClassification": "ORA_SERVICE", "uef": {{"relativeSource": "{relative_source}"}}}},
                "vendor": {{"name": "any", "settings": {{}}}}}}"#
        );
        Config::parse(&text).unwrap().host
    }

    fn plan(transport: &str, seen: &str, query: &str) -> Plan {
        let framed = Embedding::Framed(Some(seen.to_owned()));
        Plan::make(&host(transport, "try"), &framed, &PageParameters::parse(query))
    }

    fn fusion() -> Origin {
        Origin::parse(FUSION).unwrap()
    }

    #[test]
    fn what_is_configured_is_done() {
        assert_eq!(plan("mca", FUSION, NAMED), Plan::Mca(fusion(), "configured"));
        assert_eq!(plan("uef", FUSION, NAMED), Plan::Uef(None));
    }

    #[test]
    fn auto_tries_the_framework_first_and_keeps_the_wire_in_reserve() {
        let newer = format!("{NAMED}{NEWER}");
        assert_eq!(plan("auto", FUSION, &newer), Plan::Uef(Some(fusion())));
        assert_eq!(plan("auto", FUSION, NAMED), Plan::Uef(Some(fusion())));
        assert_eq!(plan("auto", FUSION, ""), Plan::Uef(None));
    }

    #[test]
    fn auto_tries_the_framework_also_where_fusion_serves_its_older_library_unless_told_to_skip_it() {
        let older = format!("{NAMED}{OLDER}");
        assert_eq!(plan("auto", FUSION, &older), Plan::Uef(Some(fusion())));
        let framed = Embedding::Framed(Some(FUSION.to_owned()));
        let skipped = |query| Plan::make(&host("auto", "skip"), &framed, &PageParameters::parse(query));
        assert!(matches!(skipped(&older), Plan::Mca(origin, _) if origin == fusion()));
        assert_eq!(skipped(&format!("{NAMED}{NEWER}")), Plan::Uef(Some(fusion())));
    }

    #[test]
    fn a_frame_that_is_not_trusted_gets_neither_script_nor_message() {
        for transport in ["mca", "uef", "auto"] {
            assert!(matches!(
                plan(transport, "https://other.example.com", NAMED),
                Plan::Standalone(Some(_))
            ));
            assert_eq!(
                plan(transport, "https://other.example.com", ""),
                Plan::Standalone(None)
            );
            let top = Plan::make(
                &host(transport, "try"),
                &Embedding::TopLevel,
                &PageParameters::parse(NAMED),
            );
            assert_eq!(top, Plan::Standalone(None));
        }
    }
}
