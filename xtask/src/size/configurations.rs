//! What a browser loads for each configuration that can be chosen.

use anyhow::{Result, ensure};

use crate::dist::ChunkFiles;

/// The vendors, and the chunks that each of them fetches at the start.
const VENDORS: &[(&str, &[&str])] = &[
    ("amazon-connect", &["amazon_connect"]),
    ("javascript", &["javascript"]),
];

/// The ways to Fusion, and the chunks that each of them fetches at the start.
const WAYS: &[(&str, &[&str])] = &[
    ("mca", &["mca"]),
    ("mca through Fusion's library", &["mca_library"]),
    ("uef", &["uef"]),
    ("auto, the framework answers", &["uef"]),
    ("auto, the framework does not answer", &["mca"]),
];

/// Chunks that are no part of the ring path, and when each of them is fetched.
const LATER: &[(&str, &str)] = &[
    (
        "rules",
        "before the session begins, where the configuration names a file of rules",
    ),
    (
        "numbers",
        "beside the start of the session, which does not wait for it",
    ),
    ("keypad", "the keypad of a call is opened for the first time"),
    (
        "transfer",
        "the field for a transfer is opened for the first time",
    ),
];

/// One choice, and the chunks that it takes until the phone can ring.
#[derive(Debug)]
pub(super) struct Configuration {
    pub(super) name: String,
    pub(super) chunks: Vec<&'static str>,
}

/// Every vendor with every interface of Fusion.
pub(super) fn all() -> impl Iterator<Item = Configuration> {
    VENDORS.iter().flat_map(|(vendor, handler)| {
        WAYS.iter().map(move |(way, port)| Configuration {
            name: format!("{vendor}, {way}"),
            chunks: [*handler, *port].concat(),
        })
    })
}

/// What is fetched later: the chunk, and when.
pub(super) fn later() -> impl Iterator<Item = (&'static str, &'static str)> {
    LATER.iter().copied()
}

/// Refuses chunks that are not the ones above: a chunk that nobody counts would weigh nothing.
pub(super) fn all_counted(chunks: &ChunkFiles) -> Result<()> {
    let counted: Vec<&str> = VENDORS
        .iter()
        .chain(WAYS)
        .flat_map(|(_, chunks)| chunks.iter().copied())
        .chain(later().map(|(chunk, _)| chunk))
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
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chunks(names: &[&str]) -> ChunkFiles {
        names
            .iter()
            .map(|name| ((*name).to_owned(), Vec::new()))
            .collect()
    }

    #[test]
    fn a_chunk_that_nobody_counts_is_refused_and_so_is_one_that_is_not_there() {
        let counted: Vec<&str> = all()
            .flat_map(|one| one.chunks)
            .chain(later().map(|one| one.0))
            .collect();
        all_counted(&chunks(&counted)).unwrap();
        let more = [&counted[..], &["new"]].concat();
        let error = all_counted(&chunks(&more)).unwrap_err();
        assert!(error.to_string().contains("counts the chunk `new`"), "{error}");
        let without_uef: Vec<&str> = counted.iter().copied().filter(|name| *name != "uef").collect();
        let error = all_counted(&chunks(&without_uef)).unwrap_err();
        assert!(error.to_string().contains("no chunk `uef`"), "{error}");
    }
}
