//! The vendor goes away: each trouble with its sentence, its one thing to do, its way back without a reload, and what Fusion
//! hears.

use anyhow::ensure;
use fusion_cti_demo::FarEnd;
use fusion_cti_demo::contact_centre::{SessionChange, SettingsChange};
use fusion_cti_e2e::people::TOMAS;
use fusion_cti_e2e::{Desk, Result, Setup, on_a_desk};
use serde_json::json;

fn session(state: SessionChange) -> FarEnd {
    FarEnd::Session {
        state,
        still_answers: false,
    }
}

/// A desk with these settings of the vendor's in addition to the required ones.
fn with_settings(more: &str) -> Setup {
    let usual = crate::configuration::with("");
    let changed = usual.replace("\"settings\": {", &format!("\"settings\": {{ {more},"));
    assert_ne!(usual, changed, "the configuration has no settings to add to");
    Setup::default().configured(&changed)
}

/// Fusion knows that no call can come, and why.
async fn fusion_is_told(desk: &Desk, reason: &str) -> Result {
    let says = |told: &fusion_cti_e2e::AgentState| {
        !told.is_logged_in && !told.is_available && told.reason_display_string.as_deref() == Some(reason)
    };
    desk.fusion.agent_is(reason, says).await?;
    Ok(())
}

/// The page was not loaded again: what was left in it is still there.
async fn leaves_a_mark(desk: &Desk) -> Result {
    desk.toolbar.run::<()>("window.mark = 1; return null", &[]).await
}

async fn recovers_without_a_reload(desk: &Desk) -> Result {
    desk.has_started().await?;
    let mark: u8 = desk.toolbar.run("return window.mark ?? 0", &[]).await?;
    ensure!(mark == 1, "the toolbar was loaded again");
    desk.customer_calls(TOMAS)?;
    desk.toolbar.calls(&["Incoming call: Tomás Herrera"]).await
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_ccp_that_falls_silent_is_noticed_by_the_age_of_its_last_word_and_reconnected() -> Result {
    // Ten heartbeats: one that comes late on a busy machine is no silence.
    with_settings(r#""ccpSilenceTimeout": 3000"#)
        .without_waiting()
        .run(async |desk| {
            let heartbeat_millis = Some(300);
            desk.happens(FarEnd::Settings(SettingsChange {
                heartbeat_millis,
                ..SettingsChange::default()
            }))?;
            desk.has_started().await?;
            leaves_a_mark(desk).await?;
            desk.happens(session(SessionChange::Silent))?;
            desk.toolbar
                .shows("Nothing has been heard from the phone system")
                .await?;
            fusion_is_told(desk, "Phone system is silent").await?;
            desk.toolbar.press("Reconnect").await?;
            desk.toolbar
                .shows("Nothing has been heard from the phone system")
                .await?;
            desk.happens(session(SessionChange::Speaks))?;
            recovers_without_a_reload(desk).await
        })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_session_that_expired_is_said_and_mended_by_signing_in_again() -> Result {
    on_a_desk(async |desk| {
        leaves_a_mark(desk).await?;
        desk.happens(session(SessionChange::Expired))?;
        desk.toolbar.shows("Your phone session has expired").await?;
        fusion_is_told(desk, "Phone session expired").await?;
        if desk.window_count().await? == 1 {
            desk.toolbar.press("Sign in").await?;
        }
        desk.signs_in_at_the_popup().await?;
        recovers_without_a_reload(desk).await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn an_agent_who_is_given_access_after_all_tries_again_and_works() -> Result {
    on_a_desk(async |desk| {
        leaves_a_mark(desk).await?;
        desk.happens(session(SessionChange::Denied))?;
        desk.toolbar.shows("denied you access").await?;
        fusion_is_told(desk, "No access to the phone system").await?;
        desk.toolbar.press("Try again").await?;
        desk.toolbar.shows("denied you access").await?;
        desk.happens(session(SessionChange::SignedIn))?;
        recovers_without_a_reload(desk).await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_library_that_gave_up_is_brought_back_by_signing_in() -> Result {
    let impatient = with_settings(r#""ccpLoadTimeout": 300"#);
    impatient.signed_out().run(async |desk| {
        leaves_a_mark(desk).await?;
        let approve = format!(
            "approve {} and {} in the phone system",
            desk.demo.origins().toolbar_origin,
            desk.demo.origins().fusion_origin
        );
        desk.toolbar.shows(&approve).await?;
        fusion_is_told(desk, "Phone system does not start").await?;
        desk.toolbar.press("Sign in").await?;
        desk.signs_in_at_the_popup().await?;
        recovers_without_a_reload(desk).await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_sign_in_window_that_the_browser_blocked_opens_with_a_press() -> Result {
    with_settings(r#""ccpAckTimeout": 300"#).run(async |desk| {
        leaves_a_mark(desk).await?;
        // What a browser does that blocks it; the driver's own never does.
        desk.toolbar
            .run::<()>(
                "window.realOpen = window.open; window.open = () => null; return null",
                &[],
            )
            .await?;
        desk.happens(session(SessionChange::SignedOut))?;
        desk.toolbar
            .shows("The browser blocked the sign-in window")
            .await?;
        fusion_is_told(desk, "Signed out of the phone system").await?;
        ensure!(desk.window_count().await? == 1);
        desk.toolbar
            .run::<()>("window.open = window.realOpen; return null", &[])
            .await?;
        desk.toolbar.press("Sign in").await?;
        desk.signs_in_at_the_popup().await?;
        recovers_without_a_reload(desk).await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_denied_microphone_is_said_the_call_rings_all_the_same_and_the_next_one_mends_it() -> Result {
    on_a_desk(async |desk| {
        leaves_a_mark(desk).await?;
        desk.customer_calls(TOMAS)?;
        desk.toolbar.calls(&["Incoming call: Tomás Herrera"]).await?;
        let data = json!({ "errorType": "microphone_not_shared", "errorMessage": "", "endPointUrl": "" });
        let event = "agent::softphone_error".to_owned();
        desk.happens(FarEnd::Broadcast { event, data })?;
        desk.toolbar
            .shows("does not let the phone system use the microphone")
            .await?;
        desk.toolbar.calls(&["Incoming call: Tomás Herrera"]).await?;
        desk.fusion
            .agent_is("without a microphone", |told| {
                told.is_logged_in
                    && told.reason_display_string.as_deref() == Some("Microphone is not allowed")
            })
            .await?;
        desk.toolbar.press("Accept").await?;
        desk.toolbar.calls(&["Connected: Tomás Herrera"]).await?;
        desk.toolbar.hides("use the microphone").await?;
        desk.fusion
            .agent_is("well", |told| {
                told.is_logged_in
                    && told
                        .reason_display_string
                        .as_deref()
                        .unwrap_or_default()
                        .is_empty()
            })
            .await?;
        Ok(())
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_computer_that_goes_offline_says_so_and_works_again_with_the_network() -> Result {
    on_a_desk(async |desk| {
        leaves_a_mark(desk).await?;
        let network = |state| format!("window.dispatchEvent(new Event('{state}')); return null");
        desk.toolbar.run::<()>(&network("offline"), &[]).await?;
        desk.toolbar.shows("This computer is offline").await?;
        fusion_is_told(desk, "Computer is offline").await?;
        desk.toolbar.run::<()>(&network("online"), &[]).await?;
        desk.toolbar.hides("This computer is offline").await?;
        recovers_without_a_reload(desk).await
    })
}
