//! The MCA wire, version 1.3.0 or 1.5.0: what this toolbar and Fusion's toolbar host post to each other as JSON text.
//!
//! Pure: texts go in and come out, identifiers are handed in, nothing is read from a clock or written to a log. The
//! foreign names live here and nowhere else; what leaves this module is the language of [`crate::host`].
//!
//! Where to start: [`McaLink`] is the whole conversation. Towards Fusion, `actions` turns a request into the arguments of
//! a method and `encode` writes them down. From Fusion, `message` reads the outer shape, then `reply` or `delivery`
//! (`command`, `event`) the typed body that is inside; `wire_types` says how generously. `answer` is what a command gets back. [`body`] reads the same things without an envelope, for the other port.
//!
//! Source of every name: `contract/fusion.md` §6.1, §2 and §3.

mod actions;
mod answer;
pub mod body;
mod bounded;
mod command;
mod delivery;
mod encode;
mod error;
mod event;
mod link;
mod message;
mod method;
mod reply;
mod text;
mod uuid;
mod wire_types;

pub use command::command_name;
pub use error::WireError;
pub use link::{McaLink, McaSettings};
pub use uuid::Uuid;

/// The only channel that this toolbar serves.
const CHANNEL: &str = "PHONE";
/// Fusion's lookup code of that channel.
const CHANNEL_TYPE: &str = "ORA_SVC_PHONE";
/// The longest text that is read. Fusion's messages hold a few dozen tokens; a longer one is a mistake or an attack.
const TEXT_LIMIT: usize = 256 * 1024;
