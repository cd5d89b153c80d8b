//! Handlers on trial: the conformance suite in the browser, with what is shipped.

use anyhow::{Context as _, ensure};
use fusion_cti_e2e::{Result, Setup, conformance};

/// One takes two minutes, most of them waiting; three take less than one.
const WINDOWS: usize = 3;

/// What Streams has no word for, and what the service never does. Everything else the contact centre can arrange.
const SKIPPED: [&str; 7] = [
    "an_extension_is_dialled_with_the_number: the vendor has no OutboundExtensions",
    "conference_joins_both_calls: the vendor has no Conference",
    "record_and_stop: the vendor has no Record",
    "record_twice: the vendor has no Record",
    "record_while_ringing_is_refused: the vendor has no Record",
    "the_second_of_two_that_ring_is_accepted: Amazon Connect rings with one call at a time: the second one waits in its queue",
    "the_second_of_two_that_ring_is_rejected: Amazon Connect rings with one call at a time: the second one waits in its queue",
];

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn amazon_connect_keeps_the_law_with_the_library_as_it_is_published() -> Result {
    let results = conformance::of_the_real_library(WINDOWS)?;
    let with = |outcome: &str| -> Vec<_> {
        let fitting = results.iter().filter(|result| result.outcome == outcome);
        let mut told: Vec<_> = fitting
            .map(|result| format!("{}: {}", result.name, result.detail))
            .collect();
        // They come from several windows.
        told.sort();
        told
    };
    let (failed, skipped) = (with("failed"), with("skipped"));
    ensure!(failed.is_empty(), "{} cases failed: {failed:#?}", failed.len());
    ensure!(skipped == SKIPPED, "other cases were skipped: {skipped:#?}");
    Ok(())
}

/// The example, but that it takes the wish to hold and does nothing.
const NEVER_HOLDS: &str = r#"
import PretendPhone from "./vendor/javascript/example/pretend-phone.js";
export { rig } from "./vendor/javascript/example/pretend-exchange.js";
export default class NeverHolds extends PretendPhone {
  async controlCall(id, control, given) {
    if (control.kind !== "hold") await super.controlCall(id, control, given);
  }
}
"#;

fn on_the_page() -> Setup {
    Setup::default().outside_fusion().without_waiting()
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn the_shipped_page_shows_the_example_module_all_green() -> Result {
    on_the_page().run(async |desk| {
        desk.opens_conformance_page("").await?;
        desk.toolbar.press("Run").await?;
        let shown = desk.conformance_page_ends().await?;
        desk.takes_screenshot("conformance-green").await?;
        ensure!(shown.verdict.as_deref() == Some("green"), "{shown:#?}");
        let unfit = |row: &&conformance::Row| match row.outcome.as_str() {
            "passed" => false,
            "skipped" => !row.told.contains("the vendor has") && !row.told.contains("the rig has no method"),
            _ => true,
        };
        let unfit: Vec<_> = shown.rows.iter().filter(unfit).collect();
        ensure!(
            unfit.is_empty(),
            "neither passed nor skipped for a reason: {unfit:#?}"
        );
        let all = format!("({0} of {0})", shown.rows.len());
        ensure!(
            shown.sum.starts_with("Finished: ") && shown.sum.contains(&all) && shown.rows.len() > 100,
            "{}",
            shown.sum
        );
        Ok(())
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn the_shipped_page_shows_what_a_broken_module_does_wrong() -> Result {
    on_the_page().run(async |desk| {
        desk.demo.add_file("accept", "never-holds.js", NEVER_HOLDS);
        desk.opens_conformance_page("?module=../never-holds.js").await?;
        desk.toolbar.press("Run").await?;
        let shown = desk.conformance_page_ends().await?;
        desk.conformance_page_leaves_out("passed").await?;
        desk.conformance_page_leaves_out("skipped").await?;
        desk.takes_screenshot("conformance-red").await?;
        ensure!(shown.verdict.as_deref() == Some("red"), "{shown:#?}");
        let row = |name: &str| shown.rows.iter().find(|row| row.name == name);
        let told = row("hold and resume").filter(|row| row.outcome == "failed");
        ensure!(
            told.is_some_and(
                |row| row.told.contains("to be on hold") && row.told.contains("Connected(Talking)")
            ),
            "{told:#?}"
        );
        let spared = row("mute and unmute");
        ensure!(spared.is_some_and(|row| row.outcome == "passed"), "{spared:#?}");
        Ok(())
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn the_shipped_page_says_why_a_module_cannot_be_tried() -> Result {
    on_the_page().run(async |desk| {
        desk.demo
            .add_file("accept", "empty.js", "export const nothing = 1;");
        desk.opens_conformance_page("?module=../empty.js").await?;
        desk.toolbar.press("Run").await?;
        let shown = desk.conformance_page_ends().await?;
        ensure!(shown.verdict.as_deref() == Some("trouble"), "{shown:#?}");
        desk.toolbar
            .shows("the module's `rig` is missing; expected an export of this name")
            .await?;
        ensure!(shown.sum.starts_with("Stopped: 0 passed"), "{}", shown.sum);
        Ok(())
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn the_shipped_page_runs_nothing_unless_it_is_pressed_and_never_in_a_frame() -> Result {
    on_the_page().run(async |desk| {
        desk.opens_conformance_page("?run").await?;
        let shown = desk.conformance_page_shows().await?;
        ensure!(shown.verdict.is_none() && shown.sum.is_empty(), "{shown:#?}");
        let framed = desk.frames_conformance_page("?run").await?;
        ensure!(
            framed.trouble == "This page runs no case in a frame. Open it in a tab of its own.",
            "{framed:#?}"
        );
        ensure!(
            !framed.can_run && framed.shown.verdict.is_none() && framed.shown.sum.is_empty(),
            "{framed:#?}"
        );
        Ok(())
    })
}

/// The guide's first module and its configuration, as they stand in the text.
fn from_the_guide(language: &str) -> Result<&'static str> {
    const GUIDE: &str = include_str!("../../../../docs/write-a-vendor-handler.md");
    let block = GUIDE.split_once(&format!("```{language}\n"));
    let text = block.and_then(|(_, rest)| rest.split_once("```"));
    text.map(|(text, _)| text).context("the guide has no such block")
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn the_guide_s_first_module_fails_no_case_and_works_in_the_toolbar() -> Result {
    let module = from_the_guide("js")?;
    on_the_page().run(async |desk| {
        desk.demo.add_file("accept", "acme-phone.js", module);
        desk.opens_conformance_page("?module=../acme-phone.js").await?;
        desk.toolbar.press("Run").await?;
        let shown = desk.conformance_page_ends().await?;
        ensure!(
            shown.sum == "Finished: 15 passed, 0 failed, 128 skipped (143 of 143).",
            "the guide names other counts than {}",
            shown.sum
        );
        Ok(())
    })?;
    let setup = Setup::default()
        .configured(from_the_guide("json")?)
        .file("acme-phone.js", module)
        .without_waiting();
    setup.run(async |desk| {
        desk.toolbar.agent_is("Lunch").await?;
        desk.toolbar.press("Available").await?;
        desk.toolbar.agent_is("Ready").await?;
        desk.toolbar.shows("Diagnostics").await?;
        let text = desk.toolbar.text().await?;
        ensure!(
            !text.contains("Dial") && !text.contains("Phone panel"),
            "shown although the phone has neither: {text}"
        );
        desk.takes_toolbar_screenshot("javascript-vendor").await
    })
}
