//! Why a command could not do its work.

use std::io;
use std::path::PathBuf;

use fusion_cti::rules::Refusal;
use thiserror::Error;

use crate::Exit;

/// Why a command ended early.
#[derive(Debug, Error)]
pub enum Failure {
    /// A file cannot be read.
    #[error("{}: cannot be read: {source}", file.display())]
    Read {
        /// The file, by the path that was given.
        file: PathBuf,
        /// What the operating system says.
        source: io::Error,
    },
    /// A file cannot be written.
    #[error("{}: cannot be written: {source}", file.display())]
    Write {
        /// The file, by the path that was given.
        file: PathBuf,
        /// What the operating system says.
        source: io::Error,
    },
    /// A file is not what it should be.
    #[error("{}: {source}", file.display())]
    Refused {
        /// The file, by the path that was given.
        file: PathBuf,
        /// What is wrong with the file, and where.
        source: Refusal,
    },
    /// The result cannot be printed.
    #[error("the result cannot be printed: {0}")]
    Print(#[from] io::Error),
    /// The result cannot be put into JSON.
    #[error("the result cannot be put into JSON: {0}")]
    Json(#[from] serde_json::Error),
}

impl Failure {
    /// A file that is wrong is a finding; one that is not there is a wrong call.
    pub(crate) fn exit(&self) -> Exit {
        match self {
            Self::Refused { .. } => Exit::Findings,
            Self::Read { .. } | Self::Write { .. } | Self::Print(_) | Self::Json(_) => Exit::Usage,
        }
    }
}
