//! Whether one condition entails another: every call that meets the first meets the second.
//!
//! A proof from the shape of the two: *no* means that none was found, not that there is none.

use super::PATIENCE;
use super::question::follows;
use crate::rules::tree::Normal;

/// Whether `stronger` provably entails `weaker`.
pub(super) fn entails(stronger: &Normal, weaker: &Normal) -> bool {
    prove(stronger, weaker, &mut { PATIENCE })
}

fn prove(stronger: &Normal, weaker: &Normal, patience: &mut u32) -> bool {
    let Some(less) = patience.checked_sub(1) else {
        return false;
    };
    *patience = less;
    match (stronger, weaker) {
        (_, Normal::All(parts)) => parts.iter().all(|part| prove(stronger, part, patience)),
        (Normal::Any(parts), _) => parts.iter().all(|part| prove(part, weaker, patience)),
        (Normal::All(conjuncts), Normal::Any(parts)) => {
            parts.iter().any(|part| prove(stronger, part, patience))
                || conjuncts.iter().any(|conjunct| prove(conjunct, weaker, patience))
        }
        (Normal::Asks(..), Normal::Any(parts)) => parts.iter().any(|part| prove(stronger, part, patience)),
        (Normal::All(conjuncts), Normal::Asks(..)) => {
            conjuncts.iter().any(|conjunct| prove(conjunct, weaker, patience))
        }
        (Normal::Asks(known, answer), Normal::Asks(leaf, wanted)) => {
            follows((known.as_ref(), *answer), (leaf.as_ref(), *wanted))
        }
    }
}
