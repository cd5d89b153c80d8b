//! A session between a phone and a Fusion that say only what the story says, on a clock that only the story moves.

use fusion_cti::host::{HostRequest, Reply};
use fusion_cti::ids::RequestId;
use fusion_cti::phone::{HomeCountry, NumberReader};
use fusion_cti::session::{Effect, Input, Session, SessionSettings, StoredCalls};
use fusion_cti::time::Timestamp;
use fusion_cti::vendor::VendorCommand;
use fusion_cti::view::{ShellNotes, ToolbarView, host_request, toolbar_view};
use serde_json::Value;

use super::{reading, telling};

pub(crate) struct World {
    settings: SessionSettings,
    session: Session,
    stored: String,
    now: Timestamp,
    asked_of_fusion: Vec<(RequestId, HostRequest)>,
    asked_of_phone: Vec<(RequestId, VendorCommand)>,
    cards: Value,
}

impl World {
    pub(crate) fn new(settings: SessionSettings) -> Self {
        Self {
            session: Session::new(settings.clone()),
            settings,
            stored: String::new(),
            now: Timestamp(0),
            asked_of_fusion: Vec::new(),
            asked_of_phone: Vec::new(),
            cards: Value::Null,
        }
    }

    /// Plays one line of the story and tells what came of it.
    pub(crate) fn play(&mut self, line: &Value) -> Vec<Value> {
        let at = Timestamp(line["at"].as_u64().expect("a line says when"));
        assert!(at >= self.now, "time runs forward");
        let mut told = Vec::new();
        while let Some(deadline) = self.session.next_deadline().filter(|deadline| *deadline <= at) {
            self.now = deadline;
            self.handle(Input::TimePassed, &mut told);
        }
        self.now = at;
        if line["page"] == "reloads" {
            self.reload(&mut told);
            return told;
        }
        for input in reading::inputs(line, self) {
            self.handle(input, &mut told);
        }
        told
    }

    pub(crate) fn handle(&mut self, input: Input, told: &mut Vec<Value>) {
        for effect in self.session.handle(self.now, input) {
            match &effect {
                Effect::AskHost { request, what } => {
                    self.asked_of_fusion.push((*request, host_request(what.clone())));
                }
                Effect::AskVendor { request, what } => self.asked_of_phone.push((*request, what.clone())),
                Effect::Store(calls) => {
                    self.stored = calls.to_text();
                    continue;
                }
                Effect::AnswerHost { .. } => {}
            }
            told.push(telling::effect(self.now, &effect));
        }
        let cards = telling::cards(&self.view());
        if cards != self.cards {
            told.push(serde_json::json!({ "at": self.now.0, "toolbar": cards }));
            self.cards = cards;
        }
    }

    /// The page is reloaded: only what was stored is left of the session, and open requests are nobody's.
    pub(crate) fn reload(&mut self, told: &mut Vec<Value>) {
        self.session = Session::new(self.settings.clone());
        self.asked_of_fusion.clear();
        self.asked_of_phone.clear();
        if !self.stored.is_empty() {
            let stored = StoredCalls::from_text(&self.stored).unwrap();
            self.handle(Input::Restored(stored), told);
        }
        self.handle(Input::Started, told);
    }

    /// The whole session and an effect as a log would print them.
    pub(crate) fn printed(&self) -> String {
        format!(
            "{:?} {:?} {:?}",
            self.session, self.asked_of_fusion, self.asked_of_phone
        )
    }

    pub(crate) fn view(&self) -> ToolbarView {
        toolbar_view(&self.session, &ShellNotes::default())
    }

    /// The latest request to Fusion of this name, about this event if one is named.
    pub(crate) fn fusion_request(&self, name: &str, event: Option<&str>) -> RequestId {
        let fits = |what: &HostRequest| {
            what.name().starts_with(name) && event.is_none_or(|event| telling::event_of(what) == Some(event))
        };
        let asked = self.asked_of_fusion.iter().rev().find(|(_, what)| fits(what));
        asked
            .unwrap_or_else(|| panic!("Fusion was never asked `{name}` {event:?}"))
            .0
    }

    /// The latest request to the phone that reads like this.
    pub(crate) fn phone_request(&self, words: &str) -> RequestId {
        let asked = self
            .asked_of_phone
            .iter()
            .rev()
            .find(|(_, what)| telling::vendor_command(what) == words);
        asked
            .unwrap_or_else(|| panic!("the phone was never asked to `{words}`"))
            .0
    }
}

/// Fusion's reply to a request.
pub(crate) fn replied(request: RequestId, reply: Reply) -> Input {
    Input::HostSaid(fusion_cti::host::HostMessage::Replied { request, reply })
}

/// Reads numbers at home in this country, or in none: "GB". "GB, loading" and "GB, missing" are pages that have no numbering plans
/// yet, or cannot have them; "no plans" is the first of the two without a country.
pub(super) fn numbers(words: &str) -> NumberReader {
    let (country, plans) = words.split_once(", ").unwrap_or((words, "loaded"));
    let home = HomeCountry::named(country);
    match (country, plans) {
        ("no plans", _) => NumberReader::default(),
        (_, "loading") => NumberReader::loading(home),
        (_, "missing") => NumberReader::without_plans(home),
        _ => NumberReader::at_home_in(home),
    }
}
