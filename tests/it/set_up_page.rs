//! `docs/set-up-in-fusion.md` is for a person who has nothing else: whatever the toolbar can say about its way to Fusion is
//! explained there.

use std::fs;
use std::path::Path;

/// Where such words stand, and how each of them begins there.
const SOURCES: [(&str, &str); 13] = [
    ("toolbar/src/ports/host/mca.rs", "&str = \""),
    ("toolbar/src/ports/host/uef/port.rs", "&str = \""),
    ("toolbar/src/ports/host/uef/port.rs", "    \"Not subscribed"),
    ("toolbar/src/ports/host/uef/library.rs", "#[error(\""),
    ("toolbar/src/ports/host/mca_library.rs", "&str = \"Not "),
    ("toolbar/src/ports/host/mca_library/library.rs", "#[error(\""),
    ("src/view/words/diagnostics.rs", "        (\"Fusion "),
    ("src/view/words/diagnostics.rs", "        (\"Commands "),
    ("src/view/words/diagnostics.rs", "        (\"Updates "),
    ("src/view/words/diagnostics.rs", "        (\"Repeated "),
    ("src/view/words/diagnostics.rs", "        (\"Unknown "),
    ("src/view/words.rs", "&str = \"Fusion "),
    ("src/view/words/failure.rs", "format!(\"Fusion "),
];

/// The rest of a text after each place where it is begun like this, with the last word of the beginning.
fn texts(source: &str, begin: &str) -> Vec<String> {
    let said = begin.split('"').next_back().unwrap_or_default();
    let rests = source.split(begin).skip(1);
    rests
        .map(|rest| format!("{said}{}", rest.split('"').next().unwrap_or_default()))
        .collect()
}

/// What of a text does not depend on the moment: the longest part between its placeholders.
fn constant(text: &str) -> &str {
    let parts = text.split(['{', '}']).step_by(2);
    let longest = parts.max_by_key(|part| part.len()).unwrap_or_default();
    longest.split_once(':').map_or(
        longest,
        |(before, after)| {
            if after.trim().is_empty() { before } else { longest }
        },
    )
}

#[test]
fn everything_that_the_toolbar_says_about_its_way_to_fusion_is_explained_on_the_page_for_the_set_up() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = fs::read_to_string(root.join("docs/set-up-in-fusion.md")).unwrap();
    let mut missing = Vec::new();
    let mut known = 0;
    for (file, begin) in SOURCES {
        let texts = texts(&fs::read_to_string(root.join(file)).unwrap(), begin);
        assert!(!texts.is_empty(), "nothing begins with {begin} in {file}");
        known += texts.len();
        let unexplained = texts
            .iter()
            .filter(|text| !page.contains(constant(text).trim_matches([' ', '`', '.'])));
        missing.extend(unexplained.map(|text| format!("{file}: {text}")));
    }
    assert!(missing.is_empty(), "not explained:\n{}", missing.join("\n"));
    assert!(known > 25, "only {known} texts were found");
}

#[test]
fn a_placeholder_and_what_follows_it_do_not_count() {
    assert_eq!(constant("`{step}` was refused: {words}"), "` was refused");
    assert_eq!(constant("Ignored: not a text"), "Ignored: not a text");
    let source = "const A: &str = \"one\";\nconst B: &str = \"two\";";
    assert_eq!(texts(source, "&str = \""), ["one", "two"]);
    assert_eq!(texts("(\"Fusion refused\", 1)", "(\"Fusion "), ["Fusion refused"]);
}
