//! `cargo xtask demo`: builds the toolbar and serves it between two pretend worlds, a Fusion desktop and a CCP.

use anyhow::{Context as _, Result, anyhow};
use fusion_cti_demo::{Demo, Options, Ports};

use crate::dist::{self, Flavour};
use crate::layout;

/// The first of the three ports, unless the caller names another.
const PORT: u16 = 4100;

/// The variant of the toolbar's configuration that is shown: the record opens when the agent accepts the call.
const VARIANT: &str = "accept";

/// Reads the port from the command line. Refuses anything but a number that fits.
pub(crate) fn port(word: Option<&str>) -> Result<u16> {
    let Some(word) = word else { return Ok(PORT) };
    word.parse()
        .with_context(|| format!("`{word}` is no port; the demo takes it and the two after it"))
}

/// Serves until Ctrl-C. Refuses when one of the three ports is taken.
pub(crate) fn run(port: u16) -> Result<()> {
    dist::build(Flavour::Release)?;
    let runtime = tokio::runtime::Runtime::new().context("cannot start the server")?;
    runtime.block_on(serve(port))
}

async fn serve(port: u16) -> Result<()> {
    let options = Options {
        ports: Ports::From(port),
        ..Options::new(layout::dist())
    };
    // As text: the demo's message quotes its cause already, which a chain of errors would print again.
    let demo = Demo::start(options)
        .await
        .map_err(|error| anyhow!("{error}; if another program is there, try `cargo xtask demo --port N`"))?;
    println!(
        "\nopen {} in Chrome, Chromium or Edge; stop with Ctrl-C",
        demo.desktop_url(VARIANT)
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
        assert_eq!(port(None).unwrap(), PORT);
        assert_eq!(port(Some("5000")).unwrap(), 5000);
        assert!(port(Some("70000")).is_err());
        assert!(port(Some("http")).is_err());
    }
}
