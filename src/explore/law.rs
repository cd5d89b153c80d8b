//! What must hold for every call, whatever happens.

use std::collections::{BTreeMap, BTreeSet};

use crate::host::HostRequest;
use crate::ids::{CommandId, EventId};

/// How many messages Fusion has received about one communication.
#[derive(Clone, Debug, Default, Hash)]
struct MessageCounts {
    new: u32,
    new_settled: bool,
    start: u32,
    close: u32,
    /// Whether Fusion refused to take the first close.
    is_refused: bool,
    failed: u32,
}

impl MessageCounts {
    /// How many closes there must be in the end: one more after one that was refused.
    fn closes_due(&self) -> u32 {
        1 + u32::from(self.is_refused)
    }
}

/// The judge: sees what is said to Fusion and what really is.
#[derive(Clone, Debug, Default, Hash)]
pub(super) struct Law {
    counts: BTreeMap<EventId, MessageCounts>,
    /// Calls that may be started, by the first name of their events: connected once, or ringing where rings pop.
    may_start: BTreeSet<String>,
    open_commands: BTreeSet<CommandId>,
}

type Judged = Result<(), String>;

impl Law {
    pub(super) fn commanded(&mut self, command: CommandId) {
        self.open_commands.insert(command);
    }

    pub(super) fn may_start(&mut self, event: &str) {
        self.may_start.insert(event.to_owned());
    }

    /// New was answered, its time passed, or the page that waited is gone.
    pub(super) fn new_settled(&mut self, event: &EventId) {
        self.counts.entry(event.clone()).or_default().new_settled = true;
    }

    /// Fusion did not take a close. Only the first of a call is followed by another one.
    pub(super) fn close_refused(&mut self, event: &EventId) {
        let counts = self.counts.entry(event.clone()).or_default();
        counts.is_refused |= counts.close == 1;
    }

    pub(super) fn said(&mut self, what: &HostRequest) -> Judged {
        match what {
            HostRequest::NewCommunication(about) => {
                let counts = self.counts.entry(about.event_id.clone()).or_default();
                counts.new += 1;
                require(counts.new == 1, || {
                    format!("{}: new a second time", about.event_id)
                })
            }
            HostRequest::StartCommunication(about) => {
                let event = &about.event_id;
                let counts = self.counts.entry(event.clone()).or_default();
                counts.start += 1;
                require(counts.new == 1, || format!("{event}: start without new"))?;
                require(counts.new_settled, || {
                    format!("{event}: start before new was settled")
                })?;
                require(counts.start == 1, || format!("{event}: start a second time"))?;
                require(counts.close == 0, || format!("{event}: start after close"))?;
                require(self.may_start.contains(first_name(event)), || {
                    format!("{event}: start of a call that never connected")
                })
            }
            HostRequest::CloseCommunication { communication, .. } => {
                let event = &communication.event_id;
                let counts = self.counts.entry(event.clone()).or_default();
                counts.close += 1;
                require(counts.new == 1, || format!("{event}: close without new"))?;
                require(counts.close == counts.closes_due(), || {
                    format!("{event}: close a second time")
                })
            }
            HostRequest::OutboundFailed(failure) => {
                let event = &failure.event_id;
                let counts = self.counts.entry(event.clone()).or_default();
                counts.failed += 1;
                require(counts.failed == 1, || format!("{event}: failed a second time"))?;
                require(counts.start == 0, || format!("{event}: failed after start"))
            }
            _ => Ok(()),
        }
    }

    pub(super) fn answered(&mut self, command: CommandId) -> Judged {
        require(self.open_commands.remove(&command), || {
            format!("{command} was answered twice, or to a page that did not ask")
        })
    }

    /// A call that the phone shows is under way for Fusion too: announced, and not closed.
    pub(super) fn is_known(&self, names: [&str; 2]) -> Judged {
        let known = self.counts.iter().any(|(event, counts)| {
            names.contains(&first_name(event)) && counts.new == 1 && counts.close == 0
        });
        require(known, || {
            format!("{}: live, and Fusion does not know of it", names.join("/"))
        })
    }

    /// Commands that no page can answer any more.
    pub(super) fn page_is_gone(&mut self) {
        self.open_commands.clear();
        for counts in self.counts.values_mut() {
            counts.new_settled |= counts.new > 0;
        }
    }

    /// Everything is over and every deadline has passed.
    pub(super) fn finally(&self) -> Judged {
        for (event, counts) in &self.counts {
            require(counts.new == 0 || counts.close > 0, || {
                format!("{event}: never closed")
            })?;
            require(counts.new == 0 || counts.close == counts.closes_due(), || {
                format!("{event}: a refused close was the last word")
            })?;
        }
        require(self.open_commands.is_empty(), || {
            format!("never answered: {:?}", self.open_commands)
        })
    }
}

/// The name under which a call was first offered; offered again, it has a number behind it.
fn first_name(event: &EventId) -> &str {
    event.as_str().split('.').next().unwrap_or_default()
}

fn require(holds: bool, otherwise: impl FnOnce() -> String) -> Judged {
    if holds { Ok(()) } else { Err(otherwise()) }
}
