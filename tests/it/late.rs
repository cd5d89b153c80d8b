//! What comes too late, or is about no call, is refused, told or counted: nothing is lost in silence.

use serde_json::{Value, json};

use crate::story::{reading, world::World};

/// A call that rang, was given up by the caller, and is gone for the vendor and for Fusion.
fn after_a_call() -> World {
    let ringing = json!([{ "id": "C1", "is": "ringing", "number": "+441632960123" }]);
    let lines = [
        json!({ "at": 0, "started": true }),
        json!({ "at": 5, "phone": { "agent": "Available", "calls": [] } }),
        json!({ "at": 10, "fusion answers": "configuration" }),
        json!({ "at": 100, "phone": { "agent": "PendingBusy", "calls": ringing } }),
        json!({ "at": 150, "fusion answers": "new", "event": "C1" }),
        json!({ "at": 200, "phone": { "agent": "Available", "calls": [] } }),
        json!({ "at": 250, "fusion answers": "close", "event": "C1" }),
    ];
    let mut world = World::new(reading::settings(&json!({})));
    for line in &lines {
        world.play(line);
    }
    assert!(world.view().calls.is_empty());
    world
}

fn play(world: &mut World, mut line: Value) {
    line["at"] = json!(300);
    world.play(&line);
}

fn counted(world: &World, name: &str) -> String {
    let rows = world.view().diagnostics;
    let row = rows.into_iter().find(|(row, _)| row == name);
    row.unwrap_or_else(|| panic!("no row `{name}`")).1
}

fn notices(world: &World) -> Vec<String> {
    let notices = world.view().notices.into_iter();
    notices.map(|notice| notice.text).collect()
}

#[test]
fn what_the_agent_pressed_on_a_call_that_is_gone_is_counted_where_nothing_is_missing() {
    let mut world = after_a_call();
    for pressed in [
        "reject C1",
        "hang up C1",
        "finish C1",
        "give up page-7",
        "select C1",
        "close transfer C1",
        "dismiss 7",
    ] {
        play(&mut world, json!({ "agent": pressed }));
    }
    assert_eq!(notices(&world), [""; 0]);
    assert_eq!(counted(&world, "Pressed too late"), "7");
}

#[test]
fn the_agent_reads_why_nothing_more_can_be_done_with_a_call_that_is_gone() {
    for pressed in ["accept C1", "hold C1", "mute C1", "transfer C1 to +441632960555"] {
        let mut world = after_a_call();
        play(&mut world, json!({ "agent": pressed }));
        assert_eq!(
            notices(&world),
            ["That was not done: the call is over."],
            "{pressed}"
        );
        assert_eq!(counted(&world, "Pressed too late"), "0", "{pressed}");
    }
}

#[test]
fn an_update_of_fusions_about_a_call_that_is_gone_is_counted() {
    let mut world = after_a_call();
    play(
        &mut world,
        json!({ "fusion updates": "customer data", "event": "C1", "data": { "a": "b" } }),
    );
    play(
        &mut world,
        json!({ "fusion updates": "offer timeout", "event": "C1" }),
    );
    // The toolbar has no use for the end of Fusion's wrap-up, whatever it is about.
    play(
        &mut world,
        json!({ "fusion updates": "wrap-up closed", "event": "C1" }),
    );
    assert_eq!(counted(&world, "Updates without a call"), "2");
}

#[test]
fn a_field_for_the_number_that_closes_after_the_command_was_refused_is_counted() {
    let mut world = after_a_call();
    let calls = json!([{ "id": "C2", "is": "connected", "number": "+441632960123" }]);
    play(
        &mut world,
        json!({ "phone": { "agent": "Busy", "calls": calls } }),
    );
    play(&mut world, json!({ "agent": "close transfer C2" }));
    assert_eq!(counted(&world, "Pressed too late"), "1");
}
