//! The core's integration tests, one binary.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on has failed"
)]

mod calls;
mod config;
mod conformance;
mod driver;
mod faults;
mod late;
mod layering;
mod leadership;
mod long_texts;
mod numbers;
mod reports;
mod rules;
mod rules_properties;
mod rules_zones;
mod set_up_page;
mod silence;
mod simulator;
mod story;
mod support;
mod wire;
