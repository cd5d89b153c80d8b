//! When the agent is told that Fusion does not answer.

use serde_json::{Value, json};

use crate::story::{reading, world::World};

fn phone(at: u64, is: &str) -> Value {
    json!({ "at": at, "phone": { "agent": "Busy", "calls": [{ "id": "C1", "is": is, "number": "+441632960123" }] } })
}

/// Plays the lines and says whether the toolbar then calls Fusion silent.
fn is_called_silent(lines: &[Value]) -> bool {
    let opening = [
        json!({ "at": 0, "started": true }),
        json!({ "at": 5, "phone": { "agent": "Available", "calls": [] } }),
        json!({ "at": 10, "fusion answers": "configuration" }),
        json!({ "at": 12, "fusion answers": "disable features" }),
        json!({ "at": 14, "fusion answers": "ready" }),
        json!({ "at": 16, "fusion answers": "agent state" }),
    ];
    let mut world = World::new(reading::settings(&json!({})));
    for line in opening.iter().chain(lines) {
        world.play(line);
    }
    let banners = world.view().banners;
    banners
        .iter()
        .any(|banner| banner.text.contains("Fusion does not answer"))
}

#[test]
fn fusion_is_silent_once_the_limit_of_a_request_passes_and_until_it_answers_another() {
    let mut lines = vec![phone(100, "ringing"), json!({ "at": 6050, "time": true })];
    assert!(!is_called_silent(&lines));
    lines.push(json!({ "at": 6200, "time": true }));
    assert!(is_called_silent(&lines));
    lines.push(phone(7000, "connected"));
    lines.push(json!({ "at": 7100, "fusion answers": "new" }));
    assert!(!is_called_silent(&lines));
}

#[test]
fn the_limit_of_an_earlier_request_makes_nobody_silent_who_has_answered_a_later_one() {
    let answered_meanwhile = [
        phone(100, "ringing"),
        json!({ "at": 3000, "phone": { "agent": "Busy", "calls": [
            { "id": "C1", "is": "ringing", "number": "+441632960123" },
            { "id": "C2", "is": "ringing", "number": "+441632960777" },
        ] } }),
        json!({ "at": 3100, "fusion answers": "new", "event": "C2" }),
        json!({ "at": 20_500, "time": true }),
    ];
    assert!(!is_called_silent(&answered_meanwhile));
}
