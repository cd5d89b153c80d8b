//! How calls end: the vendor is told, and Fusion receives one close with the right reason.

use anyhow::ensure;
use fusion_cti_demo::contact_centre::{Failure, Phase};
use fusion_cti_demo::{FarEnd, SettingsChange};
use fusion_cti_e2e::people::TOMAS;
use fusion_cti_e2e::{Desk, Result, Setup, on_a_desk};
use serde_json::json;

async fn rings(desk: &Desk) -> Result {
    desk.customer_calls(TOMAS)?;
    desk.toolbar.calls(&["Incoming call: Tomás Herrera"]).await
}

async fn talks(desk: &Desk) -> Result {
    rings(desk).await?;
    desk.toolbar.press("Accept").await?;
    desk.fusion.has_received(&["new", "start"]).await?;
    desk.toolbar.calls(&["Connected: Tomás Herrera"]).await
}

/// The call is over everywhere, and Fusion shows its wrap-up.
async fn is_wrapped_up(desk: &Desk) -> Result {
    desk.fusion
        .has_received(&["new", "start", "close WRAPUP"])
        .await?;
    desk.contact("is over", |contact| contact.state == Phase::Ended)
        .await?;
    desk.toolbar.calls(&["After-call work: Tomás Herrera"]).await?;
    desk.fusion.shows("Finish wrap-up").await
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn decline_in_fusion_rejects_the_call() -> Result {
    on_a_desk(async |desk| {
        rings(desk).await?;
        desk.fusion.press("decline").await?;
        desk.fusion.has_received(&["new", "close REJECT"]).await?;
        ensure!(desk.fusion.answer("reject", |_| true).await?.succeeded());
        desk.centre_was_asked("rejectContact").await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn reject_in_the_toolbar_rejects_the_call_and_closes_fusions_offer() -> Result {
    on_a_desk(async |desk| {
        rings(desk).await?;
        desk.toolbar.press("Reject").await?;
        desk.fusion.has_received(&["new", "close REJECT"]).await?;
        desk.centre_was_asked("rejectContact").await?;
        desk.toolbar.calls(&["Rejected: Tomás Herrera"]).await?;
        desk.toolbar.press("Clear").await?;
        desk.toolbar.calls(&[]).await?;
        desk.toolbar.agent_is("Available").await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn reject_in_the_vendors_panel_closes_fusions_offer() -> Result {
    on_a_desk(async |desk| {
        desk.centre_is_set_up(SettingsChange {
            reject_as: Some(Failure::Rejected),
            ..SettingsChange::default()
        })?;
        rings(desk).await?;
        desk.ccp.press("Reject").await?;
        desk.fusion.has_received(&["new", "close REJECT"]).await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_caller_who_gives_up_has_abandoned_the_call() -> Result {
    on_a_desk(async |desk| {
        rings(desk).await?;
        desk.happens(FarEnd::CustomerHangsUp { contact_id: None })?;
        desk.fusion.has_received(&["new", "close ABANDONED"]).await?;
        desk.fusion.hides("Decline").await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_call_that_nobody_answers_is_missed() -> Result {
    on_a_desk(async |desk| {
        rings(desk).await?;
        desk.happens(FarEnd::RingsOut { contact_id: None })?;
        desk.fusion.has_received(&["new", "close MISSED"]).await?;
        desk.toolbar.calls(&["Missed call: Tomás Herrera"]).await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn fusions_offer_timer_times_the_call_out_by_command() -> Result {
    let setup = Setup::default().fusion(json!({ "offerSeconds": 1 }));
    setup.run(async |desk| {
        desk.customer_calls(TOMAS)?;
        desk.fusion.has_received(&["new", "close TIMEOUT"]).await?;
        let answer = desk.fusion.answer("NOTIFICATION_TIMER_EXP", |_| true).await?;
        ensure!(answer.succeeded());
        desk.centre_was_asked("rejectContact").await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn fusions_offer_timer_times_the_call_out_by_notice() -> Result {
    let setup = Setup::default().fusion(json!({ "offerSeconds": 1, "offerTimer": "dataUpdated" }));
    setup.run(async |desk| {
        desk.customer_calls(TOMAS)?;
        desk.fusion.has_received(&["new", "close TIMEOUT"]).await?;
        desk.centre_was_asked("rejectContact").await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn hang_up_in_the_toolbar_ends_the_call() -> Result {
    on_a_desk(async |desk| {
        talks(desk).await?;
        desk.toolbar.press("Hang up").await?;
        is_wrapped_up(desk).await?;
        desk.centre_was_asked("destroyConnection").await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn end_call_in_fusion_ends_the_call() -> Result {
    on_a_desk(async |desk| {
        talks(desk).await?;
        desk.fusion.press("end-call").await?;
        is_wrapped_up(desk).await?;
        ensure!(desk.fusion.answer("disconnect", |_| true).await?.succeeded());
        desk.centre_was_asked("destroyConnection").await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn hang_up_in_the_vendors_panel_ends_the_call() -> Result {
    on_a_desk(async |desk| {
        talks(desk).await?;
        desk.ccp.press("Hang up").await?;
        is_wrapped_up(desk).await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_customer_who_hangs_up_ends_the_call() -> Result {
    on_a_desk(async |desk| {
        talks(desk).await?;
        desk.happens(FarEnd::CustomerHangsUp { contact_id: None })?;
        is_wrapped_up(desk).await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn wrap_up_that_is_finished_in_fusion_ends_the_after_call_work() -> Result {
    on_a_desk(async |desk| {
        talks(desk).await?;
        desk.toolbar.press("Hang up").await?;
        is_wrapped_up(desk).await?;
        desk.fusion.press("wrap-up-finish").await?;
        desk.toolbar.calls(&[]).await?;
        desk.fusion
            .agent_is("available", |state| state.is_available)
            .await?;
        desk.fusion.has_received(&["new", "start", "close WRAPUP"]).await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_reason_that_fusion_does_not_know_is_not_the_last_word() -> Result {
    let setup = Setup::default().fusion(json!({ "closeReasons": "WRAPUP, ENDCOMMUNICATION, REJECT" }));
    setup.run(async |desk| {
        desk.customer_calls(TOMAS)?;
        desk.toolbar.calls(&["Incoming call: Tomás Herrera"]).await?;
        desk.happens(FarEnd::CustomerHangsUp { contact_id: None })?;
        desk.fusion
            .has_received(&["new", "close ABANDONED", "close REJECT"])
            .await?;
        desk.fusion
            .engagements("closed", |calls| calls.iter().all(|call| call.phase == "closed"))
            .await?;
        Ok(())
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn where_the_two_wrap_ups_are_separate_each_is_finished_in_its_place() -> Result {
    let configuration = crate::configuration::with(r#""wrapUp": "separate", "#);
    Setup::default().configured(&configuration).run(async |desk| {
        talks(desk).await?;
        desk.toolbar.press("Hang up").await?;
        is_wrapped_up(desk).await?;
        desk.fusion
            .agent_is("busy with the work after the call", |state| !state.is_available)
            .await?;
        desk.fusion.press("wrap-up-finish").await?;
        desk.fusion.hides("Finish wrap-up").await?;
        desk.toolbar.press("Finish wrap-up").await?;
        desk.toolbar.calls(&[]).await?;
        desk.fusion
            .agent_is("available", |state| state.is_available)
            .await?;
        desk.fusion.has_received(&["new", "start", "close WRAPUP"]).await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_centre_without_after_call_work_ends_calls_all_the_same() -> Result {
    on_a_desk(async |desk| {
        desk.centre_is_set_up(SettingsChange {
            after_call_work: Some(false),
            ..SettingsChange::default()
        })?;
        talks(desk).await?;
        desk.happens(FarEnd::CustomerHangsUp { contact_id: None })?;
        desk.fusion
            .has_received(&["new", "start", "close WRAPUP"])
            .await?;
        desk.toolbar.calls(&[]).await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn where_wrap_up_is_switched_off_calls_end_without_it() -> Result {
    let configuration = crate::configuration::with(r#""wrapUp": "off", "#);
    Setup::default().configured(&configuration).run(async |desk| {
        talks(desk).await?;
        desk.toolbar.press("Hang up").await?;
        desk.fusion
            .has_received(&["new", "start", "close ENDCOMMUNICATION"])
            .await
    })
}
