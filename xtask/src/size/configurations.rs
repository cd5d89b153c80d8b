//! What a browser loads for each configuration that can be chosen.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result, ensure};

use crate::dist::CHUNK_LINE;

/// The vendors, and the chunks that each of them fetches at the start.
const VENDORS: &[(&str, &[&str])] = &[
    ("amazon-connect", &["amazon_connect"]),
    ("javascript", &["javascript"]),
];

/// The ways to Fusion, and the chunks that each of them fetches at the start.
const WAYS: &[(&str, &[&str])] = &[
    ("mca", &["mca"]),
    ("uef", &["uef"]),
    ("auto, the framework answers", &["uef"]),
    ("auto, the framework does not answer", &["mca"]),
];

/// Whether the configuration names a file of screen-pop rules, and the chunks that this takes.
const RULES: [(Rules, &[&str]); 2] = [(Rules::Unnamed, &[]), (Rules::Named, &["rules"])];

/// Chunks that no configuration fetches at the start or in a call, and when they are fetched.
const ON_DEMAND: &[(&str, &str)] = &[
    ("keypad", "the keypad of a call is opened for the first time"),
    (
        "transfer",
        "the field for a transfer is opened for the first time",
    ),
];

/// Whether a configuration names a file of screen-pop rules. What reads them weighs so much that the two are held apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rules {
    Unnamed,
    Named,
}

/// One choice, and the chunks that it takes.
#[derive(Debug)]
pub(super) struct Configuration {
    pub(super) name: String,
    pub(super) rules: Rules,
    pub(super) chunks: Vec<&'static str>,
}

/// Every configuration.
pub(super) fn all() -> Vec<Configuration> {
    let choices = RULES.iter().flat_map(|rules| {
        let ways = move |vendor| WAYS.iter().map(move |way| (vendor, way, rules));
        VENDORS.iter().flat_map(ways)
    });
    choices
        .map(
            |((vendor, handler), (way, port), (rules, reader))| Configuration {
                name: match rules {
                    Rules::Unnamed => format!("{vendor}, {way}"),
                    Rules::Named => format!("{vendor}, {way}, with rules"),
                },
                rules: *rules,
                chunks: [*handler, *port, *reader].concat(),
            },
        )
        .collect()
}

/// What is fetched on demand only: the chunk, and when.
pub(super) fn on_demand() -> impl Iterator<Item = (&'static str, &'static str)> {
    ON_DEMAND.iter().copied()
}

/// The files of each chunk, as the script that fetches them says. Refuses a script whose chunks are not the ones above: a chunk
/// that nobody counts would weigh nothing.
pub(super) fn files(script: &str) -> Result<BTreeMap<String, Vec<String>>> {
    let mut chunks = BTreeMap::new();
    for line in script.lines().filter_map(|line| line.strip_prefix(CHUNK_LINE)) {
        let (chunk, files) = line
            .split_once(" = ")
            .context("a line of the script names no chunk")?;
        let files = files.split('"').skip(1).step_by(2).map(str::to_owned);
        chunks.insert(chunk.to_owned(), files.collect());
    }
    let counted: Vec<&str> = VENDORS
        .iter()
        .chain(WAYS)
        .map(|(_, chunks)| chunks)
        .chain(RULES.iter().map(|(_, chunks)| chunks))
        .flat_map(|chunks| chunks.iter().copied())
        .chain(on_demand().map(|(chunk, _)| chunk))
        .collect();
    for chunk in chunks.keys() {
        ensure!(
            counted.contains(&chunk.as_str()),
            "no configuration counts the chunk `{chunk}`; name it in xtask/src/size/configurations.rs"
        );
    }
    for chunk in counted {
        ensure!(chunks.contains_key(chunk), "there is no chunk `{chunk}` in dist/");
    }
    Ok(chunks)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn script(chunks: &[&str]) -> String {
        let lines = chunks
            .iter()
            .map(|chunk| format!("{CHUNK_LINE}{chunk} = [\"shared.wasm\", \"{chunk}.wasm\"];\n"));
        lines.collect()
    }

    #[test]
    fn each_chunk_is_read_with_all_its_files() {
        let chunks = files(&script(&[
            "amazon_connect",
            "javascript",
            "mca",
            "uef",
            "rules",
            "keypad",
            "transfer",
        ]))
        .unwrap();
        assert_eq!(
            chunks.get("uef").unwrap(),
            &["shared.wasm".to_owned(), "uef.wasm".to_owned()]
        );
    }

    #[test]
    fn a_chunk_that_nobody_counts_is_refused_and_so_is_one_that_is_not_there() {
        let error = files(&script(&[
            "amazon_connect",
            "javascript",
            "mca",
            "uef",
            "rules",
            "keypad",
            "transfer",
            "new",
        ]))
        .unwrap_err();
        assert!(error.to_string().contains("counts the chunk `new`"), "{error}");
        let error = files(&script(&[
            "amazon_connect",
            "javascript",
            "mca",
            "rules",
            "keypad",
            "transfer",
        ]))
        .unwrap_err();
        assert!(error.to_string().contains("no chunk `uef`"), "{error}");
    }
}
