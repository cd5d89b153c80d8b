//! The vendor contract: what a contact centre must be able to do and how it reports.
//!
//! [`handler`] holds the trait with the law of each method, [`capability`] what a vendor can and cannot do,
//! [`snapshot`] the only way to report, [`command`] what the session asks for, [`error`] how a request fails,
//! [`open_requests`] which of them a handler has under way.
//! [`simulator`] is the reference implementation, and `conformance` the suite that tries any other (feature
//! `conformance`).

pub mod capability;
pub mod command;
#[cfg(feature = "conformance")]
pub mod conformance;
pub mod error;
pub mod handler;
pub mod open_requests;
pub mod simulator;
pub mod snapshot;

pub use crate::call_action::{CallAction, CallRequest, Digits};
pub use capability::{Capabilities, Capability, SecondCall};
pub use command::{VendorCommand, VendorMethod};
pub use error::{VendorError, VendorErrorKind};
pub use handler::{CtiVendorHandler, SnapshotSink};
pub use open_requests::{Claim, OpenRequests};
pub use snapshot::{
    AgentSnapshot, CallSnapshot, Ending, Initiation, Line, LinkTrouble, Mute, Presence, PresenceChoice,
    Recording, SignOut, Softphone, Stage, VendorLink, VendorSnapshot,
};
