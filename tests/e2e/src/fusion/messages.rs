//! The messages that the mock Fusion received, and the state that they led to.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

/// A communication event from the toolbar.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct CommEvent {
    /// `newCommEvent` and so on.
    pub method: String,
    /// The event id of the call.
    pub event_id: String,
    /// The tokens that it carried.
    #[serde(default)]
    pub in_data: BTreeMap<String, Option<String>>,
    /// Why it ended, for a close.
    #[serde(default)]
    pub reason: Option<String>,
    /// For an `outboundCommError`: the code, such as `INVALID_NUMBER`.
    #[serde(default)]
    pub error_code: Option<String>,
    /// For an `outboundCommError`: what the agent is told.
    #[serde(default)]
    pub error_msg: Option<String>,
}

impl CommEvent {
    /// `new`, `start`, `close` or `error`.
    pub fn kind(&self) -> &str {
        match self.method.as_str() {
            "newCommEvent" => "new",
            "startCommEvent" => "start",
            "closeCommEvent" => "close",
            "outboundCommError" => "error",
            other => other,
        }
    }

    /// Its kind, and the reason of a close.
    pub fn in_short(&self) -> String {
        match &self.reason {
            Some(reason) => format!("{} {reason}", self.kind()),
            None => self.kind().to_owned(),
        }
    }

    /// The value of a token; empty where there is none.
    pub fn token(&self, name: &str) -> &str {
        self.in_data
            .get(name)
            .and_then(Option::as_deref)
            .unwrap_or_default()
    }
}

/// The agent's state as it was reported.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the fields are the wire's")]
#[non_exhaustive]
pub struct AgentState {
    pub is_available: bool,
    pub is_logged_in: bool,
    pub state_display_string: String,
    #[serde(default)]
    pub reason_display_string: Option<String>,
}

/// A page that a call opened.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Popped {
    /// `SR_DETAIL`, `CONTACT` or `CONTACT_CREATE`.
    pub page: String,
    /// Which of the four default rules decided.
    pub rule: u8,
    /// The event id of the call.
    pub event_id: String,
    /// The contact, if one is known.
    pub contact_id: Option<String>,
    /// The service request, if the page is about one.
    pub request_id: Option<String>,
    /// What the call brought.
    pub tokens: BTreeMap<String, Value>,
}

/// A call as Fusion sees it.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Engagement {
    /// The event id of the call.
    pub event_id: String,
    /// `offered`, `dialling`, `started`, `wrap-up` or `closed`.
    pub phase: String,
    /// Whether it is the one in front.
    pub active: bool,
    /// The buttons that the toolbar advertised.
    pub buttons: Vec<Button>,
}

/// A button of Fusion's call panel.
#[derive(Debug, Clone, Deserialize)]
#[allow(missing_docs, reason = "the fields are what they say")]
#[non_exhaustive]
pub struct Button {
    pub name: String,
    pub visible: bool,
    pub enabled: bool,
}

/// An answer of the toolbar to a command.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct CommandAnswer {
    /// The command's name as it was sent.
    pub command: String,
    /// Its id; agent commands have none.
    #[serde(default)]
    pub command_id: Option<String>,
    /// `success`, or something else.
    pub result: String,
    /// What the agent is told.
    #[serde(default)]
    pub result_display_string: Option<String>,
    /// What it brought back.
    #[serde(default)]
    pub out_data: Value,
}

impl CommandAnswer {
    /// Whether it is a success.
    pub fn succeeded(&self) -> bool {
        self.result == "success"
    }

    /// The text for the agent; empty where there is none.
    pub fn text(&self) -> &str {
        self.result_display_string.as_deref().unwrap_or_default()
    }
}
