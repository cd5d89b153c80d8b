//! Which way to Fusion is taken, why, and what happens where it leads nowhere.

use anyhow::ensure;
use fusion_cti_e2e::people::TOMAS;
use fusion_cti_e2e::{Desk, Result, Setup, wait};
use serde_json::json;

/// A configuration that gives the framework a second to start.
pub(crate) fn impatient(transport: &str) -> String {
    let uef = r#""uef": { "script": "{fusionOrigin}/uef/client.js", "startSeconds": 1 }, "#;
    crate::configuration::with(uef).replace(r#""mca""#, &format!("\"{transport}\""))
}

/// The toolbar uses this transport, and says why.
async fn uses_transport(desk: &Desk, way: &str, why: &str) -> Result {
    let over: String = desk.fusion.ask("transport", &[]).await?;
    ensure!(over == way, "it speaks over {over}");
    let rows = desk.toolbar.diagnostics().await?;
    let reason = rows.get("Way to Fusion").map(String::as_str).unwrap_or_default();
    ensure!(reason.contains(why), "{reason}");
    Ok(())
}

/// A call comes in, is taken in Fusion, and ends.
async fn a_call_goes_through(desk: &Desk) -> Result {
    desk.customer_calls(TOMAS)?;
    desk.fusion.has_received(&["new"]).await?;
    desk.fusion.press("answer").await?;
    desk.fusion.has_received(&["new", "start"]).await?;
    desk.fusion.pops(&["CONTACT"]).await?;
    desk.fusion.press("end-call").await?;
    desk.fusion.has_received(&["new", "start", "close WRAPUP"]).await
}

/// Fusion asks for what is no number after that call, and hears that it failed.
async fn a_dial_after_it_fails(desk: &Desk) -> Result {
    desk.fusion
        .ask::<String>("dial", &[json!("extension five")])
        .await?;
    desk.fusion
        .has_received(&["new", "start", "close WRAPUP", "error"])
        .await
}

/// The toolbar names the problem, and the phone works without Fusion.
async fn is_a_plain_phone(desk: &Desk, why: &str) -> Result {
    desk.toolbar
        .shows("UI Events Framework could not be used")
        .await?;
    desk.toolbar.shows(why).await?;
    desk.toolbar.agent_is("Available").await?;
    desk.customer_calls(TOMAS)?;
    desk.toolbar.press("Accept").await?;
    desk.toolbar.calls(&["Connected: +442079460102"]).await?;
    ensure!(desk.fusion.methods_posted().await?.is_empty());
    Ok(())
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn the_framework_is_used_in_every_shape_that_it_was_seen_in() -> Result {
    for shape in ["instances", "methods", "payload", "details"] {
        let setup = Setup::default()
            .variant("uef")
            .fusion(json!({ "uefShape": shape, "uefRejects": true }));
        setup.run(async |desk| {
            uses_transport(desk, "uef", "UI Events Framework: configured").await?;
            a_call_goes_through(desk).await
        })?;
    }
    Ok(())
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn the_demo_goes_over_to_another_way_at_the_press_of_a_button() -> Result {
    Setup::default().variant("accept").run(async |desk| {
        uses_transport(desk, "mca", "MCA messages: configured").await?;
        for (button, way, why) in [
            ("transport-uef", "uef", "UI Events Framework: configured"),
            ("transport-mca", "mca", "MCA messages: configured"),
            ("transport-auto", "uef", "UI Events Framework: it answers"),
        ] {
            desk.fusion.press(button).await?;
            // The page is loaded again, and says `mca` until the toolbar has spoken.
            let over = async || desk.fusion.ask::<String>("transport", &[]).await;
            wait::until(&format!("{button} is done"), over, |over| over == way).await?;
            desk.has_started().await?;
            uses_transport(desk, way, why).await?;
            a_call_goes_through(desk).await?;
            desk.toolbar.press("Finish wrap-up").await?;
            desk.toolbar.calls(&[]).await?;
        }
        Ok(())
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn auto_takes_the_framework_where_it_answers() -> Result {
    Setup::default().variant("auto").run(async |desk| {
        uses_transport(desk, "uef", "it answers").await?;
        a_call_goes_through(desk).await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn auto_tries_the_framework_also_where_the_page_names_an_older_library() -> Result {
    Setup::default()
        .variant("auto")
        .older_library()
        .run(async |desk| {
            uses_transport(desk, "uef", "it answers").await?;
            a_call_goes_through(desk).await
        })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn auto_takes_the_messages_where_the_page_names_an_older_library_if_it_is_to_skip_the_framework() -> Result {
    let configuration = impatient("auto").replace(
        "\"startSeconds\"",
        "\"relativeSource\": \"skip\", \"startSeconds\"",
    );
    Setup::default()
        .configured(&configuration)
        .older_library()
        .run(async |desk| {
            uses_transport(desk, "mca", "oraApiSource").await?;
            a_call_goes_through(desk).await
        })
}

/// A configuration in which Fusion's own library writes the messages.
fn through_fusions_library() -> Setup {
    let configuration = crate::configuration::with("\"mca\": { \"library\": \"fusion\" }, ");
    Setup::default().configured_for_messages(&configuration)
}

/// Whether Fusion's library is in the toolbar's page.
async fn library_is_loaded(desk: &Desk) -> Result<bool> {
    let script = "return 'mcaLibrary' in document.documentElement.dataset";
    desk.toolbar.run(script, &[]).await
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_call_goes_through_fusions_own_library_wherever_fusion_has_it() -> Result {
    for setup in [
        through_fusions_library(),
        through_fusions_library().older_library(),
    ] {
        setup.run(async |desk| {
            uses_transport(desk, "mca", "MCA messages, through Fusion's library: configured").await?;
            ensure!(library_is_loaded(desk).await?);
            a_call_goes_through(desk).await?;
            a_dial_after_it_fails(desk).await
        })?;
    }
    Ok(())
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_library_that_cannot_be_loaded_is_said_once_and_the_toolbar_writes_the_messages_itself() -> Result {
    let setup = through_fusions_library().naming_library("/mca/nothing-here.js");
    setup.run(async |desk| {
        uses_transport(desk, "mca", "MCA messages: configured").await?;
        desk.toolbar
            .shows("Fusion's own library could not be used: it could not be loaded from")
            .await?;
        let count = "return document.body.innerText.split(\"Fusion's own library\").length - 1";
        ensure!(desk.toolbar.run::<u64>(count, &[]).await? == 1);
        a_call_goes_through(desk).await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_fusion_that_speaks_the_later_version_of_the_messages_is_spoken_to_in_it() -> Result {
    let configuration = crate::configuration::with("\"mca\": { \"version\": \"1.5.0\" }, ");
    let setup = Setup::default()
        .configured_for_messages(&configuration)
        .fusion(json!({ "mcaVersion": "1.5.0" }));
    setup.run(async |desk| {
        a_call_goes_through(desk).await?;
        a_dial_after_it_fails(desk).await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn auto_takes_the_messages_where_the_framework_does_not_answer_in_time() -> Result {
    let setup = Setup::default()
        .configured(&impatient("auto"))
        .fusion(json!({ "uefStart": "silent" }));
    setup.run(async |desk| {
        uses_transport(desk, "mca", "`initialize` was not answered within 1 s").await?;
        a_call_goes_through(desk).await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_framework_that_never_answers_leaves_a_plain_phone() -> Result {
    let setup = Setup::default()
        .configured(&impatient("uef"))
        .fusion(json!({ "uefStart": "silent" }));
    setup
        .without_waiting()
        .run(async |desk| is_a_plain_phone(desk, "was not answered within 1 s").await)
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_script_that_cannot_be_loaded_leaves_a_plain_phone() -> Result {
    let configuration = impatient("uef").replace("client.js", "nothing-here.js");
    let setup = Setup::default().configured(&configuration).without_waiting();
    setup.run(async |desk| is_a_plain_phone(desk, "its script could not be loaded").await)
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_subscription_that_throws_costs_only_itself() -> Result {
    let faults = json!({ "uefThrows": "onOutgoingEvent", "uefLacks": "setInDataValueByAttribute,setReasonDisplayString" });
    let setup = Setup::default()
        .variant("uef")
        .fusion(faults)
        .allowing_violations();
    setup.run(async |desk| {
        let rows = desk.toolbar.diagnostics().await?;
        ensure!(
            rows.get("Not subscribed: clicks on numbers")
                .is_some_and(|count| count == "1"),
            "{rows:?}"
        );
        a_call_goes_through(desk).await
    })
}
