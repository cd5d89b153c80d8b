//! Which rules are worth asking about a call.
//!
//! Most rules of a long file demand one certain text: this queue, that dialled number. They are filed under it, so that a
//! call asks only the rules filed under its own texts, and those that demand none, still in the order of the file.

use std::collections::BTreeMap;

use super::leaf::{Leaf, NumberFact, TextFact};
use super::number::NumberQuestion;
use super::reading::Reading;
use super::set::CompiledRule;
use super::text::TextQuestion;
use super::tree::{Normal, Wanted};

/// Numbers of rules, rising.
type Numbers = Vec<usize>;

/// The rules by what they demand.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    filed: BTreeMap<Slot, BTreeMap<String, Numbers>>,
    /// Rules that demand no certain text.
    others: Numbers,
}

/// A fact under whose text rules are filed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Slot {
    /// A number, filed by its digits without the plus.
    Number(NumberFact),
    Text(TextFact),
}

impl Index {
    pub(super) fn of(rules: &[CompiledRule]) -> Self {
        let mut index = Self::default();
        for (number, rule) in rules.iter().enumerate() {
            let Some(ready) = rule.ready() else {
                continue;
            };
            let conjuncts = ready.normal.conjuncts();
            match conjuncts.into_iter().find_map(certain_texts) {
                Some((slot, texts)) => {
                    let drawer = index.filed.entry(slot).or_default();
                    for text in texts {
                        let list = drawer.entry(text).or_default();
                        // A text that stands twice in the rule does not file it twice.
                        if list.last() != Some(&number) {
                            list.push(number);
                        }
                    }
                }
                None => index.others.push(number),
            }
        }
        index
    }

    /// The rules that can match a call, in order. A rule that is missing here cannot.
    pub(super) fn candidates<'a>(&'a self, reading: &Reading<'_>) -> impl Iterator<Item = usize> + use<'a> {
        let drawers = self
            .filed
            .iter()
            .filter_map(|(slot, drawer)| drawer.get(slot.text(reading)?));
        let lists = drawers.chain([&self.others]);
        let mut heads: Vec<_> = lists.map(|list| list.iter().copied().peekable()).collect();
        std::iter::from_fn(move || {
            let nearest = heads.iter_mut().filter_map(|head| Some((*head.peek()?, head)));
            nearest
                .min_by_key(|(number, _)| *number)
                .and_then(|(_, head)| head.next())
        })
    }
}

impl Slot {
    fn text<'a>(&self, reading: &'a Reading<'_>) -> Option<&'a str> {
        match self {
            Self::Number(NumberFact::Caller) => reading.caller.digits(),
            Self::Number(NumberFact::Dialled) => reading.dialled.digits(),
            Self::Text(fact) => fact.of(reading),
        }
    }
}

/// The texts of which a part of a condition demands one, and of which fact.
fn certain_texts(part: &Normal) -> Option<(Slot, Vec<String>)> {
    let Normal::Asks(leaf, Wanted::Yes) = part else {
        return None;
    };
    match leaf.as_ref() {
        Leaf::Text(fact, TextQuestion::OneOf(texts)) => Some((Slot::Text(fact.clone()), texts.clone())),
        Leaf::Number(fact, NumberQuestion::OneOf(numbers)) => {
            let digits = numbers.iter().map(|number| number.digits.clone());
            Some((Slot::Number(*fact), digits.collect()))
        }
        _ => None,
    }
}
