//! The contact centre: what really is, reported as a story writes it.

use fusion_cti::vendor::{CallRequest, VendorCommand, VendorSnapshot};
use serde_json::{Value, json};

use crate::story::reading;

/// What becomes of a request to the contact centre.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum RequestFate {
    /// It is done, answered and shown.
    Done,
    /// It is refused, and nothing happens.
    Refused,
    /// It is lost: neither done nor answered.
    Lost,
}

/// One call as it really is.
#[derive(Clone)]
pub(super) struct Call {
    pub(super) id: String,
    /// The event id that the toolbar dialled it under.
    pub(super) event: Option<String>,
    /// As stories spell it: `ringing`, `connected`, …
    pub(super) is: &'static str,
}

impl Call {
    /// The event id under which it is announced to Fusion.
    pub(super) fn announced_as(&self) -> &str {
        self.event.as_deref().unwrap_or(&self.id)
    }

    pub(super) fn is_live(&self) -> bool {
        matches!(self.is, "ringing" | "dialling" | "connected" | "held")
    }
}

pub(super) struct Phone {
    /// As stories spell it.
    pub(super) link: &'static str,
    pub(super) calls: Vec<Call>,
    /// Whether it is about to sign the agent out.
    pub(super) warns: bool,
    pub(super) request_fate: RequestFate,
}

impl Phone {
    pub(super) fn new() -> Self {
        Self {
            link: "up",
            calls: Vec::new(),
            warns: false,
            request_fate: RequestFate::Done,
        }
    }

    pub(super) fn rings(&mut self, id: &str) {
        self.calls.push(Call {
            id: id.to_owned(),
            event: None,
            is: "ringing",
        });
    }

    /// Every call becomes this.
    pub(super) fn all_become(&mut self, is: &'static str) {
        for call in &mut self.calls {
            call.is = is;
        }
    }

    pub(super) fn snapshot(&self) -> VendorSnapshot {
        if self.link != "up" {
            return reading::snapshot(&json!({ "link": self.link, "calls": [] }));
        }
        let busy = self.calls.iter().any(Call::is_live);
        let calls: Vec<Value> = self.calls.iter().map(described).collect();
        let agent = if busy { "Busy" } else { "Available" };
        let sign_out = self.warns.then_some("soon");
        reading::snapshot(&json!({ "agent": agent, "signOut": sign_out, "calls": calls }))
    }

    /// Does what was asked.
    pub(super) fn perform(&mut self, what: &VendorCommand) {
        let mut becomes = |id: &str, is: &'static str| {
            for call in self.calls.iter_mut().filter(|call| call.id == id) {
                call.is = is;
            }
        };
        match what {
            VendorCommand::MakeOutboundCall { event_id, .. } => self.calls.push(Call {
                id: "D1".to_owned(),
                event: Some(event_id.to_string()),
                is: "dialling",
            }),
            VendorCommand::Call { call, request } => match request {
                CallRequest::Accept => becomes(call.as_str(), "connected"),
                CallRequest::Reject => becomes(call.as_str(), "over: rejected"),
                CallRequest::HangUp => becomes(call.as_str(), "over"),
                CallRequest::FinishWrapUp => self.calls.retain(|known| known.id != call.as_str()),
                CallRequest::Hold => becomes(call.as_str(), "held"),
                _ => {}
            },
            VendorCommand::Connect
            | VendorCommand::StaySignedIn
            | VendorCommand::MakeAgentAvailable
            | VendorCommand::MakeAgentUnavailable(_) => {}
        }
    }
}

fn described(call: &Call) -> Value {
    let mut described =
        json!({ "id": call.id, "is": call.is, "number": "+441632960123", "queue": "Support" });
    if let Some(event) = &call.event {
        described["event"] = json!(event);
        described["direction"] = json!("outbound");
    }
    described
}
