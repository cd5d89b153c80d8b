//! The library behind Rust types and Rust errors. No JavaScript value travels further than this module.
//!
//! [`library`] loads the script, [`ccp`] starts and reloads the embedded CCP, [`agent`] and [`contact`] show and ask,
//! [`inactivity`] passes on that the agent is active, [`page`] says what the frames around the page hand on,
//! [`observe`](mod@observe) takes everything that is shown at one moment, [`subscription`] listens. Whatever is started is
//! owned by a value and ends when that is dropped.

mod agent;
mod ccp;
mod contact;
mod inactivity;
mod library;
mod observe;
mod page;
mod request;
mod subscription;
mod untraced;
mod value;

pub(crate) use agent::{Agent, Begins, ask_for_mute};
pub(crate) use ccp::{Popup, open_window, popup, reauthenticate, reload, start};
pub(crate) use contact::Contact;
pub(crate) use inactivity::{send_activity, subscribe_to_sign_out};
pub(crate) use library::{is_storage_denied, load};
pub(crate) use observe::observe;
pub(crate) use page::microphone_is_handed_on;
pub(crate) use subscription::{BusEvent, subscribe};
