//! Runs the steps of a long command one after the other and sums up: what took how long, what
//! failed, the counts.

mod tally;

use std::process::ExitCode;
use std::time::Duration;
#[allow(
    clippy::disallowed_types,
    reason = "this program never runs in the browser, where the clock is missing"
)]
use std::time::Instant;

use anyhow::{Error, Result};

pub(crate) use tally::Tally;

/// The steps that have run so far.
#[derive(Debug, Default)]
pub(crate) struct Report {
    times: Vec<(String, Duration)>,
    total: Tally,
    remarks: Vec<String>,
}

impl Report {
    /// Runs a step that is done or not done; it counts as one.
    pub(crate) fn check(&mut self, name: &str, step: impl FnOnce() -> Result<()>) {
        self.tests(name, || step().map(|()| Tally::ONE_SUCCESS));
    }

    /// Runs a step that counts its own tests. A step that dies, or that ran no test, counts as one failure.
    pub(crate) fn tests(&mut self, name: &str, step: impl FnOnce() -> Result<Tally>) {
        eprintln!("\n==> {name}");
        #[allow(clippy::disallowed_types, reason = "see the import")]
        let start = Instant::now();
        let outcome = step().and_then(Tally::not_empty);
        self.times.push((name.to_owned(), start.elapsed()));
        if let Some(failure) = failure(&outcome) {
            eprintln!("\nerror: {name}: {failure}");
            self.remarks.push(format!("FAILED       {name}: {failure}\n"));
        }
        self.total = self.total.plus(outcome.unwrap_or(Tally::ONE_FAILURE));
    }

    /// Names a step that could not be made on this machine; it counts neither as passed nor as failed.
    pub(crate) fn skip(&mut self, name: &str, reason: &Error) {
        eprintln!("\n==> {name}\n    NOT CHECKED: {reason:#}");
        self.remarks.push(format!("NOT CHECKED  {name}: {reason:#}\n"));
    }

    /// Prints the times, then what failed or was not checked, and as the very last line the counts.
    pub(crate) fn conclude(&self) -> ExitCode {
        println!("\n{}", self.summary());
        if self.total.is_success() {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        }
    }

    fn summary(&self) -> String {
        let all: Duration = self.times.iter().map(|(_, time)| *time).sum();
        let rows = self
            .times
            .iter()
            .map(|(name, time)| row(name, *time))
            .chain([row("in all", all)]);
        let remarks = self.remarks.iter().cloned();
        rows.chain(["\n".to_owned()])
            .chain(remarks)
            .chain([self.total.to_string()])
            .collect()
    }
}

fn failure(outcome: &Result<Tally>) -> Option<String> {
    match outcome {
        Ok(tally) if tally.is_success() => None,
        Ok(tally) => Some(tally.to_string()),
        Err(error) => Some(format!("{error:#}")),
    }
}

fn row(name: &str, time: Duration) -> String {
    format!("{:>8.1} s  {name}\n", time.as_secs_f64())
}

#[cfg(test)]
mod tests {
    use anyhow::bail;

    use super::*;

    #[test]
    fn the_counts_are_the_last_line_and_a_step_that_dies_is_one_failure() {
        let mut report = Report::default();
        report.check("formatting", || Ok(()));
        report.check("layering", || bail!("src names a vendor"));
        let summary = report.summary();
        assert!(
            summary.contains("FAILED       layering: src names a vendor\n"),
            "{summary}"
        );
        assert_eq!(summary.lines().last(), Some("1 passed, 1 failed"));
    }

    #[test]
    fn a_skipped_step_is_named_but_not_counted() {
        let mut report = Report::default();
        report.check("formatting", || Ok(()));
        report.skip("advisories", &anyhow::anyhow!("no network"));
        let summary = report.summary();
        assert!(
            summary.contains("NOT CHECKED  advisories: no network\n"),
            "{summary}"
        );
        assert_eq!(summary.lines().last(), Some("1 passed, 0 failed"));
    }

    #[test]
    fn a_step_in_which_no_test_ran_is_a_failure() {
        let mut report = Report::default();
        report.tests("wasm", || Ok(Tally::default()));
        assert_eq!(report.summary().lines().last(), Some("0 passed, 1 failed"));
        assert_eq!(report.conclude(), ExitCode::FAILURE);
    }
}
