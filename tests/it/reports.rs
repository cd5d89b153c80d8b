//! Reports from the field end as fixtures: `fixtures/README.md` lists which report is tried where.

use std::collections::BTreeMap;
use std::path::Path;

const README: &str = include_str!("../../fixtures/README.md");

/// The fixtures of every report in the table, by its name.
fn reports() -> BTreeMap<&'static str, Vec<&'static str>> {
    let rows = README.lines().filter_map(|line| {
        let mut cells = line.strip_prefix("| A")?.split(" | ");
        let name = line.split(' ').nth(1)?;
        let fixtures = cells.nth(2)?.trim_end_matches(" |").split(", ");
        Some((name, fixtures.map(|path| path.trim_matches('`')).collect()))
    });
    rows.collect()
}

#[test]
fn every_report_ends_as_a_fixture() {
    let reports = reports();
    let wanted = (1..=19).filter(|number| *number != 18);
    let missing: Vec<_> = wanted
        .map(|number| format!("A{number}"))
        .filter(|name| !reports.contains_key(name.as_str()))
        .collect();
    assert!(missing.is_empty(), "not in the table: {missing:?}");
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    for (report, paths) in reports {
        assert!(!paths.is_empty(), "{report} has no fixture");
        for path in paths {
            assert!(fixtures.join(path).exists(), "{report}: there is no {path}");
        }
    }
}
