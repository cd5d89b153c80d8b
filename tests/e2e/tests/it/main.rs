//! The main job end to end: the built `dist/` with the vendor's real library, between a strict mock Fusion and a
//! mock contact centre, in headless Chromium.

#![allow(
    clippy::indexing_slicing,
    reason = "a missing element fails the test, as it should; helpers of tests are not covered by allow-indexing-in-tests"
)]

mod accessibility;
mod call_buttons;
mod chunks;
mod commands;
mod configuration;
mod conformance;
mod contacts;
mod demo_controls;
mod digits;
mod documents;
mod embedding;
mod endings;
mod floods;
mod framework;
mod fusion_faults;
mod habits;
mod inbound;
mod looks;
mod outbound;
mod panics;
mod recent_calls;
mod reloads;
mod rules_editor;
mod screen_pop_moment;
mod screen_pop_rules;
mod several_calls;
mod sign_in_and_availability;
mod sizes;
mod soak;
mod standalone;
mod start_up;
mod states;
mod transports;
mod troubles;
mod trust;
mod windows;
