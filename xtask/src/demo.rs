//! `cargo xtask demo`: builds the toolbar and serves it between two mock worlds, a Fusion desktop and a CCP.

use std::ffi::OsStr;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result, anyhow, bail, ensure};
use fusion_cti_demo::{Demo, Options, Ports};

use crate::dist::{self, Flavour};
use crate::layout;

/// The first of the three ports, unless the caller names another.
const PORT: u16 = 4100;

/// The variant of the toolbar's configuration that is shown: the record opens when the agent accepts the call.
const VARIANT: &str = "accept";

/// The variant with the caller's own configuration.
const OWN_VARIANT: &str = "own";

/// What stands on the command line behind `demo`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Arguments {
    port: u16,
    /// A `toolbar.config.json` to show the toolbar with.
    configuration: Option<PathBuf>,
    /// Files to serve next to `index.html`, such as a module of an integrator's.
    added: Vec<PathBuf>,
}

impl Arguments {
    /// Reads it. Refuses a port that is none, and unknown words.
    pub(crate) fn parse(words: &[&str]) -> Result<Self> {
        let mut arguments = Self {
            port: PORT,
            configuration: None,
            added: Vec::new(),
        };
        for pair in words.chunks(2) {
            match pair {
                ["--port", number] => {
                    arguments.port = number.parse().with_context(|| {
                        format!("`{number}` is no port; the demo takes it and the two after it")
                    })?;
                }
                ["--config", file] => arguments.configuration = Some(file.into()),
                ["--add", file] => arguments.added.push(file.into()),
                _ => bail!(
                    "`demo` takes `--port N`, `--config FILE` and `--add FILE`, not `{}`",
                    pair.join(" ")
                ),
            }
        }
        Ok(arguments)
    }
}

/// Serves until Ctrl-C. Refuses when one of the three ports is taken, or the configuration cannot be read.
pub(crate) fn run(arguments: Arguments) -> Result<()> {
    let mut options = Options {
        ports: Ports::From(arguments.port),
        ..Options::new(layout::dist())
    };
    let mut variant = VARIANT;
    if let Some(file) = arguments.configuration {
        let text = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
        options.variants.insert(OWN_VARIANT.to_owned(), Some(text));
        variant = OWN_VARIANT;
    }
    for file in arguments.added {
        let name = file.file_name().and_then(OsStr::to_str);
        let name = name.with_context(|| format!("{} is no file", file.display()))?;
        ensure!(file.is_file(), "cannot read {}", file.display());
        options.files.insert(name.to_owned(), file);
    }
    dist::build(Flavour::Release)?;
    let runtime = tokio::runtime::Runtime::new().context("cannot start the server")?;
    runtime.block_on(serve(options, variant))
}

async fn serve(options: Options, variant: &str) -> Result<()> {
    // As text: the demo's message quotes its cause already, which a chain of errors would print again.
    let demo = Demo::start(options)
        .await
        .map_err(|error| anyhow!("{error}; if another program is there, try `cargo xtask demo --port N`"))?;
    println!(
        "\nopen {} in Chrome, Chromium or Edge; stop with Ctrl-C",
        demo.desktop_url(variant)
    );
    tokio::signal::ctrl_c()
        .await
        .context("cannot listen for Ctrl-C")?;
    demo.stop().await;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_port_is_a_number_or_the_usual_one() {
        assert_eq!(Arguments::parse(&[]).unwrap().port, PORT);
        assert_eq!(Arguments::parse(&["--port", "5000"]).unwrap().port, 5000);
        assert!(Arguments::parse(&["--port", "70000"]).is_err());
        assert!(Arguments::parse(&["--port", "http"]).is_err());
    }

    #[test]
    fn a_configuration_comes_with_or_without_a_port_and_other_words_are_refused() {
        let arguments = Arguments::parse(&["--config", "acme.json", "--port", "5000"]).unwrap();
        assert_eq!(arguments.configuration, Some("acme.json".into()));
        assert_eq!(arguments.port, 5000);
        assert!(Arguments::parse(&["--config"]).is_err());
        let arguments = Arguments::parse(&["--add", "acme-phone.js", "--add", "acme.css"]).unwrap();
        assert_eq!(arguments.added, ["acme-phone.js", "acme.css"].map(PathBuf::from));
        assert!(Arguments::parse(&["acme.json"]).is_err());
    }
}
