//! Works as long as this window is the one to do so: keeps the bridge while it leads, and nothing while it stands by.

use std::cell::{Cell, OnceCell, RefCell};
use std::fmt;
use std::rc::{Rc, Weak};

use fusion_cti::config::Config;
use fusion_cti::config::page::PageParameters;
use fusion_cti::leadership::{LeaderAction, Role};
use fusion_cti::session::Intent;
use fusion_cti::view::ToolbarView;
use futures::FutureExt as _;
use futures::future::{AbortHandle, abortable};
use wasm_bindgen_futures::spawn_local;
use web_sys::Window;

use crate::bridge::Bridge;
use crate::ports::frame_trust::Embedding;
use crate::ports::windows::Windows;
use crate::start_error::StartError;
use crate::transport::Plan;
use crate::{config, registry};

/// What changes what is shown.
#[derive(Clone, Debug, PartialEq)]
pub enum ShellEvent {
    /// This window is something else to the others now.
    RoleChanged(Role),
    /// The session shows something else.
    ViewChanged(Rc<ToolbarView>),
    /// There is no session, for this reason.
    Refused(StartError),
}

/// A window's part in the work. Dropping it ends everything.
pub struct TabSupervisor(Rc<Inner>);

struct Inner {
    window: Window,
    ready: OnceCell<Ready>,
    windows: RefCell<Option<Rc<Windows>>>,
    role: Cell<Role>,
    /// The start that is under way.
    start: RefCell<Option<AbortHandle>>,
    bridge: RefCell<Option<Rc<Bridge>>>,
    on_event: Box<dyn Fn(ShellEvent)>,
}

/// What is known before anybody leads.
struct Ready {
    config: Rc<Config>,
    parameters: PageParameters,
    plan: Plan,
    /// What all windows share that work with the same phone system.
    phone_system: String,
}

impl TabSupervisor {
    /// Fetches the configuration, joins the other windows, and works when it is this one's turn.
    ///
    /// # Errors
    /// There is no window.
    pub fn open(on_event: impl Fn(ShellEvent) + 'static) -> Result<Self, StartError> {
        let inner = Rc::new(Inner {
            window: web_sys::window().ok_or(StartError::Browser("window"))?,
            ready: OnceCell::new(),
            windows: RefCell::default(),
            role: Cell::new(Role::Asking),
            start: RefCell::default(),
            bridge: RefCell::default(),
            on_event: Box::new(on_event),
        });
        let opened = Rc::clone(&inner);
        inner.run(opened.join());
        Ok(Self(inner))
    }

    /// Does what the agent asked for, where this window works.
    pub fn ask(&self, intent: Intent) {
        // Cloned first: what is asked for may end this bridge.
        let bridge = self.0.bridge.borrow().clone();
        if let Some(bridge) = bridge {
            bridge.ask(intent);
        }
    }

    /// Makes this window the one that works.
    pub fn take_over(&self) {
        let windows = self.0.windows.borrow().clone();
        if let Some(windows) = windows {
            windows.take_over();
        }
    }
}

impl Drop for TabSupervisor {
    fn drop(&mut self) {
        self.0.stop();
        self.0.windows.take();
    }
}

impl fmt::Debug for TabSupervisor {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_tuple("TabSupervisor")
            .field(&self.0.role.get())
            .finish()
    }
}

impl Inner {
    /// Runs something that [`stop`](Self::stop) breaks off.
    fn run(&self, work: impl Future<Output = ()> + 'static) {
        let (work, handle) = abortable(work);
        self.start.replace(Some(handle));
        // Broken off or done is all the same here.
        spawn_local(work.map(drop));
    }

    async fn join(self: Rc<Self>) {
        let ready = match self.prepare().await {
            Ok(ready) => self.ready.get_or_init(|| ready),
            Err(error) => return self.refuse(error),
        };
        let (actions, roles) = (Rc::downgrade(&self), Rc::downgrade(&self));
        let windows = Windows::join(
            &ready.phone_system,
            Box::new(move |action| with(&actions, |inner| inner.execute(action))),
            Box::new(move |role| {
                with(&roles, |inner| {
                    inner.role.set(role);
                    (inner.on_event)(ShellEvent::RoleChanged(role));
                });
            }),
        );
        self.windows.replace(Some(Rc::new(windows)));
    }

    /// Judges the frame around the page before anybody asks who leads: a page in a frame of somebody else's must not take the
    /// phone away from Fusion's.
    async fn prepare(&self) -> Result<Ready, StartError> {
        let config = Rc::new(config::load(&self.window).await?);
        let parameters = PageParameters::parse(&self.window.location().search().unwrap_or_default());
        let plan = Plan::make(&config.host, &Embedding::of(&self.window), &parameters)?;
        let phone_system = registry::phone_system(&config.vendor)?;
        Ok(Ready {
            config,
            parameters,
            plan,
            phone_system,
        })
    }

    fn execute(self: &Rc<Self>, action: LeaderAction) {
        match action {
            LeaderAction::Lead => {
                let inner = Rc::clone(self);
                self.run(inner.work());
            }
            LeaderAction::StepDown => {
                let bridge = self.bridge.take();
                if let Some(bridge) = bridge {
                    bridge.step_down();
                }
                self.stop();
            }
            LeaderAction::Stop => self.stop(),
            LeaderAction::Reload => {
                // Fails only for a page that is going away already.
                let _going = self.window.location().reload();
            }
        }
    }

    async fn work(self: Rc<Self>) {
        let Some(ready) = self.ready.get() else { return };
        let phone_system = (self.role.get() != Role::Alone).then_some(ready.phone_system.as_str());
        let inner = Rc::downgrade(&self);
        let role = Rc::downgrade(&self);
        let role = move || role.upgrade().map_or(Role::Alone, |inner| inner.role.get());
        let on_view = Box::new(move |view| {
            with(&inner, |inner| {
                (inner.on_event)(ShellEvent::ViewChanged(view));
            });
        });
        let started = Bridge::start(
            &self.window,
            &ready.config,
            &ready.parameters,
            ready.plan.clone(),
            phone_system,
            Box::new(role),
            on_view,
        );
        match started.await {
            Ok(bridge) => {
                self.bridge.replace(Some(Rc::new(bridge)));
            }
            Err(error) => self.refuse(error),
        }
    }

    /// Says why nothing works here, and keeps nobody else from trying.
    fn refuse(&self, error: StartError) {
        self.windows.take();
        (self.on_event)(ShellEvent::Refused(error));
    }

    /// Ends the work at once.
    fn stop(&self) {
        if let Some(start) = self.start.take() {
            start.abort();
        }
        self.bridge.take();
    }
}

fn with(inner: &Weak<Inner>, act: impl FnOnce(&Rc<Inner>)) {
    if let Some(inner) = inner.upgrade() {
        act(&inner);
    }
}
