//! In which order the toolbar introduces itself to Fusion.

use anyhow::ensure;
use fusion_cti_demo::contact_centre::Phase;
use fusion_cti_e2e::people::TOMAS;
use fusion_cti_e2e::{Result, Setup, on_a_desk};
use serde_json::json;

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn the_toolbar_introduces_itself_in_the_order_that_fusion_asks_for() -> Result {
    on_a_desk(async |desk| {
        let posted = desk.fusion.methods_posted().await?;
        ensure!(posted.len() >= 8, "{posted:?}");
        ensure!(
            posted[..2] == ["getConfiguration", "disableFeature"],
            "{posted:?}"
        );
        let mut listeners = posted[2..6].to_vec();
        listeners.sort();
        ensure!(
            listeners
                == [
                    "onDataUpdated",
                    "onOutgoingEvent",
                    "onToolbarAgentCommand",
                    "onToolbarInteractionCommand"
                ],
            "{posted:?}"
        );
        ensure!(
            posted[6..8] == ["readyForOperation", "agentStateEvent"],
            "{posted:?}"
        );
        let asked = desk.fusion.posted("getConfiguration").await?;
        ensure!(asked[0]["data"] == json!({ "configType": "TOOLBAR" }));
        ensure!(asked[0]["version"] == "1.3.0" && asked[0]["toolbarName"] == "toolbar_437316");
        ensure!(desk.fusion.ask::<bool>("ready", &[]).await?);
        Ok(())
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn only_what_the_phone_system_lacks_is_switched_off() -> Result {
    on_a_desk(async |desk| {
        let off: Vec<String> = desk.fusion.ask("disabledFeatures", &[]).await?;
        ensure!(!off.is_empty());
        ensure!(
            !off.iter()
                .any(|feature| feature == "INBOUND_CALL" || feature == "OUTBOUND_CALL"),
            "{off:?}"
        );
        Ok(())
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_fusion_that_never_answers_gets_the_whole_introduction_all_the_same() -> Result {
    let configuration = crate::configuration::with(r#""replySeconds": 1, "#);
    let setup = Setup::default()
        .configured(&configuration)
        .fusion(json!({ "deaf": true }));
    setup.run(async |desk| {
        desk.toolbar.shows("Fusion does not answer").await?;
        let posted = desk.fusion.methods_posted().await?;
        ensure!(
            posted.iter().any(|method| method == "readyForOperation"),
            "{posted:?}"
        );
        desk.customer_calls(TOMAS)?;
        desk.toolbar.press("Accept").await?;
        desk.fusion.has_received(&["new", "start"]).await?;
        desk.toolbar.calls(&["Connected: +442079460102"]).await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_call_that_rings_while_the_toolbar_starts_is_announced_when_it_is_ready() -> Result {
    Setup::default().without_waiting().run(async |desk| {
        desk.customer_calls(TOMAS)?;
        desk.fusion.has_received(&["new"]).await?;
        desk.toolbar.calls(&["Incoming call: Tomás Herrera"]).await?;
        desk.fusion.press("answer").await?;
        desk.fusion.has_received(&["new", "start"]).await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn after_a_reload_the_toolbar_introduces_itself_again() -> Result {
    on_a_desk(async |desk| {
        desk.fusion.press("toolbar-reload").await?;
        desk.fusion.is_introduced_to(2).await?;
        desk.has_started().await?;
        desk.customer_calls(TOMAS)?;
        desk.toolbar.calls(&["Incoming call: Tomás Herrera"]).await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_call_outlives_a_reload_of_the_toolbar() -> Result {
    Setup::default().run(async |desk| {
        desk.customer_calls(TOMAS)?;
        desk.toolbar.press("Accept").await?;
        desk.fusion.has_received(&["new", "start"]).await?;
        desk.toolbar.calls(&["Connected: Tomás Herrera"]).await?;
        desk.fusion.press("toolbar-reload").await?;
        desk.fusion.is_introduced_to(2).await?;
        desk.toolbar.shows("Connected").await?;
        desk.toolbar.press("Hang up").await?;
        desk.contact("is over", |contact| contact.state == Phase::Ended)
            .await?;
        desk.fusion.has_received(&["new", "start", "close WRAPUP"]).await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_browser_that_denies_its_storage_is_named_with_what_to_allow() -> Result {
    Setup::default().where_storage_is_denied().run(async |desk| {
        desk.toolbar
            .shows("The browser denies this page its storage. Allow third-party cookies")
            .await
    })
}
