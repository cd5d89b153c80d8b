//! The agent calls a customer: from Fusion, from the toolbar, from the vendor's panel.

use anyhow::ensure;
use fusion_cti_demo::contact_centre::Phase;
use fusion_cti_demo::{FarEnd, FaultKind};
use fusion_cti_e2e::people::{STRANGER, TOMAS, TOMAS_ID};
use fusion_cti_e2e::{Desk, Result, Setup, on_a_desk};
use serde_json::json;

/// A click on the number in Tomás's page; the centre dials him.
async fn clicks_his_number(desk: &Desk) -> Result {
    desk.fusion.press(&format!("open-contact-{TOMAS_ID}")).await?;
    desk.fusion.press("dial-link").await?;
    desk.contact("is being dialled", |contact| contact.dialling)
        .await?;
    desk.fusion.has_received(&["new"]).await?;
    desk.toolbar.calls(&["Calling: Tomás Herrera"]).await
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_click_on_a_number_in_fusion_becomes_a_call() -> Result {
    on_a_desk(async |desk| {
        clicks_his_number(desk).await?;
        let new = desk.fusion.newest("new").await?;
        ensure!(new.event_id == new.token("SVCMCA_CALL_ID"));
        ensure!(new.token("SVCMCA_COMMUNICATION_DIRECTION") == "ORA_SVC_OUTBOUND");
        ensure!(new.token("SVCMCA_CONTACT_ID") == TOMAS_ID);
        ensure!(new.token("SVCMCA_CONTACT_JOB_TITLE") == "Office manager");
        desk.centre_was_asked("createOutboundContact").await?;
        let contact = desk.contact("has his number", |_| true).await?;
        ensure!(contact.number.as_deref() == Some(TOMAS));

        desk.happens(FarEnd::CustomerAnswers { contact_id: None })?;
        desk.fusion.has_received(&["new", "start"]).await?;
        desk.fusion.pops(&["CONTACT"]).await?;
        desk.toolbar.calls(&["Connected: Tomás Herrera"]).await?;

        desk.toolbar.press("Hang up").await?;
        desk.fusion
            .has_received(&["new", "start", "close WRAPUP"])
            .await?;
        let close = desk.fusion.newest("close").await?;
        ensure!(close.event_id == new.event_id);
        Ok(())
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn where_fusion_names_no_call_the_messages_own_id_stands_for_it() -> Result {
    let setup = Setup::default().fusion(json!({ "callId": false, "nestOutgoing": true }));
    setup.run(async |desk| {
        clicks_his_number(desk).await?;
        desk.happens(FarEnd::CustomerAnswers { contact_id: None })?;
        desk.fusion.has_received(&["new", "start"]).await?;
        desk.happens(FarEnd::CustomerHangsUp { contact_id: None })?;
        desk.fusion.has_received(&["new", "start", "close WRAPUP"]).await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_customer_who_declines_has_rejected_the_call() -> Result {
    on_a_desk(async |desk| {
        clicks_his_number(desk).await?;
        desk.happens(FarEnd::CustomerDeclines { contact_id: None })?;
        desk.fusion.has_received(&["new", "close REJECT"]).await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_customer_who_does_not_answer_is_missed() -> Result {
    on_a_desk(async |desk| {
        clicks_his_number(desk).await?;
        desk.happens(FarEnd::CustomerNoAnswer { contact_id: None })?;
        desk.fusion.has_received(&["new", "close MISSED"]).await?;
        desk.toolbar.calls(&["No answer: Tomás Herrera"]).await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_customer_who_cannot_be_reached_is_an_error_to_fusion() -> Result {
    on_a_desk(async |desk| {
        clicks_his_number(desk).await?;
        desk.happens(FarEnd::CustomerUnreachable { contact_id: None })?;
        desk.fusion
            .has_received(&["new", "error", "close REJECT"])
            .await?;
        desk.toolbar.calls(&["Not reachable: Tomás Herrera"]).await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn cancelling_in_fusion_hangs_up_before_the_customer_answers() -> Result {
    on_a_desk(async |desk| {
        clicks_his_number(desk).await?;
        desk.fusion.press("end-call").await?;
        desk.fusion.has_received(&["new", "close CANCELED"]).await?;
        ensure!(desk.fusion.answer("disconnect", |_| true).await?.succeeded());
        desk.centre_was_asked("destroyConnection").await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn cancelling_in_the_toolbar_hangs_up_before_the_customer_answers() -> Result {
    on_a_desk(async |desk| {
        clicks_his_number(desk).await?;
        desk.toolbar.press("Hang up").await?;
        desk.fusion.has_received(&["new", "close CANCELED"]).await?;
        desk.centre_was_asked("destroyConnection").await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_number_that_the_centre_cannot_dial_is_an_error_in_fusion_and_a_message_in_the_toolbar() -> Result {
    on_a_desk(async |desk| {
        desk.fusion.ask::<String>("dial", &[json!("+44 207")]).await?;
        desk.fusion.has_received(&["error"]).await?;
        ensure!(desk.fusion.newest("error").await?.error_code.as_deref() == Some("INVALID_NUMBER"));
        desk.fusion.shows("The call could not be placed").await?;
        desk.toolbar.shows("The number cannot be dialled").await?;
        desk.toolbar.calls(&[]).await?;
        ensure!(desk.demo.centre_state().contacts.is_empty());
        desk.toolbar.press("Dismiss").await?;
        desk.toolbar.hides("The number cannot be dialled").await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn what_is_no_number_at_all_is_refused_before_the_centre_learns_of_it() -> Result {
    on_a_desk(async |desk| {
        desk.fusion
            .ask::<String>("dial", &[json!("extension five")])
            .await?;
        desk.fusion.has_received(&["error"]).await?;
        desk.toolbar.shows("The number was not dialled").await?;
        let asked = desk.demo.centre_state().requests;
        ensure!(
            asked
                .iter()
                .all(|request| request.method != "createOutboundContact")
        );
        Ok(())
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_call_that_the_centre_refuses_is_an_error_in_fusion_and_a_message_in_the_toolbar() -> Result {
    on_a_desk(async |desk| {
        desk.next_request_goes_wrong("createOutboundContact", FaultKind::Fail)?;
        desk.fusion.ask::<String>("dial", &[json!(STRANGER)]).await?;
        desk.fusion.has_received(&["error"]).await?;
        desk.fusion.shows("The call could not be placed").await?;
        desk.toolbar.shows("Could not place the call").await?;
        desk.toolbar.calls(&[]).await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn the_toolbars_own_dial_pad_calls_and_fusion_follows() -> Result {
    on_a_desk(async |desk| {
        desk.toolbar.dial("+44 20 7946 0102").await?;
        desk.contact("is being dialled", |contact| contact.dialling)
            .await?;
        desk.fusion.has_received(&["new"]).await?;
        desk.toolbar.calls(&["Calling: Tomás Herrera"]).await?;
        ensure!(desk.fusion.newest("new").await?.token("SVCMCA_ANI") == "442079460102");
        desk.happens(FarEnd::CustomerAnswers { contact_id: None })?;
        desk.fusion.has_received(&["new", "start"]).await?;
        desk.fusion.pops(&["CONTACT"]).await?;
        desk.happens(FarEnd::CustomerHangsUp { contact_id: None })?;
        desk.fusion.has_received(&["new", "start", "close WRAPUP"]).await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_bad_number_on_the_dial_pad_is_a_message_and_nothing_else() -> Result {
    on_a_desk(async |desk| {
        desk.toolbar.dial("0312345678").await?;
        desk.toolbar.shows("The number has no country code").await?;
        desk.toolbar.calls(&[]).await?;
        desk.fusion.has_received(&[]).await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_call_that_the_agent_dials_in_the_vendors_panel_reaches_fusion_too() -> Result {
    on_a_desk(async |desk| {
        let number = TOMAS.to_owned();
        desk.happens(FarEnd::AgentDialsInCcp { number })?;
        desk.toolbar.calls(&["Calling: Tomás Herrera"]).await?;
        ensure!(
            desk.fusion
                .newest("new")
                .await?
                .token("SVCMCA_COMMUNICATION_DIRECTION")
                == "ORA_SVC_OUTBOUND"
        );
        desk.happens(FarEnd::CustomerAnswers { contact_id: None })?;
        desk.fusion.has_received(&["new", "start"]).await?;
        desk.contact("is connected", |contact| contact.state == Phase::Connected)
            .await?;
        desk.happens(FarEnd::CustomerHangsUp { contact_id: None })?;
        desk.fusion.has_received(&["new", "start", "close WRAPUP"]).await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn fusion_learns_of_a_dialled_call_before_the_centre_agrees_where_that_is_configured() -> Result {
    let configuration = crate::configuration::with("\"outboundNew\": \"request\", ");
    Setup::default().configured(&configuration).run(async |desk| {
        desk.next_request_is_late("createOutboundContact", 1500)?;
        desk.fusion.press(&format!("open-contact-{TOMAS_ID}")).await?;
        desk.fusion.press("dial-link").await?;
        desk.fusion.has_received(&["new"]).await?;
        ensure!(desk.demo.centre_state().contacts.is_empty());
        desk.contact("is being dialled", |contact| contact.dialling)
            .await?;
        desk.happens(FarEnd::CustomerAnswers { contact_id: None })?;
        desk.fusion.has_received(&["new", "start"]).await?;
        desk.happens(FarEnd::CustomerHangsUp { contact_id: None })?;
        desk.fusion.has_received(&["new", "start", "close WRAPUP"]).await
    })
}
