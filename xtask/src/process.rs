//! Runs other programs: announces them, passes their output through, and says how they failed.

use std::env::{self, consts::EXE_SUFFIX};
use std::ffi::OsStr;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use anyhow::{Context, Result, bail};

use crate::layout;

/// A cargo call in the repository's root, with the very cargo that runs this command.
pub(crate) fn cargo<I: AsRef<OsStr>>(arguments: impl IntoIterator<Item = I>) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(arguments).current_dir(layout::root());
    command
}

/// Runs a program in view of the reader. Refuses when it cannot start or does not end well.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    announce(command);
    let status = command.status().with_context(|| cannot_start(command))?;
    if !status.success() {
        bail!("`{}` failed ({status}); its output above says why", line(command));
    }
    Ok(())
}

/// Runs a program silently and returns what it wrote. When it fails, the error carries what it had to say.
pub(crate) fn output(command: &mut Command) -> Result<Vec<u8>> {
    let Output {
        status,
        stdout,
        stderr,
    } = command.output().with_context(|| cannot_start(command))?;
    if !status.success() {
        bail!(
            "`{}` failed ({status}):\n{}",
            line(command),
            String::from_utf8_lossy(&stderr).trim_end()
        );
    }
    Ok(stdout)
}

/// Runs a program that shows its progress, and returns what it wrote to its standard output.
pub(crate) fn output_in_view(command: &mut Command) -> Result<Vec<u8>> {
    announce(command);
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| cannot_start(command))?;
    if !output.status.success() {
        bail!(
            "`{}` failed ({}); its output above says why",
            line(command),
            output.status
        );
    }
    Ok(output.stdout)
}

/// Prints the call as one could type it.
pub(crate) fn announce(command: &Command) {
    eprintln!("$ {}", line(command));
}

/// Says that a program is missing, naming it.
pub(crate) fn cannot_start(command: &Command) -> String {
    format!(
        "cannot start `{}`; is it installed and on the PATH?",
        command.get_program().to_string_lossy()
    )
}

/// Finds the first of these programs that is on the PATH.
pub(crate) fn find(names: &[&str]) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let folders: Vec<PathBuf> = env::split_paths(&path).collect();
    let files = names.iter().map(|name| format!("{name}{EXE_SUFFIX}"));
    files
        .flat_map(|file| folders.iter().map(move |folder| folder.join(&file)))
        .find(|file| file.is_file())
}

fn line(command: &Command) -> String {
    let program = PathBuf::from(command.get_program());
    let name = program
        .file_name()
        .unwrap_or(command.get_program())
        .to_string_lossy()
        .into_owned();
    command
        .get_args()
        .fold(name, |line, argument| line + " " + &argument.to_string_lossy())
}
