//! Whom the toolbar listens to, and whom it talks to.

use anyhow::ensure;
use fusion_cti_demo::contact_centre::Phase;
use fusion_cti_e2e::people::TOMAS;
use fusion_cti_e2e::{Desk, Result, Setup, on_a_desk};
use serde_json::json;

/// The call that the noise was about still rings, and the agent is what the agent was.
async fn nothing_came_of_it(desk: &Desk) -> Result {
    desk.contact("still rings", |contact| contact.state == Phase::Connecting)
        .await?;
    desk.toolbar.calls(&["Incoming call: Tomás Herrera"]).await?;
    desk.fusion.has_received(&["new"]).await?;
    let asked = desk.demo.centre_state().requests;
    let changes = [
        "acceptContact",
        "rejectContact",
        "createOutboundContact",
        "putAgentState",
        "destroyConnection",
    ];
    ensure!(
        !asked
            .iter()
            .any(|request| changes.contains(&request.method.as_str())),
        "{asked:?}"
    );
    Ok(())
}

async fn rings(desk: &Desk) -> Result {
    desk.customer_calls(TOMAS)?;
    desk.toolbar.calls(&["Incoming call: Tomás Herrera"]).await
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn messages_of_another_origin_are_ignored_and_counted() -> Result {
    on_a_desk(async |desk| {
        rings(desk).await?;
        desk.fusion.press("noise-origin").await?;
        desk.toolbar.counts("Ignored: from another origin", 4).await?;
        nothing_came_of_it(desk).await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn messages_of_the_right_origin_but_another_window_are_ignored_and_counted() -> Result {
    on_a_desk(async |desk| {
        rings(desk).await?;
        desk.fusion.press("noise-window").await?;
        desk.toolbar
            .counts("Ignored: not from the frame around this page", 4)
            .await?;
        nothing_came_of_it(desk).await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn text_that_is_no_message_is_survived() -> Result {
    on_a_desk(async |desk| {
        rings(desk).await?;
        for text in [
            "",
            "null",
            "[]",
            "{",
            "{}",
            "{\"method\":7}",
            "_adfShowBody",
            "\u{0}",
        ] {
            desk.fusion
                .ask::<serde_json::Value>("sendRaw", &[json!(text)])
                .await?;
        }
        desk.toolbar.counts("Ignored: Fusion's own signals", 1).await?;
        desk.toolbar
            .counts("Ignored: not a message of the protocol", 7)
            .await?;
        nothing_came_of_it(desk).await?;
        desk.fusion.press("answer").await?;
        desk.fusion.has_received(&["new", "start"]).await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_flood_of_replies_that_nobody_asked_for_is_survived() -> Result {
    on_a_desk(async |desk| {
        rings(desk).await?;
        desk.fusion
            .ask::<serde_json::Value>("flood", &[json!(1000)])
            .await?;
        desk.toolbar
            .counts("Ignored: reply that nobody waits for", 500)
            .await?;
        nothing_came_of_it(desk).await?;
        desk.fusion.press("answer").await?;
        desk.fusion.has_received(&["new", "start"]).await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_frame_that_is_not_allowed_gets_no_message_and_is_told_why() -> Result {
    let configuration =
        crate::configuration::with("").replace("{fusionOrigin}", "https://fusion.example.com");
    Setup::default()
        .configured(&configuration)
        .without_waiting()
        .run(async |desk| {
            desk.toolbar.agent_is("Available").await?;
            desk.toolbar.shows("host.allowedOrigins").await?;
            desk.customer_calls(TOMAS)?;
            desk.toolbar.calls(&["Incoming call: +442079460102"]).await?;
            desk.toolbar.press("Accept").await?;
            desk.toolbar.calls(&["Connected: +442079460102"]).await?;
            ensure!(desk.fusion.methods_posted().await?.is_empty());
            Ok(())
        })
}
