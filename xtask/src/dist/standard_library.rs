//! Builds the standard library anew for what is shipped, as small as it can be.
//!
//! The one that rustup brings composes a text for every panic, and is made for speed. A panic ends the program anyway, and
//! its text may hold a caller's data, so nobody gets to see it (`stops.rs` says what is seen instead).
//!
//! This takes options of cargo and rustc that are not stable. `rust-toolchain.toml` names one version of both, so they do what
//! they did when they were last looked at; another version gets them only when somebody changes that line.

use std::process::Command;

/// What cargo is to build on top.
const ARGUMENTS: [&str; 2] = [
    "-Zbuild-std=std,panic_abort",
    "-Zbuild-std-features=optimize_for_size",
];

/// What rustc is to leave out.
pub(super) const FLAGS: [&str; 4] = [
    "-Zunstable-options",
    "-Cpanic=immediate-abort",
    "-Zlocation-detail=none",
    // Texts for people use `Debug` of numbers and quoted texts at most, and these stay.
    "-Zfmt-debug=shallow",
];

/// Has this call of cargo build the standard library too. Its rustc takes [`FLAGS`] then.
pub(super) fn build_along(cargo: &mut Command) {
    cargo.args(ARGUMENTS).env("RUSTC_BOOTSTRAP", "1");
}
