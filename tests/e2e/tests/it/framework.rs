//! What only the UI Events Framework has: pages by their records, buttons by their names, the toolbar's own size. The pretend
//! one is as a real one is most likely built (`demo/fusion/README.md`, `uefShape`).

use anyhow::ensure;
use fusion_cti_e2e::people::{TOMAS, TOMAS_ID};
use fusion_cti_e2e::{Desk, Result, Setup, wait};
use serde_json::{Value, json};

const FILE: &str = "screen-pop.json";
const SCRIPT: &str = r#""script": "{fusionOrigin}/uef/client.js""#;

/// A desk that speaks over the framework, with more keys in the host's part of the configuration and in that part's `uef`.
fn with(host: &str, uef: &str) -> Setup {
    let keys = format!("{host}\"uef\": {{ {SCRIPT}{uef} }}, ");
    let text = crate::configuration::with(&keys).replace(r#""mca""#, r#""uef""#);
    Setup::default().configured(&text)
}

/// The same with a rule by which every call opens this page, and none of Fusion's own.
fn opening(page: &str) -> Setup {
    let then = json!({ "page": page, "bypass": ["autoScreenPop"] });
    let rule = json!({ "id": "page", "name": "Page", "when": { "all": [] }, "then": then });
    let rules = json!({ "version": 1, "rules": [rule] });
    let keys = format!("\"uef\": {{ {SCRIPT} }}, ");
    let text = crate::configuration::with(&keys).replace(r#""mca""#, r#""uef""#);
    let text = text.replace(
        r#""on": "accept" "#,
        &format!(r#""on": "accept", "rules": "{FILE}" "#),
    );
    Setup::default().configured(&text).file(FILE, &rules.to_string())
}

async fn talks(desk: &Desk) -> Result {
    desk.customer_calls(TOMAS)?;
    desk.toolbar.calls(&["Incoming call: Tomás Herrera"]).await?;
    desk.toolbar.press("Accept").await?;
    desk.fusion.has_received(&["new", "start"]).await?;
    desk.toolbar.calls(&["Connected: Tomás Herrera"]).await
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_rule_opens_the_page_of_the_record_that_fusion_found() -> Result {
    for page in ["Edit_Contact", "service/sr/svc-contact"] {
        opening(page).run(async |desk| {
            talks(desk).await?;
            let popped = desk.fusion.pops(&["CONTACT"]).await?;
            ensure!(popped.contact_id.as_deref() == Some(TOMAS_ID));
            Ok(())
        })?;
    }
    Ok(())
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_page_that_this_fusion_does_not_have_is_said() -> Result {
    let setup = opening("Edit_Contact").fusion(json!({ "uefPops": false }));
    setup.run(async |desk| {
        talks(desk).await?;
        desk.toolbar
            .shows("Fusion did not open the page that a screen-pop rule names")
            .await?;
        desk.toolbar.shows("SVCMCA_ERR_MISSING_CONFIGURATION").await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn buttons_go_by_their_names_where_fusion_wants_them_so() -> Result {
    let setup = with("", r#", "buttons": "names""#).fusion(json!({ "buttonForm": "names" }));
    setup.run(async |desk| {
        talks(desk).await?;
        desk.fusion.press("command-hold").await?;
        desk.toolbar.calls(&["On hold: Tomás Herrera"]).await?;
        desk.fusion.press("command-unhold").await?;
        desk.toolbar.calls(&["Connected: Tomás Herrera"]).await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn no_buttons_are_offered_where_fusion_is_to_show_its_own() -> Result {
    with("", r#", "buttons": "none""#).run(async |desk| {
        talks(desk).await?;
        desk.fusion
            .answer("getActiveInteractionCommands", |answer| answer.succeeded())
            .await?;
        let shown = "return document.querySelectorAll('[data-test^=command-]').length";
        ensure!(desk.fusion.run::<u64>(shown).await? == 0);
        Ok(())
    })
}

/// The size that Fusion has given the toolbar.
async fn has_size(desk: &Desk, size: Value) -> Result {
    let given = async || desk.fusion.ask::<Value>("toolbarSize", &[]).await;
    wait::until("the toolbar has its size", given, |given| *given == size).await?;
    Ok(())
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn the_toolbar_gets_the_size_that_it_asks_for() -> Result {
    let asks = r#""toolbarSize": { "width": 340, "height": 470 }, "#;
    with(asks, "")
        .run(async |desk| has_size(desk, json!({ "barType": null, "width": 340, "height": 470 })).await)?;
    let older = crate::configuration::with(asks);
    Setup::default()
        .configured_for_messages(&older)
        .run(async |desk| {
            has_size(
                desk,
                json!({ "barType": "FLOAT_VERTICAL", "width": 340, "height": 470 }),
            )
            .await
        })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_fusion_that_gives_no_size_harms_nothing() -> Result {
    for what in ["refused", "dropped"] {
        let asks = r#""toolbarSize": { "height": 64 }, "#;
        let setup = with(asks, "").fusion(json!({ "toolbarSize": what }));
        setup.run(async |desk| {
            talks(desk).await?;
            desk.toolbar.counts("Fusion refused", 0).await?;
            desk.toolbar.hides("Fusion does not answer").await
        })?;
    }
    Ok(())
}
