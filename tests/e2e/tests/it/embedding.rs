//! Frames in frames: what the contact centre, Fusion's frame and the page's own policy may keep from the toolbar, each said with
//! its remedy.

use anyhow::ensure;
use fusion_cti_demo::FarEnd;
use fusion_cti_demo::contact_centre::Phase;
use fusion_cti_e2e::people::TOMAS;
use fusion_cti_e2e::{Desk, Result, Setup, on_a_desk};

/// A configuration that works, with these settings of the vendor's beside those that are needed.
fn with_settings(more: &str) -> String {
    crate::configuration::with("").replace("\"settings\": {", &format!("\"settings\": {{ {more},"))
}

/// A desk at a contact centre that approves these origins only. The library gives up soon.
fn approving(origins: &[&str]) -> Setup {
    let impatient = with_settings(r#""loginPopup": false, "ccpLoadTimeout": 300"#);
    Setup::default()
        .configured(&impatient)
        .approving(origins)
        .without_waiting()
}

const UNANSWERED: &str = "The phone system's panel does not answer here.";

async fn names_as_to_be_approved(desk: &Desk, origins: &[&str]) -> Result {
    desk.toolbar.shows(UNANSWERED).await?;
    desk.toolbar
        .shows(&format!("approve {} in the phone system", origins.join(" and ")))
        .await
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_contact_centre_that_approves_the_toolbar_alone_is_refused_in_fusion_and_both_origins_are_named() -> Result
{
    approving(&["{toolbarOrigin}"]).run(async |desk| {
        let origins = desk.demo.origins().clone();
        names_as_to_be_approved(desk, &[&origins.toolbar_origin, &origins.fusion_origin]).await?;
        desk.fusion
            .agent_is("not logged in", |told| {
                told.reason_display_string.as_deref() == Some("Phone system does not start")
            })
            .await?;
        desk.demo.approve_origins(&["{toolbarOrigin}", "{fusionOrigin}"]);
        desk.toolbar.press("Sign in").await?;
        desk.has_started().await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn in_a_tab_of_its_own_the_toolbar_s_origin_is_enough() -> Result {
    approving(&["{toolbarOrigin}"])
        .outside_fusion()
        .run(async |desk| desk.has_started().await)
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn in_a_tab_of_its_own_only_the_toolbar_s_origin_is_named() -> Result {
    approving(&[]).outside_fusion().run(async |desk| {
        let toolbar = desk.demo.origins().toolbar_origin.clone();
        names_as_to_be_approved(desk, &[&toolbar]).await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_panel_that_answered_before_is_not_said_to_be_refused() -> Result {
    let impatient = with_settings(r#""loginPopup": false, "ccpLoadTimeout": 300, "ccpAckTimeout": 100"#);
    Setup::default().configured(&impatient).run(async |desk| {
        let state = fusion_cti_demo::contact_centre::SessionChange::SignedOut;
        desk.happens(FarEnd::Session {
            state,
            still_answers: false,
        })?;
        desk.toolbar.shows("The phone system does not start").await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn without_a_softphone_in_the_frame_an_accepted_call_gets_no_sound() -> Result {
    let silent = with_settings(r#""softphone": { "allowFramedSoftphone": false }"#);
    Setup::default().configured(&silent).run(async |desk| {
        desk.customer_calls(TOMAS)?;
        desk.toolbar.press("Accept").await?;
        desk.centre_was_asked("acceptContact").await?;
        desk.contact("still rings", |contact| contact.state == Phase::Connecting)
            .await?;
        desk.happens(FarEnd::RingsOut { contact_id: None })
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_frame_that_keeps_the_microphone_back_is_said_in_the_toolbar_and_to_fusion() -> Result {
    let setup = Setup::default().framed_with("allow", "camera; autoplay");
    setup.run(async |desk| {
        desk.toolbar
            .shows("The page around this toolbar does not hand the microphone on to it")
            .await?;
        desk.fusion
            .agent_is("without a microphone", |told| {
                told.is_logged_in
                    && told.reason_display_string.as_deref() == Some("Microphone is not allowed")
            })
            .await?;
        desk.customer_calls(TOMAS)?;
        desk.toolbar.calls(&["Incoming call: Tomás Herrera"]).await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn who_talks_elsewhere_is_told_of_no_microphone() -> Result {
    let elsewhere = with_settings(r#""softphone": { "allowFramedSoftphone": false }"#);
    let setup = Setup::default().configured(&elsewhere);
    setup.framed_with("allow", "autoplay").run(async |desk| {
        let text = desk.toolbar.text().await?;
        ensure!(!text.contains("microphone"), "{text}");
        Ok(())
    })
}

/// What a frame must be allowed so that the toolbar works in it: its scripts, an origin of its own (Fusion's messages, the
/// storage and the contact centre's session need it), its forms (a number is dialled by one), and a sign-in window. Without
/// any one of them the test fails.
const SANDBOX: &str = "allow-scripts allow-same-origin allow-forms allow-popups";

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_sandboxed_frame_is_enough_to_sign_in_take_a_call_and_dial() -> Result {
    let setup = Setup::default().framed_with("sandbox", SANDBOX);
    setup.signed_out().run(async |desk| {
        desk.signs_in_at_the_popup().await?;
        desk.has_started().await?;
        desk.customer_calls(TOMAS)?;
        desk.fusion.press("answer").await?;
        desk.toolbar.calls(&["Connected: Tomás Herrera"]).await?;
        desk.toolbar.press("Hang up").await?;
        desk.toolbar.press("Finish wrap-up").await?;
        desk.fusion.press("wrap-up-finish").await?;
        desk.toolbar.dial(TOMAS).await?;
        desk.toolbar.calls(&["Calling: Tomás Herrera"]).await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn what_the_page_s_policy_blocks_is_named_with_the_part_of_the_policy() -> Result {
    on_a_desk(async |desk| {
        let address = desk.demo.origins().ccp_origin.clone();
        let fetch = "fetch(arguments[0]).catch(() => {}); return null";
        let secret = format!("{address}/path?number=1");
        desk.toolbar.run::<()>(fetch, &[secret.clone().into()]).await?;
        desk.toolbar
            .shows(&format!("policy does not allow {address}, and"))
            .await?;
        desk.toolbar.shows("add it to `connect-src`").await?;
        desk.toolbar.run::<()>(fetch, &[secret.into()]).await?;
        let row = format!("Blocked by this page's policy: {address} (connect-src)");
        desk.toolbar.counts(&row, 2).await?;
        let text = desk.toolbar.text().await?;
        ensure!(!text.contains("number=1"), "{text}");
        Ok(())
    })
}

fn warning(seconds: u64) -> FarEnd {
    FarEnd::InactivityWarning {
        millis: seconds * 1000,
    }
}

const SOON: &str = "the phone system will soon sign you out";

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_sign_out_that_is_coming_is_warned_of_and_a_press_stays_signed_in() -> Result {
    on_a_desk(async |desk| {
        desk.happens(warning(3600))?;
        desk.toolbar.shows(SOON).await?;
        desk.toolbar.press("Stay signed in").await?;
        desk.centre("no sign-out is due", |centre| centre.signs_out_at.is_none())
            .await?;
        desk.toolbar.hides(SOON).await?;
        ensure!(desk.toolbar.agent_status().await? == "Available");
        let text = desk.toolbar.text().await?;
        ensure!(!text.contains("Could not"), "{text}");
        desk.happens(warning(3600))?;
        desk.toolbar.shows(SOON).await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_warning_is_not_shown_in_the_folded_panel_as_well() -> Result {
    on_a_desk(async |desk| {
        desk.happens(warning(3600))?;
        desk.toolbar.shows(SOON).await?;
        desk.ccp.open().await?;
        desk.ccp.shows("No contacts").await?;
        let text = desk.ccp.text().await?;
        ensure!(!text.contains("will be signed out"), "{text}");
        Ok(())
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn whatever_the_agent_does_here_or_in_fusion_counts_as_activity() -> Result {
    // Each at a desk of its own: of activity within a second of the last the library passes nothing on.
    for activity in ["click", "command"] {
        on_a_desk(async |desk| {
            desk.happens(warning(3600))?;
            desk.toolbar.shows(SOON).await?;
            match activity {
                "click" => desk.toolbar.press("Diagnostics").await?,
                _ => desk.fusion.press("make-unavailable").await?,
            }
            desk.centre(activity, |centre| centre.signs_out_at.is_none())
                .await?;
            desk.toolbar.hides(SOON).await
        })?;
    }
    Ok(())
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_warning_that_is_not_heeded_ends_as_a_sign_out() -> Result {
    on_a_desk(async |desk| {
        desk.happens(warning(1))?;
        desk.toolbar
            .shows("You are signed out of the phone system")
            .await?;
        desk.toolbar.hides(SOON).await
    })
}
