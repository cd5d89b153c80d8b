//! The library behind Rust types and Rust errors. No JavaScript value travels further than this module.
//!
//! [`library`] loads the script, [`ccp`] starts and revives the embedded CCP, [`read`] takes a picture of agent and
//! contacts, [`request`] asks for something, [`subscription`] listens. Whatever is started is owned by a value and
//! ends when that is dropped.

mod ccp;
mod library;
mod read;
mod request;
mod subscription;
mod value;

pub(crate) use ccp::{Popup, open_window, popup, reauthenticate, reload, start};
pub(crate) use library::{is_storage_denied, load};
pub(crate) use read::{may, observe};
pub(crate) use request::{
    Action, AgentStateRequest, Answer, act, dial, outcome, set_mute, set_state, within,
};
pub(crate) use subscription::{BusEvent, Subscription, subscribe};
