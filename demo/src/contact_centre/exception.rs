use serde::Serialize;
use serde_json::{Value, json};

/// A request refused by the service, in the words that the library passes on as JSON text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Exception {
    pub(crate) kind: String,
    pub(crate) message: String,
    pub(crate) status_code: u16,
}

impl Exception {
    pub(crate) fn new(kind: &str, message: impl Into<String>) -> Exception {
        Exception {
            kind: kind.to_owned(),
            message: message.into(),
            status_code: 400,
        }
    }

    pub(crate) fn invalid_state(message: impl Into<String>) -> Exception {
        Exception::new("InvalidStateException", message)
    }

    pub(crate) fn to_json(&self) -> Value {
        json!({
            "type": self.kind,
            "message": self.message,
            "stack": [format!("{}: {}", self.kind, self.message)],
            "retryStatus": "none",
            "statusCode": self.status_code,
        })
    }
}
