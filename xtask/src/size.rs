//! `cargo xtask size`: measures what `dist/` makes a browser load, as a web server would send it.

mod configurations;
mod table;

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};
use flate2::Compression;
use flate2::write::GzEncoder;

use self::configurations::Rules;
use crate::dist::CHUNK_SCRIPT;
use crate::layout;

/// What the toolbar may weigh, brotli-compressed, without the vendor's library: each configuration that names no rules.
const BUDGET: usize = 150_000;

/// The same for a configuration that names a file of screen-pop rules: it also fetches what reads, checks and asks them, with
/// the world's countries and time zones.
const BUDGET_WITH_RULES: usize = 200_000;

/// What a browser may load. A licence text or the example configuration lies beside it but is never fetched.
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
    gzip: usize,
    brotli: usize,
}

impl Weight {
    fn of(bytes: &[u8]) -> Result<Self> {
        let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
        gzip.write_all(bytes)?;
        let mut brotli = Vec::new();
        let parameters = brotli::enc::BrotliEncoderParams {
            quality: 11,
            ..Default::default()
        };
        brotli::BrotliCompress(&mut &*bytes, &mut brotli, &parameters)?;
        Ok(Self {
            raw: bytes.len(),
            gzip: gzip.finish()?.len(),
            brotli: brotli.len(),
        })
    }

    fn minus(self, other: Self) -> Self {
        Self {
            raw: self.raw - other.raw,
            gzip: self.gzip - other.gzip,
            brotli: self.brotli - other.brotli,
        }
    }

    fn plus(self, other: Self) -> Self {
        Self {
            raw: self.raw + other.raw,
            gzip: self.gzip + other.gzip,
            brotli: self.brotli + other.brotli,
        }
    }
}

/// Prints the tables. Refuses a toolbar of which any configuration is over its budget.
pub(crate) fn report() -> Result<()> {
    let heaviest = weigh()?;
    within("the toolbar", heaviest.without_rules, BUDGET)?;
    within("the toolbar with rules", heaviest.with_rules, BUDGET_WITH_RULES)
}

/// The heaviest configurations.
struct Heaviest {
    without_rules: Weight,
    with_rules: Weight,
}

/// Prints the tables and returns the weights of the heaviest configurations.
fn weigh() -> Result<Heaviest> {
    let dist = layout::dist();
    ensure!(
        dist.join("index.html").is_file(),
        "there is no dist/ to measure; run `cargo xtask dist` first"
    );
    let mut files = Vec::new();
    for file in loaded_files(&dist)? {
        let bytes = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
        files.push((
            file.strip_prefix(&dist)?.display().to_string(),
            Weight::of(&bytes)?,
        ));
    }
    println!("{}", table::markdown("file", &files));

    let script =
        fs::read_to_string(dist.join(CHUNK_SCRIPT)).context("cannot read the script that fetches chunks")?;
    let chunks = configurations::files(&script)?;
    let weight_of = |wanted: &[&str]| {
        let is_wanted = |file: &String| {
            let mut of = chunks.iter().filter(|(_, files)| files.contains(file)).peekable();
            // What belongs to no chunk is always loaded.
            of.peek().is_none() || of.any(|(chunk, _)| wanted.contains(&chunk.as_str()))
        };
        let loaded = files.iter().filter(|(file, _)| is_wanted(file));
        loaded.fold(Weight::default(), |sum, (_, weight)| sum.plus(*weight))
    };
    let weighed: Vec<_> = configurations::all()
        .into_iter()
        .map(|configuration| {
            let weight = weight_of(&configuration.chunks);
            (configuration, weight)
        })
        .collect();
    let rows: Vec<_> = weighed
        .iter()
        .map(|(configuration, weight)| (configuration.name.clone(), *weight))
        .collect();
    println!("{}", table::markdown("loaded at the start and in a call", &rows));
    let always = weight_of(&[]);
    let rare: Vec<_> = configurations::on_demand()
        .map(|(chunk, when)| (format!("{chunk}: {when}"), weight_of(&[chunk]).minus(always)))
        .collect();
    if !rare.is_empty() {
        println!("{}", table::markdown("on demand, at most", &rare));
    }
    let heaviest = |rules: Rules| {
        let of = weighed
            .iter()
            .filter(|(configuration, _)| configuration.rules == rules);
        of.map(|(_, weight)| *weight)
            .max_by_key(|weight| weight.brotli)
            .context("there is no configuration")
    };
    Ok(Heaviest {
        without_rules: heaviest(Rules::Unnamed)?,
        with_rules: heaviest(Rules::Named)?,
    })
}

fn within(what: &str, heaviest: Weight, budget: usize) -> Result<()> {
    let weight = heaviest.brotli;
    ensure!(
        weight <= budget,
        "{what} weighs {weight} bytes (brotli), {} over its budget of {budget}; make it smaller or argue for a new budget",
        weight - budget
    );
    println!(
        "{what} is within its budget: {weight} of {budget} bytes (brotli, without the vendor's library)"
    );
    Ok(())
}

/// What lies in `dist/` and is no part of the toolbar: vendors' libraries, and pages that agents never open with what they link.
const APART: [&str; 4] = [
    "vendor",
    layout::CONFORMANCE_FOLDER,
    layout::RULES_FOLDER,
    layout::STYLES_FOLDER,
];

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
        Weight {
            brotli,
            ..Weight::default()
        }
    }

    #[test]
    fn the_budget_is_the_last_size_that_passes() {
        assert!(within("it", weighing(BUDGET), BUDGET).is_ok());
        let error = within("it", weighing(BUDGET + 7), BUDGET)
            .unwrap_err()
            .to_string();
        assert!(error.contains("7 over its budget"), "{error}");
    }

    #[test]
    fn repetition_compresses_and_nothing_is_lost_from_the_raw_count() {
        let weight = Weight::of(&[b'a'; 10_000]).unwrap();
        assert_eq!(weight.raw, 10_000);
        assert!(weight.gzip < 100 && weight.brotli < 100, "{weight:?}");
    }
}
