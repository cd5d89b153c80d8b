use serde_json::{Value, json};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Agent,
    Inbound,
    Outbound,
}

impl Role {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Role::Agent => "agent",
            Role::Inbound => "inbound",
            Role::Outbound => "outbound",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ConnectionState {
    Connecting,
    Connected,
    Hold,
    Disconnected,
}

impl ConnectionState {
    pub(crate) fn name(self) -> &'static str {
        match self {
            ConnectionState::Connecting => "connecting",
            ConnectionState::Connected => "connected",
            ConnectionState::Hold => "hold",
            ConnectionState::Disconnected => "disconnected",
        }
    }

    pub(crate) fn is_active(self) -> bool {
        self != ConnectionState::Disconnected
    }
}

/// One party's leg of a contact.
#[derive(Debug, Clone)]
pub(crate) struct Connection {
    pub(crate) id: String,
    pub(crate) role: Role,
    pub(crate) initial: bool,
    pub(crate) state: ConnectionState,
    pub(crate) since: u64,
    pub(crate) endpoint: Value,
    pub(crate) muted: bool,
    /// Whether the agent's browser carries the sound of this contact.
    pub(crate) softphone: bool,
    pub(crate) quick_connect_name: Option<String>,
}

impl Connection {
    pub(crate) fn enter(&mut self, state: ConnectionState, now: u64) {
        if self.state != state {
            self.state = state;
            self.since = now;
        }
    }
}

/// An endpoint in the service's shape, with everything unknown as `null`.
pub(crate) fn endpoint(kind: &str, phone_number: Option<&str>) -> Value {
    json!({ "endpointARN": null, "type": kind, "name": null, "phoneNumber": phone_number, "agentLogin": null, "queue": null })
}
