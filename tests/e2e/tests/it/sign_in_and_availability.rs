//! Who the agent is, and whether calls may come.

use anyhow::ensure;
use fusion_cti_demo::FarEnd;
use fusion_cti_demo::contact_centre::SessionChange;
use fusion_cti_e2e::{Result, Setup, on_a_desk};

fn session(state: SessionChange) -> FarEnd {
    FarEnd::Session {
        state,
        still_answers: false,
    }
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn an_agent_who_is_signed_out_signs_in_at_the_centre_and_is_shown_by_name() -> Result {
    Setup::default().signed_out().run(async |desk| {
        desk.windows(2).await?;
        desk.fusion
            .agent_is("not logged in", |state| !state.is_logged_in)
            .await?;
        desk.signs_in_at_the_popup().await?;
        desk.has_started().await?;
        desk.toolbar.shows("Alex Morgan").await?;
        desk.windows(1).await?;
        desk.fusion
            .agent_is("logged in", |state| state.is_logged_in)
            .await?;
        Ok(())
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_signed_in_agent_is_shown_by_name_and_fusions_phone_is_active() -> Result {
    on_a_desk(async |desk| {
        desk.toolbar.shows("Alex Morgan").await?;
        let state = desk
            .fusion
            .agent_is("available", |state| state.is_available)
            .await?;
        ensure!(state.is_logged_in && state.state_display_string == "Available");
        ensure!(desk.fusion.phone_icon().await? == "Phone: Available (Available)");
        Ok(())
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn unavailable_and_available_in_the_toolbar_reach_centre_and_fusion() -> Result {
    on_a_desk(async |desk| {
        desk.toolbar.press("Unavailable").await?;
        desk.centre("the agent is not available", |centre| {
            centre.agent.state != "Available"
        })
        .await?;
        let state = desk
            .fusion
            .agent_is("unavailable", |state| !state.is_available)
            .await?;
        ensure!(state.is_logged_in && !state.state_display_string.is_empty());
        desk.toolbar.press("Available").await?;
        desk.centre("the agent is available", |centre| {
            centre.agent.state == "Available"
        })
        .await?;
        desk.fusion
            .agent_is("available", |state| state.is_available)
            .await?;
        desk.toolbar.agent_is("Available").await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn make_unavailable_and_make_available_in_fusion_reach_the_centre() -> Result {
    on_a_desk(async |desk| {
        desk.fusion.press("make-unavailable").await?;
        ensure!(desk.fusion.answer("makeUnavailable", |_| true).await?.succeeded());
        desk.centre("the agent is not available", |centre| {
            centre.agent.state != "Available"
        })
        .await?;
        desk.fusion
            .agent_is("unavailable", |state| !state.is_available)
            .await?;
        desk.fusion.press("make-available").await?;
        ensure!(desk.fusion.answer("makeAvailable", |_| true).await?.succeeded());
        desk.centre("the agent is available", |centre| {
            centre.agent.state == "Available"
        })
        .await?;
        desk.fusion
            .agent_is("available", |state| state.is_available)
            .await?;
        Ok(())
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_reason_chosen_in_the_toolbar_is_named_to_fusion() -> Result {
    on_a_desk(async |desk| {
        desk.toolbar.chooses_reason("Lunch").await?;
        desk.centre("the agent is at lunch", |centre| centre.agent.state == "Lunch")
            .await?;
        desk.toolbar.agent_is("Lunch").await?;
        desk.fusion
            .agent_is("at lunch", |state| {
                !state.is_available && state.state_display_string == "Lunch"
            })
            .await?;
        Ok(())
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_state_chosen_in_the_vendors_panel_is_shown_and_reported() -> Result {
    on_a_desk(async |desk| {
        let state = "Break".to_owned();
        desk.happens(FarEnd::AgentSelectsInCcp { state })?;
        desk.toolbar.agent_is("Break").await?;
        desk.fusion
            .agent_is("unavailable", |state| !state.is_available && state.is_logged_in)
            .await?;
        Ok(())
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_session_that_ends_is_said_and_mended_by_signing_in_again() -> Result {
    on_a_desk(async |desk| {
        desk.happens(session(SessionChange::SignedOut))?;
        desk.fusion
            .agent_is("logged out", |state| !state.is_logged_in && !state.is_available)
            .await?;
        desk.toolbar.shows("signed out of the phone system").await?;
        if desk.window_count().await? == 1 {
            desk.toolbar.press("Sign in").await?;
        }
        desk.signs_in_at_the_popup().await?;
        desk.has_started().await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn an_agent_without_access_is_told_whom_to_ask() -> Result {
    on_a_desk(async |desk| {
        desk.happens(session(SessionChange::Denied))?;
        desk.toolbar.shows("denied you access").await?;
        desk.fusion
            .agent_is("not available", |state| !state.is_available)
            .await?;
        Ok(())
    })
}
