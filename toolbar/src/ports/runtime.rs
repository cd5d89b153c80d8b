//! Clock, timer and tasks of the browser.

use std::cell::Cell;
use std::time::Duration;

use fusion_cti::driver::Runtime;
use fusion_cti::time::Timestamp;
use futures::FutureExt as _;
use futures::future::LocalBoxFuture;
use gloo_timers::future::TimeoutFuture;

/// The longest time that a browser's timer can be set to, in milliseconds. A longer wait ends early, which is harmless.
const LONGEST_MILLIS: u32 = i32::MAX as u32;

/// The browser as the driver's runtime.
#[derive(Debug, Default)]
pub struct BrowserRuntime {
    latest: Cell<Timestamp>,
}

impl Runtime for BrowserRuntime {
    fn now(&self) -> Timestamp {
        // The browser's clock runs backwards when the computer's is set back; ours then stands still.
        let now = browser_now().max(self.latest.get());
        self.latest.set(now);
        now
    }

    fn sleep(&self, duration: Duration) -> LocalBoxFuture<'static, ()> {
        let millis = u32::try_from(duration.as_millis()).unwrap_or(LONGEST_MILLIS);
        TimeoutFuture::new(millis.min(LONGEST_MILLIS)).boxed_local()
    }

    fn spawn(&self, task: LocalBoxFuture<'static, ()>) {
        wasm_bindgen_futures::spawn_local(task);
    }
}

/// The time by the browser's clock, in milliseconds since 1970.
pub fn browser_now() -> Timestamp {
    // The cast saturates: a clock before 1970 counts as 1970. A fraction of a millisecond is dropped.
    Timestamp(js_sys::Date::now() as u64)
}
