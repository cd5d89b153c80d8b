//! Inspects a snapshot: what a case looks for, and how a failure describes what was seen.

use std::fmt;

use crate::ids::CallId;
use crate::vendor::snapshot::{CallSnapshot, Ending, Line, Presence, Stage, VendorLink, VendorSnapshot};

/// Where a case wants a call to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Is {
    Ringing,
    Dialling,
    Talking,
    Held,
    /// Over and still shown.
    Over,
    /// Over and still shown, or gone.
    Ended,
    Gone,
}

impl Is {
    pub(super) fn holds(self, call: &CallId, snapshot: &VendorSnapshot) -> bool {
        let stage = call_in(snapshot, call).map(|call| call.stage);
        match self {
            Self::Ringing => stage == Some(Stage::Ringing),
            Self::Dialling => stage == Some(Stage::Dialling),
            Self::Talking => stage == Some(Stage::Connected(Line::Talking)),
            Self::Held => stage == Some(Stage::Connected(Line::Held)),
            Self::Over => stage.is_some_and(|stage| !is_live(stage)),
            Self::Ended => !stage.is_some_and(is_live),
            Self::Gone => stage.is_none(),
        }
    }
}

impl fmt::Display for Is {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Ringing => "ringing",
            Self::Dialling => "dialling",
            Self::Talking => "talking",
            Self::Held => "on hold",
            Self::Over => "over and still shown",
            Self::Ended => "over or gone",
            Self::Gone => "gone",
        })
    }
}

/// The endings with which a call may be reported after something happened. [`Ending::Unknown`] is always one of them.
#[derive(Clone, Copy, Debug)]
pub(super) struct AllowedEndings(pub(super) &'static [Ending]);

impl AllowedEndings {
    pub(super) fn contains(self, ending: Ending) -> bool {
        ending == Ending::Unknown || self.0.contains(&ending)
    }
}

pub(super) fn is_live(stage: Stage) -> bool {
    !matches!(stage, Stage::Over(_))
}

pub(super) fn call_in<'a>(snapshot: &'a VendorSnapshot, id: &CallId) -> Option<&'a CallSnapshot> {
    snapshot.calls.iter().find(|call| call.id == *id)
}

pub(super) fn presence_in(snapshot: &VendorSnapshot) -> Option<Presence> {
    snapshot.agent.as_ref().map(|agent| agent.presence)
}

/// Up, with an agent.
pub(super) fn is_up(snapshot: &VendorSnapshot) -> bool {
    snapshot.link == VendorLink::Up && snapshot.agent.is_some()
}

pub(super) fn is_down(snapshot: &VendorSnapshot) -> bool {
    matches!(snapshot.link, VendorLink::Down(_))
}

/// A snapshot in one line, without a number or a name.
pub(super) fn describe(snapshot: Option<&VendorSnapshot>) -> String {
    let Some(snapshot) = snapshot else {
        return "no snapshot at all".to_owned();
    };
    let agent = match &snapshot.agent {
        Some(agent) => format!("agent {:?} in `{}`", agent.presence, agent.state_name),
        None => "no agent".to_owned(),
    };
    let calls: Vec<String> = snapshot
        .calls
        .iter()
        .map(|call| {
            let label = if call.event_id.is_some() { ", labelled" } else { "" };
            format!("{} {:?} {}{label}", call.id, call.direction, stage(call.stage))
        })
        .collect();
    let calls = if calls.is_empty() {
        "no call".to_owned()
    } else {
        calls.join("; ")
    };
    format!("link {}; {agent}; {calls}", link(snapshot.link))
}

/// Not by `Debug` alone: in what is shipped that names the variant and nothing of what it holds.
fn stage(stage: Stage) -> String {
    match stage {
        Stage::Connected(line) => format!("Connected({line:?})"),
        Stage::Over(ending) => format!("Over({ending:?})"),
        Stage::Ringing | Stage::Preview | Stage::Dialling => format!("{stage:?}"),
    }
}

fn link(link: VendorLink) -> String {
    match link {
        VendorLink::Down(trouble) => format!("Down({trouble:?})"),
        VendorLink::Up | VendorLink::Connecting => format!("{link:?}"),
    }
}
