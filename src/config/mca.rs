//! The section `host.mca`: what differs between Fusions that speak the MCA messages.

use super::values::word_or;
use crate::cursor::{Fields, ValidationErrors};
use crate::mca_version::McaVersion;

const KEYS: [&str; 1] = ["version"];

const VERSIONS: [(&str, McaVersion); 2] = [("1.3.0", McaVersion::V1_3), ("1.5.0", McaVersion::V1_5)];

/// How the MCA messages are written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct McaConfig {
    /// The version that every message carries.
    pub version: McaVersion,
}

impl Default for McaConfig {
    /// What an empty section says.
    fn default() -> Self {
        Self {
            version: McaVersion::V1_3,
        }
    }
}

/// Reads the section; `None` if anything in it was recorded as an error.
pub(super) fn read(mca: &Fields<'_>, errors: &mut ValidationErrors) -> Option<McaConfig> {
    let version = word_or(mca, "version", &VERSIONS, McaVersion::V1_3, errors);
    errors.extend(mca.unknown_keys(&KEYS));
    Some(McaConfig { version: version? })
}
