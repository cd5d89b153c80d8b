//! What the driver needs from a browser: a clock, a host, and the page around the toolbar.

pub mod complaints;
pub mod focus;
pub mod host;
pub mod page;
mod property;
pub mod runtime;
pub mod standing;
pub mod store;
pub mod tally;
pub mod windows;
