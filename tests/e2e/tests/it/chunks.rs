//! The parts of the toolbar that are fetched only where they are needed.

use anyhow::ensure;
use fusion_cti_e2e::people::TOMAS;
use fusion_cti_e2e::{Desk, Result, Setup, on_a_desk};
use serde_json::json;

/// The wasm files that the toolbar's page has fetched, without their folder.
const FETCHED: &str =
    "return performance.getEntriesByType('resource').map((entry) => entry.name.split('/').pop())
    .filter((name) => name.endsWith('.wasm'))";

async fn is_refused(desk: &Desk) -> Result {
    desk.toolbar.shows("The phone toolbar did not start").await?;
    desk.toolbar
        .shows("A part of the toolbar could not be fetched. Reload the page.")
        .await?;
    ensure!(desk.fusion.methods_posted().await?.is_empty());
    Ok(())
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_part_that_cannot_be_fetched_is_said_and_nothing_starts() -> Result {
    for missing in ["split_amazon_connect.wasm", "split_mca.wasm"] {
        let setup = Setup::default().lacking(missing).without_waiting();
        setup.run(async |desk| is_refused(desk).await)?;
    }
    Ok(())
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_panel_that_cannot_be_fetched_is_said_in_its_place_and_costs_no_call() -> Result {
    Setup::default().lacking("split_keypad.wasm").run(async |desk| {
        desk.customer_calls(TOMAS)?;
        desk.toolbar.calls(&["Incoming call: Tomás Herrera"]).await?;
        desk.toolbar.press("Accept").await?;
        desk.toolbar.calls(&["Connected: Tomás Herrera"]).await?;
        desk.toolbar.press("Keypad").await?;
        desk.toolbar
            .shows("This part of the toolbar could not be fetched. The call goes on")
            .await?;
        desk.toolbar.press("Hold").await?;
        desk.toolbar.calls(&["On hold: Tomás Herrera"]).await
    })
}

/// Of these files, the toolbar has fetched the first ones and none of the others.
async fn has_fetched(desk: &Desk, chosen: &[&str], others: &[&str]) -> Result {
    let fetched: Vec<String> = desk.toolbar.run(FETCHED, &[]).await?;
    let is_there = |name: &&&str| fetched.iter().any(|file| file == **name);
    let missing: Vec<_> = chosen.iter().filter(|name| !is_there(name)).collect();
    let idle: Vec<_> = others.iter().filter(is_there).collect();
    ensure!(
        missing.is_empty() && idle.is_empty(),
        "missing: {missing:?}, of no use: {idle:?}, in {fetched:?}"
    );
    Ok(())
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn what_is_not_chosen_is_not_fetched() -> Result {
    on_a_desk(async |desk| {
        let chosen = ["toolbar_bg.wasm", "split_amazon_connect.wasm", "split_mca.wasm"];
        has_fetched(
            desk,
            &chosen,
            &[
                "split_javascript.wasm",
                "split_uef.wasm",
                "split_keypad.wasm",
                "split_transfer.wasm",
            ],
        )
        .await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn auto_fetches_the_way_that_it_takes_and_not_the_other() -> Result {
    Setup::default()
        .variant("auto")
        .run(async |desk| has_fetched(desk, &["split_uef.wasm"], &["split_mca.wasm"]).await)?;
    Setup::default()
        .configured(&crate::transports::impatient("auto"))
        .fusion(json!({ "uefStart": "silent" }))
        .run(async |desk| has_fetched(desk, &["split_mca.wasm"], &["split_uef.wasm"]).await)
}
