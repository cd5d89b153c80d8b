//! The vendor's library, with the toolbar and without.

use fusion_cti_e2e::{Desk, Result, Witness, wait};
use serde::Deserialize;
use serde_json::json;

/// A file next to the toolbar that is a page without a script, on the toolbar's origin.
const BARE_PAGE: &str = "accept/toolbar.config.example.json";

/// The library in a page of its own, which uses it as little as a page can: a hearer of the agent and one of contacts.
const STARTED: &str = "new Promise((loaded, failed) => {
    const script = document.createElement('script');
    script.src = '/accept/vendor/amazon-connect-streams/connect-streams-min.js';
    script.onerror = () => failed(new Error('the library cannot be loaded'));
    script.onload = () => {
        const panel = document.body.appendChild(document.createElement('div'));
        connect.core.initCCP(panel, { ccpUrl: PANEL, loginPopup: false, softphone: { allowFramedSoftphone: true } });
        connect.agent((agent) => { globalThis.agent = agent; });
        connect.contact(() => {});
        loaded();
    };
    document.head.append(script);
})";

/// Opens the library alone and waits until it knows the agent.
pub(super) async fn alone(desk: &Desk) -> Result<Witness> {
    let page = format!("{}/{BARE_PAGE}", desk.demo.origins().toolbar_origin);
    desk.leaves_for(&page).await?;
    let mut witness = Witness::of(desk, &page).await?;
    let script = STARTED.replace("PANEL", &json!(desk.demo.ccp_url()).to_string());
    witness.run(&script).await?;
    let knows = async || witness.run("typeof globalThis.agent").await;
    wait::until("the library knows the agent", knows, |kind| kind == "object").await?;
    Ok(witness)
}

/// What the library has written into its log and kept.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Log {
    /// `_logs`: thrown away after half an hour to an hour.
    pub(super) written: u64,
    /// `_serverBoundInternalLogs`: sent to the contact centre's frame and never thrown away in the page around it.
    pub(super) sent: u64,
}

/// Takes away what the library has written into its log, and answers how many entries that were.
pub(super) async fn forgets_its_log(witness: &mut Witness) -> Result<Log> {
    let script = "(() => {
        const log = connect.getLog();
        const kept = {
            written: log._logs.length + log._rolledLogs.length + log._logsToPush.length,
            sent: log._serverBoundInternalLogs.length,
        };
        log._logs = []; log._rolledLogs = []; log._logsToPush = []; log._serverBoundInternalLogs = [];
        return kept;
    })()";
    Ok(serde_json::from_value(witness.run(script).await?)?)
}
