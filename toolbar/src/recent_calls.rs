//! The latest calls of this page for the rules editor, if the configuration asks for them. They are personal data.
//!
//! They are in this page's memory alone: no storage ever holds them, and they are gone with the page. A storage would be of no
//! use either: browsers give a page in Fusion's frame another one than a page of the same address in a window of its own.
//! The editor asks the window that opened it, which is this page if somebody followed its link. The browser lets only pages
//! of this page's own origin look at what it holds.

use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

use fusion_cti::rules::{CallFacts, CallRules, Decision, RecentCalls, RuleBook};
use js_sys::Reflect;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{HtmlElement, Window};

/// The property of the window that holds the calls as text; the rules editor knows it by this name.
const PROPERTY: &str = "fusionCtiRecentCalls";

/// The id of what leads to the rules editor; hidden until there is something to take along.
const LINK: &str = "rules-editor";

/// The same rules, keeping this many of the latest calls that they are asked about.
pub fn recorded(book: RuleBook, most: usize, window: Window) -> RuleBook {
    match most {
        0 => book,
        _ => RuleBook::new(Rc::new(RecordingRules::new(book, most, window))),
    }
}

/// Rules that keep what they are asked about. The window's property goes with them.
struct RecordingRules {
    book: RuleBook,
    calls: RefCell<RecentCalls>,
    window: Window,
}

impl RecordingRules {
    fn new(book: RuleBook, most: usize, window: Window) -> Self {
        let rules = Self {
            book,
            calls: RefCell::new(RecentCalls::new(most)),
            window,
        };
        rules.publish(Some(&RecentCalls::new(most)));
        rules
    }

    /// Lets pages of this origin see these calls, and with them the link; or neither.
    fn publish(&self, calls: Option<&RecentCalls>) {
        let text = calls.map_or(JsValue::UNDEFINED, |calls| calls.to_text().into());
        // A window takes every property; if it did not, the editor would find none.
        let _set = Reflect::set(&self.window, &PROPERTY.into(), &text);
        let link = self
            .window
            .document()
            .and_then(|document| document.get_element_by_id(LINK));
        if let Some(link) = link.and_then(|link| link.dyn_into::<HtmlElement>().ok()) {
            link.set_hidden(calls.is_none());
        }
    }
}

impl CallRules for RecordingRules {
    fn decide(&self, facts: &CallFacts) -> Decision {
        let mut calls = self.calls.borrow_mut();
        calls.note(facts);
        self.publish(Some(&calls));
        self.book.decide(facts)
    }

    fn explain(&self, facts: &CallFacts) -> String {
        self.book.explain(facts)
    }
}

impl Drop for RecordingRules {
    fn drop(&mut self) {
        self.publish(None);
    }
}

/// What is kept is personal data.
impl fmt::Debug for RecordingRules {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("RecordingRules")
    }
}
