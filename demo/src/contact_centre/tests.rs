//! The machine on its own: what a request or a doing of the far end makes of agent and contacts.

mod agent_states;
mod calls;
mod offers;
mod parties;
mod service;

use serde_json::{Value, json};

use super::{Audio, Caller, CentreState, ContactCentre, FarEnd, Phase, Session};

const CALLER: &str = "+442079460018";

/// A centre with a clock that goes on by itself, and short ways to say what happens.
struct Desk {
    centre: ContactCentre,
    now: u64,
}

impl Desk {
    fn new() -> Desk {
        let mut centre = ContactCentre::new(0, 1, Session::SignedIn);
        centre.audio_becomes(Audio::Ready);
        Desk { centre, now: 0 }
    }

    fn with_settings(settings: Value) -> Desk {
        let mut desk = Desk::new();
        let mut action = settings;
        action["action"] = "settings".into();
        desk.far(serde_json::from_value(action).expect("settings as over HTTP"));
        desk
    }

    fn far(&mut self, happening: FarEnd) -> Option<String> {
        self.try_far(happening).expect("should be possible now")
    }

    fn try_far(&mut self, happening: FarEnd) -> Result<Option<String>, String> {
        self.now += 1000;
        self.centre
            .far_end(happening, self.now)
            .map_err(|refused| refused.to_string())
    }

    fn calls(&mut self) -> String {
        self.far(FarEnd::CustomerCalls(Caller::from_number(CALLER)))
            .expect("a call has an id")
    }

    fn connected_call(&mut self) -> String {
        let id = self.calls();
        self.request("acceptContact", json!({ "contactId": id }));
        id
    }

    fn dials(&mut self, number: &str) -> Result<Value, String> {
        let endpoint = json!({ "type": "phone_number", "phoneNumber": number });
        self.try_request("createOutboundContact", json!({ "endpoint": endpoint }))
    }

    fn request(&mut self, method: &str, params: Value) -> Value {
        self.try_request(method, params).expect("should not be refused")
    }

    /// The exception's type, if refused.
    #[allow(
        clippy::needless_pass_by_value,
        reason = "the tests write their parameters in place"
    )]
    fn try_request(&mut self, method: &str, params: Value) -> Result<Value, String> {
        self.now += 1000;
        self.centre
            .request(method, &params, self.now)
            .map_err(|exception| exception.kind)
    }

    /// A request about one leg of a contact: `agent`, `inbound` or `outbound`.
    fn leg_request(&mut self, method: &str, id: &str, leg: &str) -> Result<Value, String> {
        let connection_id = self.leg(id, leg)["connectionId"].clone();
        self.try_request(method, json!({ "contactId": id, "connectionId": connection_id }))
    }

    fn state(&self) -> CentreState {
        self.centre.state(self.now)
    }

    fn agent(&self) -> String {
        let agent = self.state().agent;
        format!("{}/{}", agent.state, agent.kind)
    }

    fn phase(&self, id: &str) -> Phase {
        let state = self.state();
        let contact = state.contacts.iter().find(|contact| contact.contact_id == id);
        contact.expect("should be on the desk").state
    }

    fn contact(&self, id: &str) -> Value {
        let state = self.state();
        let contacts = state.snapshot["contacts"].as_array().expect("contacts").clone();
        contacts
            .into_iter()
            .find(|contact| contact["contactId"] == id)
            .expect("should be on the desk")
    }

    fn leg(&self, id: &str, kind: &str) -> Value {
        let contact = self.contact(id);
        let legs = contact["connections"].as_array().expect("connections").clone();
        legs.into_iter()
            .find(|leg| leg["type"] == kind)
            .expect("should have this leg")
    }

    /// `["agent connected", "inbound hold"]`
    fn legs(&self, id: &str) -> Vec<String> {
        let contact = self.contact(id);
        let legs = contact["connections"].as_array().expect("connections").clone();
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        legs.iter()
            .map(|leg| format!("{} {}", text(&leg["type"]), text(&leg["state"]["type"])))
            .collect()
    }

    fn desk_is_empty(&self) -> bool {
        self.state().contacts.is_empty()
    }

    fn follow_up(&mut self) {
        assert!(self.centre.has_follow_up(), "nothing to follow up");
        self.now += 50;
        self.centre.follow_up(self.now);
    }
}
