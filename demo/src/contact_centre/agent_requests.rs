use serde_json::{Value, json};

use super::agent::{SELECTABLE_STATES, SelectableState};
use super::configuration::{dialable, state_arn};
use super::{Announcement, ContactCentre, Exception};

impl ContactCentre {
    pub(super) fn put_agent_state(&mut self, params: &Value, now: u64) -> Result<(), Exception> {
        let arn = params.pointer("/state/agentStateARN").and_then(Value::as_str);
        let wanted = arn
            .and_then(|arn| SELECTABLE_STATES.iter().find(|state| state_arn(state.key) == arn))
            .ok_or_else(|| Exception::new("InvalidAgentARNException", "Unknown agent state"))?;
        let enqueue = params
            .get("enqueueNextState")
            .and_then(Value::as_bool)
            .unwrap_or(false);
        self.select_state(wanted, enqueue, now)
    }

    /// The agent selects a state. During a call it can only be queued as the next one, and queueing the state that the
    /// agent returns to anyway empties the queue. In after-call work or an error state it is also the way out.
    pub(super) fn select_state(
        &mut self,
        wanted: &'static SelectableState,
        enqueue: bool,
        now: u64,
    ) -> Result<(), Exception> {
        if self.has_live_voice_contact() {
            if !enqueue {
                return Err(Exception::invalid_state(
                    "Cannot change agent state: Invalid agent or contact state.",
                ));
            }
            self.next_state = (wanted != self.available_as).then_some(wanted);
            return Ok(());
        }
        self.remove_finished_calls();
        self.next_state = None;
        self.available_as = wanted;
        self.show_agent_state(now);
        Ok(())
    }

    pub(super) fn create_outbound(&mut self, target: Option<&Value>, now: u64) -> Result<String, Exception> {
        let target = dialable(target)?;
        if self.has_live_voice_contact() {
            return Err(Exception::invalid_state("Agent is on a call"));
        }
        Ok(self.dial(target, now))
    }

    pub(super) fn update_configuration(&mut self, params: &Value) -> Result<(), Exception> {
        let softphone = params
            .pointer("/configuration/softphoneEnabled")
            .and_then(Value::as_bool);
        self.settings.softphone = softphone
            .ok_or_else(|| Exception::new("InvalidConfigurationException", "softphoneEnabled is missing"))?;
        Ok(())
    }

    /// The agent's own microphone. The library's `mute` broadcast is no request to the service, but reaches the
    /// softphone; without a live microphone nothing happens, and nobody is told. One that does not say how the microphone
    /// shall be changes nothing and is told how it is (`muteToggle` in the library's `softphone.js`).
    pub(super) fn mute(&mut self, params: &Value) -> Result<(), Exception> {
        if self.has_live_audio() && self.settings.softphone {
            self.muted = params.get("mute").and_then(Value::as_bool).unwrap_or(self.muted);
            self.announce(Announcement::mute_toggle(self.muted));
        }
        Ok(())
    }

    /// The endpoint of a number that the agent types into the CCP.
    pub(super) fn typed_number(number: &str) -> Value {
        json!({ "type": "phone_number", "phoneNumber": number })
    }
}
