//! Compares the licence of every dependency with the list of allowed ones in `deny.toml`.
//!
//! The same file serves `cargo deny check licenses`; this check needs no installation and no network.

use std::collections::BTreeSet;
use std::fs;

use anyhow::{Context as _, Result, bail};
use serde::Deserialize;
use spdx::{Expression, Licensee, ParseMode};

use crate::{layout, process};

#[derive(Debug, Deserialize)]
struct DenyFile {
    licenses: LicenceSection,
}

#[derive(Debug, Deserialize)]
struct LicenceSection {
    allow: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct Metadata {
    packages: Vec<Dependency>,
}

/// What `cargo metadata` says of a crate, as far as it matters here.
#[derive(Debug, Deserialize)]
struct Dependency {
    name: String,
    version: String,
    license: Option<String>,
}

/// Refuses a dependency without a licence, or with one that is not allowed.
pub(super) fn check() -> Result<()> {
    let text = fs::read_to_string(layout::root().join("deny.toml")).context("cannot read deny.toml")?;
    let allowed = allowed(&text)?;
    let metadata = process::output(&mut process::cargo([
        "metadata",
        "--format-version",
        "1",
        "--all-features",
    ]))?;
    let metadata: Metadata = serde_json::from_slice(&metadata).context("cargo metadata")?;
    let refused: Vec<String> = metadata
        .packages
        .iter()
        .filter_map(|dependency| refusal(dependency, &allowed))
        .collect();
    if !refused.is_empty() {
        bail!(
            "replace these, or allow their licences in deny.toml:\n  {}",
            refused.join("\n  ")
        );
    }
    let licences: BTreeSet<&str> = metadata
        .packages
        .iter()
        .filter_map(|one| one.license.as_deref())
        .collect();
    eprintln!(
        "    {} crates under {} different licence terms, all allowed",
        metadata.packages.len(),
        licences.len()
    );
    Ok(())
}

fn allowed(deny_file: &str) -> Result<Vec<Licensee>> {
    let file: DenyFile = toml::from_str(deny_file).context("deny.toml")?;
    let parse = |name: &String| Licensee::parse(name).with_context(|| format!("deny.toml allows `{name}`"));
    file.licenses.allow.iter().map(parse).collect()
}

/// Why a dependency is not acceptable, if so.
fn refusal(dependency: &Dependency, allowed: &[Licensee]) -> Option<String> {
    let Dependency {
        name,
        version,
        license,
    } = dependency;
    let Some(licence) = license else {
        return Some(format!("{name} {version}: names no licence"));
    };
    // Lax, because old crates write `MIT/Apache-2.0`.
    let Ok(expression) = Expression::parse_mode(licence, ParseMode::LAX) else {
        return Some(format!("{name} {version}: `{licence}` is no licence expression"));
    };
    let satisfied = expression.evaluate(|needed| allowed.iter().any(|licensee| licensee.satisfies(needed)));
    (!satisfied).then(|| format!("{name} {version}: {licence}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const DENY_FILE: &str =
        "[licenses]\nallow = [\"MIT\", \"Apache-2.0\"]\n[bans]\nmultiple-versions = \"warn\"";

    fn refusal_of(licence: Option<&str>) -> Option<String> {
        let (name, version) = ("some".to_owned(), "1.0.0".to_owned());
        refusal(
            &Dependency {
                name,
                version,
                license: licence.map(str::to_owned),
            },
            &allowed(DENY_FILE).unwrap(),
        )
    }

    #[test]
    fn one_allowed_licence_of_a_choice_is_enough() {
        for licence in [
            "MIT",
            "MIT OR GPL-3.0-only",
            "MIT/Apache-2.0",
            "Apache-2.0 AND MIT",
        ] {
            assert_eq!(refusal_of(Some(licence)), None, "{licence}");
        }
    }

    #[test]
    fn a_licence_that_is_not_on_the_list_is_refused_by_name() {
        assert_eq!(
            refusal_of(Some("GPL-3.0-only")).unwrap(),
            "some 1.0.0: GPL-3.0-only"
        );
        assert!(refusal_of(Some("MIT AND GPL-3.0-only")).is_some());
    }

    #[test]
    fn a_missing_or_unreadable_licence_is_refused() {
        assert!(refusal_of(None).unwrap().ends_with("names no licence"));
        assert!(refusal_of(Some("ask me")).is_some());
    }

    #[test]
    fn a_list_with_a_misspelt_licence_is_refused() {
        assert!(allowed("[licenses]\nallow = [\"MITT\"]").is_err());
    }
}
