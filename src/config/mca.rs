//! The section `host.mca`: what differs between Fusions that speak the MCA messages.

use super::values::word_or;
use crate::cursor::{Fields, ValidationErrors};
use crate::mca_version::McaVersion;

const KEYS: [&str; 2] = ["version", "library"];

const VERSIONS: [(&str, McaVersion); 2] = [("1.3.0", McaVersion::V1_3), ("1.5.0", McaVersion::V1_5)];

const LIBRARIES: [(&str, MessageLibrary); 2] =
    [("own", MessageLibrary::Own), ("fusion", MessageLibrary::Fusion)];

/// Whose code writes the MCA messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MessageLibrary {
    /// The toolbar's own, which needs no script of anybody's.
    Own,
    /// Oracle's library, from where Fusion names it (`oraApiSource`), as Oracle's samples do. Where it cannot be had, the toolbar's own.
    Fusion,
}

/// How the MCA messages are written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct McaConfig {
    /// The version that every message carries.
    pub version: McaVersion,
    /// By whose code. Oracle's library writes its own version.
    pub library: MessageLibrary,
}

impl Default for McaConfig {
    /// What an empty section says.
    fn default() -> Self {
        Self {
            version: McaVersion::V1_3,
            library: MessageLibrary::Own,
        }
    }
}

/// Reads the section; `None` if anything in it was recorded as an error.
pub(super) fn read(mca: &Fields<'_>, errors: &mut ValidationErrors) -> Option<McaConfig> {
    let version = word_or(mca, "version", &VERSIONS, McaVersion::V1_3, errors);
    let library = word_or(mca, "library", &LIBRARIES, MessageLibrary::Own, errors);
    errors.extend(mca.unknown_keys(&KEYS));
    Some(McaConfig {
        version: version?,
        library: library?,
    })
}
