//! `toolbar.config.json`: what an admin decides, typed and checked before anything starts.
//!
//! A configuration is taken as a whole or refused as a whole. A refusal names every key that is wrong, what was found
//! there and what belongs there. `docs/configuration.md` describes the keys.

mod error;
mod host;
pub mod page;
mod screen_pop;
mod section;
mod uef;
mod vendor;
mod words;

pub use error::{ConfigError, Found, Mistake};
pub use host::{HostConfig, OutboundNew, Transport, WrapUp};
pub use screen_pop::{PopOn, ScreenPopConfig};
pub use uef::{ReadinessCall, Refusing, UefConfig};
pub use vendor::VendorConfig;

use crate::json::Value;

use crate::json::{self, SyntaxError, Twice};

use section::{Need, Notes, Section};

/// The only version of the format so far. A later one may mean other things by the same keys.
const VERSION: u64 = 1;

/// The whole configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// Which Fusion.
    pub host: HostConfig,
    /// Which contact centre.
    pub vendor: VendorConfig,
    /// When and how the screen pops.
    pub screen_pop: ScreenPopConfig,
}

impl Config {
    /// Reads the text of a configuration. Refuses unknown keys, wrong values and missing ones.
    ///
    /// # Errors
    /// [`ConfigError`] holds all mistakes, in sentences for whoever wrote the file.
    pub fn parse(text: &str) -> Result<Self, ConfigError> {
        let text = text.trim_start_matches('\u{feff}');
        // The usual reader lets the last of two keys win, which would make an admin's forgotten first copy of a section
        // disappear without a word.
        let value = json::read(text, Twice::Refused).map_err(|error| syntax(&error))?;
        let notes = Notes::default();
        let config = read(&value, &notes);
        match (config, notes.into_inner()) {
            (Some(config), mistakes) if mistakes.is_empty() => Ok(config),
            (_, mistakes) => Err(ConfigError::Mistakes(mistakes)),
        }
    }
}

fn read(value: &Value, notes: &Notes) -> Option<Config> {
    let document = Section::document(value, notes);
    let version = document.read("version", Need::Required, "the number 1", |value| {
        value.as_u64().filter(|&version| version == VERSION)
    });
    let host_section = document.section("host", Need::Required);
    let host = host::read(&host_section);
    host_section.finish();
    let vendor_section = document.section("vendor", Need::Required);
    let vendor = vendor::read(&vendor_section);
    vendor_section.finish();
    let screen_pop_section = document.section("screenPop", Need::Optional);
    let screen_pop = screen_pop::read(&screen_pop_section);
    screen_pop_section.finish();
    document.finish();
    version?;
    Some(Config {
        host: host?,
        vendor: vendor?,
        screen_pop,
    })
}

fn syntax(error: &SyntaxError) -> ConfigError {
    ConfigError::Syntax {
        problem: error.slip.to_string(),
        line: error.line,
        column: error.column,
    }
}
