//! Two windows of one desk: one works, the other stands by.

use std::time::Duration;

use anyhow::ensure;
use fusion_cti_demo::FarEnd;
use fusion_cti_demo::contact_centre::Phase;
use fusion_cti_e2e::people::TOMAS;
use fusion_cti_e2e::{Desk, Result, Setup, on_a_desk};
use thirtyfour::WindowHandle;
use tokio::time::Instant;

const ELSEWHERE: &str = "in use in another window";
/// A leader that died must be followed within this time, or within half the time that this machine took for all before that,
/// where it is too busy for two seconds to mean anything.
const FOLLOWED_WITHIN: Duration = Duration::from_secs(2);

/// A call that was accepted in the first window, with the second one in front.
async fn with_a_call_in_the_first_window(desk: &Desk) -> Result<WindowHandle> {
    let first = desk.opens_second_window().await?;
    desk.toolbar.shows(ELSEWHERE).await?;
    let second = desk.turns_to(&first).await?;
    desk.customer_calls(TOMAS)?;
    desk.toolbar.press("Accept").await?;
    desk.toolbar.calls(&["Connected: Tomás Herrera"]).await?;
    desk.fusion.has_received(&["new", "start"]).await?;
    Ok(second)
}

/// The customer hangs up, and the toolbar of this window, which took the call over, says so once.
async fn is_closed_here(desk: &Desk) -> Result {
    desk.toolbar.press("Hang up").await?;
    desk.contact("is over", |contact| contact.state == Phase::Ended)
        .await?;
    desk.fusion.has_received(&["close WRAPUP"]).await?;
    let close = desk.fusion.newest("close").await?;
    ensure!(
        !close.token("SVCMCA_INTERACTION_ID").is_empty(),
        "Fusion cannot tell which record the close is about"
    );
    desk.toolbar.press("Finish wrap-up").await?;
    desk.toolbar.calls(&[]).await
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_second_window_says_that_the_phone_is_in_use_and_leaves_fusion_and_the_vendor_alone() -> Result {
    on_a_desk(async |desk| {
        let first = desk.opens_second_window().await?;
        desk.toolbar.shows(ELSEWHERE).await?;
        let frames = "return document.querySelectorAll('#vendor iframe').length";
        let second = desk.turns_to(&first).await?;
        desk.toolbar.shows("In use here").await?;
        let leads = desk.toolbar.diagnostics().await?;
        ensure!(
            leads.get("Windows").is_some_and(|row| row == "this one leads"),
            "{leads:?}"
        );
        desk.customer_calls(TOMAS)?;
        desk.toolbar.calls(&["Incoming call: Tomás Herrera"]).await?;
        desk.fusion.has_received(&["new"]).await?;
        desk.turns_to(&second).await?;
        desk.toolbar.shows(ELSEWHERE).await?;
        ensure!(
            desk.toolbar.run::<u8>(frames, &[]).await? == 0,
            "the vendor was started"
        );
        let posted = desk.fusion.methods_posted().await?;
        ensure!(posted.is_empty(), "the window that stands by posted {posted:?}");
        let barriers = desk.toolbar.barriers().await?;
        ensure!(barriers.is_empty(), "{barriers:#?}");
        Ok(())
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_call_moves_to_the_window_that_takes_over_and_is_closed_there_once() -> Result {
    on_a_desk(async |desk| {
        let second = with_a_call_in_the_first_window(desk).await?;
        let first = desk.turns_to(&second).await?;
        desk.toolbar.press("Take over here").await?;
        desk.toolbar.shows("Connected").await?;
        desk.turns_to(&first).await?;
        desk.toolbar.shows(ELSEWHERE).await?;
        desk.fusion
            .agent_is("logged out of this window", |state| {
                !state.is_logged_in && !state.is_available
            })
            .await?;
        ensure!(!desk.fusion.ask::<bool>("ready", &[]).await?);
        desk.turns_to(&second).await?;
        is_closed_here(desk).await?;
        desk.has_started().await?;
        desk.turns_to(&first).await?;
        desk.fusion.has_received(&["new", "start"]).await?;
        desk.toolbar.shows(ELSEWHERE).await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn when_the_window_with_a_call_is_closed_the_other_has_it_within_two_seconds() -> Result {
    on_a_desk(async |desk| {
        let began = Instant::now();
        let second = with_a_call_in_the_first_window(desk).await?;
        let opened = began.elapsed();
        let closed = Instant::now();
        desk.closes_this_window(&second).await?;
        desk.toolbar.hides(ELSEWHERE).await?;
        let led = closed.elapsed();
        desk.toolbar.shows("Connected").await?;
        let shown = closed.elapsed();
        println!(
            "leader closed in a call: the other window leads after {} ms and shows the call after {} ms",
            led.as_millis(),
            shown.as_millis()
        );
        ensure!(led < FOLLOWED_WITHIN.max(opened / 2), "it took {led:?}");
        is_closed_here(desk).await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_call_that_ended_while_no_window_was_open_is_closed_by_the_next_one() -> Result {
    // The mock Fusion forgets its calls with its last window, and reports the close.
    Setup::default().allowing_violations().run(async |desk| {
        desk.customer_calls(TOMAS)?;
        desk.toolbar.press("Accept").await?;
        desk.fusion.has_received(&["new", "start"]).await?;
        desk.toolbar.calls(&["Connected: Tomás Herrera"]).await?;
        let kept = "return Object.keys(localStorage).length";
        ensure!(desk.toolbar.run::<u8>(kept, &[]).await? >= 1);
        desk.leaves().await?;
        desk.happens(FarEnd::CustomerHangsUp { contact_id: None })?;
        desk.returns().await?;
        desk.fusion.has_received(&["close WRAPUP"]).await
    })
}
