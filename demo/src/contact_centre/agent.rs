//! The agent's state: what the agent selected, and what the contacts on the desk make of it.

use super::ContactCentre;
use super::contact::{Contact, Phase};

/// A state that the agent can select, in the order in which the service lists them.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct SelectableState {
    pub(crate) key: &'static str,
    pub(crate) name: &'static str,
    pub(crate) kind: &'static str,
}

/// Available first and Offline last, with the centre's own states between them, as an administrator orders them.
pub(crate) static SELECTABLE_STATES: [SelectableState; 4] = [
    SelectableState {
        key: "available",
        name: "Available",
        kind: "routable",
    },
    SelectableState {
        key: "lunch",
        name: "Lunch",
        kind: "not_routable",
    },
    SelectableState {
        key: "break",
        name: "Break",
        kind: "not_routable",
    },
    SelectableState {
        key: "offline",
        name: "Offline",
        kind: "offline",
    },
];

impl SelectableState {
    pub(crate) fn after_sign_in() -> &'static SelectableState {
        let [available, ..] = &SELECTABLE_STATES;
        available
    }

    pub(crate) fn named(name: &str) -> Option<&'static SelectableState> {
        SELECTABLE_STATES.iter().find(|state| state.name == name)
    }

    pub(crate) fn is_routable(&self) -> bool {
        self.kind == "routable"
    }
}

/// The state that everybody sees, and since when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ShownState {
    pub(crate) name: &'static str,
    pub(crate) kind: &'static str,
    pub(crate) key: Option<&'static str>,
    pub(crate) since: u64,
}

impl ShownState {
    pub(crate) fn selected(state: &SelectableState, since: u64) -> ShownState {
        ShownState {
            name: state.name,
            kind: state.kind,
            key: Some(state.key),
            since,
        }
    }

    fn imposed(name: &'static str, kind: &'static str, since: u64) -> ShownState {
        ShownState {
            name,
            kind,
            key: None,
            since,
        }
    }
}

/// What the voice contacts impose on the agent, the most pressing one first; `None` leaves the agent's own choice.
fn imposed_by(contacts: &[Contact], since: u64) -> Option<ShownState> {
    let voice = || contacts.iter().filter(|contact| contact.kind.is_voice());
    let any = |wanted: fn(&Contact) -> bool| voice().any(wanted);
    if any(Contact::is_dialling) {
        return Some(ShownState::imposed("CallingCustomer", "system", since));
    }
    if any(|contact| contact.phase == Phase::Connecting) {
        return Some(ShownState::imposed("PendingBusy", "system", since));
    }
    if any(|contact| contact.phase == Phase::Incoming && contact.is_preview()) {
        return Some(ShownState::imposed("PendingBusy", "system", since));
    }
    if any(|contact| contact.phase == Phase::Incoming) {
        return Some(ShownState::imposed("Pending", "not_routable", since));
    }
    if any(|contact| contact.phase == Phase::Connected) {
        return Some(ShownState::imposed("Busy", "system", since));
    }
    if let Some(name) = voice().rev().find_map(|contact| contact.agent_error) {
        return Some(ShownState::imposed(name, "error", since));
    }
    any(|contact| contact.phase == Phase::Ended)
        .then(|| ShownState::imposed("AfterCallWork", "system", since))
}

impl ContactCentre {
    /// Recomputes the shown state; a state queued as next takes effect as soon as nothing imposes another one.
    pub(super) fn show_agent_state(&mut self, now: u64) {
        let imposed = imposed_by(&self.contacts, now);
        if imposed.is_none()
            && let Some(next) = self.next_state.take()
        {
            self.available_as = next;
        }
        let state = imposed.unwrap_or_else(|| ShownState::selected(self.available_as, now));
        if state.name != self.shown.name {
            self.shown = state;
        }
    }

    /// Whether a voice contact is being offered, dialled or talked on, so that the agent cannot simply change state.
    pub(super) fn has_live_voice_contact(&self) -> bool {
        self.contacts
            .iter()
            .any(|contact| contact.kind.is_voice() && contact.phase.is_live())
    }
}
