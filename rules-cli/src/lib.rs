//! `fusion-cti-rules`: checks, explains and tests screen-pop rules on the command line, for people who keep them in git.
//!
//! [`run`] is the whole program but for its process: arguments in, text and exit code out.

mod arguments;
mod commands;
mod failure;

use std::io::Write;

use arguments::{Arguments, HELP};
pub use failure::Failure;

/// How the program ends, for CI.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Nothing was found, or every test passed.
    Clean,
    /// Something was found, or a test failed.
    Findings,
    /// The program was called wrongly, or a file cannot be read or written.
    Usage,
}

impl Exit {
    /// The process's exit code: 0, 1 or 2.
    pub fn code(self) -> u8 {
        match self {
            Self::Clean => 0,
            Self::Findings => 1,
            Self::Usage => 2,
        }
    }
}

/// Runs the program with its arguments (without its own name). Results go to `out`, errors to `errors`.
pub fn run(arguments: &[String], out: &mut dyn Write, errors: &mut dyn Write) -> Exit {
    let parsed = match Arguments::parse(arguments) {
        Ok(Some(parsed)) => parsed,
        Ok(None) => return exit_after(writeln!(out, "{HELP}"), Exit::Clean),
        Err(message) => return exit_after(writeln!(errors, "{message}\n\n{HELP}"), Exit::Usage),
    };
    match commands::run(&parsed, out) {
        Ok(exit) => exit,
        Err(failure) => {
            let exit = failure.exit();
            exit_after(writeln!(errors, "{failure}"), exit)
        }
    }
}

/// A reader that went away (`| head`) ends the program without an error message, which nobody would read.
fn exit_after(written: std::io::Result<()>, exit: Exit) -> Exit {
    written.map_or(Exit::Usage, |()| exit)
}
