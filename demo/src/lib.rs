//! Two mock worlds to try and test the toolbar in, without an account anywhere: a Fusion desktop and a contact
//! centre, each on an origin of its own, with the real toolbar on a third between them.
//!
//! ```no_run
//! # async fn try_it() -> Result<(), Box<dyn std::error::Error>> {
//! use fusion_cti_demo::{Caller, Demo, FarEnd, Options};
//!
//! let demo = Demo::start(Options::new("dist")).await?;
//! println!("open {}", demo.desktop_url("accept"));
//! demo.far_end(FarEnd::CustomerCalls(Caller::from_number("+442079460018")))?;
//! demo.stop().await;
//! # Ok(())
//! # }
//! ```
//!
//! What it pretends, and what it does not, is in `demo/README.md`.

mod approved_origins;
mod clock;
pub mod contact_centre;
mod demo;
mod live_centre;
mod options;
mod origins;
mod routes;
mod variants;

pub use contact_centre::{
    AgentSummary, Caller, CentreState, ContactKind, ContactSummary, FarEnd, FarEndRefused, Fault, FaultKind,
    Session, SettingsChange,
};
pub use demo::{Demo, DemoError};
pub use options::{Options, Ports};
pub use origins::Origins;
