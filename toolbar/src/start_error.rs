//! Why the toolbar does not start.

use std::error::Error;
use std::rc::Rc;

use fusion_cti::config::ConfigError;
use thiserror::Error;

use crate::chunk::ChunkMissing;
use crate::config::FILE;
use crate::ports::frame_trust::UntrustedReason;

/// A refusal to start, in sentences for whoever set the toolbar up. Nothing has been started then.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum StartError {
    /// The configuration cannot be fetched at all.
    #[error("`{FILE}` could not be fetched: the server that holds this page did not answer.")]
    Unreachable,
    /// There is no configuration, or the server does not hand it out.
    #[error("`{FILE}` was expected next to this page's index.html, but the server answered with status {0}.")]
    Missing(u16),
    /// The configuration cannot be used.
    #[error("`{FILE}`: {0}")]
    Config(#[from] ConfigError),
    /// The vendor's settings cannot be used.
    #[error("`{FILE}`: {0}")]
    Settings(#[from] SettingsRefused),
    /// No vendor has this name.
    #[error("`{FILE}`: `vendor.name` is \"{name}\"; expected one of {known}.")]
    UnknownVendor {
        /// The name in the configuration.
        name: String,
        /// The names that there are.
        known: String,
    },
    /// The page stands in a frame that is not one of Fusion's.
    #[error("The page around this toolbar is not one that the toolbar may work in: {0}.")]
    Untrusted(#[from] UntrustedReason),
    /// The page is not the one that belongs to this program.
    #[error(
        "This page has no element with the id `{0}`; it is not the index.html that belongs to this toolbar."
    )]
    WrongPage(&'static str),
    /// A part of the program could not be fetched.
    #[error(transparent)]
    Chunk(#[from] ChunkMissing),
    /// The browser lacks what every browser of the last years has.
    #[error("This browser offers no {0}.")]
    Browser(&'static str),
}

/// What a vendor says against its settings, in an error of its own.
#[derive(Clone, Debug, Error)]
#[error(transparent)]
pub struct SettingsRefused(Rc<dyn Error>);

impl SettingsRefused {
    /// Keeps the vendor's error.
    pub fn new(error: impl Error + 'static) -> Self {
        Self(Rc::new(error))
    }
}

/// Two are the same if they say the same: only that is shown.
impl PartialEq for SettingsRefused {
    fn eq(&self, other: &Self) -> bool {
        self.to_string() == other.to_string()
    }
}

impl Eq for SettingsRefused {}
