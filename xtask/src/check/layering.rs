//! Proves from cargo's own dependency tree what ARCHITECTURE.md promises about the layers.

use std::collections::BTreeSet;

use anyhow::{Context as _, Result, ensure};

use crate::process;

/// A crate, and what must not be among the crates that it needs.
struct Wall {
    package: &'static str,
    /// Each name stands for the crate and for its family: `gloo` also for `gloo-events`.
    denied: &'static [&'static str],
    reason: &'static str,
}

const WALLS: [Wall; 8] = [
    Wall {
        package: "fusion-cti",
        denied: &[
            "web-sys",
            "js-sys",
            "wasm-bindgen",
            "gloo",
            "yew",
            "tokio",
            "fusion-cti",
        ],
        reason: "the core runs natively, on a virtual clock, and knows neither browser nor vendor",
    },
    Wall {
        package: "fusion-cti-amazon-connect",
        denied: &["yew", "fusion-cti-toolbar", "fusion-cti-ui", "fusion-cti-demo"],
        reason: "a vendor knows the core only, so that it can be swapped",
    },
    Wall {
        package: "fusion-cti-javascript",
        denied: &[
            "yew",
            "fusion-cti-toolbar",
            "fusion-cti-ui",
            "fusion-cti-demo",
            "fusion-cti-amazon",
        ],
        reason: "a vendor knows the core only, so that it can be swapped",
    },
    Wall {
        package: "fusion-cti-js",
        denied: &["yew", "fusion-cti"],
        reason: "helpers at the border to JavaScript serve every crate, vendors included",
    },
    Wall {
        package: "fusion-cti-ui",
        denied: &["fusion-cti"],
        reason: "shared components know nothing of calls or rules, so that any page can use them",
    },
    Wall {
        package: "fusion-cti-rules",
        denied: &["web-sys", "js-sys", "wasm-bindgen", "gloo", "yew"],
        reason: "the rules are checked on a command line, without a browser",
    },
    Wall {
        package: "fusion-cti-rules-editor",
        denied: &[
            "fusion-cti-toolbar",
            "fusion-cti-amazon",
            "fusion-cti-javascript",
            "fusion-cti-demo",
        ],
        reason: "the rules editor knows rules, not the toolbar, vendors or the demo",
    },
    Wall {
        package: "fusion-cti-demo",
        denied: &["yew", "wasm-bindgen", "fusion-cti"],
        reason: "the mock worlds share no code with the toolbar, or they would mirror its errors",
    },
];

/// Refuses a dependency through a wall, saying which and why.
pub(super) fn check() -> Result<()> {
    WALLS.iter().try_for_each(|wall| {
        let through = breaches(wall, &tree(wall.package)?);
        let list = through.join(", ");
        ensure!(
            through.is_empty(),
            "{} must not depend on {list}: {}",
            wall.package,
            wall.reason
        );
        eprintln!("    {}: none of {}", wall.package, wall.denied.join(", "));
        Ok(())
    })
}

/// The names of all crates that a package needs, itself included, on any platform and with all features.
fn tree(package: &str) -> Result<BTreeSet<String>> {
    let arguments = [
        "--package",
        package,
        "--edges",
        "normal",
        "--prefix",
        "none",
        "--format",
        "{p}",
    ];
    let mut cargo = process::cargo(["tree", "--all-features", "--target", "all"]);
    let text = String::from_utf8(process::output(cargo.args(arguments))?).context("cargo tree")?;
    Ok(text
        .lines()
        .filter_map(|line| line.split_whitespace().next())
        .map(str::to_owned)
        .collect())
}

fn breaches(wall: &Wall, tree: &BTreeSet<String>) -> Vec<String> {
    let denied = |name: &str| {
        wall.denied.iter().any(|family| {
            name.strip_prefix(family)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
        })
    };
    tree.iter()
        .filter(|name| *name != wall.package && denied(name))
        .cloned()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const WALL: Wall = Wall {
        package: "core",
        denied: &["gloo", "core"],
        reason: "",
    };

    fn breaches_of(names: &[&str]) -> Vec<String> {
        breaches(&WALL, &names.iter().map(|&name| name.to_owned()).collect())
    }

    #[test]
    fn a_denied_crate_and_its_family_are_found() {
        assert_eq!(
            breaches_of(&["core", "gloo", "gloo-events", "core-vendor"]),
            ["core-vendor", "gloo", "gloo-events"]
        );
    }

    #[test]
    fn the_crate_itself_and_a_name_that_only_begins_alike_are_not() {
        assert!(breaches_of(&["core", "gloomy", "corelib"]).is_empty());
    }
}
