//! Whether a condition can be met at all.

use super::PATIENCE;
use super::question::exclude;
use crate::rules::tree::Normal;

/// Whether no call meets the condition, provably.
pub(super) fn is_met(condition: &Normal) -> bool {
    never(&condition.conjuncts(), &mut { PATIENCE })
}

/// Whether no call meets all of these conjuncts at once.
fn never(conjuncts: &[&Normal], patience: &mut u32) -> bool {
    let Some(less) = patience.checked_sub(1) else {
        return false;
    };
    *patience = less;
    let questions: Vec<_> = conjuncts
        .iter()
        .filter_map(|conjunct| match conjunct {
            Normal::Asks(leaf, wanted) => Some((leaf.as_ref(), *wanted)),
            Normal::All(_) | Normal::Any(_) => None,
        })
        .collect();
    let mut pairs = questions
        .iter()
        .enumerate()
        .flat_map(|(number, one)| questions.iter().skip(number).map(move |other| (*one, *other)));
    if pairs.any(|(one, other)| exclude(one, other)) {
        return true;
    }
    let choices = conjuncts
        .iter()
        .enumerate()
        .filter_map(|(number, conjunct)| match conjunct {
            Normal::Any(branches) => Some((number, branches)),
            Normal::All(_) | Normal::Asks(..) => None,
        });
    let mut choices = choices.map(|(number, branches)| {
        let others = conjuncts.iter().enumerate().filter(|(other, _)| *other != number);
        let others: Vec<_> = others.map(|(_, conjunct)| *conjunct).collect();
        (others, branches)
    });
    choices.any(|(others, branches)| {
        branches.iter().all(|branch| {
            let mut conjuncts = others.clone();
            conjuncts.extend(branch.conjuncts());
            never(&conjuncts, patience)
        })
    })
}
