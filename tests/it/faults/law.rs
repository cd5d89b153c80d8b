//! The sentence that must hold in every cell.

use std::collections::{BTreeMap, BTreeSet};

use fusion_cti::host::{Communication, HostRequest};
use fusion_cti::ids::CommandId;

/// How many messages Fusion has received about one communication.
#[derive(Default)]
struct MessageCounts {
    new: u32,
    settled: bool,
    start: u32,
    close: u32,
    /// Whether Fusion refused to take the first close: then there is one more.
    is_refused: bool,
    /// The interaction that Fusion made of it; without it Fusion would make a second one.
    interaction: Option<String>,
}

impl MessageCounts {
    /// How many closes there must be in the end.
    fn closes_due(&self) -> u32 {
        1 + u32::from(self.is_refused)
    }
}

/// The judge. Every violation is kept with what it was about.
#[derive(Default)]
pub(super) struct Law {
    counts: BTreeMap<String, MessageCounts>,
    /// Calls whose parties have talked, by the event id that they were announced under.
    connected: BTreeSet<String>,
    /// The first event ids of the calls to which Fusion gave another one.
    first_names: BTreeMap<String, String>,
    open: BTreeSet<CommandId>,
    answered: BTreeSet<CommandId>,
    broken: Vec<String>,
}

impl Law {
    pub(super) fn said(&mut self, what: &HostRequest) {
        match what {
            HostRequest::NewCommunication(about) => {
                let counts = self.about(about);
                counts.new += 1;
                let once = counts.new == 1;
                self.require(once, || format!("{}: new a second time", about.event_id));
            }
            HostRequest::StartCommunication(about) => {
                self.passes_the_interaction_on(about);
                let counts = self.about(about);
                counts.start += 1;
                let (new, settled, start, close) = (counts.new, counts.settled, counts.start, counts.close);
                let event = about.event_id.as_str();
                let first = self.first_names.get(event).map_or(event, String::as_str);
                let talked = self.connected.contains(first);
                self.require(new == 1, || format!("{event}: start without new"));
                self.require(settled, || format!("{event}: start before new was settled"));
                self.require(start == 1, || format!("{event}: start a second time"));
                self.require(close == 0, || format!("{event}: start after close"));
                self.require(talked, || {
                    format!("{event}: start of a call that never connected")
                });
            }
            HostRequest::CloseCommunication { communication, .. } => {
                self.passes_the_interaction_on(communication);
                let counts = self.about(communication);
                counts.close += 1;
                let (new, close, due) = (counts.new, counts.close, counts.closes_due());
                let event = &communication.event_id;
                self.require(new == 1, || format!("{event}: close without new"));
                self.require(close == due, || format!("{event}: close a second time"));
            }
            _ => {}
        }
    }

    /// New was answered, or its time passed, or the page that waited is gone.
    pub(super) fn settled(&mut self, event: &str) {
        self.counts.entry(event.to_owned()).or_default().settled = true;
    }

    /// Fusion did not take a close. Only the first of a call is followed by another one.
    pub(super) fn close_refused(&mut self, event: &str) {
        let counts = self.counts.entry(event.to_owned()).or_default();
        counts.is_refused |= counts.close == 1;
    }

    pub(super) fn interaction_is(&mut self, event: &str, id: &str) {
        self.counts.entry(event.to_owned()).or_default().interaction = Some(id.to_owned());
    }

    pub(super) fn renamed(&mut self, event: &str, name: &str) {
        let counts = self.counts.remove(event).unwrap_or_default();
        self.counts.insert(name.to_owned(), counts);
        self.first_names.insert(name.to_owned(), event.to_owned());
    }

    pub(super) fn connected(&mut self, event: &str) {
        self.connected.insert(event.to_owned());
    }

    pub(super) fn commanded(&mut self, command: CommandId) {
        self.open.insert(command);
    }

    pub(super) fn answered(&mut self, command: CommandId) {
        self.open.remove(&command);
        let once = self.answered.insert(command);
        self.require(once, || format!("{command} was answered twice"));
    }

    /// What was posted was posted; its reply goes nowhere.
    pub(super) fn page_is_gone(&mut self) {
        self.open.clear();
        for counts in self.counts.values_mut() {
            counts.settled |= counts.new > 0;
        }
    }

    /// The calls that Fusion knows and that are not closed.
    pub(super) fn engaged(&self) -> BTreeSet<&str> {
        let engaged = self.counts.iter().filter(|(_, counts)| counts.close < counts.new);
        engaged.map(|(event, _)| event.as_str()).collect()
    }

    pub(super) fn require(&mut self, holds: bool, otherwise: impl FnOnce() -> String) {
        if !holds {
            self.broken.push(otherwise());
        }
    }

    /// Everything is over and every deadline has passed.
    pub(super) fn judgement(mut self, calls: usize) -> Result<(), String> {
        let open: Vec<String> = self.engaged().into_iter().map(str::to_owned).collect();
        self.require(open.is_empty(), || format!("never closed: {open:?}"));
        let refused = |counts: &&MessageCounts| counts.new > 0 && counts.close < counts.closes_due();
        let left = self.counts.values().filter(refused).count();
        self.require(left == 0, || format!("{left} refused closes were the last word"));
        let announced = self.counts.values().filter(|counts| counts.new == 1).count();
        self.require(announced == calls, || {
            format!("{announced} of {calls} calls were announced")
        });
        let unanswered = format!("{:?}", self.open);
        self.require(unanswered == "{}", || format!("never answered: {unanswered}"));
        if self.broken.is_empty() {
            Ok(())
        } else {
            Err(self.broken.join("; "))
        }
    }

    fn about(&mut self, communication: &Communication) -> &mut MessageCounts {
        self.counts.entry(communication.event_id.to_string()).or_default()
    }

    fn passes_the_interaction_on(&mut self, about: &Communication) {
        let known = self.about(about).interaction.clone();
        let passed = about.data.value("SVCMCA_INTERACTION_ID").map(str::to_owned);
        self.require(known.is_none() || known == passed, || {
            format!("{}: the interaction {known:?} is not passed on", about.event_id)
        });
    }
}

#[cfg(test)]
mod tests {
    use fusion_cti::host::{Classification, CloseReason};
    use fusion_cti::ids::EventId;
    use fusion_cti::token::TokenMap;

    use super::*;

    fn about(data: TokenMap) -> Communication {
        Communication {
            event_id: EventId::from("C1"),
            classification: Classification::parse("ORA_SERVICE").unwrap(),
            lookup_object: None,
            data,
        }
    }

    fn judged(said: &[HostRequest], prepare: impl Fn(&mut Law)) -> String {
        let mut law = Law::default();
        for what in said {
            law.said(what);
            prepare(&mut law);
        }
        law.judgement(1).unwrap_err()
    }

    #[test]
    fn every_way_of_breaking_the_law_is_noticed() {
        let new = || HostRequest::NewCommunication(about(TokenMap::new()));
        let start = || HostRequest::StartCommunication(about(TokenMap::new()));
        let close = || HostRequest::CloseCommunication {
            communication: about(TokenMap::new()),
            reason: CloseReason::WrapUp,
        };
        let nothing = |_: &mut Law| {};
        let settled = |law: &mut Law| law.settled("C1");
        let served = |law: &mut Law| {
            law.settled("C1");
            law.interaction_is("C1", "7");
        };
        assert!(judged(&[new(), new(), close()], nothing).contains("new a second time"));
        assert!(judged(&[new(), start(), close()], nothing).contains("start before new was settled"));
        assert!(judged(&[new(), start(), close()], settled).contains("never connected"));
        assert!(judged(&[new(), close(), close()], nothing).contains("close a second time"));
        let refused = |law: &mut Law| law.close_refused("C1");
        assert!(judged(&[new(), close()], refused).contains("refused closes were the last word"));
        assert!(judged(&[new(), close(), close(), close()], refused).contains("close a second time"));
        assert!(judged(&[new()], nothing).contains("never closed"));
        assert!(judged(&[close()], nothing).contains("close without new"));
        assert!(judged(&[new(), close()], served).contains("is not passed on"));
        assert!(judged(&[], nothing).contains("0 of 1 calls were announced"));
    }
}
