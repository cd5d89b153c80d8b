//! What the page's content security policy (in `index.html`) has blocked: who set the toolbar up can allow it, if told.

use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

use fusion_cti::view::{BannerKind, BannerView, ShellNotes, Tone};
use gloo_events::EventListener;
use wasm_bindgen::JsCast as _;
use web_sys::{Document, SecurityPolicyViolationEvent};

use crate::text;

/// Different blocked addresses that are kept. A page that is blocked from more than these is broken in another way.
const KEPT: usize = 5;

/// Listens until it is dropped.
pub struct PolicyViolations {
    blocked: Rc<Blocked>,
    _listener: EventListener,
}

#[derive(Default)]
struct Blocked {
    /// In the order in which they first came.
    seen: RefCell<Vec<Violation>>,
    on_change: RefCell<Option<Rc<dyn Fn()>>>,
}

/// One address that was blocked, and how often.
struct Violation {
    /// The part of the policy, such as `connect-src`.
    directive: String,
    /// Scheme, host and port, or the policy's own word for what has no address, such as `inline`.
    address: String,
    count: u64,
}

impl PolicyViolations {
    /// Listens to the document's violations from now on.
    pub fn of(document: &Document) -> Self {
        let blocked = Rc::new(Blocked::default());
        let listener = EventListener::new(document, "securitypolicyviolation", {
            let blocked = Rc::clone(&blocked);
            move |event| {
                if let Some(event) = event.dyn_ref::<SecurityPolicyViolationEvent>() {
                    blocked.take(event);
                }
            }
        });
        Self {
            blocked,
            _listener: listener,
        }
    }

    /// Calls `on_change` whenever there is something new to show.
    pub fn on_change(&self, on_change: Rc<dyn Fn()>) {
        self.blocked.on_change.replace(Some(on_change));
    }

    /// Adds what was blocked to what the toolbar shows.
    pub fn add_to(&self, notes: &mut ShellNotes) {
        let seen = self.blocked.seen.borrow();
        if let Some(first) = seen.first() {
            notes.banners.push(BannerView {
                kind: BannerKind::BlockedAddress,
                tone: Tone::Bad,
                text: text::blocked(&first.address, &first.directive),
                action: None,
            });
        }
        let rows = seen.iter().map(|violation| {
            let Violation {
                directive,
                address,
                count,
            } = violation;
            (
                format!("{}: {address} ({directive})", text::BLOCKED),
                count.to_string(),
            )
        });
        notes.trailing_diagnostics.extend(rows);
    }
}

impl Blocked {
    fn take(&self, event: &SecurityPolicyViolationEvent) {
        let address = address(&event.blocked_uri());
        // The agent's browser extensions put things into the page that are none of its own.
        if is_extension(&address) || is_extension(&event.source_file()) {
            return;
        }
        let is_new = self.count(address, event.effective_directive());
        let on_change = self.on_change.borrow().clone();
        if is_new && let Some(on_change) = on_change {
            on_change();
        }
    }

    /// Counts one more; returns whether it is the first of its kind.
    fn count(&self, address: String, directive: String) -> bool {
        let mut seen = self.seen.borrow_mut();
        let is_same = |known: &&mut Violation| known.address == address && known.directive == directive;
        if let Some(known) = seen.iter_mut().find(is_same) {
            known.count += 1;
            return false;
        }
        if seen.len() == KEPT {
            return false;
        }
        seen.push(Violation {
            directive,
            address,
            count: 1,
        });
        true
    }
}

/// Of an address scheme, host and port: a path or a query may hold a caller's data.
fn address(blocked: &str) -> String {
    web_sys::Url::new(blocked).map_or_else(
        // Not an address, but a word such as `eval`.
        |_| blocked.to_owned(),
        |url| {
            if url.host().is_empty() {
                url.protocol()
            } else {
                format!("{}//{}", url.protocol(), url.host())
            }
        },
    )
}

fn is_extension(address: &str) -> bool {
    address
        .split_once(':')
        .is_some_and(|(scheme, _)| scheme.ends_with("-extension"))
}

impl fmt::Debug for PolicyViolations {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("PolicyViolations").finish_non_exhaustive()
    }
}
