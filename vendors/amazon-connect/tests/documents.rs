//! The configurations in the documents, read as a deployment reads them: with them calls must have sound.

#![allow(
    clippy::unwrap_used,
    reason = "a test fails by panicking, and clippy excuses only the functions marked as tests"
)]

use std::fs;
use std::path::Path;

use fusion_cti::config::{Config, Transport};
use fusion_cti_amazon_connect::{ConnectSettings, NAME};

/// Every document with a whole configuration in it, and how many there are.
const DOCUMENTS: [(&str, usize); 4] = [
    ("README.md", 1),
    ("docs/configuration.md", 2),
    ("docs/set-up-in-fusion.md", 1),
    ("toolbar/static/toolbar.config.example.json", 1),
];

/// The documents in which an administrator reads that origins have to be approved.
const ABOUT_APPROVED_ORIGINS: [&str; 3] = [
    "README.md",
    "docs/set-up-in-fusion.md",
    "vendors/amazon-connect/README.md",
];

fn read(document: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    fs::read_to_string(root.join(document)).unwrap()
}

/// The blocks of JSON in a document that are whole configurations.
fn configurations(document: &str) -> Vec<String> {
    let text = read(document);
    if document.ends_with(".json") {
        return vec![text];
    }
    let blocks = text.split("```json\n").skip(1);
    let blocks = blocks.map(|rest| rest.split("```").next().unwrap_or_default().to_owned());
    blocks.filter(|block| block.contains("\"version\"")).collect()
}

#[test]
fn every_configuration_in_the_documents_can_be_used_and_gives_calls_sound() {
    for (document, count) in DOCUMENTS {
        let configurations = configurations(document);
        assert_eq!(configurations.len(), count, "{document}");
        for text in configurations {
            let config = Config::parse(&text).unwrap_or_else(|error| panic!("{document}: {error}"));
            assert_eq!(config.host.transport, Transport::Auto, "{document}");
            assert_eq!(config.vendor.name, NAME, "{document}");
            let settings = ConnectSettings::parse(&config.vendor.settings)
                .unwrap_or_else(|error| panic!("{document}: {error}"));
            assert!(settings.allows_framed_softphone(), "{document}");
        }
    }
}

#[test]
fn wherever_approved_origins_are_spoken_of_both_are_named() {
    for document in ABOUT_APPROVED_ORIGINS {
        let text = read(document);
        let paragraphs: Vec<&str> = text
            .split("\n\n")
            .filter(|paragraph| paragraph.contains("*Approved origins*"))
            .collect();
        assert!(!paragraphs.is_empty(), "{document}");
        for paragraph in paragraphs {
            for needed in ["toolbar", "Fusion"] {
                assert!(
                    paragraph.contains(needed),
                    "{document} does not name {needed} in\n{paragraph}"
                );
            }
        }
    }
}
