//! The facts of one call, read once for all rules: numbers in one form, wall clocks by zone.

use std::cell::OnceCell;

use super::facts::{CallFacts, Caller, present};
use super::number::NumberReading;
use super::zone::Zone;
use crate::phone::NumberReader;
use crate::redact::Private;

/// Facts as the rules ask for them.
pub(super) struct Reading<'a> {
    pub(super) facts: &'a CallFacts,
    pub(super) numbers: &'a NumberReader,
    pub(super) caller: NumberReading,
    pub(super) dialled: NumberReading,
    clocks: Vec<Clock<'a>>,
}

/// A zone, and the minute of the week there, once it was asked for.
struct Clock<'a> {
    zone: &'a Zone,
    minute: OnceCell<Option<u16>>,
}

impl<'a> Reading<'a> {
    pub(super) fn new(facts: &'a CallFacts, zones: &'a [Zone], numbers: &'a NumberReader) -> Self {
        let caller = match &facts.caller {
            Caller::Unknown => NumberReading::Missing,
            Caller::Withheld => NumberReading::Withheld,
            Caller::Number(number) => NumberReading::of(number.reveal(), numbers),
        };
        let dialled = facts.dialled.as_ref().map(Private::reveal);
        let dialled = dialled.filter(|number| !number.trim().is_empty());
        let clocks = zones.iter().map(|zone| Clock {
            zone,
            minute: OnceCell::new(),
        });
        Self {
            facts,
            numbers,
            caller,
            dialled: dialled.map_or(NumberReading::Missing, |number| {
                NumberReading::of(number, numbers)
            }),
            clocks: clocks.collect(),
        }
    }

    /// The minute of the week in one of the zones, Monday 00:00 being 0.
    pub(super) fn minute_of_week(&self, zone: usize) -> Option<u16> {
        let clock = self.clocks.get(zone)?;
        *clock.minute.get_or_init(|| {
            let wall = clock.zone.wall_clock(self.facts.at?);
            Some(u16::from(wall.weekday) * 24 * 60 + wall.minute)
        })
    }

    /// An attribute that is there and not empty. Personal data.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        present(
            self.facts
                .attributes
                .get(name)
                .map(|value| value.reveal().as_str()),
        )
    }
}
