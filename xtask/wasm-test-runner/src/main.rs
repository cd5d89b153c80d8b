//! wasm-bindgen's test runner as a program of this workspace.
//!
//! The usual `cargo install wasm-bindgen-cli` compiles the same libraries a second time and can fall out of
//! step with the `wasm-bindgen` in Cargo.lock. Here one lock file decides for both.

use std::process::ExitCode;

fn main() -> ExitCode {
    match wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(std::env::args_os()) {
        Ok(()) => ExitCode::SUCCESS,
        // Without the runner's own back trace, which would bury the failed test that is the reason.
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
