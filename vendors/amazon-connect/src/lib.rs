//! Amazon Connect Streams behind `fusion-cti`'s vendor contract.
//!
//! A tour, from the outside in: [`handler`] implements the contract on top of three rooms. The `streams` module is the
//! library behind Rust types (and `sys`, below it, how its objects are called); [`snapshot`] is what it shows, as plain
//! data; [`mapping`] says what that means. [`settings`] is what an administrator writes, [`error`] how things fail, and `rig`
//! tries the handler by the conformance suite (feature `conformance`).
//!
//! What is known about the library is in `contract/streams.md`, with the runs that prove it.

pub mod error;
pub mod handler;
pub mod mapping;
#[cfg(feature = "conformance")]
pub mod rig;
pub mod settings;
pub mod snapshot;
mod streams;
mod sys;

pub use handler::AmazonConnect;
pub use settings::ConnectSettings;

/// How a configuration names this vendor.
pub const NAME: &str = "amazon-connect";
