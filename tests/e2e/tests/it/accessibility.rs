//! Whether everybody can use it.

use anyhow::ensure;
use fusion_cti_e2e::people::TOMAS;
use fusion_cti_e2e::{Desk, Result, Setup, on_a_desk, wait};

use crate::states;

async fn has_no_barriers(desk: &Desk, state: &str) -> Result {
    let barriers = desk.toolbar.barriers().await?;
    ensure!(barriers.is_empty(), "{state}: {barriers:#?}");
    Ok(())
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn no_state_of_the_day_has_a_serious_barrier_in_light_colours() -> Result {
    on_a_desk(async |desk| states::day(desk, async |state| has_no_barriers(desk, state).await).await)
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn no_state_of_the_day_has_a_serious_barrier_in_dark_colours() -> Result {
    let setup = Setup::default().in_the_dark();
    setup.run(async |desk| states::day(desk, async |state| has_no_barriers(desk, state).await).await)
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn no_state_of_the_day_has_a_serious_barrier_in_a_strip() -> Result {
    on_a_desk(async |desk| {
        desk.fusion.press("toolbar-size-strip").await?;
        states::day(desk, async |state| has_no_barriers(desk, state).await).await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn what_goes_wrong_is_said_without_a_serious_barrier() -> Result {
    for (state, setup, shown) in states::others() {
        setup.run(async |desk| {
            desk.toolbar.shows(shown).await?;
            has_no_barriers(desk, state).await
        })?;
    }
    Ok(())
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_call_is_taken_held_and_ended_with_the_keyboard_alone() -> Result {
    on_a_desk(async |desk| {
        desk.customer_calls(TOMAS)?;
        desk.toolbar.calls(&["Incoming call: Tomás Herrera"]).await?;
        desk.toolbar.presses_by_keyboard("Accept").await?;
        desk.toolbar.calls(&["Connected: Tomás Herrera"]).await?;
        desk.toolbar.presses_by_keyboard("Hold").await?;
        desk.toolbar.calls(&["On hold: Tomás Herrera"]).await?;
        desk.toolbar.presses_by_keyboard("Resume").await?;
        desk.toolbar.calls(&["Connected: Tomás Herrera"]).await?;
        desk.toolbar.presses_by_keyboard("Hang up").await?;
        desk.toolbar.calls(&["After-call work: Tomás Herrera"]).await?;
        desk.fusion.has_received(&["new", "start", "close WRAPUP"]).await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn the_ring_is_announced_to_screen_readers_for_as_long_as_it_lasts() -> Result {
    on_a_desk(async |desk| {
        let said = async || desk.toolbar.announcement().await;
        desk.customer_calls(TOMAS)?;
        let ring = |text: &String| text == "Incoming call: Tomás Herrera";
        wait::until("the ring is announced", said, ring).await?;
        desk.toolbar.press("Accept").await?;
        wait::until("nothing more is announced", said, String::is_empty).await?;
        Ok(())
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn the_vendors_panel_has_its_room_and_closes_again() -> Result {
    on_a_desk(async |desk| {
        desk.ccp.open().await?;
        desk.ccp.shows("No contacts").await?;
        let height = "return document.querySelector('#vendor iframe').clientHeight";
        ensure!(desk.toolbar.run::<u64>(height, &[]).await? >= 400);
        let to_the_end = "window.scrollTo(0, document.body.scrollHeight); return null";
        desk.toolbar.run::<()>(to_the_end, &[]).await?;
        desk.toolbar.press("Phone panel").await?;
        let hidden = "return document.getElementById('vendor').hidden";
        ensure!(desk.toolbar.run::<bool>(hidden, &[]).await?);
        Ok(())
    })
}
