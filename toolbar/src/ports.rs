//! What the driver needs from a browser: a clock, a host, and the page around the toolbar.

pub mod counters;
pub mod focus;
pub mod frame_trust;
pub mod host;
pub mod page;
pub mod policy_violations;
pub mod report_errors;
pub mod runtime;
pub mod store;
pub mod windows;
