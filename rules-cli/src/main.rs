//! The process around [`fusion_cti_rules::run`].

use std::io::{stderr, stdout};
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let exit = fusion_cti_rules::run(&arguments, &mut stdout().lock(), &mut stderr().lock());
    ExitCode::from(exit.code())
}
