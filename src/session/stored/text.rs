//! The stored calls as JSON text and back, with the version of their form.

use serde::Serialize;
use thiserror::Error;

use super::{StoredCall, StoredCalls};
use crate::json::{self, ParseError};

/// Why a stored text is not read. The calls then go on as if they were new.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum StoredTextError {
    /// It is no JSON.
    #[error("the stored text is no JSON: {0}")]
    NotJson(#[from] ParseError),
    /// It names another form, or none.
    #[error("the stored text is not of version {VERSION}")]
    OtherVersion,
    /// Something is missing in it.
    #[error("the calls are not as this version writes them")]
    OtherShape,
}

/// The form that these types derive; a stored text of another form is not read.
const VERSION: u64 = 1;

/// The stored text, with its version.
#[derive(Serialize)]
struct Versioned<'a> {
    version: u64,
    calls: &'a [StoredCall],
    names: &'a [(String, u32)],
}

impl StoredCalls {
    /// The text for the browser's storage.
    pub fn to_text(&self) -> String {
        let stored = Versioned {
            version: VERSION,
            calls: &self.calls,
            names: &self.names,
        };
        // Nothing in these types refuses to be written.
        serde_json::to_string(&stored).unwrap_or_default()
    }

    /// Reads a stored text.
    ///
    /// # Errors
    /// The text is not one that this version wrote.
    pub fn from_text(text: &str) -> Result<Self, StoredTextError> {
        let stored = json::parse(text)?;
        if stored.get("version").and_then(serde_json::Value::as_u64) != Some(VERSION) {
            return Err(StoredTextError::OtherVersion);
        }
        json::from_text(text).map_err(|_| StoredTextError::OtherShape)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As the first version of this program wrote it: a page that is reloaded may have been written by an earlier one.
    const FULL: &str = r#"{"version":1,"calls":[{"event":"e.2","firstEvent":"e","call":"c","outbound":true,"origin":"toolbar","told":"started","talked":true,"ownAct":"hangUp","keys":{"SVCMCA_SR_ID":"7"},"ruled":{"line":"Rule: A","classification":"ORA_SALES","close":"endCommunication","contacts":"many","came":12}},{"event":"f","outbound":false,"origin":"vendor","told":"nothing","talked":false,"ownAct":"none","keys":{}}],"names":[["e",2],["f",1]]}"#;

    #[test]
    fn what_is_stored_is_read_and_written_as_it_was() {
        let stored = StoredCalls::from_text(FULL).unwrap();
        assert_eq!(stored.calls.len(), 2);
        assert_eq!(stored.to_text(), FULL);
    }

    #[test]
    fn a_text_of_another_version_or_shape_is_not_read() {
        let error = |text: &str| StoredCalls::from_text(text).unwrap_err();
        assert_eq!(
            error(r#"{"version":2,"calls":[],"names":[]}"#),
            StoredTextError::OtherVersion
        );
        assert_eq!(error("[]"), StoredTextError::OtherVersion);
        assert_eq!(
            error(r#"{"version":1,"calls":[{}],"names":[]}"#),
            StoredTextError::OtherShape
        );
        assert_eq!(
            error("{").to_string(),
            "the stored text is no JSON: line 1, column 2: the text ends before everything is closed"
        );
    }
}
