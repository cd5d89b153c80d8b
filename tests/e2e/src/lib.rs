//! The words of the browser tests: a [`Desk`] with the mock Fusion, the toolbar and the CCP on it, and the far end.
//!
//! ```no_run
//! # use fusion_cti_e2e::{on_a_desk, people::TOMAS, Result};
//! # fn a_test() -> Result {
//! on_a_desk(async |desk| {
//!     desk.customer_calls(TOMAS)?;
//!     desk.toolbar.press("Accept").await?;
//!     desk.fusion.has_received(&["new", "start"]).await
//! })
//! # }
//! ```
//!
//! Every step waits for its own effect up to a limit and never sleeps for a fixed time. When the test is over, the desk
//! itself checks that the mock Fusion dropped nothing and reported no violation. Of a test that failed, a screenshot and
//! everything that went over the wire are kept in `target/screenshots/failed`.
//!
//! `cargo xtask test e2e` sets everything up. By hand: `FUSION_CTI_DIST` names the built toolbar (the repository's `dist/`
//! if unset), `FUSION_CTI_CHROMEDRIVER` the driver (that of the `PATH`), `FUSION_CTI_AXE` axe-core's script,
//! `FUSION_CTI_CONFORMANCE_PAGE` the folder of the page that the conformance suite runs in.

mod axe;
mod browser;
mod ccp;
mod census;
pub mod conformance;
mod desk;
mod far_end;
mod frames;
mod fusion;
mod heap;
mod inspector;
mod keyboard;
pub mod people;
mod report;
mod rules_editor;
mod screenshots;
mod setup;
mod toolbar;
mod transport;
pub mod wait;
mod windows;

pub use axe::Violation;
pub use ccp::CcpPage;
pub use census::{Census, Owned, Witness};
pub use desk::Desk;
pub use fusion::{AgentState, CommEvent, CommandAnswer, Engagement, FusionPage, Popped};
pub use rules_editor::RulesEditorPage;
pub use setup::{Setup, on_a_desk};
pub use toolbar::ToolbarPage;
pub use transport::Transport;

/// What every step and every test answers.
pub type Result<T = ()> = anyhow::Result<T>;
