//! Fusion answers late, wrongly or not at all: the agent keeps the call, Fusion receives what it can, and support sees
//! what happened.

use anyhow::ensure;
use fusion_cti_demo::contact_centre::Phase;
use fusion_cti_e2e::people::{TOMAS, TOMAS_ID};
use fusion_cti_e2e::{Desk, Result, Setup, wait};
use serde_json::{Value, json};

/// Waits until the diagnostics count this many, or more, under this name.
async fn counts(desk: &Desk, name: &str, least: u64) -> Result {
    let rows = async || desk.toolbar.diagnostics().await;
    wait::until(&format!("`{name}` is {least} or more"), rows, |rows| {
        rows.get(name)
            .and_then(|count| count.parse::<u64>().ok())
            .is_some_and(|count| count >= least)
    })
    .await?;
    Ok(())
}

/// The call rings, is taken in the toolbar and connects, whatever Fusion says.
async fn is_taken(desk: &Desk) -> Result {
    desk.customer_calls(TOMAS)?;
    desk.toolbar.shows("Incoming call").await?;
    desk.toolbar.press("Accept").await?;
    desk.contact("is connected", |contact| contact.state == Phase::Connected)
        .await?;
    desk.toolbar.shows("Connected").await
}

/// The agent hangs up; then another call rings and is taken.
async fn ends_and_another_is_taken(desk: &Desk) -> Result {
    desk.toolbar.press("Hang up").await?;
    desk.contact("is over", |contact| contact.state == Phase::Ended)
        .await?;
    desk.toolbar.press("Finish wrap-up").await?;
    desk.toolbar.calls(&[]).await?;
    is_taken(desk).await
}

fn tolerant() -> Setup {
    Setup::default().allowing_violations()
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_fusion_that_falls_silent_costs_no_call_and_learns_of_each_once() -> Result {
    tolerant().run(async |desk| {
        desk.fusion.set("deaf", true).await?;
        is_taken(desk).await?;
        desk.toolbar.shows("Fusion does not answer").await?;
        counts(desk, "Fusion did not answer", 1).await?;
        desk.fusion.has_received(&["new", "start"]).await?;
        desk.toolbar.press("Hang up").await?;
        desk.fusion
            .has_received(&["new", "start", "close WRAPUP"])
            .await?;
        desk.toolbar.press("Finish wrap-up").await?;
        desk.fusion.set("deaf", false).await?;
        is_taken(desk).await?;
        desk.toolbar.hides("Fusion does not answer").await?;
        desk.fusion
            .has_received(&["new", "start", "close WRAPUP", "new", "start"])
            .await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn what_fusion_answers_too_late_is_counted_and_passed_on_later() -> Result {
    tolerant().run(async |desk| {
        desk.fusion.set("faultMethod", "newCommEvent").await?;
        desk.fusion.set("replyDelay", 22_000).await?;
        // It rings on meanwhile: of a call that was started, Fusion never acknowledges the new.
        desk.customer_calls(TOMAS)?;
        desk.toolbar.shows("Incoming call").await?;
        counts(desk, "Fusion did not answer", 1).await?;
        counts(desk, "Fusion answered late", 1).await?;
        desk.toolbar.calls(&["Incoming call: Tomás Herrera"]).await?;
        desk.toolbar.press("Accept").await?;
        desk.fusion.has_received(&["new", "start"]).await?;
        desk.toolbar.press("Hang up").await?;
        desk.fusion
            .has_received(&["new", "start", "close WRAPUP"])
            .await?;
        for event in ["start", "close"] {
            let heard = desk.fusion.newest(event).await?;
            ensure!(
                !heard.token("SVCMCA_INTERACTION_ID").is_empty(),
                "what came late is told later: {heard:?}"
            );
        }
        Ok(())
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn start_waits_for_a_slow_look_up_and_nobody_is_alarmed() -> Result {
    let slow = json!({ "newDelay": 9000 });
    Setup::default().fusion(slow).run(async |desk| {
        is_taken(desk).await?;
        desk.fusion.has_received(&["new", "start"]).await?;
        let page = desk.fusion.pops(&["CONTACT"]).await?;
        ensure!(page.contact_id.as_deref() == Some(TOMAS_ID));
        desk.toolbar.counts("Fusion did not answer", 0).await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn start_may_be_answered_after_a_minute_and_what_it_brings_goes_into_the_close() -> Result {
    let slow = json!({ "startDelay": 60_000 });
    Setup::default().fusion(slow).run(async |desk| {
        is_taken(desk).await?;
        desk.fusion.has_received(&["new", "start"]).await?;
        let started = async || desk.fusion.ask::<Vec<Value>>("messages", &[]).await;
        let is_answered = |entries: &Vec<Value>| {
            let mut out = entries.iter().filter(|entry| entry["way"] == "out");
            out.any(|entry| entry["method"] == "startCommEvent")
        };
        for _ in 0..3 {
            // Each waits for half a minute.
            if wait::until("Fusion answers start", started, is_answered)
                .await
                .is_ok()
            {
                break;
            }
        }
        desk.toolbar.counts("Fusion did not answer", 0).await?;
        desk.toolbar.hides("has not answered").await?;
        desk.toolbar.press("Hang up").await?;
        desk.fusion
            .has_received(&["new", "start", "close WRAPUP"])
            .await?;
        let close = desk.fusion.newest("close").await?;
        ensure!(!close.token("SVCMCA_WRAPUP_ID").is_empty(), "{close:?}");
        Ok(())
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_reply_with_another_event_id_is_counted_and_costs_no_call() -> Result {
    tolerant().run(async |desk| {
        desk.fusion.set("wrongEventId", true).await?;
        is_taken(desk).await?;
        counts(desk, "Fusion renamed a call", 1).await?;
        ends_and_another_is_taken(desk).await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_fusion_that_refuses_is_counted_and_costs_no_call() -> Result {
    tolerant().run(async |desk| {
        desk.fusion.set("errorResults", true).await?;
        is_taken(desk).await?;
        counts(desk, "Fusion refused", 1).await?;
        desk.toolbar
            .shows("Fusion refused this call; it goes on here.")
            .await?;
        ends_and_another_is_taken(desk).await
    })
}
