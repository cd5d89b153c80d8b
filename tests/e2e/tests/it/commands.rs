//! What Fusion commands: carried out, and answered with what really came of it.

use anyhow::ensure;
use fusion_cti_demo::contact_centre::{AnswerOrder, Phase};
use fusion_cti_demo::{FaultKind, SettingsChange};
use fusion_cti_e2e::people::TOMAS;
use fusion_cti_e2e::{Desk, Result, Setup, Transport, on_a_desk};

/// A call that rings; answers its event id.
async fn rings(desk: &Desk) -> Result<String> {
    desk.customer_calls(TOMAS)?;
    desk.toolbar.calls(&["Incoming call: Tomás Herrera"]).await?;
    Ok(desk.fusion.newest("new").await?.event_id)
}

/// A call under way; answers its event id.
async fn talks(desk: &Desk) -> Result<String> {
    let call = rings(desk).await?;
    desk.toolbar.press("Accept").await?;
    desk.fusion.has_received(&["new", "start"]).await?;
    Ok(call)
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn accept_counts_in_capital_letters_too() -> Result {
    on_a_desk(async |desk| {
        let call = rings(desk).await?;
        ensure!(desk.fusion.commands("ACCEPT", &call).await?.succeeded());
        desk.fusion.has_received(&["new", "start"]).await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn reject_and_decline_are_the_same() -> Result {
    for name in ["reject", "decline", "Decline"] {
        on_a_desk(async |desk| {
            let call = rings(desk).await?;
            ensure!(desk.fusion.commands(name, &call).await?.succeeded());
            desk.centre_was_asked("rejectContact").await?;
            desk.fusion.has_received(&["new", "close REJECT"]).await
        })?;
    }
    Ok(())
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn disconnect_ends_the_call() -> Result {
    on_a_desk(async |desk| {
        let call = talks(desk).await?;
        ensure!(desk.fusion.commands("disconnect", &call).await?.succeeded());
        desk.contact("is over", |contact| contact.state == Phase::Ended)
            .await?;
        desk.fusion.has_received(&["new", "start", "close WRAPUP"]).await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn set_active_is_done_for_a_call_that_is_there() -> Result {
    on_a_desk(async |desk| {
        let call = talks(desk).await?;
        ensure!(desk.fusion.commands("setActive", &call).await?.succeeded());
        Ok(())
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn an_expired_offer_is_withdrawn() -> Result {
    on_a_desk(async |desk| {
        let call = rings(desk).await?;
        ensure!(
            desk.fusion
                .commands("NOTIFICATION_TIMER_EXP", &call)
                .await?
                .succeeded()
        );
        desk.fusion.has_received(&["new", "close TIMEOUT"]).await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn an_unknown_command_is_refused_by_its_name() -> Result {
    on_a_desk(async |desk| {
        let call = rings(desk).await?;
        let answer = desk.fusion.commands("danceThePolka", &call).await?;
        ensure!(!answer.succeeded());
        ensure!(answer.text().contains("danceThePolka"), "{answer:?}");
        let answer = desk.fusion.commands_agent("tellAJoke").await?;
        ensure!(!answer.succeeded());
        ensure!(answer.text().contains("tellAJoke"), "{answer:?}");
        desk.fusion.has_received(&["new"]).await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_command_for_a_call_that_is_not_there_is_refused() -> Result {
    on_a_desk(async |desk| {
        for name in ["accept", "reject", "disconnect", "setActive"] {
            let answer = desk.fusion.commands(name, "nobody's call").await?;
            ensure!(!answer.succeeded() && !answer.text().is_empty(), "{answer:?}");
        }
        Ok(())
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn accept_is_not_answered_before_the_centre_has_accepted() -> Result {
    on_a_desk(async |desk| {
        let call = rings(desk).await?;
        desk.next_request_is_late("acceptContact", 1200)?;
        let id = desk.fusion.sends_command("accept", &call).await?;
        desk.centre("the request is there", |centre| centre.faults.is_empty())
            .await?;
        ensure!(desk.fusion.open_commands().await? == ["accept"]);
        ensure!(desk.demo.centre_state().contacts[0].state == Phase::Connecting);
        let answered = |answer: &fusion_cti_e2e::CommandAnswer| answer.command_id.as_ref() == Some(&id);
        ensure!(desk.fusion.answer("accept", answered).await?.succeeded());
        ensure!(desk.demo.centre_state().contacts[0].state == Phase::Connected);
        desk.fusion.has_received(&["new", "start"]).await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn no_command_is_answered_before_the_centre_has_done_it() -> Result {
    on_a_desk(async |desk| {
        let late = async |method: &str, command: &str, call: Option<&str>| {
            desk.next_request_is_late(method, 800)?;
            match call {
                Some(call) => drop(desk.fusion.sends_command(command, call).await?),
                None => desk.fusion.sends_agent_command(command).await?,
            }
            desk.centre("the request is there", |centre| centre.faults.is_empty())
                .await?;
            ensure!(desk.fusion.open_commands().await? == [command]);
            ensure!(desk.fusion.answer(command, |_| true).await?.succeeded());
            Ok(())
        };
        late("putAgentState", "makeUnavailable", None).await?;
        ensure!(desk.demo.centre_state().agent.state != "Available");
        late("putAgentState", "makeAvailable", None).await?;
        ensure!(desk.demo.centre_state().agent.state == "Available");
        let first = rings(desk).await?;
        late("rejectContact", "reject", Some(&first)).await?;
        desk.fusion.has_received(&["new", "close REJECT"]).await?;
        desk.toolbar.press("Clear").await?;
        desk.toolbar.agent_is("Available").await?;
        let second = rings(desk).await?;
        desk.toolbar.press("Accept").await?;
        desk.toolbar.calls(&["Connected: Tomás Herrera"]).await?;
        late("destroyConnection", "disconnect", Some(&second)).await?;
        desk.fusion
            .has_received(&["new", "close REJECT", "new", "start", "close WRAPUP"])
            .await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_command_that_the_centre_refuses_is_answered_with_a_failure_and_the_call_rings_on() -> Result {
    on_a_desk(async |desk| {
        let call = rings(desk).await?;
        desk.next_request_goes_wrong("acceptContact", FaultKind::Fail)?;
        let answer = desk.fusion.commands("accept", &call).await?;
        ensure!(!answer.succeeded());
        // The framework documents no place for the toolbar's own words.
        let own_words = answer.text().contains("accept the call");
        ensure!(own_words || Transport::tried() == Transport::Uef, "{answer:?}");
        desk.fusion.has_received(&["new"]).await?;
        desk.next_request_goes_wrong("rejectContact", FaultKind::Fail)?;
        ensure!(!desk.fusion.commands("reject", &call).await?.succeeded());
        ensure!(desk.fusion.commands("accept", &call).await?.succeeded());
        desk.fusion.has_received(&["new", "start"]).await?;
        desk.next_request_goes_wrong("destroyConnection", FaultKind::Fail)?;
        ensure!(!desk.fusion.commands("disconnect", &call).await?.succeeded());
        desk.fusion.has_received(&["new", "start"]).await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_command_that_the_centre_never_answers_is_answered_with_a_failure_in_time() -> Result {
    let configuration = crate::configuration::with_answer_seconds(1);
    Setup::default().configured(&configuration).run(async |desk| {
        let call = rings(desk).await?;
        desk.next_request_goes_wrong("acceptContact", FaultKind::Silent)?;
        let answer = desk.fusion.commands("accept", &call).await?;
        ensure!(!answer.succeeded() && !answer.text().is_empty(), "{answer:?}");
        desk.toolbar.press("Accept").await?;
        desk.fusion.has_received(&["new", "start"]).await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn fusions_own_call_buttons_hold_and_mute() -> Result {
    on_a_desk(async |desk| {
        talks(desk).await?;
        desk.fusion.press("command-hold").await?;
        desk.contact("is held", |contact| contact.held).await?;
        desk.toolbar.calls(&["On hold: Tomás Herrera"]).await?;
        desk.fusion.press("command-unhold").await?;
        desk.contact("is not held", |contact| !contact.held).await?;
        desk.fusion.press("command-mute").await?;
        desk.centre("the agent is muted", |centre| centre.muted).await?;
        desk.fusion.press("command-unmute").await?;
        desk.centre("the agent is heard", |centre| !centre.muted).await?;
        Ok(())
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn questions_about_the_agent_are_answered_from_what_is() -> Result {
    on_a_desk(async |desk| {
        let state = desk.fusion.commands_agent("getCurrentAgentState").await?;
        ensure!(state.out_data["isAvailable"] == true && state.out_data["isLoggedIn"] == true);
        ensure!(state.out_data["stateDisplayString"] == "Available");
        let engagements = desk.fusion.commands_agent("getActiveEngagements").await?;
        ensure!(engagements.out_data["activeCount"] == 0);

        let call = talks(desk).await?;
        let engagements = desk.fusion.commands_agent("getActiveEngagements").await?;
        ensure!(engagements.out_data["activeCount"] == 1);
        ensure!(engagements.out_data["engagements"][0]["eventId"] == call.as_str());
        let buttons = desk.fusion.commands_agent("getActiveInteractionCommands").await?;
        let names: Vec<&str> = buttons.out_data["supportedCommands"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|button| button["name"].as_str())
            .collect();
        // Amazon Connect can transfer, and has no way to record through its library.
        ensure!(
            names == ["hold", "unhold", "mute", "unmute", "transfer", "disconnect"],
            "{names:?}"
        );

        desk.toolbar.press("Hang up").await?;
        desk.toolbar.calls(&["After-call work: Tomás Herrera"]).await?;
        let state = desk.fusion.commands_agent("getCurrentAgentState").await?;
        ensure!(state.out_data["isAvailable"] == false && state.out_data["isLoggedIn"] == true);
        let engagements = desk.fusion.commands_agent("getActiveEngagements").await?;
        ensure!(engagements.out_data["activeCount"] == 0);
        Ok(())
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_state_that_the_centre_refuses_is_refused_to_fusion_too() -> Result {
    on_a_desk(async |desk| {
        desk.next_request_goes_wrong("putAgentState", FaultKind::Fail)?;
        let answer = desk.fusion.commands_agent("makeUnavailable").await?;
        ensure!(!answer.succeeded() && !answer.text().is_empty(), "{answer:?}");
        desk.toolbar.agent_is("Available").await?;
        ensure!(
            desk.fusion
                .agent_is("available still", |_| true)
                .await?
                .is_available
        );
        Ok(())
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_call_is_resumed_while_the_answer_to_the_hold_is_still_on_its_way() -> Result {
    on_a_desk(async |desk| {
        desk.customer_calls(TOMAS)?;
        desk.toolbar.press("Accept").await?;
        desk.toolbar.calls(&["Connected: Tomás Herrera"]).await?;
        desk.centre_is_set_up(SettingsChange {
            answer_order: Some(AnswerOrder::SnapshotFirst),
            snapshot_delay_millis: Some(3000),
            ..SettingsChange::default()
        })?;
        desk.toolbar.press("Hold").await?;
        desk.toolbar.press("Resume").await?;
        desk.centre_was_asked("resumeConnection").await?;
        desk.toolbar.calls(&["Connected: Tomás Herrera"]).await
    })
}
