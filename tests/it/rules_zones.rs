//! The rules' time zones against another implementation: CPython's `zoneinfo`, which read the system's own files. What it
//! said is in `fixtures/rules/zones/offsets.txt`: each zone or link with its offset at the beginning, at each change to the
//! minute, and at the end.

use std::fs;

use fusion_cti::rules::{Zone, read_moment};
use fusion_cti::time::Timestamp;

/// A moment, and how many seconds the zone is ahead of UTC from then on.
type Offset = (Timestamp, i64);

fn zones() -> Vec<(String, Vec<Offset>)> {
    let text = fs::read_to_string("fixtures/rules/zones/offsets.txt").unwrap();
    let mut zones: Vec<(String, Vec<Offset>)> = Vec::new();
    for line in text.lines() {
        match line.strip_prefix("  ").and_then(|line| line.split_once(' ')) {
            Some((moment, offset)) => {
                let offset = (read_moment(moment).unwrap(), seconds(offset));
                zones.last_mut().unwrap().1.push(offset);
            }
            None => zones.push((line.to_owned(), Vec::new())),
        }
    }
    zones
}

/// `+05:30` or `-08:00` in seconds.
fn seconds(text: &str) -> i64 {
    let (hours, minutes) = text[1..].split_once(':').unwrap();
    let ahead = (hours.parse::<i64>().unwrap() * 60 + minutes.parse::<i64>().unwrap()) * 60;
    if text.starts_with('-') { -ahead } else { ahead }
}

#[test]
fn every_zone_and_link_has_the_offsets_that_another_implementation_gives() {
    let zones = zones();
    let mut differences = Vec::new();
    let mut compared = 0;
    for (name, offsets) in &zones {
        let zone = Zone::named(name).unwrap_or_else(|| panic!("{name} is no zone"));
        for pair in offsets.windows(2) {
            let ((from, offset), (until, _)) = (pair[0], pair[1]);
            // Both ends of each stretch, and some moments between.
            let step = (until.0 - from.0) / 8;
            let between = (0..8).map(|part| from.0 + step * part);
            for moment in between.chain([until.0 - 1]) {
                compared += 1;
                if zone.offset(Timestamp(moment)) != offset {
                    differences.push(format!("{name} at {moment}"));
                }
            }
        }
    }
    assert!(
        zones.len() > 70 && compared > 20_000,
        "{compared} of {}",
        zones.len()
    );
    assert_eq!(differences, Vec::<String>::new());
}

#[test]
fn a_link_is_the_zone_that_it_names() {
    for (link, zone) in [
        ("US/Eastern", "America/New_York"),
        ("GB", "Europe/London"),
        ("Asia/Calcutta", "Asia/Kolkata"),
        ("Europe/Kiev", "Europe/Kyiv"),
        ("Etc/UTC", "UTC"),
        ("Zulu", "UTC"),
    ] {
        let (link, zone) = (Zone::named(link).unwrap(), Zone::named(zone).unwrap());
        // Every week of thirty years.
        for week in 0..1560 {
            let moment = Timestamp(1_000_000_000_000 + week * 7 * 86_400_000);
            assert_eq!(
                link.wall_clock(moment),
                zone.wall_clock(moment),
                "{}",
                link.name()
            );
        }
    }
}
