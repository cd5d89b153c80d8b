//! Fusion's Transfer and recording: what becomes of a button that brings no number, and of one that the phone cannot do.

use anyhow::ensure;
use fusion_cti_demo::FaultKind;
use fusion_cti_e2e::people::TOMAS;
use fusion_cti_e2e::{Desk, Result, on_a_desk};

const WAITS: &str = "Fusion waits for the number to transfer this call to.";
const COLLEAGUE: &str = "+442079460555";

/// A call under way; answers its event id.
async fn talks(desk: &Desk) -> Result<String> {
    desk.customer_calls(TOMAS)?;
    desk.toolbar.calls(&["Incoming call: Tomás Herrera"]).await?;
    desk.toolbar.press("Accept").await?;
    desk.fusion.has_received(&["new", "start"]).await?;
    desk.toolbar.calls(&["Connected: Tomás Herrera"]).await?;
    Ok(desk.fusion.newest("new").await?.event_id)
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn transfer_in_fusion_opens_the_toolbars_field_and_is_answered_with_the_transfer() -> Result {
    on_a_desk(async |desk| {
        talks(desk).await?;
        desk.fusion.press("command-transfer").await?;
        desk.toolbar.shows(WAITS).await?;
        ensure!(desk.fusion.open_commands().await? == ["transfer"]);
        desk.toolbar.transfer_to(COLLEAGUE).await?;
        desk.centre_was_asked("createAdditionalConnection").await?;
        ensure!(desk.fusion.answer("transfer", |_| true).await?.succeeded());
        desk.toolbar.hides(WAITS).await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_transfer_that_the_centre_refuses_is_refused_to_fusion_and_the_call_goes_on() -> Result {
    on_a_desk(async |desk| {
        let call = talks(desk).await?;
        desk.next_request_goes_wrong("createAdditionalConnection", FaultKind::Fail)?;
        desk.fusion.sends_command("transfer", &call).await?;
        desk.toolbar.shows(WAITS).await?;
        desk.toolbar.transfer_to(COLLEAGUE).await?;
        ensure!(!desk.fusion.answer("transfer", |_| true).await?.succeeded());
        desk.toolbar.shows("Could not transfer the call").await?;
        desk.toolbar.calls(&["Connected: Tomás Herrera"]).await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_transfer_that_the_agent_closes_is_refused_to_fusion() -> Result {
    on_a_desk(async |desk| {
        let call = talks(desk).await?;
        desk.fusion.sends_command("transfer", &call).await?;
        desk.toolbar.shows(WAITS).await?;
        desk.toolbar.press("Transfer").await?;
        ensure!(!desk.fusion.answer("transfer", |_| true).await?.succeeded());
        desk.toolbar.hides(WAITS).await?;
        // And once more: the field opens again for a new command.
        desk.fusion.sends_command("transfer", &call).await?;
        desk.toolbar.shows(WAITS).await?;
        desk.toolbar.transfer_to(COLLEAGUE).await?;
        let done = |answer: &fusion_cti_e2e::CommandAnswer| answer.succeeded();
        desk.fusion.answer("transfer", done).await?;
        Ok(())
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn recording_is_not_offered_where_the_phone_cannot_and_refused_all_the_same() -> Result {
    on_a_desk(async |desk| {
        let call = talks(desk).await?;
        for name in ["record", "stopRecord"] {
            let answer = desk.fusion.commands(name, &call).await?;
            ensure!(!answer.succeeded() && !answer.text().is_empty(), "{answer:?}");
        }
        desk.toolbar.hides("Record").await
    })
}
