//! Too much of it: what Fusion posts in floods costs neither a call nor memory.

use anyhow::{bail, ensure};
use fusion_cti_e2e::people::TOMAS;
use fusion_cti_e2e::{Census, Desk, Result, Setup, Witness};
use serde_json::{Value, json};

/// How many messages one flood has.
const MESSAGES: u64 = 10_000;
/// What comes of it at a time, to see what is left behind.
const PORTION: u64 = 50;
/// What the wasm's memory may grow by though nobody holds on to anything: one portion may wait longer than another did.
const WASM_NOISE: u64 = 4 * 65_536;
/// What one message may take while it waits, in bytes.
const WAITING_MESSAGE: u64 = 6_000;
/// What the heap may differ by though nobody holds on to anything: 20 bytes for each message.
const HEAP_NOISE: u64 = 200_000;

async fn rings(desk: &Desk) -> Result {
    desk.customer_calls(TOMAS)?;
    desk.toolbar.calls(&["Incoming call: Tomás Herrera"]).await
}

async fn is_taken(desk: &Desk) -> Result {
    desk.toolbar.calls(&["Incoming call: Tomás Herrera"]).await?;
    desk.toolbar.press("Accept").await?;
    desk.toolbar.calls(&["Connected: Tomás Herrera"]).await?;
    desk.fusion.has_received(&["new", "start"]).await
}

/// Lets messages come, in small portions and then all at once, while a call rings. `pour` sends so many and waits until
/// so many are counted in all.
///
/// The portions tell whether the wasm holds on to anything: its memory never shrinks, so that after a burst it shows only how many
/// messages waited at one moment, which is the machine's doing. The burst tells whether the scripts do: looking between the
/// portions leaves more in their heap than the messages could.
async fn is_survived(desk: &Desk, mut pour: impl AsyncFnMut(u64, u64) -> Result) -> Result {
    let mut witness = Witness::of(desk, &desk.demo.origins().toolbar_origin).await?;
    desk.toolbar.agent_is("Available").await?;
    rings(desk).await?;
    let mut counts = Vec::new();
    let mut poured = 0;
    for _ in 0..2 {
        for _ in 0..MESSAGES / PORTION {
            poured += PORTION;
            pour(PORTION, poured).await?;
        }
        witness.comes_to_rest().await?;
        counts.push(witness.count().await?);
    }
    pour(MESSAGES, poured + MESSAGES).await?;
    witness.comes_to_rest().await?;
    let burst = witness.count().await?;
    let [once, twice] = counts[..] else {
        bail!("not counted twice")
    };
    println!("after one flood: {once:?}\nafter two: {twice:?}\nafter a burst: {burst:?}");
    is_held_no_more(once, twice, burst)?;
    is_taken(desk).await
}

fn is_held_no_more(once: Census, twice: Census, burst: Census) -> Result {
    let seen = || format!("{once:?}, {twice:?}, {burst:?}");
    ensure!(twice.wasm_bytes <= once.wasm_bytes + WASM_NOISE, "{}", seen());
    let waiting = MESSAGES * WAITING_MESSAGE;
    ensure!(burst.wasm_bytes <= twice.wasm_bytes + waiting, "{}", seen());
    ensure!(burst.heap_bytes <= twice.heap_bytes + HEAP_NOISE, "{}", seen());
    for later in [twice, burst] {
        ensure!(later.listeners <= once.listeners, "{}", seen());
        ensure!(later.functions.toolbar <= once.functions.toolbar, "{}", seen());
    }
    Ok(())
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_megabyte_of_json_is_passed_over_and_counted() -> Result {
    Setup::default().run(async |desk| {
        rings(desk).await?;
        let long = "x".repeat(1_000_000);
        let text = json!({ "method": "newCommEvent", "result": "success", "outData": { "note": long } });
        desk.fusion
            .ask::<Value>("sendRaw", &[json!(text.to_string())])
            .await?;
        desk.toolbar
            .counts("Ignored: not a message of the protocol", 1)
            .await?;
        is_taken(desk).await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn ten_thousand_messages_that_belong_to_nothing_cost_no_call_and_no_memory() -> Result {
    Setup::default().run(async |desk| {
        is_survived(desk, async |sent, in_all| {
            desk.fusion.ask::<Value>("flood", &[json!(sent)]).await?;
            desk.toolbar
                .counts("Ignored: reply that nobody waits for", in_all / 2)
                .await?;
            desk.toolbar
                .counts("Ignored: not a message of the protocol", in_all / 2)
                .await
        })
        .await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn ten_thousand_commands_about_no_call_cost_no_call_and_no_memory() -> Result {
    // Each is refused, and Fusion reports answers to commands that it does not remember.
    Setup::default().allowing_violations().run(async |desk| {
        is_survived(desk, async |sent, in_all| {
            let script = "const count = COUNT;
                const { toolbarName } = window.pretendFusion.messages().find((entry) => entry.way === 'in').message;
                for (let sent = 0; sent < count; sent += 1) {
                    const ids = { uuid: crypto.randomUUID(), commandId: crypto.randomUUID(), eventId: `nobody-${sent}` };
                    window.pretendFusion.sendRaw(JSON.stringify({
                        method: 'onToolbarInteractionCommand', toolbarName, channel: 'PHONE', channelType: 'ORA_SVC_PHONE',
                        command: 'accept', slot: '1', inData: {}, ...ids,
                    }));
                }
                return null;";
            desk.fusion
                .run::<Value>(&script.replace("COUNT", &sent.to_string()))
                .await?;
            desk.toolbar.counts("Commands without a call", in_all).await
        })
        .await
    })
}
