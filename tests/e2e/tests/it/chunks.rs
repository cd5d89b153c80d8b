//! The parts of the toolbar that are fetched only where they are needed.

use anyhow::ensure;
use fusion_cti_e2e::{Desk, Result, Setup, on_a_desk};

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
fn what_is_not_chosen_is_not_fetched() -> Result {
    on_a_desk(async |desk| {
        let fetched: Vec<String> = desk.toolbar.run(FETCHED, &[]).await?;
        for chosen in ["toolbar_bg.wasm", "split_amazon_connect.wasm", "split_mca.wasm"] {
            ensure!(
                fetched.iter().any(|file| file == chosen),
                "{chosen} is missing in {fetched:?}"
            );
        }
        for other in ["split_javascript.wasm", "split_uef.wasm"] {
            ensure!(
                fetched.iter().all(|file| file != other),
                "{other} was fetched: {fetched:?}"
            );
        }
        Ok(())
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_trap_is_told_to_the_agent_whoever_called() -> Result {
    on_a_desk(async |desk| {
        // Without its table the wasm traps at the next call of a closure: a press is one.
        desk.toolbar
            .run::<()>(
                "return import(new URL('toolbar.js', location.href)).then(({ initSync }) => {
                    const table = initSync().__indirect_function_table;
                    for (let place = 0; place < table.length; place += 1) table.set(place, null);
                    document.querySelector('button').click();
                })",
                &[],
            )
            .await?;
        desk.toolbar
            .shows("The phone toolbar stopped because of an error of its own.")
            .await
    })
}
