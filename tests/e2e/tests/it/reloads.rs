//! A page is reloaded in the middle of a call: the toolbar's, the vendor's panel, or Fusion's and with it all three.
//! Fusion receives no second new or start, the right close, and each time which of its records the call is.

mod state;

use anyhow::{Context as _, bail, ensure};
use fusion_cti_demo::FarEnd;
use fusion_cti_e2e::people::TOMAS;
use fusion_cti_e2e::{CommEvent, Desk, Result, Setup, on_a_desk, wait};
use serde_json::Value;

use state::State;

/// Which page of a call in progress is reloaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Toolbar,
    Panel,
    /// The desktop, and so the toolbar that it frames, and so the panel that the toolbar frames.
    All,
}

impl Part {
    /// Reloads it and waits until it is there.
    async fn is_reloaded(self, desk: &Desk) -> Result {
        match self {
            Self::Toolbar => {
                desk.fusion.press("toolbar-reload").await?;
                desk.fusion.is_introduced_to(2).await
            }
            Self::Panel => desk.ccp.reloads(TOMAS).await,
            Self::All => {
                desk.reloads().await?;
                desk.fusion.is_introduced_to(1).await
            }
        }
    }
}

/// The key of Fusion's record of the only call.
async fn record(desk: &Desk) -> Result<(String, String)> {
    let engagements: Vec<Value> = desk.fusion.ask("engagements", &[]).await?;
    let [only] = engagements.as_slice() else {
        bail!("Fusion has not one record: {engagements:#?}")
    };
    let text = |name: &str| Some(only.get(name)?.as_str()?.to_owned());
    text("eventId")
        .zip(text("interactionId"))
        .context("a record without its keys")
}

/// What the browser keeps for the next page.
async fn kept(desk: &Desk) -> Result<String> {
    let everything = "return Object.values(localStorage).concat(Object.values(sessionStorage)).join('\\n')";
    desk.toolbar.run(everything, &[]).await
}

fn outlives(state: State, part: Part) -> Result {
    let setup = match part {
        Part::Toolbar | Part::Panel => Setup::default(),
        // Unlike the real one, the mock Fusion forgets its records with its page, and reports calls that it does not know.
        Part::All => Setup::default().allowing_violations(),
    };
    setup.run(async |desk| {
        state.is_reached(desk).await?;
        let (event, interaction) = record(desk).await?;
        let stored = kept(desk).await?;
        ensure!(stored.contains(&interaction), "nothing is kept: {stored}");
        for private in ["2079460102", "Herrera"] {
            ensure!(!stored.contains(private), "{private} is kept: {stored}");
        }
        let heard = desk.fusion.comm_events().await?.len();

        part.is_reloaded(desk).await?;
        desk.toolbar.shows(state.status()).await?;
        let heard = if part == Part::All { 0 } else { heard };
        let answer = desk.fusion.commands_agent("getActiveEngagements").await?;
        let engaged: &[&str] = if state == State::WrapUp { &[] } else { &[&event] };
        let answered = answer.out_data["engagements"].as_array();
        ensure!(
            answered.is_some_and(|all| all
                .iter()
                .map(|one| one["eventId"].as_str())
                .eq(engaged.iter().map(|event| Some(*event)))),
            "{answer:?}"
        );

        state.goes_on(desk).await?;
        desk.toolbar.calls(&[]).await?;
        let events = async || desk.fusion.comm_events_since(heard).await;
        let rest = |events: &Vec<_>| {
            events
                .iter()
                .map(CommEvent::in_short)
                .eq(state.rest().iter().copied())
        };
        let events = wait::until(&format!("Fusion hears {:?}", state.rest()), events, rest).await?;
        for event in &events {
            ensure!(event.token("SVCMCA_INTERACTION_ID") == interaction, "{event:?}");
        }
        if part != Part::All {
            ensure!(
                record(desk).await? == (event, interaction.clone()),
                "a second record"
            );
        }
        let forgotten = async || kept(desk).await;
        wait::until("the call is forgotten", forgotten, |text| {
            !text.contains(&interaction)
        })
        .await?;
        Ok(())
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_ringing_call_outlives_a_reload_of_the_toolbars_page() -> Result {
    outlives(State::Ringing, Part::Toolbar)
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_dialled_call_outlives_a_reload_of_the_toolbars_page() -> Result {
    outlives(State::Dialling, Part::Toolbar)
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_connected_call_outlives_a_reload_of_the_toolbars_page() -> Result {
    outlives(State::Connected, Part::Toolbar)
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_held_call_outlives_a_reload_of_the_toolbars_page() -> Result {
    outlives(State::Held, Part::Toolbar)
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn wrap_up_outlives_a_reload_of_the_toolbars_page() -> Result {
    outlives(State::WrapUp, Part::Toolbar)
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_ringing_call_outlives_a_reload_of_the_vendors_panel() -> Result {
    outlives(State::Ringing, Part::Panel)
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_dialled_call_outlives_a_reload_of_the_vendors_panel() -> Result {
    outlives(State::Dialling, Part::Panel)
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_connected_call_outlives_a_reload_of_the_vendors_panel() -> Result {
    outlives(State::Connected, Part::Panel)
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_held_call_outlives_a_reload_of_the_vendors_panel() -> Result {
    outlives(State::Held, Part::Panel)
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn wrap_up_outlives_a_reload_of_the_vendors_panel() -> Result {
    outlives(State::WrapUp, Part::Panel)
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_ringing_call_outlives_a_reload_of_all_three_pages() -> Result {
    outlives(State::Ringing, Part::All)
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_dialled_call_outlives_a_reload_of_all_three_pages() -> Result {
    outlives(State::Dialling, Part::All)
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_connected_call_outlives_a_reload_of_all_three_pages() -> Result {
    outlives(State::Connected, Part::All)
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_held_call_outlives_a_reload_of_all_three_pages() -> Result {
    outlives(State::Held, Part::All)
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn wrap_up_outlives_a_reload_of_all_three_pages() -> Result {
    outlives(State::WrapUp, Part::All)
}

/// Ends a connected call while the toolbar's page is replaced, and waits until Fusion has heard of that exactly once.
async fn is_closed_by_the_next_page(desk: &Desk, ends: impl AsyncFnOnce() -> Result) -> Result {
    State::Connected.is_reached(desk).await?;
    ends().await?;
    desk.fusion.is_introduced_to(2).await?;
    desk.fusion
        .has_received(&["new", "start", "close WRAPUP"])
        .await?;
    desk.toolbar.press("Finish wrap-up").await?;
    desk.toolbar.calls(&[]).await?;
    // Whatever else the page had to say, it has said by the time that the next call rings.
    desk.customer_calls(TOMAS)?;
    let rings = ["new", "start", "close WRAPUP", "new"];
    desk.fusion.has_received(&rings).await
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_customer_who_hangs_up_while_the_page_is_replaced_is_told_to_fusion_once() -> Result {
    on_a_desk(async |desk| {
        is_closed_by_the_next_page(desk, async || {
            desk.fusion.press("toolbar-reload").await?;
            desk.happens(FarEnd::CustomerHangsUp { contact_id: None })
        })
        .await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_call_that_the_agent_ends_and_reloads_at_once_is_told_to_fusion_once() -> Result {
    on_a_desk(async |desk| {
        is_closed_by_the_next_page(desk, async || {
            desk.toolbar.press("Hang up").await?;
            desk.fusion.press("toolbar-reload").await
        })
        .await
    })
}
