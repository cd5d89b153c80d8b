//! The other windows of this browser: one lock and one channel for all that share a vendor.
//!
//! A browser keeps both apart for each site at the top: windows of one Fusion see each other, a toolbar that was opened
//! outside Fusion does not see them.

mod sys;

use std::cell::{Cell, RefCell};
use std::fmt;
use std::rc::{Rc, Weak};

use fusion_cti::leadership::{Effect, Input, LeaderAction, Leadership, LockRequest, Message, Role};
use fusion_cti_js::property;
use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{BroadcastChannel, MessageEvent};

use super::runtime::browser_now;

/// Begins the name of lock and channel.
const NAME: &str = "fusion-cti";

/// This window among the others. Dropping it lets go of the lock.
pub struct Windows(Rc<Inner>);

struct Inner {
    name: String,
    machine: RefCell<Leadership>,
    shown: Cell<Role>,
    channel: Option<(BroadcastChannel, EventListener)>,
    timer: RefCell<Option<Timeout>>,
    /// What the browser calls when it gives the lock.
    grants: RefCell<Vec<Closure<dyn FnMut() -> Promise>>>,
    /// What lets go of the lock.
    release: RefCell<Option<Function>>,
    on_action: Box<dyn Fn(LeaderAction)>,
    on_role: Box<dyn Fn(Role)>,
}

impl Windows {
    /// Joins the windows that share `line`. `on_action` hears what to do, from within this call on; `on_role` hears
    /// what this window is to the others, whenever that changes.
    pub fn join(line: &str, on_action: Box<dyn Fn(LeaderAction)>, on_role: Box<dyn Fn(Role)>) -> Self {
        let name = format!("{NAME} {line}");
        let inner = Rc::new_cyclic(|inner: &Weak<Inner>| Inner {
            channel: channel(&name, inner.clone()),
            name,
            machine: RefCell::default(),
            shown: Cell::new(Role::Asking),
            timer: RefCell::default(),
            grants: RefCell::default(),
            release: RefCell::default(),
            on_action,
            on_role,
        });
        inner.take(Input::Started);
        Self(inner)
    }

    /// The agent wants to work in this window.
    pub fn take_over(&self) {
        self.0.take(Input::TakeOverAsked);
    }
}

impl Drop for Windows {
    fn drop(&mut self) {
        self.0.let_go();
    }
}

impl fmt::Debug for Windows {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_tuple("Windows")
            .field(&self.0.shown.get())
            .finish()
    }
}

impl Inner {
    fn take(self: &Rc<Self>, input: Input) {
        let effects = self.machine.borrow_mut().handle(browser_now(), input);
        for effect in effects {
            match effect {
                Effect::RequestLock(request) => self.request(request),
                Effect::Send(message) => self.say(message),
                Effect::Act(action) => (self.on_action)(action),
            }
        }
        let (role, deadline) = {
            let machine = self.machine.borrow();
            (machine.role(), machine.next_deadline())
        };
        if self.shown.replace(role) != role {
            (self.on_role)(role);
        }
        let timer = deadline.map(|deadline| {
            let wait = deadline.since(browser_now()).as_millis();
            let inner = Rc::downgrade(self);
            Timeout::new(u32::try_from(wait).unwrap_or(u32::MAX), move || {
                feed(&inner, Input::TimePassed);
            })
        });
        self.timer.replace(timer);
    }

    fn say(&self, message: Message) {
        if let Some((channel, _)) = &self.channel {
            // Refused only by a channel that is closed, and then nobody listens.
            let _said = channel.post_message(&message.word().into());
        }
    }

    fn request(self: &Rc<Self>, request: LockRequest) {
        // A lock without a channel would be one that nobody can ask for.
        let asked = if self.channel.is_some() {
            self.ask_browser(request)
        } else {
            Err(JsValue::NULL)
        };
        let inner = Rc::downgrade(self);
        spawn_local(async move {
            let outcome = match asked {
                Ok(promise) => JsFuture::from(promise).await,
                Err(thrown) => Err(thrown),
            };
            if let Err(error) = outcome {
                let input = match property::string(&error, "name").as_deref() {
                    Some("AbortError") => Input::LockLost(request),
                    _ => Input::LockDenied,
                };
                feed(&inner, input);
            }
        });
    }

    fn ask_browser(self: &Rc<Self>, request: LockRequest) -> Result<Promise, JsValue> {
        let options = Object::new();
        let steal = JsValue::from(request == LockRequest::Stolen);
        Reflect::set(&options, &"steal".into(), &steal)?;
        let inner = Rc::downgrade(self);
        let granted = Closure::new(move || {
            let held = Promise::new(&mut |release, _| {
                if let Some(inner) = inner.upgrade() {
                    inner.release.replace(Some(release));
                }
            });
            feed(&inner, Input::LockGranted(request));
            held
        });
        let promise = sys::request_lock(&self.name, &options, granted.as_ref().unchecked_ref());
        self.grants.borrow_mut().push(granted);
        promise
    }

    fn let_go(&self) {
        self.timer.replace(None);
        if let Some(release) = self.release.take() {
            // A promise's own function throws nothing.
            let _released = release.call0(&JsValue::UNDEFINED);
        }
        if let Some((channel, _)) = &self.channel {
            channel.close();
        }
    }
}

fn channel(name: &str, inner: Weak<Inner>) -> Option<(BroadcastChannel, EventListener)> {
    let channel = BroadcastChannel::new(name).ok()?;
    let listener = EventListener::new(&channel, "message", move |event| {
        let said = event
            .dyn_ref::<MessageEvent>()
            .and_then(|event| event.data().as_string());
        if let Some(message) = said.and_then(|word| Message::read(&word)) {
            feed(&inner, Input::MessageReceived(message));
        }
    });
    Some((channel, listener))
}

fn feed(inner: &Weak<Inner>, input: Input) {
    if let Some(inner) = inner.upgrade() {
        inner.take(input);
    }
}
