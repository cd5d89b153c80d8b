//! The pump between session, simulator and a Fusion that the test plays, on virtual time.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use std::time::Duration;

use fusion_cti::driver::{Driver, Forgetful, HostInbox, HostPort, Parts, Runtime};
use fusion_cti::host::{Answer, Command, HostMessage, HostRequest, InteractionCommand, Order, ReplyData};
use fusion_cti::ids::{CommandId, EventId, RequestId};
use fusion_cti::session::{Intent, Session};
use fusion_cti::time::Timestamp;
use fusion_cti::vendor::simulator::{FarEnd, Offer, Simulator};
use fusion_cti::view::ToolbarView;
use futures::FutureExt;
use futures::channel::oneshot;
use futures::executor::{LocalPool, LocalSpawner};
use futures::future::LocalBoxFuture;
use futures::task::LocalSpawnExt;

use crate::story::reading;

/// By moment and order of setting.
type Alarms = Rc<RefCell<BTreeMap<(u64, u64), oneshot::Sender<()>>>>;

/// Time that moves only when the test says so.
#[derive(Clone)]
struct VirtualRuntime {
    now: Rc<Cell<u64>>,
    alarms: Alarms,
    set: Rc<Cell<u64>>,
    spawner: LocalSpawner,
}

impl Runtime for VirtualRuntime {
    fn now(&self) -> Timestamp {
        Timestamp(self.now.get())
    }

    fn sleep(&self, duration: Duration) -> LocalBoxFuture<'static, ()> {
        let (ring, wait) = oneshot::channel();
        self.set.set(self.set.get() + 1);
        let at = Timestamp(self.now.get()).after(duration).0;
        self.alarms.borrow_mut().insert((at, self.set.get()), ring);
        wait.map(|_| ()).boxed_local()
    }

    fn spawn(&self, task: LocalBoxFuture<'static, ()>) {
        self.spawner
            .spawn_local(task)
            .expect("the pool lives as long as the test");
    }
}

/// A Fusion that answers at once, from within the call, or not at all.
struct PlayedFusion {
    inbox: RefCell<Option<HostInbox>>,
    answers: Cell<bool>,
    asked: RefCell<Vec<String>>,
    answered: RefCell<Vec<(CommandId, Answer)>>,
}

impl HostPort for PlayedFusion {
    fn open(&self, inbox: HostInbox) {
        *self.inbox.borrow_mut() = Some(inbox);
    }

    fn ask(&self, request: RequestId, what: &HostRequest) {
        self.asked.borrow_mut().push(match what {
            HostRequest::CloseCommunication { reason, .. } => format!("close {reason}"),
            other => other.name().to_owned(),
        });
        if self.answers.get() && what.is_answered() {
            self.say(HostMessage::Replied {
                request,
                reply: Ok(ReplyData::default()),
            });
        }
    }

    fn answer(&self, command: CommandId, answer: &Answer) {
        self.answered.borrow_mut().push((command, answer.clone()));
    }
}

impl PlayedFusion {
    fn say(&self, message: HostMessage) {
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

/// The driver comes first and the pool last: what is dropped may still spawn its farewell.
struct Desk {
    driver: Option<Driver>,
    runtime: VirtualRuntime,
    fusion: Rc<PlayedFusion>,
    far_end: FarEnd,
    view: Rc<RefCell<Option<ToolbarView>>>,
    pool: LocalPool,
}

impl Desk {
    fn open(fusion_answers: bool) -> Self {
        let pool = LocalPool::new();
        let runtime = VirtualRuntime {
            now: Rc::default(),
            alarms: Rc::default(),
            set: Rc::default(),
            spawner: pool.spawner(),
        };
        let fusion = Rc::new(PlayedFusion {
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
            store: Rc::new(Forgetful),
            runtime: Rc::new(runtime.clone()),
        };
        let driver = Driver::start(parts, move |view| *shown.borrow_mut() = Some(view));
        let mut desk = Self {
            pool,
            runtime,
            fusion,
            far_end,
            driver: Some(driver),
            view,
        };
        desk.settle();
        desk
    }

    fn settle(&mut self) {
        self.pool.run_until_stalled();
    }

    /// Lets time pass; every alarm on the way rings at its own moment.
    fn pass(&mut self, millis: u64) {
        let until = self.runtime.now.get() + millis;
        loop {
            let next = self
                .runtime
                .alarms
                .borrow()
                .keys()
                .next()
                .copied()
                .filter(|(at, _)| *at <= until);
            let Some(alarm) = next else { break };
            self.runtime.now.set(alarm.0);
            let ring = self.runtime.alarms.borrow_mut().remove(&alarm);
            ring.map(|ring| ring.send(()));
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
fn a_call_goes_from_the_simulator_to_fusion_and_back_although_fusion_answers_from_within_the_question() {
    let mut desk = Desk::open(true);
    let call = desk.far_end.ring(Offer::from_number("+441632960123"));
    desk.settle();
    assert_eq!(desk.cards(), ["Incoming call"]);
    desk.ask(Intent::Accept(call.clone()));
    assert_eq!(desk.cards(), ["Connected"]);
    desk.far_end.customer_hangs_up(&call);
    desk.settle();
    assert_eq!(
        desk.fusion.told_of_calls(),
        ["new communication", "start communication", "close WRAPUP"]
    );
}

#[test]
fn deadlines_ring_by_themselves_when_fusion_says_nothing() {
    let mut desk = Desk::open(false);
    let call = desk.far_end.ring(Offer::from_number("+441632960123"));
    desk.settle();
    assert_eq!(
        desk.fusion.told_of_calls(),
        Vec::<String>::new(),
        "Fusion has not answered the configuration"
    );
    desk.ask(Intent::Accept(call));
    desk.pass(6_000);
    assert_eq!(desk.fusion.told_of_calls(), ["new communication"]);
    desk.pass(6_000);
    assert_eq!(
        desk.fusion.told_of_calls(),
        ["new communication", "start communication"]
    );
    assert_eq!(desk.cards(), ["Connected"]);
}

#[test]
fn a_command_is_answered_only_when_the_phone_has_answered() {
    let mut desk = Desk::open(true);
    let call = desk.far_end.ring(Offer::from_number("+441632960123"));
    desk.settle();
    let order = Order::Interaction(InteractionCommand {
        event_id: Some(EventId::from(call.as_str())),
        command: Command::Accept,
    });
    desk.fusion.say(HostMessage::Commanded {
        command: CommandId(7),
        order,
    });
    assert_eq!(
        *desk.fusion.answered.borrow(),
        [],
        "the phone has not been asked yet"
    );
    desk.settle();
    let answered = desk.fusion.answered.borrow();
    assert!(
        matches!(answered.as_slice(), [(CommandId(7), Answer::Done(_))]),
        "{answered:?}"
    );
}

#[test]
fn the_picture_is_shown_once_more_for_a_shell_that_adds_to_it_until_the_driver_is_dropped() {
    let mut desk = Desk::open(true);
    let again = desk.driver.as_ref().expect("the driver runs").again();
    let shown = desk.view.take();
    assert!(shown.is_some());
    again();
    assert_eq!(*desk.view.borrow(), shown);
    desk.view.take();
    desk.driver = None;
    again();
    assert_eq!(*desk.view.borrow(), None);
}

#[test]
fn nothing_happens_any_more_once_the_driver_is_dropped() {
    let mut desk = Desk::open(true);
    desk.driver = None;
    desk.settle();
    let told = desk.fusion.asked.borrow().len();
    desk.far_end.ring(Offer::from_number("+441632960123"));
    desk.pass(60_000);
    assert_eq!(desk.fusion.asked.borrow().len(), told);
}

#[test]
fn a_window_that_steps_down_tells_fusion_so_last_and_leaves_its_call_to_the_next_one() {
    let mut desk = Desk::open(true);
    let call = desk.far_end.ring(Offer::from_number("+441632960123"));
    desk.settle();
    desk.ask(Intent::Accept(call.clone()));
    let told = desk.fusion.asked.borrow().len();
    desk.driver.take().expect("the driver runs").step_down();
    desk.settle();
    assert_eq!(desk.fusion.asked.borrow()[told..], ["agent state", "ready"]);
    desk.far_end.customer_hangs_up(&call);
    desk.pass(60_000);
    assert_eq!(
        desk.fusion.told_of_calls(),
        ["new communication", "start communication"]
    );
}

#[test]
fn a_day_of_calls_leaves_no_alarm_behind() {
    let mut desk = Desk::open(true);
    for _ in 0..200 {
        let call = desk.far_end.ring(Offer::from_number("+441632960123"));
        desk.settle();
        desk.ask(Intent::Accept(call.clone()));
        desk.far_end.customer_hangs_up(&call);
        desk.settle();
        desk.ask(Intent::Control(
            call,
            fusion_cti::vendor::CallControl::FinishWrapUp,
        ));
        desk.pass(10_000);
    }
    assert_eq!(desk.cards(), Vec::<String>::new());
    let waiting = desk.runtime.alarms.borrow().len();
    assert!(waiting <= 1, "{waiting} alarms are set");
}
