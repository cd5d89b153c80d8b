//! The other windows of this browser: one lock and one broadcast channel for all that share a phone system.
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
use js_sys::{Function, Promise};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{BroadcastChannel, MessageEvent};

use self::sys::{LockOptions, OnGranted};
use super::runtime::browser_now;

/// Begins the names of the lock and the channel.
const NAME: &str = "fusion-cti";

/// This window among the others. Dropping it releases the lock.
pub struct Windows(Rc<Inner>);

struct Inner {
    name: String,
    leadership: RefCell<Leadership>,
    role: Cell<Role>,
    channel: Option<(BroadcastChannel, EventListener)>,
    timer: RefCell<Option<Timeout>>,
    grant_callbacks: RefCell<Vec<Closure<OnGranted>>>,
    /// Resolves the promise for which the lock is held.
    release: RefCell<Option<Function>>,
    on_action: Box<dyn Fn(LeaderAction)>,
    on_role: Box<dyn Fn(Role)>,
}

impl Windows {
    /// Joins the windows that share `phone_system`. `on_action` is called with what to do, from within this call on;
    /// `on_role` with what this window is to the others, whenever that changes.
    pub fn join(
        phone_system: &str,
        on_action: Box<dyn Fn(LeaderAction)>,
        on_role: Box<dyn Fn(Role)>,
    ) -> Self {
        let name = format!("{NAME} {phone_system}");
        let inner = Rc::new_cyclic(|inner: &Weak<Inner>| Inner {
            channel: channel(&name, inner.clone()),
            name,
            leadership: RefCell::default(),
            role: Cell::new(Role::Asking),
            timer: RefCell::default(),
            grant_callbacks: RefCell::default(),
            release: RefCell::default(),
            on_action,
            on_role,
        });
        inner.handle(Input::Started);
        Self(inner)
    }

    /// Makes this the window that works.
    pub fn take_over(&self) {
        self.0.handle(Input::TakeOverAsked);
    }
}

impl Drop for Windows {
    fn drop(&mut self) {
        self.0.leave();
    }
}

impl fmt::Debug for Windows {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_tuple("Windows")
            .field(&self.0.role.get())
            .finish()
    }
}

impl Inner {
    fn handle(self: &Rc<Self>, input: Input) {
        let effects = self.leadership.borrow_mut().handle(browser_now(), input);
        for effect in effects {
            match effect {
                Effect::RequestLock(request) => self.request_lock(request),
                Effect::Send(message) => self.send(message),
                Effect::Execute(action) => (self.on_action)(action),
            }
        }
        let (role, deadline) = {
            let leadership = self.leadership.borrow();
            (leadership.role(), leadership.next_deadline())
        };
        if self.role.replace(role) != role {
            (self.on_role)(role);
        }
        let timer = deadline.map(|deadline| {
            let wait = deadline.since(browser_now()).as_millis();
            let inner = Rc::downgrade(self);
            Timeout::new(u32::try_from(wait).unwrap_or(u32::MAX), move || {
                handle(&inner, Input::TimePassed);
            })
        });
        self.timer.replace(timer);
    }

    fn send(&self, message: Message) {
        if let Some((channel, _)) = &self.channel {
            // Refused only by a channel that is closed, and then nobody listens.
            let _refused = channel.post_message(&message.word().into());
        }
    }

    fn request_lock(self: &Rc<Self>, request: LockRequest) {
        // A lock without a channel would be one that nobody can ask for.
        let requested = if self.channel.is_some() {
            self.request_from_browser(request)
        } else {
            Err(JsValue::NULL)
        };
        let inner = Rc::downgrade(self);
        spawn_local(async move {
            let outcome = match requested {
                Ok(promise) => JsFuture::from(promise).await,
                Err(thrown) => Err(thrown),
            };
            if let Err(error) = outcome {
                let input = match property::string(&error, "name").as_deref() {
                    Some("AbortError") => Input::LockLost(request),
                    _ => Input::LockDenied,
                };
                handle(&inner, input);
            }
        });
    }

    fn request_from_browser(self: &Rc<Self>, request: LockRequest) -> Result<Promise, JsValue> {
        let inner = Rc::downgrade(self);
        let on_granted = Closure::<OnGranted>::new(move || {
            let held = Promise::new(&mut |release, _| {
                if let Some(inner) = inner.upgrade() {
                    inner.release.replace(Some(release));
                }
            });
            handle(&inner, Input::LockGranted(request));
            held
        });
        let options = LockOptions::new(request == LockRequest::Stolen);
        let promise = sys::request_lock(&self.name, &options, &on_granted);
        self.grant_callbacks.borrow_mut().push(on_granted);
        promise
    }

    fn leave(&self) {
        self.timer.replace(None);
        if let Some(release) = self.release.take() {
            // A promise's own function throws nothing.
            let _ = release.call0(&JsValue::UNDEFINED);
        }
        if let Some((channel, _)) = &self.channel {
            channel.close();
        }
    }
}

fn channel(name: &str, inner: Weak<Inner>) -> Option<(BroadcastChannel, EventListener)> {
    let channel = BroadcastChannel::new(name).ok()?;
    let listener = EventListener::new(&channel, "message", move |event| {
        let text = event
            .dyn_ref::<MessageEvent>()
            .and_then(|event| event.data().as_string());
        if let Some(message) = text.and_then(|word| Message::read(&word)) {
            handle(&inner, Input::MessageReceived(message));
        }
    });
    Some((channel, listener))
}

fn handle(inner: &Weak<Inner>, input: Input) {
    if let Some(inner) = inner.upgrade() {
        inner.handle(input);
    }
}
