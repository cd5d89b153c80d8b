//! Acme Phone behind `fusion-cti`'s vendor contract.
//!
//! A tour, from the outside in: [`handler`] implements the contract on top of [`client`], the phone system's own
//! interface. [`snapshot`] is its state, as plain data; [`mapping`] says what that means. [`settings`] is what an
//! administrator writes, [`error`] how things fail.

pub mod client;
pub mod error;
pub mod handler;
pub mod mapping;
pub mod settings;
pub mod snapshot;

pub use handler::AcmePhone;
pub use settings::{Settings, SettingsError};

/// How a configuration names this vendor.
pub const NAME: &str = "acme-phone";
