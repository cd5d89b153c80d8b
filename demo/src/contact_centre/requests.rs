//! What the vendor's library may ask for, by the names on its wire.

use serde_json::{Value, json};

use super::state::RequestRecord;
use super::{ContactCentre, Exception};

/// Enough to tell what was asked in one test; more would only grow.
const RECORDS_KEPT: usize = 200;

impl ContactCentre {
    /// Carries out one request, or says why not in the service's words. Faults and session are not looked at here.
    pub(crate) fn request(&mut self, method: &str, params: &Value, now: u64) -> Result<Value, Exception> {
        let result = self.carry_out(method, params, now);
        let outcome = result
            .as_ref()
            .map_or_else(|exception| exception.kind.as_str(), |_| "done");
        self.record(method, params, outcome);
        self.settle(now);
        result
    }

    /// Notes down that a request came, and what became of it.
    pub(crate) fn record(&mut self, method: &str, params: &Value, outcome: &str) {
        self.requests.push(RequestRecord {
            method: method.to_owned(),
            contact_id: params.get("contactId").and_then(Value::as_str).map(str::to_owned),
            outcome: outcome.to_owned(),
        });
        let surplus = self.requests.len().saturating_sub(RECORDS_KEPT);
        self.requests.drain(..surplus);
    }

    fn carry_out(&mut self, method: &str, params: &Value, now: u64) -> Result<Value, Exception> {
        let contact_id = || text(params, "contactId");
        let connection_id = || text(params, "connectionId");
        match method {
            "acceptContact" => self.accept(contact_id()?, now),
            "rejectContact" => self.reject(contact_id()?, now),
            "engagePreviewContact" => self.engage_preview(contact_id()?, now),
            "clearContact" => self.clear(contact_id()?),
            "completeContact" => self.complete(contact_id()?, now),
            "destroyConnection" => self.destroy_connection(contact_id()?, connection_id()?, now),
            "holdConnection" => self.hold(contact_id()?, connection_id()?, now),
            "resumeConnection" => self.resume(contact_id()?, connection_id()?, now),
            "muteParticipant" => self.mute_participant(contact_id()?, connection_id()?, true),
            "unmuteParticipant" => self.mute_participant(contact_id()?, connection_id()?, false),
            "sendDigits" => self.send_digits(contact_id()?, connection_id()?, text(params, "digits")?),
            "createAdditionalConnection" => self.add_party(contact_id()?, params.get("endpoint"), now),
            "conferenceConnections" => self.conference(contact_id()?, now),
            "toggleActiveConnections" => self.toggle(contact_id()?, now),
            "createOutboundContact" => self.create_outbound(params.get("endpoint"), now).map(drop),
            "putAgentState" => self.put_agent_state(params, now),
            "updateAgentConfiguration" => self.update_configuration(params),
            "getEndpoints" => return Ok(super::configuration::quick_connects()),
            "mute" | "askForMute" => self.mute(params),
            "sendActivity" => {
                self.agent_is_active();
                Ok(())
            }
            _ => Err(Exception::new(
                "UnknownOperationException",
                format!("{method} is not pretended here"),
            )),
        }?;
        Ok(json!({}))
    }
}

/// A text that the request must carry.
pub(super) fn text<'params>(params: &'params Value, name: &str) -> Result<&'params str, Exception> {
    params
        .get(name)
        .and_then(Value::as_str)
        .ok_or_else(|| Exception::new("ValidationException", format!("{name} must be a text")))
}
