//! A long day: a thousand calls at full speed, with the real vendor library, driven by the mock contact centre. What
//! the toolbar holds after the last is what it held after the tenth. `docs/soak.md` keeps the figures.
//!
//! `FUSION_CTI_SOAK_CALLS` makes the day shorter, for the run before every change.

mod calls;
mod library;
mod table;

use std::time::Duration;

use anyhow::ensure;
use fusion_cti_demo::SettingsChange;
use fusion_cti_e2e::{Census, Desk, Result, Setup, Witness};
use serde_json::{Value, json};

use calls::{Kind, Tally};

/// After which calls everything is counted, and after the last. The first is when everything has been used once.
const COUNTED_AFTER: [usize; 5] = [10, 100, 250, 500, 1000];
/// Only a run that hangs takes this long.
const LIMIT: Duration = Duration::from_secs(40 * 60);
/// What the heap may differ by though nobody holds on to anything: compiled code comes and goes, 198,512 more after 200 calls and
/// 16,664 less after 500 of the same toolbar. 400 bytes for each call of a long day.
const HEAP_NOISE: u64 = 400_000;
/// What the wasm may take between the tenth call and the next count: one page, for the names of the last 64 calls. From
/// then on it takes nothing.
const WASM_PAGE: u64 = 65_536;

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask soak"]
fn after_the_last_call_the_toolbar_holds_what_it_held_after_the_tenth() -> Result {
    let desktop = Setup::default().fusion(json!({ "wrapUp": false }));
    desktop.lasting(LIMIT).run(async |desk| {
        hurry(desk)?;
        let mut witness = Witness::of(desk, &desk.demo.origins().toolbar_origin).await?;
        desk.toolbar.agent_is("Available").await?;
        let calls = calls_of_the_day()?;
        let mut tally = Tally::default();
        let started = tokio::time::Instant::now();
        let mut counts = Vec::new();
        for number in 1..=calls {
            calls::play(desk, &mut witness, Kind::of(number), &mut tally).await?;
            if is_counted_after(number, calls) {
                witness.comes_to_rest().await?;
                counts.push((number, witness.count().await?));
            }
        }
        let without_log = weighed(
            &mut witness,
            "the toolbar with the vendor's library in it",
            &counts,
        )
        .await?;
        println!("{calls} calls in {} s", started.elapsed().as_secs());
        fusion_heard_each_call_once(desk, calls, &tally).await?;
        holds_no_more(first(&counts)?, last(&counts)?, without_log)?;
        asks_for_no_more_memory(&counts)
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask soak"]
fn all_that_the_vendors_library_keeps_by_itself_is_its_log() -> Result {
    // The desktop is left, so it cannot be asked afterwards whether it is content.
    let setup = Setup::default().allowing_violations();
    setup.lasting(LIMIT).run(async |desk| {
        hurry(desk)?;
        let mut witness = library::alone(desk).await?;
        let calls = calls_of_the_day()?;
        let mut counts = Vec::new();
        for number in 1..=calls {
            calls::play_without_toolbar(desk, Kind::of(number)).await?;
            if is_counted_after(number, calls) {
                counts.push((number, witness.count().await?));
            }
        }
        let without_log = weighed(&mut witness, "the vendor's library alone", &counts).await?;
        keeps_nothing_but_its_log(first(&counts)?, last(&counts)?, without_log)
    })
}

/// Prints the figures, and counts once more without the library's log.
async fn weighed(witness: &mut Witness, title: &str, counts: &[(usize, Census)]) -> Result<Census> {
    let log = library::forgets_its_log(witness).await?;
    let without_log = witness.count().await?;
    table::print(title, counts);
    println!(
        "the library's log: {} entries written, {} sent and kept, {} bytes; without it: {} bytes of heap",
        log.written,
        log.sent,
        last(counts)?.heap_bytes.saturating_sub(without_log.heap_bytes),
        without_log.heap_bytes
    );
    Ok(without_log)
}

fn calls_of_the_day() -> Result<usize> {
    std::env::var("FUSION_CTI_SOAK_CALLS")
        .ok()
        .map_or(Ok(1000), |calls| Ok(calls.parse()?))
}

fn is_counted_after(number: usize, calls: usize) -> bool {
    COUNTED_AFTER.contains(&number) || number == calls
}

/// The contact centre answers at once.
fn hurry(desk: &Desk) -> Result {
    desk.centre_is_set_up(SettingsChange {
        snapshot_delay_millis: Some(1),
        ..SettingsChange::default()
    })
}

fn first(counts: &[(usize, Census)]) -> Result<Census> {
    counts
        .first()
        .map(|(_, census)| *census)
        .ok_or_else(|| anyhow::anyhow!("nothing was counted"))
}

fn last(counts: &[(usize, Census)]) -> Result<Census> {
    counts
        .last()
        .map(|(_, census)| *census)
        .ok_or_else(|| anyhow::anyhow!("nothing was counted"))
}

async fn fusion_heard_each_call_once(desk: &Desk, calls: usize, tally: &Tally) -> Result {
    println!("Fusion heard {tally:?}");
    ensure!(tally.new == calls, "{tally:?}");
    ensure!(
        tally.start == (1..=calls).filter(|number| Kind::of(*number).connects()).count(),
        "{tally:?}"
    );
    ensure!(tally.close == calls, "{tally:?}");
    let heard = desk.fusion.comm_events_since(0).await?.len();
    ensure!(
        heard == tally.new + tally.start + tally.close,
        "Fusion heard {heard} events"
    );
    let counts: Value = desk.fusion.ask("counts", &[]).await?;
    ensure!(counts["dropped"] == 0 && counts["violations"] == 0, "{counts}");
    Ok(())
}

/// Listeners, timers and closures are ours to the last one; the heap is shared with the library, so
/// it is compared without the library's log.
fn holds_no_more(tenth: Census, last: Census, without_log: Census) -> Result {
    ensure!(
        last.listeners <= tenth.listeners,
        "listeners: {tenth:?}, {last:?}"
    );
    ensure!(
        last.listeners_added.toolbar == tenth.listeners_added.toolbar,
        "listeners: {tenth:?}, {last:?}"
    );
    ensure!(
        last.timeouts.toolbar == 0 && last.intervals.toolbar == tenth.intervals.toolbar,
        "timers: {last:?}"
    );
    ensure!(
        last.functions.toolbar <= tenth.functions.toolbar,
        "closures: {tenth:?}, {last:?}"
    );
    ensure!(last.nodes <= tenth.nodes, "nodes: {tenth:?}, {last:?}");
    ensure!(
        without_log.heap_bytes <= tenth.heap_bytes + HEAP_NOISE,
        "heap: {tenth:?}, {without_log:?}"
    );
    Ok(())
}

/// The wasm's memory, which never shrinks, grows by no more than a page after the tenth call, and not at all after the count
/// that follows.
fn asks_for_no_more_memory(counts: &[(usize, Census)]) -> Result {
    let mut bytes = counts.iter().map(|(_, census)| census.wasm_bytes);
    let (tenth, next) = (bytes.next(), bytes.next());
    ensure!(next <= tenth.map(|tenth| tenth + WASM_PAGE), "wasm: {counts:?}");
    ensure!(bytes.all(|later| Some(later) == next), "wasm: {counts:?}");
    Ok(())
}

fn keeps_nothing_but_its_log(tenth: Census, last: Census, without_log: Census) -> Result {
    ensure!(
        last.listeners <= tenth.listeners && last.functions.library <= tenth.functions.library,
        "{tenth:?}, {last:?}"
    );
    ensure!(
        without_log.heap_bytes <= tenth.heap_bytes + HEAP_NOISE,
        "heap: {tenth:?}, {without_log:?}"
    );
    Ok(())
}
