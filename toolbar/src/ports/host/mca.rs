//! The MCA wire over `postMessage`.

use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

use fusion_cti::driver::{HostInbox, HostPort};
use fusion_cti::host::{Answer, HostRequest};
use fusion_cti::ids::{CommandId, RequestId};
use fusion_cti::origin::Origin;
use fusion_cti::protocol::{McaLink, McaSettings, WireError};
use gloo_events::EventListener;
use wasm_bindgen::JsCast as _;
use web_sys::{MessageEvent, Window};

use crate::ports::counters::Counters;
use crate::ports::page::fresh_uuid;

/// Counted: a message of an origin that was not selected.
pub const FOREIGN_ORIGIN: &str = "Ignored: from another origin";
/// Counted: a message of the selected origin, but not of the frame around this page.
pub const FOREIGN_SOURCE: &str = "Ignored: not from the frame around this page";
/// Counted: a message whose data is not a string.
pub const NOT_TEXT: &str = "Ignored: not a text";
const NOISE: &str = "Ignored: Fusion's own signals";
const NO_MESSAGE: &str = "Ignored: not a message of the protocol";
const LATE_REPLY: &str = "Ignored: reply that nobody waits for";
const OTHER_CHANNEL: &str = "Ignored: for another channel";
const NOT_POSTED: &str = "Not sent: the browser refused";

/// One conversation with the frame around the page. Dropping it ends the listening.
pub struct McaPort {
    window: Window,
    parent: Window,
    origin: Origin,
    link: Rc<RefCell<McaLink>>,
    counters: Rc<Counters>,
    listener: RefCell<Option<EventListener>>,
}

impl McaPort {
    /// A port between `window` and `parent`, which was found to be of `origin`. Every message that is ignored is counted
    /// in `counters`.
    pub fn new(
        window: Window,
        parent: Window,
        origin: Origin,
        settings: McaSettings,
        counters: Rc<Counters>,
    ) -> Self {
        let link = Rc::new(RefCell::new(McaLink::new(settings)));
        Self {
            window,
            parent,
            origin,
            link,
            counters,
            listener: RefCell::default(),
        }
    }

    /// Posts to the selected origin only. If the parent has navigated to another origin, the browser delivers nothing.
    fn post(&self, text: &str) {
        if self
            .parent
            .post_message(&text.into(), self.origin.as_str())
            .is_err()
        {
            self.counters.increment(NOT_POSTED);
        }
    }
}

impl HostPort for McaPort {
    fn open(&self, inbox: HostInbox) {
        let (parent, origin) = (self.parent.clone(), self.origin.clone());
        let (link, counters) = (Rc::clone(&self.link), Rc::clone(&self.counters));
        let listener = EventListener::new(&self.window, "message", move |event| {
            let Some(text) = trusted_text(event, &parent, &origin, &counters) else {
                return;
            };
            // Read first, delivered after: whoever receives the message may send a request at once.
            let message = link.borrow_mut().receive(&text);
            match message {
                Ok(message) => inbox.deliver(message),
                Err(error) => counters.increment(kind(&error)),
            }
        });
        *self.listener.borrow_mut() = Some(listener);
    }

    fn ask(&self, request: RequestId, what: &HostRequest) {
        let Some(uuid) = fresh_uuid(&self.window) else {
            self.counters.increment(NOT_POSTED);
            return;
        };
        let text = self.link.borrow_mut().request(request, what, uuid);
        if let Some(text) = text {
            self.post(&text);
        }
    }

    fn answer(&self, command: CommandId, answer: &Answer) {
        let text = self.link.borrow_mut().answer(command, answer);
        if let Some(text) = text {
            self.post(&text);
        }
    }
}

impl fmt::Debug for McaPort {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("McaPort")
            .field("origin", &self.origin)
            .finish_non_exhaustive()
    }
}

/// The text of a message that counts: of the selected origin *and* of the window around this one.
fn trusted_text(
    event: &web_sys::Event,
    parent: &Window,
    origin: &Origin,
    counters: &Counters,
) -> Option<String> {
    let event: &MessageEvent = event.dyn_ref()?;
    let source = event.source();
    if event.origin() != origin.as_str() {
        // The vendor's frame talks to the vendor's library all day; that is not worth counting.
        if !source.as_ref().is_some_and(is_child) {
            counters.increment(FOREIGN_ORIGIN);
        }
        return None;
    }
    if !source.is_some_and(|source| js_sys::Object::is(&source, parent)) {
        counters.increment(FOREIGN_SOURCE);
        return None;
    }
    let text = event.data().as_string();
    if text.is_none() {
        counters.increment(NOT_TEXT);
    }
    text
}

/// Whether a window is a frame within this page.
fn is_child(window: &js_sys::Object) -> bool {
    let page = js_sys::global();
    let parent = js_sys::Reflect::get(window, &"parent".into());
    // A page without a frame around it is its own parent.
    !js_sys::Object::is(window, &page) && parent.is_ok_and(|parent| js_sys::Object::is(&parent, &page))
}

/// Under which name an unread text is counted.
fn kind(error: &WireError) -> &'static str {
    match error {
        WireError::Noise => NOISE,
        WireError::ForeignReply { .. } => LATE_REPLY,
        WireError::OtherChannel(_) => OTHER_CHANNEL,
        WireError::TooLarge { .. }
        | WireError::NotJson { .. }
        | WireError::NotAnObject
        | WireError::NoMethod
        | WireError::UnknownMethod(_)
        | WireError::BadField { .. } => NO_MESSAGE,
    }
}
