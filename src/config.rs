//! `toolbar.config.json`: what an admin decides, typed and checked before anything starts.
//!
//! A configuration is taken as a whole or refused as a whole. A refusal names every key that is wrong, what was found
//! there and what belongs there. `docs/configuration.md` describes the keys.

mod error;
mod host;
mod mca;
mod numbers;
pub mod page;
mod screen_pop;
mod uef;
mod values;
mod vendor;

pub use crate::cursor::{Found, ValidationError};
pub use error::ConfigError;
pub use host::{HostConfig, OutboundNew, SizeConfig, Transport, WrapUp};
pub use mca::{McaConfig, MessageLibrary};
pub use numbers::NumbersConfig;
pub use screen_pop::{PopOn, ScreenPopConfig};
pub use uef::{ButtonForm, ReadinessCall, Refusing, RelativeSource, UefConfig};
pub use vendor::VendorConfig;

use serde_json::Value;

use crate::cursor::{Cursor, ValidationErrors};
use crate::json;

/// The only version of the format so far. A later one may mean other things by the same keys.
const VERSION: u64 = 1;

const KEYS: [&str; 5] = ["version", "host", "vendor", "numbers", "screenPop"];

/// The whole configuration, with every value checked and every default filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// How Fusion is connected to, and which windows are trusted.
    pub host: HostConfig,
    /// Which contact centre, and its own settings.
    pub vendor: VendorConfig,
    /// How numbers are read.
    pub numbers: NumbersConfig,
    /// When and how the screen pops.
    pub screen_pop: ScreenPopConfig,
}

impl Config {
    /// Reads the text of a configuration. Refuses unknown keys, wrong values and missing ones.
    ///
    /// # Errors
    /// [`ConfigError`] holds all errors, in sentences for whoever wrote the file.
    pub fn parse(text: &str) -> Result<Self, ConfigError> {
        let text = text.trim_start_matches('\u{feff}');
        let value = json::parse_unique_keys(text)?;
        let mut errors = ValidationErrors::default();
        let config = read(&value, &mut errors);
        errors.finish(config).map_err(ConfigError::Invalid)
    }
}

fn read(value: &Value, errors: &mut ValidationErrors) -> Option<Config> {
    let expected = "an object with the keys `version`, `host`, `vendor`";
    let document = Cursor::new(value).object();
    let document = document.map_err(|error| error.expecting(expected));
    let document = errors.record(document)?;
    let version = errors.record(document.at("version").integer(VERSION..=VERSION, "the number 1"));
    let host = errors
        .record(document.at("host").object())
        .and_then(|host| host::read(&host, errors));
    let vendor = errors
        .record(document.at("vendor").object())
        .and_then(|vendor| vendor::read(&vendor, errors));
    let numbers = errors
        .record(document.optional("numbers", |section| section.object()))
        .and_then(|section| match section {
            Some(section) => numbers::read(&section, errors),
            None => Some(NumbersConfig::default()),
        });
    let screen_pop = errors
        .record(document.optional("screenPop", |section| section.object()))
        .and_then(|section| match section {
            Some(section) => screen_pop::read(&section, errors),
            None => Some(ScreenPopConfig::default()),
        });
    errors.extend(document.unknown_keys(&KEYS));
    version?;
    Some(Config {
        host: host?,
        vendor: vendor?,
        numbers: numbers?,
        screen_pop: screen_pop?,
    })
}
