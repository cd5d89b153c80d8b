//! What lies beside the toolbar now.

use fusion_cti::rules::Refusal;

use super::json::Json;

/// How far the look at a live file has come.
#[derive(Clone, Debug, PartialEq, Default)]
pub enum Live {
    /// Not answered yet.
    #[default]
    Awaited,
    /// There is no such file.
    Absent,
    /// It could not be fetched.
    Unreachable(String),
    /// It was fetched and cannot be used.
    Refused(Refusal),
    /// The file.
    Found(Json),
}

impl Live {
    /// The file, if there is one.
    pub fn file(&self) -> Option<&Json> {
        match self {
            Self::Found(file) => Some(file),
            Self::Awaited | Self::Absent | Self::Unreachable(_) | Self::Refused(_) => None,
        }
    }
}
