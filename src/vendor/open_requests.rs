//! The requests about calls that a handler has in progress.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use crate::ids::CallId;

/// The requests about calls that are in progress, for handlers that allow only one of a kind for each call: a second click
/// while the first is in progress then changes nothing.
#[derive(Debug, Default)]
pub struct OpenRequests(RefCell<Vec<Open>>);

/// The call, the kind of request, and a weak reference to its claim.
type Open = (CallId, &'static str, Weak<()>);

impl OpenRequests {
    /// Claims a request of this kind about a call until the claim is dropped. Returns `None` while another claim exists.
    pub fn claim(&self, call: &CallId, kind: &'static str) -> Option<Claim> {
        let mut open = self.0.borrow_mut();
        open.retain(|(_, _, claim)| claim.strong_count() > 0);
        if open.iter().any(|(claimed, of, _)| claimed == call && *of == kind) {
            return None;
        }
        let claim = Rc::new(());
        open.push((call.clone(), kind, Rc::downgrade(&claim)));
        Some(Claim { _kept: claim })
    }
}

/// A request in progress. Dropping it allows the next.
#[derive(Debug)]
#[must_use = "what is dropped at once claims nothing"]
pub struct Claim {
    _kept: Rc<()>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_of_a_kind_is_open_for_each_call_until_its_claim_is_dropped() {
        let open = OpenRequests::default();
        let (first, second) = (CallId::new("1"), CallId::new("2"));
        let accept = open.claim(&first, "accept").unwrap();
        assert!(open.claim(&first, "accept").is_none());
        let hangup = open.claim(&first, "hangup").unwrap();
        let of_another = open.claim(&second, "accept").unwrap();
        drop((of_another, accept));
        assert!(open.claim(&first, "accept").is_some());
        assert!(open.claim(&first, "hangup").is_none());
        drop(hangup);
    }
}
