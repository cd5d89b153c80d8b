//! Contacts beyond the ordinary call, with the vendor's real library: what a campaign offers, and previews.

use fusion_cti_demo::{Caller, FarEnd};
use fusion_cti_e2e::people::TOMAS;
use fusion_cti_e2e::{Desk, Result, on_a_desk};

/// A campaign has Tomás's number, and offers him to the agent in this way.
fn campaign_offers(desk: &Desk, initiation: &str) -> Result {
    desk.happens(FarEnd::CustomerCalls(Caller {
        number: Some(TOMAS.to_owned()),
        outbound: true,
        initiation: Some(initiation.to_owned()),
        ..Caller::default()
    }))
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_campaigns_call_is_offered_like_any_other() -> Result {
    on_a_desk(async |desk| {
        campaign_offers(desk, "api")?;
        desk.fusion.has_received(&["new"]).await?;
        let new = desk.fusion.newest("new").await?;
        anyhow::ensure!(new.token("SVCMCA_COMMUNICATION_DIRECTION") == "ORA_SVC_OUTBOUND");
        desk.toolbar
            .calls(&["Outbound call waiting: Tomás Herrera"])
            .await?;
        desk.toolbar.press("Accept").await?;
        desk.centre_was_asked("acceptContact").await?;
        desk.fusion.has_received(&["new", "start"]).await?;
        desk.toolbar.calls(&["Connected: Tomás Herrera"]).await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_preview_is_read_then_dialled_and_started_when_the_customer_answers() -> Result {
    on_a_desk(async |desk| {
        campaign_offers(desk, "campaign_preview")?;
        desk.toolbar.calls(&["Preview waiting: Tomás Herrera"]).await?;
        desk.toolbar.press("Accept").await?;
        desk.toolbar
            .calls(&["Preview: not dialled yet: Tomás Herrera"])
            .await?;
        desk.fusion.has_received(&["new"]).await?;
        desk.toolbar.press_on("Tomás", "Dial").await?;
        desk.centre_was_asked("engagePreviewContact").await?;
        desk.toolbar.calls(&["Calling: Tomás Herrera"]).await?;
        desk.fusion.has_received(&["new"]).await?;
        desk.happens(FarEnd::CustomerAnswers { contact_id: None })?;
        desk.fusion.has_received(&["new", "start"]).await?;
        desk.toolbar.calls(&["Connected: Tomás Herrera"]).await?;
        desk.toolbar.press("Hang up").await?;
        desk.fusion.has_received(&["new", "start", "close WRAPUP"]).await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_preview_that_is_put_away_was_no_conversation() -> Result {
    on_a_desk(async |desk| {
        campaign_offers(desk, "campaign_preview")?;
        desk.toolbar.press("Accept").await?;
        desk.toolbar
            .calls(&["Preview: not dialled yet: Tomás Herrera"])
            .await?;
        desk.toolbar.press("Hang up").await?;
        desk.fusion.has_received(&["new", "close CANCELED"]).await
    })
}
