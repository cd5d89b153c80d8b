//! The toolbar breaks off: the agent reads it, and the console names the location.

use anyhow::ensure;
use fusion_cti_e2e::people::TOMAS;
use fusion_cti_e2e::{Desk, Result, Setup, on_a_desk};

const STOPPED: &str = "The phone toolbar stopped because of an error of its own.";

/// What the console was told since [`listens_to_the_console`].
const ERRORS: &str = "return window.errors";

async fn listens_to_the_console(desk: &Desk) -> Result {
    let listen = "window.errors = [];
        console.error = (...told) => window.errors.push(told.map(String).join(' '));
        return null";
    desk.toolbar.run(listen, &[]).await
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_panic_is_told_to_the_agent_and_its_place_to_the_console() -> Result {
    // What the panic leaves behind answers Fusion no more.
    Setup::default().allowing_violations().run(async |desk| {
        listens_to_the_console(desk).await?;
        // Yew panics where an element cannot be made. The call comes through the vendor's library, which keeps exceptions
        // to itself.
        let break_it = "const refuse = () => { throw new Error('no elements today'); };
            document.createElement = refuse;
            document.createElementNS = refuse;
            return null";
        desk.toolbar.run::<()>(break_it, &[]).await?;
        desk.customer_calls(TOMAS)?;
        let said = "return document.getElementById('boot-message').textContent";
        let sentence = async || desk.toolbar.run::<String>(said, &[]).await;
        fusion_cti_e2e::wait::until("the agent reads it", sentence, |text| text.contains(STOPPED)).await?;
        let errors: Vec<String> = desk.toolbar.run(ERRORS, &[]).await?;
        let location = errors
            .iter()
            .find_map(|told| told.strip_prefix("the toolbar stopped at "));
        // File, line and column, without the folder of whoever built it.
        ensure!(
            location.is_some_and(|location| {
                location.starts_with("crates/") && location.contains("/yew-") && location.contains(".rs:")
            }),
            "{errors:?}"
        );
        ensure!(errors.iter().all(|told| !told.contains(TOMAS)), "{errors:?}");
        Ok(())
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_trap_is_told_to_the_agent_whoever_called() -> Result {
    on_a_desk(async |desk| {
        // Without its table the wasm traps at the next call of a closure: a press is one.
        desk.toolbar
            .run::<()>(
                "return import(new URL('toolbar.js', location.href)).then(({ initSync }) => {
                    const table = initSync().__indirect_function_table;
                    for (let index = 0; index < table.length; index += 1) table.set(index, null);
                    document.querySelector('button').click();
                })",
                &[],
            )
            .await?;
        desk.toolbar.shows(STOPPED).await
    })
}
