//! A phone system that an integrator writes in JavaScript, behind `fusion-cti`'s vendor contract.
//!
//! A tour, from the outside in: [`handler`] implements the contract on top of a module's default export. The `module`
//! module loads it and calls it (`sys`, below it, declares its methods); [`snapshot`] checks what it reports. [`settings`] is what an administrator writes, [`error`] how
//! things fail, [`words`] every name that crosses the border, and `rig` tries a module by the conformance suite.
//!
//! What a module has to look like is told by `fusion-cti-vendor.d.ts` next to this crate and by
//! `docs/write-a-vendor-handler.md`.

pub mod error;
pub mod handler;
mod module;
#[cfg(feature = "conformance")]
pub mod rig;
pub mod settings;
pub mod snapshot;
mod sys;
pub mod words;

pub use error::LoadError;
pub use handler::{ErrorReporter, JavaScript, Witness};
pub use module::Namespace;
pub use settings::Settings;

/// How a configuration names this vendor.
pub const NAME: &str = "javascript";
