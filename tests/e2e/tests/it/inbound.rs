//! A customer calls, and the call reaches Fusion.

use anyhow::{Context as _, ensure};
use fusion_cti_demo::contact_centre::Phase;
use fusion_cti_demo::{Caller, ContactKind, FarEnd};
use fusion_cti_e2e::people::{
    LINDQVISTS, MEI_ID, PRIYA, PRIYAS_REQUEST, PRIYAS_REQUEST_ID, STRANGER, TOMAS, TOMAS_ID,
};
use fusion_cti_e2e::{Desk, Result, on_a_desk};

/// A call from Tomás that Fusion has looked up and offers.
async fn tomas_rings(desk: &Desk) -> Result {
    desk.customer_calls(TOMAS)?;
    desk.fusion.has_received(&["new"]).await?;
    desk.toolbar.calls(&["Incoming call: Tomás Herrera"]).await
}

/// What has to follow once his call is accepted, wherever that was.
async fn tomas_is_served(desk: &Desk) -> Result {
    desk.fusion.has_received(&["new", "start"]).await?;
    let page = desk.fusion.pops(&["CONTACT"]).await?;
    ensure!(page.contact_id.as_deref() == Some(TOMAS_ID));
    desk.toolbar.calls(&["Connected: Tomás Herrera"]).await?;
    desk.contact("is connected", |contact| contact.state == Phase::Connected)
        .await?;
    Ok(())
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_ring_is_announced_once_and_shown_under_the_name_that_fusion_found() -> Result {
    on_a_desk(async |desk| {
        let contact = desk.customer_calls(TOMAS)?;
        desk.toolbar.calls(&["Incoming call: Tomás Herrera"]).await?;
        ensure!(desk.toolbar.announcement().await? == "Incoming call: Tomás Herrera");
        let new = desk.fusion.newest("new").await?;
        ensure!(new.event_id == contact);
        ensure!(new.token("SVCMCA_ANI") == "442079460102");
        ensure!(new.token("SVCMCA_COMMUNICATION_DIRECTION") == "ORA_SVC_INBOUND");
        let posted = desk.fusion.posted("newCommEvent").await?;
        ensure!(posted.len() == 1);
        ensure!(posted[0]["data"]["appClassification"] == "ORA_SERVICE");
        ensure!(posted[0]["data"]["channelType"] == "ORA_SVC_PHONE");
        desk.happens(FarEnd::Heartbeat)?;
        desk.happens(FarEnd::Heartbeat)?;
        desk.fusion.shows("Tomás Herrera").await?;
        desk.fusion.has_received(&["new"]).await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn answer_in_fusion_takes_the_call_and_opens_the_callers_page() -> Result {
    on_a_desk(async |desk| {
        tomas_rings(desk).await?;
        desk.fusion.press("answer").await?;
        let answer = desk.fusion.answer("accept", |_| true).await?;
        ensure!(answer.succeeded());
        desk.centre_was_asked("acceptContact").await?;
        tomas_is_served(desk).await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn accept_in_the_toolbar_takes_the_call_and_opens_the_callers_page() -> Result {
    on_a_desk(async |desk| {
        tomas_rings(desk).await?;
        desk.toolbar.press("Accept").await?;
        desk.centre_was_asked("acceptContact").await?;
        tomas_is_served(desk).await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn accept_in_the_vendors_panel_opens_the_callers_page() -> Result {
    on_a_desk(async |desk| {
        tomas_rings(desk).await?;
        desk.ccp.press("Accept").await?;
        tomas_is_served(desk).await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn the_start_brings_back_what_fusion_returned_and_no_stale_status() -> Result {
    on_a_desk(async |desk| {
        tomas_rings(desk).await?;
        desk.toolbar.press("Accept").await?;
        desk.fusion.has_received(&["new", "start"]).await?;
        let start = desk.fusion.newest("start").await?;
        let new = desk.fusion.newest("new").await?;
        ensure!(start.event_id == new.event_id);
        ensure!(start.token("SVCMCA_ANI") == "442079460102");
        ensure!(start.token("SVCMCA_CONTACT_ID") == TOMAS_ID);
        ensure!(start.token("SVCMCA_CONTACT_NAME") == "Tomás Herrera");
        ensure!(!start.token("SVCMCA_INTERACTION_ID").is_empty());
        ensure!(start.token("callStatus").is_empty());
        Ok(())
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_call_about_a_service_request_opens_that_request() -> Result {
    on_a_desk(async |desk| {
        desk.customer_calls_with(PRIYA, &[("SVCMCA_SR_NUM", PRIYAS_REQUEST)])?;
        desk.toolbar.calls(&["Incoming call: Priya Raman"]).await?;
        desk.toolbar.shows(PRIYAS_REQUEST).await?;
        desk.toolbar.press("Accept").await?;
        let page = desk.fusion.pops(&["SR_DETAIL"]).await?;
        ensure!(page.request_id.as_deref() == Some(PRIYAS_REQUEST_ID));
        ensure!(page.rule == 1);
        Ok(())
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn an_unknown_caller_gets_a_new_contact_whose_name_comes_back_to_the_toolbar() -> Result {
    on_a_desk(async |desk| {
        desk.customer_calls(STRANGER)?;
        desk.toolbar.calls(&["Incoming call: +442079460199"]).await?;
        desk.toolbar.press("Accept").await?;
        let page = desk.fusion.pops(&["CONTACT_CREATE"]).await?;
        ensure!(page.contact_id.is_none());
        desk.fusion.fill_in("create-first", "Ines").await?;
        desk.fusion.fill_in("create-last", "Okoye").await?;
        desk.fusion.press("create-save").await?;
        desk.toolbar.calls(&["Connected: Ines Okoye"]).await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_number_of_two_contacts_is_left_to_the_agent_to_tell_apart() -> Result {
    on_a_desk(async |desk| {
        desk.customer_calls(LINDQVISTS)?;
        desk.toolbar.calls(&["Incoming call: +441632960155"]).await?;
        desk.toolbar.press("Accept").await?;
        desk.fusion.has_received(&["new", "start"]).await?;
        desk.fusion.press(&format!("identify-{MEI_ID}")).await?;
        let page = desk.fusion.pops(&["CONTACT"]).await?;
        ensure!(page.contact_id.as_deref() == Some(MEI_ID));
        desk.toolbar.calls(&["Connected: Mei Lindqvist"]).await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_withheld_number_is_a_call_all_the_same() -> Result {
    on_a_desk(async |desk| {
        desk.happens(FarEnd::CustomerCalls(Caller::default()))?;
        desk.toolbar.calls(&["Incoming call: Number withheld"]).await?;
        ensure!(desk.fusion.newest("new").await?.token("SVCMCA_ANI").is_empty());
        desk.toolbar.press("Accept").await?;
        desk.fusion.has_received(&["new", "start"]).await?;
        desk.fusion.pops(&["CONTACT_CREATE"]).await?;
        Ok(())
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_call_that_is_offered_again_is_a_new_call_to_fusion() -> Result {
    on_a_desk(async |desk| {
        tomas_rings(desk).await?;
        desk.happens(FarEnd::RingsOut { contact_id: None })?;
        desk.fusion.has_received(&["new", "close MISSED"]).await?;
        desk.toolbar.press("Clear").await?;
        desk.toolbar.agent_is("Available").await?;
        desk.happens(FarEnd::RepeatOffer { contact_id: None })?;
        desk.fusion.has_received(&["new", "close MISSED", "new"]).await?;
        let events = desk.fusion.comm_events().await?;
        let (first, again) = (events.first(), events.last());
        ensure!(first.context("no first")?.event_id != again.context("no second")?.event_id);
        desk.toolbar.press("Accept").await?;
        desk.fusion
            .has_received(&["new", "close MISSED", "new", "start"])
            .await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_queued_callback_is_offered_dialled_and_opens_the_customers_page() -> Result {
    on_a_desk(async |desk| {
        desk.happens(FarEnd::CustomerCalls(Caller {
            kind: ContactKind::QueueCallback,
            ..Caller::from_number(TOMAS)
        }))?;
        desk.toolbar.calls(&["Callback waiting: Tomás Herrera"]).await?;
        desk.toolbar.press("Accept").await?;
        desk.toolbar.calls(&["Calling: Tomás Herrera"]).await?;
        desk.fusion.has_received(&["new"]).await?;
        desk.happens(FarEnd::CustomerAnswers { contact_id: None })?;
        tomas_is_served(desk).await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn markup_from_outside_is_shown_as_the_characters_it_is_made_of() -> Result {
    on_a_desk(async |desk| {
        let name = "<i>Slanted</i> <img src=x onerror=\"document.title='broken'\">";
        desk.customer_calls_with(STRANGER, &[("SVCMCA_DISPLAY_NAME", name), ("customerName", name)])?;
        desk.toolbar.shows("<i>Slanted</i> <img src=x").await?;
        desk.toolbar.press("Accept").await?;
        desk.fusion.has_received(&["new", "start"]).await?;
        let made = "return document.querySelectorAll('article i, article img').length";
        ensure!(desk.toolbar.run::<u64>(made, &[]).await? == 0);
        ensure!(desk.toolbar.run::<String>("return document.title", &[]).await? == "Phone toolbar");
        Ok(())
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn tasks_and_chats_are_left_alone_and_disturb_no_call() -> Result {
    on_a_desk(async |desk| {
        for kind in [ContactKind::Task, ContactKind::Chat] {
            desk.happens(FarEnd::CustomerCalls(Caller {
                kind,
                name: Some("Not a call".to_owned()),
                ..Caller::default()
            }))?;
        }
        let contact = desk.customer_calls(TOMAS)?;
        desk.toolbar.calls(&["Incoming call: Tomás Herrera"]).await?;
        desk.toolbar.press("Accept").await?;
        desk.fusion.has_received(&["new", "start"]).await?;
        for _ in 0..2 {
            desk.happens(FarEnd::AgentAcceptsInCcp { contact_id: None })?;
        }
        desk.centre("all three are connected", |centre| {
            centre.contacts.len() == 3
                && centre
                    .contacts
                    .iter()
                    .all(|contact| contact.state == Phase::Connected)
        })
        .await?;
        desk.toolbar.calls(&["Connected: Tomás Herrera"]).await?;
        let contact_id = Some(contact);
        desk.happens(FarEnd::CustomerHangsUp { contact_id })?;
        desk.fusion.has_received(&["new", "start", "close WRAPUP"]).await
    })
}
