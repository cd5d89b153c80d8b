//! What a caller, a website or a vendor may write without limit.

use fusion_cti::view::ToolbarView;
use serde_json::json;

use crate::story::{reading, world::World};

/// Two calls, the second of which rings, with this text wherever the phone system puts one.
fn view_with(text: &str) -> ToolbarView {
    let call = |id: &str, is: &str| json!({ "id": id, "is": is, "number": text, "queue": text });
    let mut world = World::new(reading::settings(&json!({})));
    for line in [
        json!({ "at": 0, "started": true }),
        json!({ "at": 5, "phone": { "agent": text, "calls": [] } }),
        json!({ "at": 10, "phone": { "agent": text, "calls": [call("C1", "connected")] } }),
        json!({ "at": 20, "phone": { "agent": text, "calls": [call("C1", "connected"), call("C2", "ringing")] } }),
    ] {
        world.play(&line);
    }
    world.view()
}

fn longest(view: &ToolbarView) -> usize {
    let cards = view.calls.iter().flat_map(|call| {
        let facts = call.facts.iter().map(|(_, value)| value);
        [&call.title]
            .into_iter()
            .chain(&call.number)
            .chain(&call.note)
            .chain(&call.rule)
            .chain(facts)
    });
    let texts = cards.chain([&view.agent.name, &view.agent.status]);
    texts.map(|text| text.chars().count()).max().unwrap_or_default()
}

#[test]
fn no_text_of_32_kilobytes_is_rendered_longer_than_300_chars_and_an_ellipsis() {
    assert_eq!(longest(&view_with(&"long ".repeat(6_400))), 301);
}

#[test]
fn an_override_in_a_name_stays_out_of_the_sentences_about_the_call() {
    let view = view_with("Dana דנה\u{202e}");
    assert!(
        view.announcement.ends_with("\u{2068}Dana דנה\u{2069}"),
        "{}",
        view.announcement
    );
}
