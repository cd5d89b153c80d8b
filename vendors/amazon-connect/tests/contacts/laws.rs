//! What must hold in every cell, said of what the library tells and not of how the mapping decides.

use fusion_cti::direction::Direction;
use fusion_cti::vendor::{CallAction, CallSnapshot, Initiation, Line, Mute, Stage};

use super::cell::{Before, Cell};
use super::outcome::{self, allowed};

/// A connection's state in which somebody hears and is heard, as far as anybody can tell.
fn is_there(state: &str) -> bool {
    matches!(state, "connected" | "brand_new" | "-")
}

/// The laws that a cell breaks.
pub(crate) fn broken(cell: &Cell, before: Before, call: Option<&CallSnapshot>) -> Vec<&'static str> {
    let Some(call) = call else {
        return [without_a_call(cell, before)].into_iter().flatten().collect();
    };
    let laws = [
        no_call_of_anothers(cell),
        offers_only_what_waits_for_the_agent(cell, call),
        keeps_what_waits_for_the_agent(cell, call),
        shows_nobody_as_talking_who_is_not(cell, call),
        says_hold_only_where_somebody_waits(cell, before, call),
        is_over_only_when_it_is(cell, call),
        is_alive_only_when_it_is(cell, call),
        previews_are_previews(cell, call),
        nothing_is_offered_that_nobody_could_do(cell, call),
        mute_is_what_the_other_side_hears(cell, call),
        knows_who_called_whom(cell, call),
        unknown_words_are_shown(cell, call),
    ];
    laws.into_iter().flatten().collect()
}

fn must(holds: bool, law: &'static str) -> Option<&'static str> {
    (!holds).then_some(law)
}

/// Whether the contact is somebody else's, or of another channel.
fn is_anothers(cell: &Cell) -> bool {
    !matches!(cell.kind, "voice" | "queue_callback")
        || cell.method == "monitor"
        || (cell.own != "-" && cell.own_type == "monitoring")
        || matches!(cell.own, "silent_monitor" | "barge")
}

fn without_a_call(cell: &Cell, before: Before) -> Option<&'static str> {
    let has_begun = match cell.state {
        "init" => false,
        "brand_new" => matches!(
            cell.own,
            "init" | "connecting" | "connected" | "hold" | "disconnected"
        ),
        _ => true,
    };
    let is_known = before == Before::Talking;
    must(
        is_anothers(cell) || !(has_begun || is_known),
        "no call of this agent's is lost",
    )
}

fn no_call_of_anothers(cell: &Cell) -> Option<&'static str> {
    must(
        !is_anothers(cell),
        "no call is made of a chat, a task, or what a supervisor listens to or joins",
    )
}

fn offers_only_what_waits_for_the_agent(cell: &Cell, call: &CallSnapshot) -> Option<&'static str> {
    let is_taken = matches!(cell.own, "connected" | "hold" | "disconnected");
    let is_offered = match cell.state {
        "incoming" | "pending" => !(cell.is_preview() && is_taken),
        "connecting" | "brand_new" => {
            let dialled_here = cell.method == "outbound";
            let called_back = cell.kind == "queue_callback"
                && !cell.is_preview()
                && !cell.method.starts_with("callback_customer_first");
            !is_taken && !dialled_here && !called_back
        }
        _ => false,
    };
    must(
        call.stage != Stage::Ringing || is_offered,
        "nothing is offered that the agent dialled, has taken, or cannot take any more",
    )
}

fn keeps_what_waits_for_the_agent(cell: &Cell, call: &CallSnapshot) -> Option<&'static str> {
    let waits = match cell.state {
        "incoming" | "pending" => !cell.is_preview(),
        "connecting" => {
            let begun_by_others = !matches!(
                cell.method,
                "outbound" | "external_outbound" | "-" | "campaign_preview"
            );
            let waits_for_agent = cell.kind == "voice" && matches!(cell.own, "init" | "connecting" | "-");
            begun_by_others && waits_for_agent
        }
        _ => false,
    };
    must(
        !waits || call.stage == Stage::Ringing,
        "what waits for the agent is offered, whichever way the customer's call went",
    )
}

fn shows_nobody_as_talking_who_is_not(cell: &Cell, call: &CallSnapshot) -> Option<&'static str> {
    let customer_hears = if cell.is_preview() && cell.customer == "-" {
        cell.added().first().is_some_and(|state| is_there(state))
    } else {
        is_there(cell.customer)
    };
    let others_hear = cell.customer == "disconnected" && cell.added().into_iter().any(is_there);
    let agent_hears = is_there(cell.own);
    let contact = matches!(cell.state, "connected" | "brand_new");
    must(
        call.stage != Stage::Connected(Line::Talking)
            || is_kept(cell)
            || (contact && agent_hears && (customer_hears || others_hear)),
        "nobody is shown as talking whose line is being set up, on hold, or gone",
    )
}

/// Whether nothing tells how the contact stands now, so that it stays as it was shown.
fn is_kept(cell: &Cell) -> bool {
    cell.state == "init" || (cell.state == "brand_new" && matches!(cell.own, "-" | "brand_new"))
}

fn says_hold_only_where_somebody_waits(
    cell: &Cell,
    before: Before,
    call: &CallSnapshot,
) -> Option<&'static str> {
    let waits = |state: &str| state != "connected";
    let somebody = waits(cell.own)
        || waits(cell.customer)
        || cell.added().into_iter().any(waits)
        || cell.state == "paused";
    let connected = matches!(call.stage, Stage::Connected(_));
    must(
        call.stage != Stage::Connected(Line::Held) || somebody,
        "nobody is shown on hold while all talk",
    )
    .or(must(
        !connected || before == Before::Talking || is_there(cell.own) || cell.own == "hold",
        "no call is connected before the agent's line is",
    ))
}

fn is_over_only_when_it_is(cell: &Cell, call: &CallSnapshot) -> Option<&'static str> {
    let is_terminal = matches!(cell.state, "ended" | "error" | "missed" | "rejected");
    let nobody_else = cell.added().into_iter().all(|state| state == "disconnected");
    let customer_left = cell.customer == "disconnected"
        || (cell.is_preview() && cell.customer == "-" && !cell.added().is_empty());
    let deserted = cell.own == "disconnected" || (customer_left && nobody_else);
    must(
        !matches!(call.stage, Stage::Over(_)) || is_terminal || deserted,
        "no call is over while somebody is there to talk to",
    )
}

fn is_alive_only_when_it_is(cell: &Cell, call: &CallSnapshot) -> Option<&'static str> {
    let is_terminal = matches!(cell.state, "ended" | "error" | "missed" | "rejected");
    let alone = cell.state == "connected"
        && cell.customer == "disconnected"
        && cell.added().into_iter().all(|state| state == "disconnected");
    must(
        matches!(call.stage, Stage::Over(_)) || !(is_terminal || alone),
        "a contact that is over, or that everybody else has left, is over",
    )
}

fn previews_are_previews(cell: &Cell, call: &CallSnapshot) -> Option<&'static str> {
    let nobody_called = cell.customer == "-" && cell.added().is_empty();
    must(
        call.stage != Stage::Preview || (cell.is_preview() && nobody_called),
        "only a campaign's preview is a preview, and only until the customer is called",
    )
    .or(must(
        !cell.is_preview()
            || (call.initiation == Initiation::Preview && call.direction == Direction::Outbound),
        "a preview is shown as such",
    ))
    .or(must(
        !(cell.is_preview() && nobody_called && cell.state == "connected" && is_there(cell.own))
            || call.stage == Stage::Preview,
        "a preview that the agent has taken is one until the customer is called",
    ))
}

fn nothing_is_offered_that_nobody_could_do(cell: &Cell, call: &CallSnapshot) -> Option<&'static str> {
    let offers = allowed(call);
    let offered = |action| offers.contains(&action);
    let customer_is_told = cell.customer != "-" || (cell.is_preview() && !cell.added().is_empty());
    let somebody_there = !customer_is_told
        || is_there(cell.customer)
        || cell
            .added()
            .into_iter()
            .any(|state| matches!(state, "connected" | "brand_new"));
    let held = [cell.own, cell.customer]
        .into_iter()
        .chain(cell.added())
        .any(|state| state == "hold");
    let crowd = cell.added().len()
        - usize::from(cell.is_preview() && cell.customer == "-" && !cell.added().is_empty());
    let busy_third = crowd > 0 && cell.others != "left" && cell.equipment != "conferences";
    let is_terminal = matches!(cell.state, "ended" | "error" | "missed" | "rejected");
    must(
        !offered(CallAction::Hold) || somebody_there,
        "Hold is offered only with somebody to hold",
    )
    .or(must(
        !offered(CallAction::Resume) || held,
        "Resume is offered only with somebody on hold",
    ))
    .or(must(
        !offered(CallAction::SendDigits) || (somebody_there && cell.equipment != "desk phone"),
        "tones are offered only with a softphone and somebody who hears them",
    ))
    .or(must(
        !offered(CallAction::Transfer) || !busy_third,
        "no further party is offered where the instance allows one only",
    ))
    .or(must(
        !offered(CallAction::Unmute) || cell.mute != "forced",
        "whom a supervisor has muted is offered no Unmute",
    ))
    .or(must(
        !offered(CallAction::Mute) || cell.equipment != "desk phone" || cell.connections() > 2,
        "no Mute is offered to a desk phone, which has its own",
    ))
    .or(must(
        !offered(CallAction::FinishWrapUp) || is_terminal || cell.own != "disconnected",
        "whoever has left a contact that lives on cannot end it",
    ))
    .or(must(
        !offered(CallAction::Dial) || call.stage == Stage::Preview,
        "Dial is for previews",
    ))
}

fn mute_is_what_the_other_side_hears(cell: &Cell, call: &CallSnapshot) -> Option<&'static str> {
    let by_service = cell.own != "-" && matches!(cell.mute, "service" | "forced");
    let is_silent = by_service || (cell.mute == "softphone" && cell.connections() <= 2);
    let shown = call.mute == Mute::Muted;
    match call.stage {
        Stage::Connected(_) => must(
            shown == is_silent,
            "muted is shown where it counts: with more than two connections by the service alone",
        ),
        _ => must(!shown, "nobody is muted where nobody talks"),
    }
}

fn knows_who_called_whom(cell: &Cell, call: &CallSnapshot) -> Option<&'static str> {
    let is_callback = cell.kind == "queue_callback" || cell.method.starts_with("callback");
    let expected = if cell.is_preview() {
        Direction::Outbound
    } else if is_callback {
        Direction::Inbound
    } else if cell.customer == "-" {
        return None;
    } else if cell.customer_type == "inbound" {
        Direction::Inbound
    } else {
        Direction::Outbound
    };
    must(call.direction == expected, "it is known who called whom")
}

fn unknown_words_are_shown(cell: &Cell, call: &CallSnapshot) -> Option<&'static str> {
    let is_new = [cell.method, cell.state, cell.own, cell.customer].contains(&"brand_new")
        && (cell.kind == "voice" || [cell.state, cell.own, cell.customer].contains(&"brand_new"));
    let is_callback = cell.kind == "queue_callback";
    let only_method =
        cell.method == "brand_new" && ![cell.state, cell.own, cell.customer].contains(&"brand_new");
    must(
        !is_new || (only_method && is_callback) || call.unnamed.iter().any(|word| word == "brand_new"),
        "a word that is not known is shown",
    )
}

/// The laws that the session breaks about a call that is seen for the first time, or after a conversation.
pub(crate) fn of_the_session(call: &CallSnapshot, before: Before) -> Vec<&'static str> {
    let told = outcome::of(call, before);
    let talked = before == Before::Talking;
    let is_connected = matches!(call.stage, Stage::Connected(_));
    let is_over = matches!(call.stage, Stage::Over(_));
    let starts = told.fusion.contains(&"start");
    let laws = [
        must(
            told.offers == allowed(call),
            "the toolbar offers what the contract allows, and nothing else",
        ),
        must(
            !starts || is_connected || talked,
            "Fusion hears no start before the parties talk",
        ),
        must(
            starts || !is_connected,
            "Fusion hears a start once the parties talk",
        ),
        must(
            is_over || told.fusion.first() == Some(&"new"),
            "Fusion hears of every call that lives",
        ),
        must(
            !is_over || talked || told.fusion.is_empty(),
            "Fusion hears nothing of a call that was over first",
        ),
    ];
    laws.into_iter().flatten().collect()
}
