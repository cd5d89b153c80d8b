//! `cargo xtask size`: measures what `dist/` makes a browser load, as a web server would send it.

mod configurations;
mod table;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};

use crate::dist;
use crate::layout;

/// What an agent's page may load until the phone can ring, brotli-compressed, without the vendor's library: the shared part,
/// one vendor and one connection to Fusion. A guard, not a goal: whoever needs more says why in the change that needs it.
const BUDGET: usize = 310_000;

/// What a browser may load. A licence text or the example configuration is next to it but is never fetched.
const LOADED: [&str; 9] = [
    "html",
    "css",
    "js",
    "wasm",
    "svg",
    "png",
    "ico",
    "webmanifest",
    "woff2",
];

/// One file, or the sum of several, in bytes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Weight {
    raw: usize,
    brotli: usize,
}

impl Weight {
    fn of(bytes: &[u8]) -> Result<Self> {
        let mut brotli = Vec::new();
        let parameters = brotli::enc::BrotliEncoderParams {
            quality: 11,
            ..Default::default()
        };
        brotli::BrotliCompress(&mut &*bytes, &mut brotli, &parameters)?;
        Ok(Self {
            raw: bytes.len(),
            brotli: brotli.len(),
        })
    }

    fn minus(self, other: Self) -> Self {
        Self {
            raw: self.raw - other.raw,
            brotli: self.brotli - other.brotli,
        }
    }

    fn plus(self, other: Self) -> Self {
        Self {
            raw: self.raw + other.raw,
            brotli: self.brotli + other.brotli,
        }
    }
}

/// Prints the tables. Refuses a toolbar whose ring path is over the budget with any vendor and any way to Fusion.
pub(crate) fn report() -> Result<()> {
    let dist = layout::dist();
    ensure!(
        dist.join("index.html").is_file(),
        "there is no dist/ to measure; run `cargo xtask dist` first"
    );
    let chunks = dist::built_chunks()?;
    configurations::all_counted(&chunks)?;
    let mut files = Vec::new();
    for file in loaded_files(&dist)? {
        let bytes = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
        files.push((
            file.strip_prefix(&dist)?.display().to_string(),
            Weight::of(&bytes)?,
        ));
    }
    println!("{}", table::markdown("file", &files));

    let weight_of = |wanted: &[&str]| {
        let is_wanted = |file: &String| {
            let mut of = chunks.iter().filter(|(_, files)| files.contains(file)).peekable();
            // What belongs to no chunk is always loaded.
            of.peek().is_none() || of.any(|(chunk, _)| wanted.contains(&chunk.as_str()))
        };
        let loaded = files.iter().filter(|(file, _)| is_wanted(file));
        loaded.fold(Weight::default(), |sum, (_, weight)| sum.plus(*weight))
    };
    let ring_paths: Vec<_> = configurations::all()
        .map(|configuration| (configuration.name, weight_of(&configuration.chunks)))
        .collect();
    println!(
        "{}",
        table::markdown("ring path: loaded until the phone can ring", &ring_paths)
    );
    let always = weight_of(&[]);
    let later: Vec<_> = configurations::later()
        .map(|(chunk, when)| (format!("{chunk}: {when}"), weight_of(&[chunk]).minus(always)))
        .collect();
    println!("{}", table::markdown("fetched later, at most", &later));
    let heaviest = ring_paths.into_iter().max_by_key(|(_, weight)| weight.brotli);
    let (name, weight) = heaviest.context("there is no configuration")?;
    is_within_budget(&name, weight)
}

fn is_within_budget(name: &str, weight: Weight) -> Result<()> {
    let weight = weight.brotli;
    ensure!(
        weight <= BUDGET,
        "the ring path of `{name}` weighs {weight} bytes (brotli), {} over its budget of {BUDGET}; make it smaller or argue \
         for a new budget",
        weight - BUDGET
    );
    println!(
        "the ring path is within its budget: {weight} of {BUDGET} bytes (brotli, without the vendor's library)"
    );
    Ok(())
}

/// What is in `dist/` and is no part of the toolbar: vendors' libraries, and pages that agents never open.
const APART: [&str; 3] = ["vendor", layout::CONFORMANCE_FOLDER, layout::RULES_FOLDER];

/// The files under `folder` that an agent's browser may load, in order.
fn loaded_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            if path
                .file_name()
                .is_some_and(|name| APART.iter().all(|apart| name != *apart))
            {
                files.extend(loaded_files(&path)?);
            }
        } else if path
            .extension()
            .is_some_and(|extension| LOADED.iter().any(|loaded| extension == *loaded))
        {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weighing(brotli: usize) -> Weight {
        Weight { raw: 0, brotli }
    }

    #[test]
    fn the_budget_is_the_last_size_that_passes() {
        assert!(is_within_budget("it", weighing(BUDGET)).is_ok());
        let error = is_within_budget("it", weighing(BUDGET + 7))
            .unwrap_err()
            .to_string();
        assert!(
            error.contains("`it`") && error.contains("7 over its budget"),
            "{error}"
        );
    }

    #[test]
    fn repetition_compresses_and_nothing_is_lost_from_the_raw_count() {
        let weight = Weight::of(&[b'a'; 10_000]).unwrap();
        assert_eq!(weight.raw, 10_000);
        assert!(weight.brotli < 100, "{weight:?}");
    }
}
