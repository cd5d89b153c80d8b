//! Chromium's own view of one page, over its DevTools protocol.
//!
//! WebDriver reaches frames of other sites only with scripts; what the browser itself counts about such a frame (heap,
//! listeners, nodes) it tells only to a session of that frame's own.

use std::path::Path;
use std::time::Duration;

use anyhow::{Context as _, bail, ensure};
use futures::{SinkExt as _, StreamExt as _};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use crate::Result;

/// Where a browser writes down how it can be inspected, in its profile.
const ADDRESS: &str = "DevToolsActivePort";
/// Far longer than a look at a large heap takes; only an answer that got lost is waited for so long.
const ANSWERED_WITHIN: Duration = Duration::from_secs(600);

/// A session with one page or frame. It ends, and with it whatever it installed, when this is dropped.
#[derive(Debug)]
pub(crate) struct Inspector {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    session: Option<String>,
    last_id: u64,
}

impl Inspector {
    /// Attaches to the page or frame whose address begins with `address`, in the browser that lives in `profile`.
    pub(crate) async fn attach(profile: &Path, address: &str) -> Result<Inspector> {
        let written = tokio::fs::read_to_string(profile.join(ADDRESS)).await?;
        let (port, path) = written
            .trim()
            .split_once('\n')
            .context("the browser does not say where it can be inspected")?;
        let (socket, _) = connect_async(format!("ws://127.0.0.1:{port}{path}")).await?;
        let mut inspector = Inspector {
            socket,
            session: None,
            last_id: 0,
        };
        let targets = inspector.ask("Target.getTargets", json!({})).await?;
        let target = target_at(&targets, address).with_context(|| format!("no page is at {address}"))?;
        let attached = inspector
            .ask(
                "Target.attachToTarget",
                json!({ "targetId": target, "flatten": true }),
            )
            .await?;
        inspector.session = attached
            .get("sessionId")
            .and_then(Value::as_str)
            .map(str::to_owned);
        Ok(inspector)
    }

    /// Asks and waits for the answer. Events that come meanwhile are passed over.
    pub(crate) async fn ask(&mut self, method: &str, parameters: Value) -> Result<Value> {
        self.ask_with_events(method, parameters, |_| {}).await
    }

    /// Asks and waits for the answer; `on_event` gets each event that comes meanwhile.
    pub(crate) async fn ask_with_events(
        &mut self,
        method: &str,
        parameters: Value,
        on_event: impl FnMut(&Value),
    ) -> Result<Value> {
        self.last_id += 1;
        let id = self.last_id;
        let request = match &self.session {
            Some(session) => {
                json!({ "id": id, "method": method, "params": parameters, "sessionId": session })
            }
            None => json!({ "id": id, "method": method, "params": parameters }),
        };
        self.socket.send(Message::text(request.to_string())).await?;
        let answered = timeout(ANSWERED_WITHIN, self.answer(id, on_event)).await;
        let mut answer = answered
            .with_context(|| format!("the browser did not answer `{method}`"))?
            .with_context(|| format!("no answer to `{method}`"))?;
        if let Some(error) = answer.get("error") {
            bail!("`{method}` was refused: {error}");
        }
        Ok(answer.get_mut("result").map(Value::take).unwrap_or_default())
    }

    async fn answer(&mut self, id: u64, mut on_event: impl FnMut(&Value)) -> Result<Value> {
        while let Some(message) = self.socket.next().await {
            let Message::Text(text) = message? else { continue };
            let message: Value = serde_json::from_str(&text)?;
            if message.get("id").and_then(Value::as_u64) == Some(id) {
                return Ok(message);
            }
            // Nothing more would come.
            ensure!(
                message.get("method").and_then(Value::as_str) != Some("Inspector.targetCrashed"),
                "the page crashed"
            );
            on_event(&message);
        }
        bail!("the browser hung up")
    }

    /// The value of an expression in the page; a promise is awaited.
    pub(crate) async fn evaluate(&mut self, expression: &str) -> Result<Value> {
        let parameters = json!({ "expression": expression, "awaitPromise": true, "returnByValue": true });
        let mut answer = self.ask("Runtime.evaluate", parameters).await?;
        if let Some(thrown) = answer.get("exceptionDetails") {
            bail!("`{expression}` threw: {thrown}");
        }
        Ok(answer
            .pointer_mut("/result/value")
            .map(Value::take)
            .unwrap_or_default())
    }
}

fn target_at<'targets>(targets: &'targets Value, address: &str) -> Option<&'targets str> {
    let all = targets.get("targetInfos")?.as_array()?;
    let text = |target: &'targets Value, name: &str| target.get(name).and_then(Value::as_str);
    let found = all.iter().find(|target| {
        text(target, "url").is_some_and(|url| url.starts_with(address))
            && matches!(text(target, "type"), Some("page" | "iframe"))
    });
    text(found?, "targetId")
}
