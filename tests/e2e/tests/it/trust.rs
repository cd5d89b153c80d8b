//! Whom the toolbar listens to, and whom it talks to.

use anyhow::ensure;
use fusion_cti_demo::contact_centre::Phase;
use fusion_cti_e2e::people::TOMAS;
use fusion_cti_e2e::{Desk, Result, Setup, ToolbarPage, on_a_desk};
use serde_json::{Value, json};

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
            desk.fusion.ask::<Value>("sendRaw", &[json!(text)]).await?;
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
        desk.fusion.ask::<Value>("flood", &[json!(1000)]).await?;
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
fn in_a_frame_that_is_not_allowed_nothing_starts_and_the_reason_and_a_way_out_are_shown() -> Result {
    let configuration =
        crate::configuration::with("").replace("{fusionOrigin}", "https://fusion.example.com");
    Setup::default()
        .configured(&configuration)
        .without_waiting()
        .run(async |desk| {
            desk.toolbar.shows("The phone toolbar did not start").await?;
            desk.toolbar.shows("host.allowedOrigins").await?;
            let link = "const link = document.querySelector('main a'); return [link.textContent, link.href, link.target]";
            let [name, address, target]: [String; 3] = desk.toolbar.run(link, &[]).await?;
            ensure!(name == "Open the toolbar in a tab of its own" && target == "_blank");
            ensure!(!address.contains('?'), "{address}");
            works_nowhere(desk, &desk.toolbar).await?;
            ensure!(desk.fusion.methods_posted().await?.is_empty());
            Ok(())
        })
}

/// No vendor's library, no panel, no lock and nothing stored: nothing of a phone has started in this page.
async fn works_nowhere(desk: &Desk, page: &ToolbarPage) -> Result {
    let started = "
        const { held, pending } = await navigator.locks.query();
        return {
            library: typeof connect !== 'undefined',
            panel: document.querySelector('#vendor iframe') !== null,
            locks: held.length + pending.length,
            stored: localStorage.length + sessionStorage.length,
        }";
    let started: Value = page.run(started, &[]).await?;
    ensure!(
        started == json!({ "library": false, "panel": false, "locks": 0, "stored": 0 }),
        "{started}"
    );
    desk.customer_calls(TOMAS)?;
    let text = page.text().await?;
    ensure!(!text.contains("Accept"), "{text}");
    Ok(())
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_foreign_widget_that_frames_the_toolbar_after_ours_or_before_does_not_take_the_phone_away() -> Result {
    Setup::default().framed_by_anybody().run(async |desk| {
        let widget = desk.a_widget_frames_the_toolbar().await?;
        widget.shows("The phone toolbar did not start").await?;
        widget.shows("`null`").await?;
        rings(desk).await?;
        desk.fusion.has_received(&["new"]).await?;

        // Now ours comes second.
        desk.fusion.press("toolbar-reload").await?;
        desk.fusion.is_introduced_to(2).await?;
        // Names are kept over no reload.
        desk.toolbar.calls(&["Incoming call: +442079460102"]).await?;
        desk.fusion.press("answer").await?;
        desk.toolbar.shows("Connected").await?;
        desk.fusion.has_received(&["new", "start"]).await
    })
}
