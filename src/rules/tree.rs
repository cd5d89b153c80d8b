//! A compiled condition in its two forms: as it was written, for verdicts, and with every *not* moved down to the questions,
//! for quick answers and for `check`.

use std::rc::Rc;

use super::leaf::Leaf;
use super::reading::Reading;
use super::truth::Truth;

/// A condition as it was written.
#[derive(Clone, Debug)]
pub(super) enum Tree {
    All(Vec<Tree>),
    Any(Vec<Tree>),
    Not(Box<Tree>),
    Leaf(Rc<Leaf>),
}

/// The same without *not*: a question is asked for a yes or for a no. Cheap parts come first.
#[derive(Clone, Debug)]
pub(super) enum Normal {
    All(Vec<Normal>),
    Any(Vec<Normal>),
    /// Met if the answer is this one.
    Asks(Rc<Leaf>, Wanted),
}

/// The answer that is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    Yes,
    No,
}

impl Normal {
    /// The form without *not*. All and any change places under a *not*, also with three answers (De Morgan).
    pub(super) fn of(tree: &Tree) -> Self {
        Self::under(tree, Wanted::Yes)
    }

    /// Whether a call meets it.
    pub(super) fn is_met(&self, reading: &Reading<'_>) -> bool {
        match self {
            Self::All(parts) => parts.iter().all(|part| part.is_met(reading)),
            Self::Any(parts) => parts.iter().any(|part| part.is_met(reading)),
            Self::Asks(leaf, Wanted::Yes) => leaf.truth(reading) == Truth::True,
            Self::Asks(leaf, Wanted::No) => leaf.truth(reading) == Truth::False,
        }
    }

    /// The parts that must all be met: those of an *all*, taken out of inner ones too, or the condition itself.
    pub(super) fn conjuncts(&self) -> Vec<&Self> {
        match self {
            Self::All(parts) => parts.iter().flat_map(Self::conjuncts).collect(),
            Self::Any(_) | Self::Asks(..) => vec![self],
        }
    }

    fn under(tree: &Tree, wanted: Wanted) -> Self {
        let parts = |parts: &[Tree]| cheap_first(parts.iter().map(|part| Self::under(part, wanted)));
        match (tree, wanted) {
            (Tree::All(trees), Wanted::Yes) | (Tree::Any(trees), Wanted::No) => Self::All(parts(trees)),
            (Tree::Any(trees), Wanted::Yes) | (Tree::All(trees), Wanted::No) => Self::Any(parts(trees)),
            (Tree::Not(inner), Wanted::Yes) => Self::under(inner, Wanted::No),
            (Tree::Not(inner), Wanted::No) => Self::under(inner, Wanted::Yes),
            (Tree::Leaf(leaf), wanted) => Self::Asks(Rc::clone(leaf), wanted),
        }
    }

    fn cost(&self) -> u8 {
        match self {
            Self::All(parts) | Self::Any(parts) => parts
                .iter()
                .map(Self::cost)
                .max()
                .unwrap_or_default()
                .saturating_add(1),
            Self::Asks(leaf, _) => leaf.cost(),
        }
    }
}

/// The parts in the order of their cost.
fn cheap_first(parts: impl Iterator<Item = Normal>) -> Vec<Normal> {
    let mut sorted: Vec<_> = parts.collect();
    sorted.sort_by_key(Normal::cost);
    sorted
}
