//! The demo as a person plays it: with the controls on its page and nothing else.

use fusion_cti_e2e::{Result, on_a_desk};

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_day_can_be_played_with_the_controls_on_the_page() -> Result {
    on_a_desk(async |desk| {
        desk.fusion.press("caller-known").await?;
        desk.toolbar.calls(&["Incoming call: Tomás Herrera"]).await?;
        desk.fusion.press("answer").await?;
        desk.fusion.pops(&["CONTACT"]).await?;
        desk.fusion.press("far-customer-hangs-up").await?;
        desk.fusion.press("wrap-up-finish").await?;
        desk.toolbar.calls(&[]).await?;

        desk.fusion.press("tab-home").await?;
        desk.fusion.press("open-contact-300000010000101").await?;
        desk.fusion.press("dial-link").await?;
        desk.toolbar.calls(&["Calling: Priya Raman"]).await?;
        desk.fusion.press("far-customer-answers").await?;
        desk.fusion.pops(&["CONTACT", "CONTACT"]).await?;
        desk.fusion.press("end-call").await?;
        desk.fusion
            .has_received(&["new", "start", "close WRAPUP", "new", "start", "close WRAPUP"])
            .await?;
        desk.fusion.press("far-finish-wrap-up").await?;
        desk.fusion.press("make-unavailable").await?;
        desk.fusion
            .agent_is("unavailable", |state| !state.is_available)
            .await?;
        Ok(())
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn the_demo_says_that_it_is_one() -> Result {
    on_a_desk(async |desk| {
        desk.fusion.shows("Pretend Fusion").await?;
        desk.ccp.open().await?;
        desk.ccp.shows("Pretend contact centre").await
    })
}
