//! `screenPop.on`: when the caller's page opens.

use anyhow::ensure;
use fusion_cti_demo::FarEnd;
use fusion_cti_demo::contact_centre::Phase;
use fusion_cti_e2e::people::{TOMAS, TOMAS_ID};
use fusion_cti_e2e::{Result, Setup, on_a_desk};

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn on_accept_no_page_opens_while_the_call_rings() -> Result {
    on_a_desk(async |desk| {
        desk.customer_calls(TOMAS)?;
        desk.toolbar.calls(&["Incoming call: Tomás Herrera"]).await?;
        let popped: Vec<serde_json::Value> = desk.fusion.ask("popped", &[]).await?;
        ensure!(popped.is_empty());
        desk.fusion.has_received(&["new"]).await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn on_ring_the_page_opens_while_the_call_rings_and_only_once() -> Result {
    Setup::default().variant("ring").run(async |desk| {
        desk.customer_calls(TOMAS)?;
        desk.fusion.has_received(&["new", "start"]).await?;
        let page = desk.fusion.pops(&["CONTACT"]).await?;
        ensure!(page.contact_id.as_deref() == Some(TOMAS_ID));
        desk.contact("still rings", |contact| contact.state == Phase::Connecting)
            .await?;
        desk.toolbar.calls(&["Incoming call: Tomás Herrera"]).await?;

        desk.toolbar.press("Accept").await?;
        desk.toolbar.calls(&["Connected: Tomás Herrera"]).await?;
        desk.toolbar.press("Hang up").await?;
        desk.fusion
            .has_received(&["new", "start", "close WRAPUP"])
            .await?;
        desk.fusion.pops(&["CONTACT"]).await?;
        Ok(())
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn on_ring_a_call_that_nobody_answers_is_missed_all_the_same() -> Result {
    Setup::default().variant("ring").run(async |desk| {
        desk.customer_calls(TOMAS)?;
        desk.fusion.has_received(&["new", "start"]).await?;
        desk.happens(FarEnd::RingsOut { contact_id: None })?;
        desk.fusion.has_received(&["new", "start", "close MISSED"]).await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn on_ring_a_call_that_the_agent_dials_opens_its_page_only_when_the_customer_answers() -> Result {
    Setup::default().variant("ring").run(async |desk| {
        desk.toolbar.dial(TOMAS).await?;
        desk.toolbar.calls(&["Calling: Tomás Herrera"]).await?;
        desk.fusion.has_received(&["new"]).await?;
        desk.happens(FarEnd::CustomerAnswers { contact_id: None })?;
        desk.fusion.has_received(&["new", "start"]).await
    })
}
