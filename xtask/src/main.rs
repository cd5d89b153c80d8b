//! The project's own commands, run as `cargo xtask <command>`.
//!
//! One file per command; each prints what it does and, when it cannot go on, what to do about it.

mod bench;
mod check;
mod demo;
mod dist;
mod layout;
mod new_vendor;
mod packages;
mod process;
mod report;
mod setup;
mod size;
mod test;

use std::env;
use std::process::ExitCode;

use anyhow::{Result, bail};

use report::Report;

const USAGE: &str = "\
cargo xtask <command>

  demo [--port N]         try the toolbar here, between a mock Fusion desktop and a mock contact centre
  demo --config FILE      the same with this configuration of the toolbar; {fusionOrigin} in it stands for an address
  demo --add FILE         the same with this file next to the toolbar's index.html, such as a module of your own
  setup                   fetch what the other commands need (they call it themselves)
  dist [--dev]            build the toolbar into dist/
  size                    measure what dist/ makes a browser load, against the budget
  test [KIND]             run all tests, or one kind: native, explore, wasm, e2e, soak
  test e2e NAME           only those with this in their name
  bench rules             time screen-pop rules, natively and in a browser, next to two libraries from npm
  soak                    a thousand calls in a browser, and what is held after them; takes a quarter of an hour
  new-vendor NAME         write the crate of a vendor, with its rig and its conformance test, and register it
  check                   formatting, lints, documentation, layering, licences, size
  ci                      check, then test";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    run(&words).unwrap_or_else(|error| {
        eprintln!("\nerror: {error:#}");
        ExitCode::FAILURE
    })
}

fn run(words: &[&str]) -> Result<ExitCode> {
    match words {
        ["demo", arguments @ ..] => demo::run(demo::Arguments::parse(arguments)?).map(|()| ExitCode::SUCCESS),
        ["setup"] => setup::everything().map(|()| ExitCode::SUCCESS),
        ["dist"] => dist::build(dist::Flavour::Release).map(|()| ExitCode::SUCCESS),
        ["dist", "--dev"] => dist::build(dist::Flavour::Development).map(|()| ExitCode::SUCCESS),
        ["bench", "rules"] => bench::rules().map(|()| ExitCode::SUCCESS),
        ["new-vendor", name] => {
            setup::Stage::NewVendor.prepare()?;
            new_vendor::run(name).map(|()| ExitCode::SUCCESS)
        }
        ["size"] => size::report().map(|()| ExitCode::SUCCESS),
        ["test"] => Ok(reported(|report| test::run(&test::Kind::ALL, report))),
        ["test", word] => {
            let kind = test::Kind::parse(word)?;
            Ok(reported(|report| test::run(&[kind], report)))
        }
        ["test", "e2e", name] => Ok(reported(|report| test::end_to_end(name, report))),
        ["soak"] => Ok(reported(test::soak)),
        ["check"] => Ok(reported(check::run)),
        ["ci"] => Ok(reported(|report| {
            check::run(report);
            test::run(&test::Kind::ALL, report);
        })),
        [] | ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            Ok(ExitCode::SUCCESS)
        }
        unknown => bail!("there is no command `{}`\n\n{USAGE}", unknown.join(" ")),
    }
}

fn reported(steps: impl FnOnce(&mut Report)) -> ExitCode {
    let mut report = Report::default();
    steps(&mut report);
    report.conclude()
}
