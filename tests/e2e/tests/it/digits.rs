//! What is typed on the keypad reaches the far end and is kept nowhere: it may be a card number.

use anyhow::ensure;
use fusion_cti_demo::contact_centre::Phase;
use fusion_cti_e2e::people::TOMAS;
use fusion_cti_e2e::{Result, on_a_desk};

const CARD: &str = "4929123456781234";

/// Everything in the toolbar's page that outlives the key: the log of the vendor's library, what it has yet to send to its
/// servers, the storages, what was written to the console, and what the page shows.
const KEPT: &str = "
    const log = connect.getLog();
    return JSON.stringify([
        Object.entries(log).filter(([, value]) => Array.isArray(value)),
        Object.entries(localStorage), Object.entries(sessionStorage), document.cookie,
        keptConsole, document.documentElement.outerHTML,
    ])";

/// Keeps what is written to the console, as `KEPT` finds it.
const KEEP_CONSOLE: &str = "
    window.keptConsole = [];
    for (const level of ['debug', 'info', 'log', 'warn', 'error', 'trace']) {
        console[level] = (...written) => keptConsole.push(written.map(String));
    }
    return null";

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_card_number_on_the_keypad_reaches_the_far_end_and_is_written_down_nowhere() -> Result {
    on_a_desk(async |desk| {
        desk.customer_calls(TOMAS)?;
        desk.toolbar.press("Accept").await?;
        desk.toolbar.calls(&["Connected: Tomás Herrera"]).await?;
        desk.toolbar.press("Keypad").await?;
        desk.ccp.keeps_messages().await?;
        desk.toolbar.run::<()>(KEEP_CONSOLE, &[]).await?;
        for digit in CARD.chars() {
            desk.toolbar.press(&digit.to_string()).await?;
        }
        desk.contact("hears the digits", |contact| contact.digits == CARD)
            .await?;
        desk.toolbar.press("Hang up").await?;
        desk.contact("is over", |contact| contact.state == Phase::Ended)
            .await?;

        let kept: String = desk.toolbar.run(KEPT, &[]).await?;
        ensure!(
            kept.contains("API_REQUEST event for"),
            "the library has kept no log"
        );
        ensure!(
            !kept.contains("sendDigits"),
            "of the keys there is a trace: {kept}"
        );
        // One by one is how they are sent; a log of theirs would hold a key in quotation marks.
        ensure!(!kept.contains(CARD) && !kept.contains("\"digits\\\":"), "{kept}");
        let sent = desk.ccp.messages().await?;
        let (requests, others): (Vec<_>, Vec<_>) = sent
            .iter()
            .filter(|message| message.contains("sendDigits") || message.contains("digits"))
            .partition(|message| message.contains("api_request"));
        ensure!(requests.len() == CARD.len(), "{requests:?}");
        ensure!(others.is_empty(), "sent on: {others:?}");
        Ok(())
    })
}
