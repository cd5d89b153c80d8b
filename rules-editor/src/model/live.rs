//! What is next to the toolbar now.

use fusion_cti::rules::Refusal;

use serde_json::Value;

/// How far the look at a live file has come.
#[derive(Clone, Debug, PartialEq, Default)]
pub enum Live {
    /// The request has not been answered yet.
    #[default]
    Awaited,
    /// There is no such file.
    Absent,
    /// It could not be fetched.
    Unreachable(String),
    /// It was fetched and cannot be used.
    Refused(Refusal),
    /// The file that is live, as JSON.
    Found(Value),
}

impl Live {
    /// The file, if there is one.
    pub fn file(&self) -> Option<&Value> {
        match self {
            Self::Found(file) => Some(file),
            Self::Awaited | Self::Absent | Self::Unreachable(_) | Self::Refused(_) => None,
        }
    }
}
