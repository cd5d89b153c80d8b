//! What different Fusions do differently, each with the configuration that fits it, and one that does not.

use anyhow::ensure;
use fusion_cti_demo::FarEnd;
use fusion_cti_e2e::people::{TOMAS, TOMAS_ID};
use fusion_cti_e2e::{Desk, Result, Setup};
use serde_json::{Value, json};

/// More than the moment that the mock Fusion counts as "at the request".
const PHONE_TAKES: u64 = 2000; // milliseconds

/// A click on Tomás's number, at a phone that takes its time; the call is answered and ends.
async fn a_dialled_call_goes_through(desk: &Desk) -> Result {
    desk.next_request_is_late("createOutboundContact", PHONE_TAKES)?;
    desk.fusion.press(&format!("open-contact-{TOMAS_ID}")).await?;
    desk.fusion.press("dial-link").await?;
    desk.contact("is being dialled", |contact| contact.dialling)
        .await?;
    desk.fusion.has_received(&["new"]).await?;
    desk.happens(FarEnd::CustomerAnswers { contact_id: None })?;
    desk.fusion.has_received(&["new", "start"]).await?;
    desk.happens(FarEnd::CustomerHangsUp { contact_id: None })?;
    desk.fusion.has_received(&["new", "start", "close WRAPUP"]).await
}

/// What the mock Fusion has against what it was sent.
async fn violations(desk: &Desk) -> Result<Vec<String>> {
    let violations: Vec<Value> = desk.fusion.ask("violations", &[]).await?;
    Ok(violations.iter().map(|one| one["what"].to_string()).collect())
}

fn with(configured: &str, habits: &Value) -> Setup {
    let configuration = crate::configuration::with(configured);
    Setup::default().configured(&configuration).fusion(habits.clone())
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_fusion_that_knows_a_dialled_call_by_its_message_gets_that_id() -> Result {
    let habits = json!({ "dialledId": "messageUuid" });
    with("\"outboundEventId\": \"messageUuid\", ", &habits).run(async |desk| {
        a_dialled_call_goes_through(desk).await?;
        let asked: Vec<Value> = desk.fusion.ask("dialRequests", &[]).await?;
        let new = desk.fusion.newest("new").await?;
        ensure!(asked[0]["messageId"] == new.event_id.as_str(), "{asked:?}");
        Ok(())
    })?;
    with("", &habits).allowing_violations().run(async |desk| {
        a_dialled_call_goes_through(desk).await?;
        let found = violations(desk).await?;
        ensure!(
            found.iter().any(|what| what.contains("under another event id")),
            "{found:?}"
        );
        Ok(())
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_fusion_that_knows_a_dialled_call_by_its_call_id_gets_that_id() -> Result {
    with("", &json!({ "dialledId": "callId" })).run(async |desk| a_dialled_call_goes_through(desk).await)
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_fusion_hears_of_a_dialled_call_at_the_moment_that_it_expects() -> Result {
    let at_once = "\"outboundNew\": \"request\", ";
    for (configured, moment) in [(at_once, "request"), ("", "dialling")] {
        with(configured, &json!({ "dialledNew": moment }))
            .run(async |desk| a_dialled_call_goes_through(desk).await)?;
    }
    let misfit = with("", &json!({ "dialledNew": "request" })).allowing_violations();
    misfit.run(async |desk| {
        a_dialled_call_goes_through(desk).await?;
        let found = violations(desk).await?;
        ensure!(
            found
                .iter()
                .any(|what| what.contains("was announced at the moment")),
            "{found:?}"
        );
        Ok(())
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_caller_is_found_in_the_writing_that_fusion_looks_up() -> Result {
    let with_plus = "\"ani\": \"withPlus\", ";
    for (configured, writing, page) in [
        (with_plus, "withPlus", "CONTACT"),
        ("", "withoutPlus", "CONTACT"),
        ("", "withPlus", "CONTACT_CREATE"),
        (with_plus, "withoutPlus", "CONTACT_CREATE"),
    ] {
        with(configured, &json!({ "lookUp": writing })).run(async |desk| {
            desk.customer_calls(TOMAS)?;
            desk.fusion.has_received(&["new"]).await?;
            desk.fusion.press("answer").await?;
            desk.fusion.has_received(&["new", "start"]).await?;
            desk.fusion.pops(&[page]).await?;
            Ok(())
        })?;
    }
    Ok(())
}
