//! More than one call at a time.

use anyhow::ensure;
use fusion_cti_demo::{FarEnd, FaultKind};
use fusion_cti_e2e::people::{PRIYA, TOMAS};
use fusion_cti_e2e::{Desk, Result, on_a_desk};

/// Talks to Tomás, then puts him on hold and talks to Priya; answers the ids of both.
async fn two_calls(desk: &Desk) -> Result<(String, String)> {
    let first = desk.customer_calls(TOMAS)?;
    desk.toolbar.press("Accept").await?;
    desk.toolbar.calls(&["Connected: Tomás Herrera"]).await?;
    desk.toolbar.press("Hold").await?;
    desk.toolbar.calls(&["On hold: Tomás Herrera"]).await?;
    let second = desk.customer_calls(PRIYA)?;
    desk.toolbar.press_on("Priya Raman", "Accept").await?;
    desk.toolbar
        .calls(&["Connected: Priya Raman", "On hold: Tomás Herrera"])
        .await?;
    Ok((first, second))
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn two_calls_are_told_apart_from_beginning_to_end() -> Result {
    on_a_desk(async |desk| {
        let (first, second) = two_calls(desk).await?;
        desk.fusion
            .has_received(&["new", "start", "new", "start"])
            .await?;
        desk.toolbar.press_on("Priya Raman", "Hang up").await?;
        desk.fusion
            .has_received(&["new", "start", "new", "start", "close WRAPUP"])
            .await?;
        ensure!(desk.fusion.newest("close").await?.event_id == second);
        desk.toolbar.press_on("Tomás Herrera", "Resume").await?;
        let contact_id = Some(first.clone());
        desk.happens(FarEnd::CustomerHangsUp { contact_id })?;
        desk.fusion
            .has_received(&["new", "start", "new", "start", "close WRAPUP", "close WRAPUP"])
            .await?;
        ensure!(desk.fusion.newest("close").await?.event_id == first);
        Ok(())
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn switching_calls_in_fusion_brings_the_call_to_the_front_of_the_toolbar() -> Result {
    on_a_desk(async |desk| {
        let (first, _) = two_calls(desk).await?;
        desk.fusion.press("set-active").await?;
        ensure!(desk.fusion.answer("setActive", |_| true).await?.succeeded());
        desk.toolbar
            .calls(&["On hold: Tomás Herrera", "Connected: Priya Raman"])
            .await?;
        desk.fusion
            .engagements("with the first in front", |calls| {
                calls.iter().any(|call| call.event_id == first && call.active)
            })
            .await?;
        Ok(())
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_second_caller_who_is_rejected_leaves_the_first_alone() -> Result {
    on_a_desk(async |desk| {
        desk.customer_calls(TOMAS)?;
        desk.toolbar.press("Accept").await?;
        desk.toolbar.calls(&["Connected: Tomás Herrera"]).await?;
        desk.customer_calls(PRIYA)?;
        desk.toolbar.press_on("Priya Raman", "Reject").await?;
        desk.fusion
            .has_received(&["new", "start", "new", "close REJECT"])
            .await?;
        desk.toolbar.shows("Connected").await?;
        ensure!(desk.fusion.newest("start").await?.token("SVCMCA_CONTACT_NAME") == "Tomás Herrera");
        Ok(())
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn taking_a_second_caller_while_talking_holds_the_first_and_says_so_before() -> Result {
    on_a_desk(async |desk| {
        desk.customer_calls(TOMAS)?;
        desk.toolbar.press("Accept").await?;
        desk.toolbar.calls(&["Connected: Tomás Herrera"]).await?;
        desk.customer_calls(PRIYA)?;
        desk.toolbar.shows("Accept puts Tomás Herrera on hold.").await?;
        desk.toolbar.press_on("Priya Raman", "Accept").await?;
        desk.toolbar
            .calls(&["Connected: Priya Raman", "On hold: Tomás Herrera"])
            .await?;
        desk.centre_was_asked("holdConnection").await?;
        desk.fusion
            .has_received(&["new", "start", "new", "start"])
            .await?;
        // And back: the one that is resumed is talked on alone.
        desk.toolbar.press_on("Tomás Herrera", "Resume").await?;
        desk.toolbar
            .calls(&["On hold: Priya Raman", "Connected: Tomás Herrera"])
            .await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_second_caller_is_not_taken_where_the_first_cannot_be_held_and_fusion_is_told_so() -> Result {
    on_a_desk(async |desk| {
        desk.customer_calls(TOMAS)?;
        desk.toolbar.press("Accept").await?;
        desk.fusion.has_received(&["new", "start"]).await?;
        desk.customer_calls(PRIYA)?;
        desk.fusion.has_received(&["new", "start", "new"]).await?;
        let second = desk.fusion.newest("new").await?.event_id;
        desk.next_request_goes_wrong("holdConnection", FaultKind::Fail)?;
        ensure!(!desk.fusion.commands("accept", &second).await?.succeeded());
        desk.toolbar
            .calls(&["Incoming call: Priya Raman", "Connected: Tomás Herrera"])
            .await?;
        ensure!(desk.fusion.commands("accept", &second).await?.succeeded());
        desk.toolbar
            .calls(&["Connected: Priya Raman", "On hold: Tomás Herrera"])
            .await
    })
}
