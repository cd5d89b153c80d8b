//! Counts tests by reading the `test result:` lines that cargo's and wasm-bindgen's runners print.

use std::fmt;
use std::io::{self, BufRead as _, BufReader, Write};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, ensure};

use crate::process;

/// How many tests passed and failed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    passed: u64,
    failed: u64,
}

impl Tally {
    /// What a check counts for that is not a test.
    pub(super) const ONE_SUCCESS: Self = Self { passed: 1, failed: 0 };

    /// What a step counts for that died.
    pub(super) const ONE_FAILURE: Self = Self { passed: 0, failed: 1 };

    /// Runs a program that runs tests, passing its output through, and counts them.
    ///
    /// Refuses a program that fails without a failed test: it died, and its count cannot be trusted.
    pub(crate) fn of(command: &mut Command) -> Result<Self> {
        process::announce(command);
        Self::while_copying_to(&mut io::stdout(), command)
    }

    fn while_copying_to(out: &mut impl Write, command: &mut Command) -> Result<Self> {
        let mut child = command
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| process::cannot_start(command))?;
        let output = child.stdout.take().context("the program's output is not piped")?;
        let mut tally = Self::default();
        for line in BufReader::new(output).split(b'\n') {
            let line = line?;
            tally = tally.plus(Self::parse(&String::from_utf8_lossy(&line)).unwrap_or_default());
            out.write_all(&line)?;
            out.write_all(b"\n")?;
        }
        let status = child.wait()?;
        ensure!(
            status.success() || tally.failed > 0,
            "it ended with {status} though no test failed; see above"
        );
        Ok(tally)
    }

    /// Reads one line, such as `test result: ok. 3 passed; 0 failed; 1 ignored; …`; `None` for any other line.
    fn parse(line: &str) -> Option<Self> {
        let (_, counts) = line.split_once("test result: ")?.1.split_once(". ")?;
        let count = |what: &str| -> Option<u64> {
            counts
                .split(';')
                .find_map(|part| part.trim().strip_suffix(what)?.trim().parse().ok())
        };
        Some(Self {
            passed: count("passed")?,
            failed: count("failed")?,
        })
    }

    /// The sum of two tallies.
    pub(crate) fn plus(self, other: Self) -> Self {
        Self {
            passed: self.passed + other.passed,
            failed: self.failed + other.failed,
        }
    }

    /// Refuses a step in which nothing ran: it looks like success and proves nothing.
    pub(super) fn not_empty(self) -> Result<Self> {
        ensure!(
            self != Self::default(),
            "it ran no test at all, which counts as a failure"
        );
        Ok(self)
    }

    pub(super) fn is_success(self) -> bool {
        self.failed == 0
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} passed, {} failed", self.passed, self.failed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CARGO_OK: &str =
        "test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 7 filtered out; finished in 0.00s";
    const CARGO_FAILED: &str =
        "test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s";
    const WASM_OK: &str = "test result: ok. 4 passed; 0 failed; 0 ignored; 0 filtered out; finished in 0.02s";

    fn shell(script: &str) -> Result<Tally> {
        // Not to the real output: whoever counts this test run would count these lines as well.
        Tally::while_copying_to(&mut io::sink(), Command::new("sh").args(["-c", script]))
    }

    #[test]
    fn result_lines_of_several_runners_add_up() {
        let script = format!("echo 'test a ... ok'; echo '{CARGO_OK}'; printf '{WASM_OK}'");
        assert_eq!(shell(&script).unwrap(), Tally { passed: 7, failed: 0 });
    }

    #[test]
    fn a_failing_run_is_counted_and_is_no_success() {
        let tally = shell(&format!("echo '{CARGO_OK}'; echo '{CARGO_FAILED}'; exit 101")).unwrap();
        assert_eq!(tally.to_string(), "4 passed, 2 failed");
        assert!(!tally.is_success());
    }

    #[test]
    fn a_program_that_dies_without_a_failed_test_is_refused() {
        assert!(shell(&format!("echo '{CARGO_OK}'; exit 101")).is_err());
        assert!(shell("kill -9 $$").is_err());
    }

    #[test]
    fn a_step_without_tests_is_refused() {
        let none = shell("echo 'test result: ok. 0 passed; 0 failed; 9 ignored; 0 filtered out'").unwrap();
        assert!(none.not_empty().is_err());
    }

    #[test]
    fn a_line_that_only_talks_about_results_does_not_count() {
        for line in [
            "",
            "3 passed; 0 failed",
            "test result: unknown",
            "test result: ok. many passed; 0 failed",
        ] {
            assert_eq!(Tally::parse(line), None, "{line}");
        }
    }

    #[test]
    fn output_that_is_not_utf8_is_passed_over() {
        assert_eq!(
            shell(&format!("printf '\\377\\n'; echo '{CARGO_OK}'"))
                .unwrap()
                .passed,
            3
        );
    }
}
