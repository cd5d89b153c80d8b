//! Every zone of the rules' own table against a full time zone database.

use fusion_cti::rules::Zone;
use fusion_cti::time::Timestamp;
use jiff::tz::TimeZone;

/// 2026-12-01 and 2031-01-01, in seconds: the table holds the rules that are in force at the end of 2026.
const FROM: i64 = 1_796_083_200;
const UNTIL: i64 = 1_924_992_000;
/// A week: between two changes a zone stays as it is.
const STEP: usize = 7 * 86_400;

#[test]
fn every_zone_has_the_offset_that_a_full_database_gives() {
    let mut differences = Vec::new();
    let mut compared = 0;
    for name in Zone::names() {
        let Ok(full) = TimeZone::get(name) else {
            continue;
        };
        compared += 1;
        let zone = Zone::named(name).unwrap();
        let differs = |seconds: &i64| {
            let moment = jiff::Timestamp::from_second(*seconds).unwrap();
            let expected = i64::from(full.to_offset(moment).seconds());
            zone.offset(Timestamp(u64::try_from(*seconds).unwrap() * 1000)) != expected
        };
        // Every week, and both sides of every change.
        let coarse = (FROM..UNTIL).step_by(STEP);
        let changes = full.following(jiff::Timestamp::from_second(FROM).unwrap());
        let changes = changes
            .map(|change| change.timestamp().as_second())
            .take_while(|second| *second < UNTIL);
        let fine = changes.flat_map(|second| [second - 1, second]);
        if let Some(second) = coarse.chain(fine).find(differs) {
            differences.push(format!("{name} at {second}"));
        }
    }
    assert!(compared > 400, "only {compared} zones were compared");
    assert_eq!(differences, Vec::<String>::new());
}
