//! A browser with one lock and one channel, as far as leadership needs it.

use std::collections::VecDeque;
use std::time::Duration;

use fusion_cti::leadership::{Effect, Input, LeaderAction, Leadership, LockRequest, Role};
use fusion_cti::time::Timestamp;

/// Every window that was ever opened, in that order.
pub(crate) struct Windows {
    now: Timestamp,
    all: Vec<Window>,
    /// `None` where the browser has no locks.
    lock: Option<Lock>,
    log: Vec<String>,
}

#[derive(Default)]
struct Window {
    machine: Leadership,
    life: Life,
    works: bool,
    /// What waits until the window wakes.
    mail: VecDeque<Input>,
}

#[derive(Clone, Copy, PartialEq, Eq, Default)]
enum Life {
    #[default]
    Awake,
    Hangs,
    Dead,
}

#[derive(Default)]
struct Lock {
    holder: Option<(usize, LockRequest)>,
    queue: VecDeque<usize>,
}

impl Windows {
    pub(crate) fn opened(count: usize) -> Self {
        let mut windows = Self {
            now: Timestamp(1_000_000),
            all: Vec::new(),
            lock: Some(Lock::default()),
            log: Vec::new(),
        };
        for _ in 0..count {
            windows.open();
        }
        windows
    }

    pub(crate) fn without_locks() -> Self {
        let mut windows = Self::opened(0);
        windows.lock = None;
        windows.open();
        windows
    }

    pub(crate) fn open(&mut self) {
        self.all.push(Window::default());
        self.tell(self.all.len() - 1, Input::Started);
    }

    pub(crate) fn press(&mut self, window: usize) {
        self.press_together(&[window]);
    }

    pub(crate) fn press_together(&mut self, windows: &[usize]) {
        for window in windows {
            if self.all[*window].life == Life::Awake {
                self.all[*window].mail.push_back(Input::TakeOverAsked);
            }
        }
        self.deliver();
    }

    pub(crate) fn die(&mut self, window: usize) {
        self.all[window].life = Life::Dead;
        self.all[window].works = false;
        self.let_go(window);
        self.deliver();
    }

    pub(crate) fn hang(&mut self, window: usize) {
        if self.all[window].life == Life::Awake {
            self.all[window].life = Life::Hangs;
        }
    }

    pub(crate) fn wake(&mut self, window: usize) {
        if self.all[window].life == Life::Hangs {
            self.all[window].life = Life::Awake;
        }
        self.deliver();
    }

    pub(crate) fn wake_all(&mut self) {
        for window in 0..self.all.len() {
            self.wake(window);
        }
    }

    pub(crate) fn reload(&mut self, window: usize) {
        if self.all[window].life == Life::Awake {
            self.load_again(window);
            self.deliver();
        }
    }

    /// Time goes by in small steps, and everyone who is awake has a timer.
    pub(crate) fn pass(&mut self, time: Duration) {
        let end = self.now.after(time);
        loop {
            let awake = self.all.iter().filter(|window| window.life == Life::Awake);
            let next = awake.filter_map(|window| window.machine.next_deadline()).min();
            self.now = next.unwrap_or(end).clamp(self.now, end);
            for window in 0..self.all.len() {
                let due = self.all[window].machine.next_deadline();
                if self.all[window].life == Life::Awake && due.is_some_and(|due| due <= self.now) {
                    self.tell(window, Input::TimePassed);
                }
            }
            if self.now == end {
                return;
            }
        }
    }

    /// Time goes by without any timer.
    pub(crate) fn sleep(&mut self, time: Duration) {
        self.now = self.now.after(time);
    }

    pub(crate) fn roles(&self) -> Vec<Role> {
        let there = self.all.iter().filter(|window| window.life != Life::Dead);
        there.map(|window| window.machine.role()).collect()
    }

    /// The windows that talk to Fusion and to the vendor; one that hangs may work on for all that anybody knows, until
    /// its lock was taken.
    pub(crate) fn working(&self) -> Vec<usize> {
        let holds = |window: &usize| {
            self.lock
                .as_ref()
                .is_none_or(|lock| lock.holder.is_some_and(|(holder, _)| holder == *window))
        };
        let works = |window: &usize| self.all[*window].works;
        (0..self.all.len()).filter(works).filter(holds).collect()
    }

    pub(crate) fn log(&self) -> &[String] {
        &self.log
    }

    fn tell(&mut self, window: usize, input: Input) {
        self.all[window].mail.push_back(input);
        self.deliver();
    }

    /// Everybody who is awake reads their mail, until there is none.
    fn deliver(&mut self) {
        while let Some((window, input)) = self.next_mail() {
            let effects = self.all[window].machine.handle(self.now, input);
            for effect in effects {
                self.run(window, effect);
            }
            let awake_and_working = |window: &&Window| window.works && window.life == Life::Awake;
            let at_work = self.all.iter().filter(awake_and_working).count();
            // Whoever just woke has the news of its lost lock in its mail and nothing before it that makes it speak.
            let unread = self.all.iter().any(|window| !window.mail.is_empty());
            assert!(at_work <= 1 || unread, "two work at a time: {:?}", self.log);
        }
    }

    fn next_mail(&mut self) -> Option<(usize, Input)> {
        let reader = self
            .all
            .iter()
            .position(|window| window.life == Life::Awake && !window.mail.is_empty())?;
        Some((reader, self.all[reader].mail.pop_front()?))
    }

    fn run(&mut self, window: usize, effect: Effect) {
        match effect {
            Effect::RequestLock(request) => self.request(window, request),
            Effect::Send(message) => {
                for (other, receiver) in self.all.iter_mut().enumerate() {
                    if other != window && receiver.life != Life::Dead {
                        receiver.mail.push_back(Input::MessageReceived(message));
                    }
                }
            }
            Effect::Execute(LeaderAction::Lead) => self.work(window, true, "leads"),
            Effect::Execute(LeaderAction::StepDown) => self.work(window, false, "steps down"),
            Effect::Execute(LeaderAction::Stop) => self.work(window, false, "stops"),
            Effect::Execute(LeaderAction::Reload) => {
                self.log.push(format!("{window} loads again"));
                self.load_again(window);
            }
        }
    }

    fn work(&mut self, window: usize, works: bool, what: &str) {
        assert_ne!(self.all[window].works, works, "{window} {what} twice");
        self.all[window].works = works;
        self.log.push(format!("{window} {what}"));
    }

    fn request(&mut self, window: usize, request: LockRequest) {
        let Some(lock) = &mut self.lock else {
            self.all[window].mail.push_back(Input::LockDenied);
            return;
        };
        match request {
            LockRequest::Queued => lock.queue.push_back(window),
            LockRequest::Stolen => {
                if let Some((robbed, by)) = lock.holder.take() {
                    self.all[robbed].mail.push_back(Input::LockLost(by));
                }
                lock.holder = Some((window, request));
                self.all[window].mail.push_back(Input::LockGranted(request));
            }
        }
        self.hand_out();
    }

    fn hand_out(&mut self) {
        let Some(lock) = &mut self.lock else { return };
        if lock.holder.is_none()
            && let Some(next) = lock.queue.pop_front()
        {
            lock.holder = Some((next, LockRequest::Queued));
            self.all[next]
                .mail
                .push_back(Input::LockGranted(LockRequest::Queued));
        }
    }

    fn let_go(&mut self, window: usize) {
        if let Some(lock) = &mut self.lock {
            lock.queue.retain(|waiting| *waiting != window);
            lock.holder = lock.holder.filter(|(holder, _)| *holder != window);
        }
        self.hand_out();
    }

    fn load_again(&mut self, window: usize) {
        self.all[window] = Window::default();
        self.let_go(window);
        self.all[window].mail.push_back(Input::Started);
    }
}
