//! The browser's question before work is lost.

use std::cell::Cell;
use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use web_sys::Window;

/// Asks before the page is left while something is not saved. It stops asking when it is dropped.
#[derive(Debug)]
pub struct Leaving {
    unsaved: Rc<Cell<bool>>,
    _listener: EventListener,
}

impl Leaving {
    /// Listens for `beforeunload` on this window, until it is dropped.
    pub fn watch(window: &Window) -> Self {
        let unsaved = Rc::new(Cell::new(false));
        let asks = Rc::clone(&unsaved);
        let options = EventListenerOptions::enable_prevent_default();
        let listener = EventListener::new_with_options(window, "beforeunload", options, move |event| {
            if asks.get() {
                event.prevent_default();
            }
        });
        Self {
            unsaved,
            _listener: listener,
        }
    }

    /// Whether there is something to lose.
    pub fn set_unsaved(&self, unsaved: bool) {
        self.unsaved.set(unsaved);
    }
}
