//! Which facts a condition is about, in one number: most pairs of rules need no closer look.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};

use crate::rules::leaf::{Leaf, NumberFact, TextFact};
use crate::rules::tree::Normal;

/// A set of facts. Attributes share a few places, so that two sets may look alike that are not; never the other way round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Hash)]
pub(super) struct Facts(u64);

/// The places that attributes share; those below are taken by the other facts.
const ATTRIBUTES: std::ops::Range<u64> = 16..64;

impl Facts {
    /// Every fact that a condition asks for.
    pub(super) fn mentioned(condition: &Normal) -> Self {
        match condition {
            Normal::All(parts) | Normal::Any(parts) => Self(
                parts
                    .iter()
                    .map(|part| Self::mentioned(part).0)
                    .fold(0, |all, part| all | part),
            ),
            Normal::Asks(leaf, _) => Self::of(leaf),
        }
    }

    /// The facts that decide about every call that meets a condition: who entails it must ask for all of them.
    pub(super) fn demanded(condition: &Normal) -> Self {
        let asked = condition
            .conjuncts()
            .into_iter()
            .filter_map(|conjunct| match conjunct {
                Normal::Asks(leaf, _) => Some(Self::of(leaf).0),
                Normal::All(_) | Normal::Any(_) => None,
            });
        Self(asked.fold(0, |all, fact| all | fact))
    }

    /// Whether all of these are among the others.
    pub(super) fn are_within(self, others: Self) -> bool {
        self.0 & !others.0 == 0
    }

    fn of(leaf: &Leaf) -> Self {
        let index = match leaf {
            Leaf::Direction(_) => 0,
            Leaf::Channel(_) => 1,
            Leaf::Initiation(_) => 2,
            Leaf::Contacts(_) => 3,
            Leaf::Leg(_) => 4,
            Leaf::Number(NumberFact::Caller, _) => 5,
            Leaf::Number(NumberFact::Dialled, _) => 6,
            Leaf::Text(TextFact::Queue, _) => 7,
            Leaf::Text(TextFact::RoutingProfile, _) => 8,
            Leaf::Language(_) => 9,
            Leaf::Time(_) => 10,
            Leaf::Text(TextFact::Attribute(name), _) => {
                let mut hasher = DefaultHasher::new();
                name.hash(&mut hasher);
                ATTRIBUTES.start + hasher.finish() % (ATTRIBUTES.end - ATTRIBUTES.start)
            }
        };
        Self(1 << index)
    }
}
