//! Which module of the core may import which, and what a vendor may import of the core: the table of `ARCHITECTURE.md`.

use std::collections::BTreeSet;
use std::path::Path;

use super::imports::{Import, imports};
use super::source::{File, files};
use super::{core, nothing_in};

/// Layer 0, the vocabulary, and which of its modules import another one of it.
const WORDS: [(&str, &[&str]); 12] = [
    ("call_action", &["phone"]),
    ("classification", &[]),
    ("cursor", &[]),
    ("direction", &[]),
    ("ids", &[]),
    ("json", &[]),
    ("mca_version", &[]),
    ("origin", &[]),
    ("phone", &[]),
    ("redact", &[]),
    ("time", &[]),
    ("token", &[]),
];

/// Every other module of the core, and what it may import besides words and itself.
const LAYERS: [(&str, &[&str]); 10] = [
    ("config", &[]),
    ("host", &[]),
    ("leadership", &[]),
    ("vendor", &[]),
    ("rules", &[]),
    ("protocol", &["host"]),
    ("session", &["host", "vendor", "rules"]),
    ("view", &["host", "vendor", "session"]),
    ("driver", &["host", "vendor", "session", "view"]),
    ("explore", &["host", "vendor", "rules", "session", "view"]),
];

/// What the session knows of the rules: facts in, a decision out. How rules are written, read and checked is not its
/// business.
const RULES_FOR_SESSION: [&str; 11] = [
    "CallFacts",
    "Caller",
    "Channel",
    "CloseAs",
    "Decision",
    "Initiation",
    "KnownContacts",
    "Leg",
    "PopAt",
    "RuleBook",
    "WrapUpChoice",
];

#[test]
fn every_module_of_the_core_imports_only_what_lies_below_it() {
    let files = core();
    assert!(files.len() > 40, "only {} files were found", files.len());
    nothing_in(files.iter().flat_map(sideways));
}

#[test]
fn every_module_of_the_core_needs_what_it_may_import() {
    let files = core();
    let used: BTreeSet<_> = files
        .iter()
        .flat_map(|file| {
            let imports = imports(&file.text, "crate").into_iter().chain(escapes(file));
            imports.map(|import| (module(file), import.module))
        })
        .collect();
    let allowed = WORDS.iter().chain(&LAYERS);
    let allowed = allowed.flat_map(|(module, below)| below.iter().map(move |name| (*module, *name)));
    nothing_in(
        allowed
            .filter(|(module, name)| !used.contains(&(*module, (*name).to_owned())))
            .map(|(module, name)| format!("`{module}` may import `{name}` and does not")),
    );
}

#[test]
fn the_session_knows_of_the_rules_what_it_asks_and_what_they_answer_and_all_of_that() {
    let session: Vec<_> = core()
        .into_iter()
        .filter(|file| module(file) == "session")
        .collect();
    nothing_in(session.iter().flat_map(inside_rules));
    let text: String = session.into_iter().map(|file| file.text).collect();
    let used: BTreeSet<_> = imports(&text, "crate::rules")
        .into_iter()
        .map(|import| import.module)
        .collect();
    nothing_in(
        RULES_FOR_SESSION
            .iter()
            .filter(|name| !used.contains(**name))
            .map(|name| format!("the session may import `rules::{name}` and does not")),
    );
}

#[test]
fn a_vendor_knows_the_words_and_the_vendor_contract_of_the_core_and_nothing_else() {
    let vendors = files("vendors", &["rs"]);
    assert!(!vendors.is_empty());
    nothing_in(
        vendors
            .iter()
            .filter(|file| !file.path.contains("/tests/"))
            .flat_map(beyond_contract),
    );
}

/// The module of the core that a file belongs to: `src/session/call.rs` to `session`.
pub(super) fn module(file: &File) -> &str {
    let inside = file.path.trim_start_matches("src/");
    let first = inside.split('/').next().unwrap_or(inside);
    first.trim_end_matches(".rs")
}

fn allowed(module: &str) -> Option<BTreeSet<&str>> {
    if let Some((_, words)) = WORDS.iter().find(|(name, _)| *name == module) {
        return Some(words.iter().copied().chain([module]).collect());
    }
    let (_, below) = LAYERS.iter().find(|(name, _)| *name == module)?;
    let words = WORDS.iter().map(|(name, _)| *name);
    Some(below.iter().copied().chain(words).chain([module]).collect())
}

fn sideways(file: &File) -> Vec<String> {
    let module = module(file);
    if module == "lib" {
        return Vec::new();
    }
    let Some(allowed) = allowed(module) else {
        return vec![format!(
            "{}: the module `{module}` has no layer; give it one in tests/it/layering/modules.rs",
            file.path
        )];
    };
    let mut imports = imports(&file.text, "crate");
    imports.extend(escapes(file));
    let wrong = imports
        .iter()
        .filter(|import| !allowed.contains(import.module.as_str()));
    wrong
        .map(|import| {
            format!(
                "{}:{}: `{module}` may not import `{}`",
                file.path, import.line, import.module
            )
        })
        .collect()
}

/// What a file reaches by climbing: as many `super` as it lies deep lead to the top of the crate. Its own module may have
/// a child of the same name, and a module of tests climbs one step more to get there.
fn escapes(file: &File) -> impl Iterator<Item = Import> {
    let children = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("src")
        .join(module(file));
    let climb = vec!["super"; file.path.matches('/').count()].join("::");
    let reached = imports(&file.text, &climb).into_iter();
    reached.filter(move |import| {
        let child = children.join(&import.module).with_extension("rs");
        allowed(&import.module).is_some() && !child.is_file()
    })
}

fn is_word(module: &str) -> bool {
    WORDS.iter().any(|(name, _)| *name == module)
}

/// What a file of the session takes from within the rules.
fn inside_rules(file: &File) -> Vec<String> {
    let imports = imports(&file.text, "crate::rules");
    let wrong = imports
        .iter()
        .filter(|import| !RULES_FOR_SESSION.contains(&import.module.as_str()));
    wrong
        .map(|import| {
            format!(
                "{}:{}: the session may not import `rules::{}`",
                file.path, import.line, import.module
            )
        })
        .collect()
}

fn beyond_contract(file: &File) -> Vec<String> {
    let imports = imports(&file.text, "fusion_cti");
    let wrong = imports
        .iter()
        .filter(|import| import.module != "vendor" && !is_word(&import.module));
    wrong
        .map(|import| {
            format!(
                "{}:{}: a vendor may not import `{}`",
                file.path, import.line, import.module
            )
        })
        .collect()
}

mod samples {
    use super::*;
    use crate::layering::samples::file;

    #[test]
    fn an_import_from_above_or_from_a_sibling_is_found() {
        let view = "use crate::session::Session;\nuse crate::{ids::CallId, driver::{port, Driver}};";
        assert_eq!(
            sideways(&file("src/view/frame.rs", view)),
            ["src/view/frame.rs:2: `view` may not import `driver`"]
        );
        let vendor = "fn f() -> crate::protocol::Uuid { todo() }";
        assert_eq!(sideways(&file("src/vendor.rs", vendor)).len(), 1);
        assert_eq!(
            sideways(&file("src/ids.rs", "use crate::time::Timestamp;")).len(),
            1
        );
        assert_eq!(
            sideways(&file("src/config/host.rs", "use crate::host::Feature;")).len(),
            1
        );
        assert_eq!(
            sideways(&file("src/host/a.rs", "use super::super::session::Session;")).len(),
            1
        );
        assert!(sideways(&file("src/cloud.rs", ""))[0].contains("has no layer"));
    }

    #[test]
    fn a_session_that_reaches_into_the_rules_is_found() {
        let text = "use crate::rules::{Decision, parse};";
        assert_eq!(
            inside_rules(&file("src/session/a.rs", text)),
            ["src/session/a.rs:1: the session may not import `rules::parse`"]
        );
    }

    #[test]
    fn what_lies_below_may_be_imported() {
        let session = "//! See [`crate::driver`].\nuse crate::host::Reply;\nuse crate::session::host_progress::HostProgress;\nuse crate::ids::EventId;";
        assert!(sideways(&file("src/session/call.rs", session)).is_empty());
    }

    #[test]
    fn a_vendor_that_reaches_for_the_session_is_found() {
        let text = "use fusion_cti::vendor::CallSnapshot;\nuse fusion_cti::session::Session;";
        assert_eq!(beyond_contract(&file("vendors/x/src/lib.rs", text)).len(), 1);
    }
}
