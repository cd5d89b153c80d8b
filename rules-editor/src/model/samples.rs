//! The samples for the common cases, to start from.

use fusion_cti::rules::{CallFile, ExampleFile};

/// A sample: its rules and its expected results, as texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sample {
    /// What it is for.
    pub title: &'static str,
    /// The text of its `screen-pop.json`.
    pub rules: &'static str,
    /// The text of its `screen-pop.tests.json`.
    pub tests: &'static str,
}

impl Sample {
    /// The calls of its expected results, by name.
    pub fn calls(&self) -> Vec<(String, CallFile)> {
        let tests = ExampleFile::parse(self.tests).map(|file| file.tests);
        let tests = tests.unwrap_or_default().into_iter();
        tests.map(|test| (test.name, test.call)).collect()
    }
}

macro_rules! samples {
    ($($title:literal: $folder:literal;)*) => {
        /// The samples, in the order of the menu.
        pub const SAMPLES: &[Sample] = &[$(Sample {
            title: $title,
            rules: include_str!(concat!("../../../samples/screen-pop/", $folder, "/screen-pop.json")),
            tests: include_str!(concat!("../../../samples/screen-pop/", $folder, "/screen-pop.tests.json")),
        }),*];
    };
}

samples! {
    "Known caller": "known-caller";
    "Unknown caller": "unknown-caller";
    "Request number from the IVR": "request-number-from-ivr";
    "VIP queue": "vip-queue";
    "Transferred call": "transferred-call";
    "Queued callback": "queued-callback";
    "Outbound call": "outbound";
    "Spam or withheld number": "spam-or-withheld";
    "Two brands": "two-brands";
}
