//! One fault in one state: struck, survived, and lived on from.

use fusion_cti::session::Input;
use fusion_cti::vendor::CallAction;
use fusion_cti::view::{ButtonKind, ButtonState, ToolbarView};

use super::fault::{self, Fault};
use super::state::State;
use super::world::World;

/// What came of it.
pub(super) struct Cell {
    pub(super) state: State,
    pub(super) fault: Fault,
    /// What Fusion received from the fault until the calls were over.
    pub(super) received: Vec<String>,
    /// What the agent saw of the calls while the fault lasted.
    pub(super) cards: Vec<String>,
    /// Which sentences the agent read meanwhile.
    pub(super) said: Vec<String>,
}

impl Cell {
    /// Plays it to the end. The error says what was broken.
    pub(super) fn play(state: State, fault: Fault) -> Result<Self, String> {
        let mut world = state.reached();
        let before = world.received.len();
        let link = world.phone.link;
        fault.strike(&mut world)?;
        let during = seen(&world.view());
        world.check_engagements();
        fault.pass(&mut world, link);
        let (cards, said) = if fault.is_seen_after() {
            seen(&world.view())
        } else {
            during
        };
        if state == State::BeforeSignIn {
            sign_in(&mut world)?;
        }
        live_on(&mut world)?;
        let received = world.received[before..].to_vec();
        another_call_comes(&mut world)?;
        world.wait(60_000);
        world.law.judgement(state.calls() + 1)?;
        Ok(Self {
            state,
            fault,
            received,
            cards,
            said,
        })
    }
}

fn seen(view: &ToolbarView) -> (Vec<String>, Vec<String>) {
    let cards = view.calls.iter().map(|card| {
        let ready = card
            .buttons
            .iter()
            .filter(|button| button.state == ButtonState::Ready);
        let ready: Vec<&str> = ready.map(|button| button.label.as_str()).collect();
        format!("{} [{}]", card.status, ready.join(", "))
    });
    let notes = view.calls.iter().filter_map(|card| card.host_note.clone());
    let banners = view.banners.iter().map(|banner| banner.text.clone());
    let notices = view.notices.iter().map(|notice| notice.text.clone());
    (cards.collect(), banners.chain(notices).chain(notes).collect())
}

fn sign_in(world: &mut World) -> Result<(), String> {
    let view = world.view();
    let offered = view.banners.iter().find_map(|banner| banner.action.clone());
    let offered = offered.ok_or("nobody offers to sign in")?;
    world.handle(Input::AgentAsked(offered.intent));
    world.phone.link = "up";
    world.report();
    Ok(())
}

/// The calls go on to their natural end: what rings is accepted, what is dialled is answered, and the customers hang up.
fn live_on(world: &mut World) -> Result<(), String> {
    world.wait(1_000);
    while world.phone.calls.iter().any(|call| call.is == "ringing") {
        let accept = fault::button(&world.view(), ButtonKind::Call(CallAction::Accept))
            .ok_or("a call rings and cannot be accepted")?;
        world.handle(Input::AgentAsked(accept.intent));
    }
    for stage in ["connected", "over"] {
        for call in world.phone.calls.iter_mut().filter(|call| call.is_live()) {
            call.is = stage;
        }
        world.report();
        world.wait(20_000);
    }
    world.phone.calls.clear();
    world.report();
    world.wait(20_000);
    Ok(())
}

/// Whatever was, the next call rings, can be accepted and comes to its end.
fn another_call_comes(world: &mut World) -> Result<(), String> {
    world.phone.rings("C9");
    world.report();
    live_on(world)
}
