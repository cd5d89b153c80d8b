//! All cells. The words are those of the library (`contract/streams.md` §9), `-` for what it does not tell, and `brand_new` for
//! what a later version may say.

use super::cell::Cell;

pub(crate) const KINDS: [&str; 5] = ["voice", "queue_callback", "chat", "task", "email"];

pub(crate) const METHODS: [&str; 17] = [
    "inbound",
    "outbound",
    "transfer",
    "queue_transfer",
    "callback",
    "api",
    "disconnect",
    "webrtc_api",
    "agent_reply",
    "campaign_preview",
    "external_outbound",
    "monitor",
    "flow",
    "callback_customer_first_queued",
    "callback_customer_first_dialed",
    "brand_new",
    "-",
];

pub(crate) const STATES: [&str; 11] = [
    "init",
    "incoming",
    "pending",
    "connecting",
    "connected",
    "paused",
    "ended",
    "error",
    "missed",
    "rejected",
    "brand_new",
];

pub(crate) const OWN_LEGS: [&str; 9] = [
    "-",
    "init",
    "connecting",
    "connected",
    "hold",
    "disconnected",
    "silent_monitor",
    "barge",
    "brand_new",
];

pub(crate) const CUSTOMER_LEGS: [&str; 7] = [
    "-",
    "init",
    "connecting",
    "connected",
    "hold",
    "disconnected",
    "brand_new",
];

pub(crate) const OTHERS: [&str; 7] = [
    "nobody",
    "called",
    "on the line",
    "on hold",
    "left",
    "supervisor",
    "two",
];

pub(crate) const MUTES: [&str; 4] = ["none", "softphone", "service", "forced"];

pub(crate) const EQUIPMENT: [&str; 3] = ["softphone", "conferences", "desk phone"];

/// The agent's states that tell an offer from dialling, and one that tells neither.
pub(crate) const AGENTS: [&str; 3] = ["PendingBusy", "CallingCustomer", "Busy"];

/// The types of a customer's connection.
pub(crate) const CUSTOMER_TYPES: [&str; 2] = ["inbound", "outbound"];

/// Visits every cell. Mute and equipment are combined with the states in which anybody can be heard, the agent's state and the
/// way of the call with those in which it is not settled who waits for whom.
pub(crate) fn every_cell(mut visit: impl FnMut(&Cell)) {
    for state in STATES {
        let is_connected = matches!(state, "connected" | "paused");
        let is_open = is_open(state);
        let mutes = some(&MUTES, is_connected);
        let equipment = some(&EQUIPMENT, is_connected);
        let agents = some(&AGENTS, is_open);
        let types = some(&CUSTOMER_TYPES, is_open);
        for kind in KINDS {
            for method in METHODS {
                for own in OWN_LEGS {
                    for customer in CUSTOMER_LEGS {
                        for others in OTHERS {
                            let mut one = |own_type, mute, agent, customer_type, equipment| {
                                visit(&Cell {
                                    kind,
                                    method,
                                    state,
                                    own,
                                    own_type,
                                    customer,
                                    others,
                                    mute,
                                    agent,
                                    customer_type,
                                    equipment,
                                });
                            };
                            let is_plain = customer == "connected" && others == "nobody";
                            let is_voice = matches!(kind, "voice" | "queue_callback");
                            if is_voice || is_plain {
                                one("monitoring", "none", "Busy", "inbound", "softphone");
                            }
                            if !is_voice {
                                continue;
                            }
                            for mute in mutes {
                                for equipment in equipment {
                                    for agent in agents {
                                        for customer_type in types {
                                            one("agent", mute, agent, customer_type, equipment);
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Whether this state alone does not tell who waits for whom.
pub(crate) fn is_open(state: &str) -> bool {
    matches!(state, "incoming" | "connecting" | "brand_new")
}

/// All of them, or the first only.
fn some<'w>(words: &'w [&'static str], all: bool) -> &'w [&'static str] {
    if all { words } else { &words[..1] }
}
