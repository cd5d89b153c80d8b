//! Times the steps of a command and prints what took how long.

use std::time::Duration;
#[allow(
    clippy::disallowed_types,
    reason = "this program never runs in the browser, where the clock is missing"
)]
use std::time::Instant;

/// The steps done so far, in the order in which they ran.
#[derive(Debug, Default)]
pub(crate) struct Stopwatch {
    steps: Vec<(String, Duration)>,
}

impl Stopwatch {
    /// Announces a step, runs it and keeps how long it took.
    pub(crate) fn time<T>(&mut self, name: &str, step: impl FnOnce() -> T) -> T {
        eprintln!("\n==> {name}");
        #[allow(clippy::disallowed_types, reason = "see the import")]
        let start = Instant::now();
        let result = step();
        self.steps.push((name.to_owned(), start.elapsed()));
        result
    }

    /// One line per step, then the sum.
    pub(crate) fn summary(&self) -> String {
        let total: Duration = self.steps.iter().map(|(_, time)| *time).sum();
        let rows = self.steps.iter().map(|(name, time)| row(name, *time));
        rows.chain([row("total", total)]).collect()
    }
}

fn row(name: &str, time: Duration) -> String {
    format!("{:>8.1} s  {name}\n", time.as_secs_f64())
}
