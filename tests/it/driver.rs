//! The pump between session, simulator and a Fusion that the test plays, on virtual time.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use std::time::Duration;

use fusion_cti::driver::{Driver, HostInbox, HostPort, NullStore, Parts, Runtime};
use fusion_cti::host::{Answer, Command, HostMessage, HostRequest, InteractionCommand, Order, ReplyData};
use fusion_cti::ids::{CommandId, EventId, RequestId};
use fusion_cti::session::{Intent, Session};
use fusion_cti::time::Timestamp;
use fusion_cti::vendor::simulator::{FarEnd, Offer, Simulator};
use fusion_cti::vendor::{CallAction, CallRequest};
use fusion_cti::view::{ShellNotes, ToolbarView};
use futures::FutureExt;
use futures::channel::oneshot;
use futures::executor::{LocalPool, LocalSpawner};
use futures::future::LocalBoxFuture;
use futures::task::LocalSpawnExt;

use crate::story::reading;

/// By moment, then in the order in which they were set.
type Timers = Rc<RefCell<BTreeMap<(u64, u64), oneshot::Sender<()>>>>;

/// Time that moves only when the test says so.
#[derive(Clone)]
struct VirtualRuntime {
    now: Rc<Cell<u64>>,
    timers: Timers,
    count: Rc<Cell<u64>>,
    spawner: LocalSpawner,
}

impl Runtime for VirtualRuntime {
    fn now(&self) -> Timestamp {
        Timestamp(self.now.get())
    }

    fn sleep(&self, duration: Duration) -> LocalBoxFuture<'static, ()> {
        let (expire, wait) = oneshot::channel();
        self.count.set(self.count.get() + 1);
        let at = Timestamp(self.now.get()).after(duration).0;
        self.timers.borrow_mut().insert((at, self.count.get()), expire);
        wait.map(|_| ()).boxed_local()
    }

    fn spawn(&self, task: LocalBoxFuture<'static, ()>) {
        self.spawner
            .spawn_local(task)
            .expect("the pool lives as long as the test");
    }
}

/// A Fusion that answers at once, from within the call, or not at all.
struct FakeFusion {
    inbox: RefCell<Option<HostInbox>>,
    answers: Cell<bool>,
    asked: RefCell<Vec<String>>,
    answered: RefCell<Vec<(CommandId, Answer)>>,
}

impl HostPort for FakeFusion {
    fn open(&self, inbox: HostInbox) {
        *self.inbox.borrow_mut() = Some(inbox);
    }

    fn ask(&self, request: RequestId, what: &HostRequest) {
        self.asked.borrow_mut().push(match what {
            HostRequest::CloseCommunication { reason, .. } => format!("close {reason}"),
            other => other.name().to_owned(),
        });
        if self.answers.get() && what.is_answered() {
            self.send(HostMessage::Replied {
                request,
                reply: Ok(ReplyData::default()),
            });
        }
    }

    fn answer(&self, command: CommandId, answer: &Answer) {
        self.answered.borrow_mut().push((command, answer.clone()));
    }
}

impl FakeFusion {
    fn send(&self, message: HostMessage) {
        let inbox = self.inbox.borrow().clone();
        inbox.expect("the port is open").deliver(message);
    }

    fn told_of_calls(&self) -> Vec<String> {
        let asked = self.asked.borrow();
        asked
            .iter()
            .filter(|name| {
                ["new", "start", "close"]
                    .iter()
                    .any(|word| name.starts_with(word))
            })
            .cloned()
            .collect()
    }
}

/// The driver comes first and the pool last, because a driver that is dropped still spawns a task.
struct Setup {
    driver: Option<Driver>,
    runtime: VirtualRuntime,
    fusion: Rc<FakeFusion>,
    far_end: FarEnd,
    view: Rc<RefCell<Option<Rc<ToolbarView>>>>,
    pool: LocalPool,
}

impl Setup {
    fn open(fusion_answers: bool) -> Self {
        let pool = LocalPool::new();
        let runtime = VirtualRuntime {
            now: Rc::default(),
            timers: Rc::default(),
            count: Rc::default(),
            spawner: pool.spawner(),
        };
        let fusion = Rc::new(FakeFusion {
            inbox: RefCell::default(),
            answers: Cell::new(fusion_answers),
            asked: RefCell::default(),
            answered: RefCell::default(),
        });
        let (phone, far_end) = Simulator::new(Simulator::everything());
        let view = Rc::new(RefCell::new(None));
        let shown = Rc::clone(&view);
        let parts = Parts {
            session: Session::new(reading::settings(&serde_json::Value::Null)),
            vendor: Rc::new(phone),
            host: Rc::clone(&fusion) as Rc<dyn HostPort>,
            store: Rc::new(NullStore),
            runtime: Rc::new(runtime.clone()),
            notes: Box::new(ShellNotes::default),
        };
        let driver = Driver::start(parts, move |view| *shown.borrow_mut() = Some(view));
        let mut setup = Self {
            pool,
            runtime,
            fusion,
            far_end,
            driver: Some(driver),
            view,
        };
        setup.settle();
        setup
    }

    fn settle(&mut self) {
        self.pool.run_until_stalled();
    }

    /// Lets time pass; every timer on the way expires at its own moment.
    fn pass(&mut self, millis: u64) {
        let until = self.runtime.now.get() + millis;
        loop {
            let next = self
                .runtime
                .timers
                .borrow()
                .keys()
                .next()
                .copied()
                .filter(|(at, _)| *at <= until);
            let Some(timer) = next else { break };
            self.runtime.now.set(timer.0);
            let expire = self.runtime.timers.borrow_mut().remove(&timer);
            expire.map(|expire| expire.send(()));
            self.settle();
        }
        self.runtime.now.set(until);
        self.settle();
    }

    fn ask(&mut self, intent: Intent) {
        self.driver.as_ref().expect("the driver runs").ask(intent);
        self.settle();
    }

    fn cards(&self) -> Vec<String> {
        let view = self.view.borrow();
        view.iter()
            .flat_map(|view| &view.calls)
            .map(|card| card.status.clone())
            .collect()
    }
}

#[test]
fn a_call_goes_from_the_simulator_to_fusion_and_back_although_fusion_answers_from_within_the_request() {
    let mut setup = Setup::open(true);
    let call = setup.far_end.ring(Offer::from_number("+441632960123"));
    setup.settle();
    assert_eq!(setup.cards(), ["Incoming call"]);
    setup.ask(Intent::Call(call.clone(), CallRequest::Accept));
    assert_eq!(setup.cards(), ["Connected"]);
    setup.far_end.customer_hangs_up(&call);
    setup.settle();
    assert_eq!(
        setup.fusion.told_of_calls(),
        ["new communication", "start communication", "close WRAPUP"]
    );
}

#[test]
fn deadlines_pass_by_themselves_when_fusion_says_nothing() {
    let mut setup = Setup::open(false);
    let call = setup.far_end.ring(Offer::from_number("+441632960123"));
    setup.settle();
    assert_eq!(
        setup.fusion.told_of_calls(),
        Vec::<String>::new(),
        "Fusion has not answered the configuration"
    );
    setup.ask(Intent::Call(call, CallRequest::Accept));
    setup.pass(6_000);
    assert_eq!(setup.fusion.told_of_calls(), ["new communication"]);
    setup.pass(20_000);
    assert_eq!(
        setup.fusion.told_of_calls(),
        ["new communication", "start communication"]
    );
    assert_eq!(setup.cards(), ["Connected"]);
}

#[test]
fn a_command_is_answered_only_when_the_phone_has_answered() {
    let mut setup = Setup::open(true);
    let call = setup.far_end.ring(Offer::from_number("+441632960123"));
    setup.settle();
    let order = Order::Interaction(InteractionCommand {
        event_id: Some(EventId::from(call.as_str())),
        command: Command::Call(CallAction::Accept),
    });
    setup.fusion.send(HostMessage::Commanded {
        command: CommandId(7),
        order,
    });
    assert_eq!(
        *setup.fusion.answered.borrow(),
        [],
        "the phone has not been asked yet"
    );
    setup.settle();
    let answered = setup.fusion.answered.borrow();
    assert!(
        matches!(answered.as_slice(), [(CommandId(7), Answer::Done(_))]),
        "{answered:?}"
    );
}

#[test]
fn a_refresh_handle_shows_the_view_once_more_until_the_driver_is_dropped() {
    let mut setup = Setup::open(true);
    let refresh = setup.driver.as_ref().expect("the driver runs").refresh_handle();
    let shown = setup.view.take();
    assert!(shown.is_some());
    refresh();
    assert_eq!(*setup.view.borrow(), shown);
    setup.view.take();
    setup.driver = None;
    refresh();
    assert_eq!(*setup.view.borrow(), None);
}

#[test]
fn nothing_happens_any_more_once_the_driver_is_dropped() {
    let mut setup = Setup::open(true);
    setup.driver = None;
    setup.settle();
    let told = setup.fusion.asked.borrow().len();
    setup.far_end.ring(Offer::from_number("+441632960123"));
    setup.pass(60_000);
    assert_eq!(setup.fusion.asked.borrow().len(), told);
}

#[test]
fn a_window_that_steps_down_tells_fusion_so_last_and_leaves_its_call_to_the_next_one() {
    let mut setup = Setup::open(true);
    let call = setup.far_end.ring(Offer::from_number("+441632960123"));
    setup.settle();
    setup.ask(Intent::Call(call.clone(), CallRequest::Accept));
    let told = setup.fusion.asked.borrow().len();
    setup.driver.take().expect("the driver runs").step_down();
    setup.settle();
    assert_eq!(setup.fusion.asked.borrow()[told..], ["agent state", "ready"]);
    setup.far_end.customer_hangs_up(&call);
    setup.pass(60_000);
    assert_eq!(
        setup.fusion.told_of_calls(),
        ["new communication", "start communication"]
    );
}

#[test]
fn a_day_of_calls_leaves_no_timer_behind() {
    let mut setup = Setup::open(true);
    for _ in 0..200 {
        let call = setup.far_end.ring(Offer::from_number("+441632960123"));
        setup.settle();
        setup.ask(Intent::Call(call.clone(), CallRequest::Accept));
        setup.far_end.customer_hangs_up(&call);
        setup.settle();
        setup.ask(Intent::Call(call, CallRequest::FinishWrapUp));
        setup.pass(10_000);
    }
    assert_eq!(setup.cards(), Vec::<String>::new());
    let pending = setup.runtime.timers.borrow().len();
    assert!(pending <= 1, "{pending} timers are set");
}
