//! Opened by itself, the toolbar is a plain phone.

use anyhow::ensure;
use fusion_cti_demo::FarEnd;
use fusion_cti_demo::contact_centre::Phase;
use fusion_cti_e2e::people::TOMAS;
use fusion_cti_e2e::{Result, Setup};

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn outside_fusion_the_toolbar_says_so_and_takes_calls() -> Result {
    Setup::default().outside_fusion().run(async |desk| {
        desk.toolbar.shows("Not opened inside Fusion").await?;
        desk.customer_calls(TOMAS)?;
        desk.toolbar.calls(&["Incoming call: +442079460102"]).await?;
        desk.toolbar.press("Accept").await?;
        desk.toolbar.calls(&["Connected: +442079460102"]).await?;
        desk.toolbar.press("Hold").await?;
        desk.contact("is held", |contact| contact.held).await?;
        desk.toolbar.press("Resume").await?;
        desk.toolbar.press("Hang up").await?;
        desk.contact("is over", |contact| contact.state == Phase::Ended)
            .await?;
        desk.toolbar.press("Finish wrap-up").await?;
        desk.toolbar.calls(&[]).await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn outside_fusion_the_agent_dials_and_changes_state() -> Result {
    Setup::default().outside_fusion().run(async |desk| {
        desk.toolbar.press("Unavailable").await?;
        desk.centre("the agent is not available", |centre| {
            centre.agent.state != "Available"
        })
        .await?;
        desk.toolbar.agent_is("Lunch").await?;
        desk.toolbar.press("Available").await?;
        desk.toolbar.agent_is("Available").await?;
        desk.toolbar.dial(TOMAS).await?;
        desk.contact("is being dialled", |contact| contact.dialling)
            .await?;
        desk.toolbar.calls(&["Calling: +442079460102"]).await?;
        desk.happens(FarEnd::CustomerAnswers { contact_id: None })?;
        desk.toolbar.calls(&["Connected: +442079460102"]).await?;
        let diagnostics = desk.toolbar.diagnostics().await?;
        ensure!(
            diagnostics
                .get("Fusion")
                .is_some_and(|state| state == "standalone")
        );
        Ok(())
    })
}
