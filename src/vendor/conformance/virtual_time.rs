//! Time that passes only when everybody waits for it: a run of minutes takes milliseconds, and always the same ones.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt;
use std::future::Future;
use std::pin::{Pin, pin};
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, Wake, Waker};
use std::time::Duration;

use futures::channel::oneshot;
use futures::future::LocalBoxFuture;

use crate::time::Timestamp;

/// A clock and a small executor for native runs. Cheap to clone.
#[derive(Clone, Default)]
pub struct VirtualTime(Rc<RefCell<Inner>>);

#[derive(Default)]
struct Inner {
    now: Timestamp,
    count: u64,
    sleepers: BTreeMap<(Timestamp, u64), oneshot::Sender<()>>,
    spawned: Vec<LocalBoxFuture<'static, ()>>,
}

impl VirtualTime {
    /// The present moment; the first one is 0.
    pub fn now(&self) -> Timestamp {
        self.0.borrow().now
    }

    /// Resolves when this much time has passed.
    pub fn sleep(&self, duration: Duration) -> LocalBoxFuture<'static, ()> {
        let (wake, woken) = oneshot::channel();
        let mut inner = self.0.borrow_mut();
        inner.count += 1;
        let deadline = (inner.now.after(duration), inner.count);
        inner.sleepers.insert(deadline, wake);
        Box::pin(async move {
            // If the clock is dropped, the sleep ends.
            let _ = woken.await;
        })
    }

    /// Runs this concurrently with the task of [`run`](Self::run).
    pub fn spawn(&self, task: LocalBoxFuture<'static, ()>) {
        self.0.borrow_mut().spawned.push(task);
    }

    /// Runs until `task` is done. When nothing can make progress, the clock moves to the next deadline.
    /// Returns `None` when nothing sleeps either: `task` would wait forever.
    pub fn run<T>(&self, task: impl Future<Output = T>) -> Option<T> {
        let mut task = pin!(task);
        let mut concurrent: Vec<LocalBoxFuture<'static, ()>> = Vec::new();
        let woken = Arc::new(Woken(AtomicBool::new(true)));
        let waker = Waker::from(Arc::clone(&woken));
        let mut context = Context::from_waker(&waker);
        loop {
            while woken.0.swap(false, Ordering::Relaxed) {
                if let Poll::Ready(done) = task.as_mut().poll(&mut context) {
                    self.0.borrow_mut().spawned.append(&mut concurrent);
                    return Some(done);
                }
                self.poll_concurrent(&mut concurrent, &mut context);
            }
            if !self.advance() {
                return None;
            }
        }
    }

    fn poll_concurrent(&self, concurrent: &mut Vec<LocalBoxFuture<'static, ()>>, context: &mut Context<'_>) {
        concurrent.append(&mut self.0.borrow_mut().spawned);
        concurrent.retain_mut(|task| Pin::new(task).poll(context).is_pending());
        if !self.0.borrow().spawned.is_empty() {
            context.waker().wake_by_ref();
        }
    }

    /// Moves the clock to the next deadline and wakes its sleeper. Returns whether there was one.
    fn advance(&self) -> bool {
        let mut inner = self.0.borrow_mut();
        let Some(((moment, _), sleeper)) = inner.sleepers.pop_first() else {
            return false;
        };
        inner.now = moment;
        drop(inner);
        // A sleeper that was dropped needs no wake-up.
        let _ = sleeper.send(());
        true
    }
}

impl fmt::Debug for VirtualTime {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "VirtualTime({})", self.now().0)
    }
}

struct Woken(AtomicBool);

impl Wake for Woken {
    fn wake(self: Arc<Self>) {
        self.0.store(true, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_sleeps_less_wakes_first_and_the_clock_shows_when() {
        let time = VirtualTime::default();
        let seen = Rc::new(RefCell::new(Vec::new()));
        for seconds in [3, 1, 2] {
            let (clock, seen) = (time.clone(), Rc::clone(&seen));
            time.spawn(Box::pin(async move {
                clock.sleep(Duration::from_secs(seconds)).await;
                seen.borrow_mut().push((seconds, clock.now().0));
            }));
        }
        time.run(time.sleep(Duration::from_secs(5)));
        assert_eq!(*seen.borrow(), [(1, 1000), (2, 2000), (3, 3000)]);
    }

    #[test]
    fn a_wait_that_nothing_can_end_ends_the_run() {
        assert_eq!(VirtualTime::default().run(std::future::pending::<()>()), None);
    }

    #[test]
    fn a_task_that_is_not_done_goes_on_in_the_next_run() {
        let time = VirtualTime::default();
        let done = Rc::new(RefCell::new(false));
        let (clock, tell) = (time.clone(), Rc::clone(&done));
        time.spawn(Box::pin(async move {
            clock.sleep(Duration::from_secs(2)).await;
            *tell.borrow_mut() = true;
        }));
        time.run(time.sleep(Duration::from_secs(1)));
        assert!(!*done.borrow());
        time.run(time.sleep(Duration::from_secs(1)));
        assert!(*done.borrow());
    }
}
