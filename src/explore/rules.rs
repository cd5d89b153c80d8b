//! Screen-pop rules that change their mind about a call as soon as Fusion has answered.

use std::rc::Rc;

use crate::rules::{
    CallFacts, CallRules, CloseAs, DecidedBy, Decision, KnownContacts, PopAt, ResolvedOutcome, RuleBook,
};

/// Rules that say `first` before the reply to new, and the opposite with it.
pub(super) fn fickle(first: PopAt) -> RuleBook {
    RuleBook::new(Rc::new(Fickle { first }))
}

struct Fickle {
    first: PopAt,
}

impl CallRules for Fickle {
    fn decide(&self, facts: &CallFacts) -> Decision {
        let other = match self.first {
            PopAt::Ring => PopAt::Accept,
            PopAt::Accept => PopAt::Ring,
        };
        let answered = facts.contacts == Some(KnownContacts::None);
        Decision {
            by: DecidedBy::Default,
            outcome: ResolvedOutcome {
                pop_at: Some(if answered { other } else { self.first }),
                close_reason: answered.then_some(CloseAs::Transferred),
                page: Some("Edit_Contact".to_owned()),
                ..ResolvedOutcome::default()
            },
        }
    }

    fn explain(&self, _facts: &CallFacts) -> String {
        "whims".to_owned()
    }
}
