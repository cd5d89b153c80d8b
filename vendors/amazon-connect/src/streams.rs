//! The library behind Rust types and Rust errors. No JavaScript value travels further than this module.
//!
//! [`library`] loads the script, [`ccp`] starts and reloads the embedded CCP, [`agent`] and [`contact`] show and ask,
//! [`observe`](mod@observe) takes everything that is shown at one moment, [`subscription`] listens. Whatever is started is
//! owned by a value and ends when that is dropped.

mod agent;
mod ccp;
mod contact;
mod library;
mod observe;
mod request;
mod subscription;
mod value;

pub(crate) use agent::{Agent, Begins, ask_for_mute};
pub(crate) use ccp::{Popup, open_window, popup, reauthenticate, reload, start};
pub(crate) use contact::Contact;
pub(crate) use library::{is_storage_denied, load};
pub(crate) use observe::observe;
pub(crate) use subscription::{BusEvent, subscribe};
