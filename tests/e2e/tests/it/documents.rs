//! The configurations in the documents, tried in the toolbar as they stand there, but for the addresses.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, ensure};
use fusion_cti_e2e::people::TOMAS;
use fusion_cti_e2e::{Result, Setup};

/// What stands in the documents for a deployment's addresses, and the demo's own.
const ADDRESSES: [(&str, &str); 3] = [
    ("https://example.fa.ocs.oraclecloud.com", "{fusionOrigin}"),
    ("https://example.my.connect.aws", "{ccpOrigin}"),
    (
        "https://static.oracle.com/cdn/ui-events-framework/libs/ui-events-framework-client.js",
        "{fusionOrigin}/uef/client.js",
    ),
];

/// The file of rules that the full configuration names.
const RULES: &str = r#"{ "version": 1, "rules": [] }"#;

/// The configuration at this position in a document.
fn configuration(document: &str, index: usize) -> Result<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let text = fs::read_to_string(root.join(document))?;
    let blocks = text.split("```json\n").skip(1);
    let mut blocks = blocks
        .filter_map(|rest| rest.split("```").next())
        .filter(|block| block.contains("\"version\""));
    let block = blocks
        .nth(index)
        .with_context(|| format!("{document} has no configuration {index}"))?;
    let filled = ADDRESSES.iter().fold(block.to_owned(), |text, (theirs, ours)| {
        text.replace(theirs, ours)
    });
    ensure!(!filled.contains("example."), "{document}: {filled}");
    Ok(filled)
}

/// A call rings, Fusion answers it, and the agent hears it: nothing that a document leaves out is missing.
fn works(document: &str, index: usize) -> Result {
    let setup = Setup::default().configured(&configuration(document, index)?);
    setup.file("screen-pop.json", RULES).run(async |desk| {
        desk.customer_calls(TOMAS)?;
        desk.fusion.press("answer").await?;
        desk.toolbar.calls(&["Connected: Tomás Herrera"]).await?;
        desk.fusion.has_received(&["new", "start"]).await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn the_least_configuration_in_the_documentation_takes_a_call() -> Result {
    works("docs/configuration.md", 0)
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn the_full_configuration_in_the_documentation_takes_a_call() -> Result {
    works("docs/configuration.md", 1)
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn the_configuration_of_the_quick_start_takes_a_call() -> Result {
    works("README.md", 0)
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn the_configuration_of_the_set_up_page_takes_a_call() -> Result {
    works("docs/set-up-in-fusion.md", 0)
}
