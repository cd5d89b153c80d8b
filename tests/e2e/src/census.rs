//! What a page has started and holds, counted from outside: by the browser, and by a script that the page does not know
//! of, installed before any of its own.

use anyhow::Context as _;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::heap::Snapshot;
use crate::inspector::Inspector;
use crate::{Desk, Result, wait};

const SCRIPT: &str = include_str!("census.js");
/// The kind of the counting script's one name, once the page has been loaded with it.
const WATCHED: &str = "document.readyState === 'complete' ? typeof globalThis.census : 'loading'";
/// What the address of the vendor's library ends with.
const LIBRARY: &str = "connect-streams-min.js";

/// Presses the button of this name as soon as it is there. WebDriver would keep every button that it ever found, and its
/// whole card with it.
const PRESS: &str = "(() => {
    const named = (button) => button.getAttribute('aria-label') ?? button.textContent.trim();
    const found = [...document.querySelectorAll('button')].find((button) => named(button) === NAME && !button.disabled);
    found?.click();
    return Boolean(found);
})()";
const TYPE: &str = "(() => {
    const field = document.querySelector(\"[aria-label='Number to dial']\");
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, TEXT);
    field.dispatchEvent(new Event('input', { bubbles: true }));
})()";

/// A count, by whose script it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[allow(missing_docs, reason = "the fields are the two scripts")]
#[non_exhaustive]
pub struct Owned {
    pub toolbar: u64,
    pub library: u64,
}

/// What a page holds at one moment, after the browser has collected its garbage.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Census {
    /// Listeners, as the browser counts them.
    pub listeners: u64,
    /// Listeners that were added and not removed.
    pub listeners_added: Owned,
    /// Timers that will fire once.
    pub timeouts: Owned,
    /// Timers that fire again and again.
    pub intervals: Owned,
    /// Functions that are alive, closures among them.
    pub functions: Owned,
    /// Nodes of the document, as the browser counts them.
    pub nodes: u64,
    /// Bytes of JavaScript's heap that are in use: the toolbar's part and the library's, which share it.
    pub heap_bytes: u64,
    /// Bytes of the toolbar's own memory, the wasm's. It grows by 65,536 and never shrinks.
    pub wasm_bytes: u64,
}

/// Counts what the counting script knows.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Counted {
    listeners_added: Owned,
    timeouts: Owned,
    intervals: Owned,
    wasm_bytes: u64,
}

/// Counts for one page, for as long as it lives.
#[derive(Debug)]
pub struct Witness {
    inspector: Inspector,
    /// Where the toolbar's scripts and the library's come from.
    origin: String,
}

impl Witness {
    /// Watches the page or frame whose address begins with `address`. The page is reloaded, so that nothing happens
    /// in it before the watching begins.
    ///
    /// # Errors
    /// When there is no such page, or it does not come back.
    pub async fn of(desk: &Desk, address: &str) -> Result<Witness> {
        let mut inspector = Inspector::attach(&desk.profile, address).await?;
        for domain in ["Page.enable", "Performance.enable", "HeapProfiler.enable"] {
            inspector.ask(domain, json!({})).await?;
        }
        let script = json!({ "source": SCRIPT });
        inspector
            .ask("Page.addScriptToEvaluateOnNewDocument", script)
            .await?;
        // Only the page itself can reload a frame; later, so that the answer comes first.
        inspector
            .evaluate("void setTimeout(() => location.reload())")
            .await?;
        let mut witness = Witness {
            inspector,
            origin: desk.demo.origins().toolbar_origin.clone(),
        };
        let watched = async || Ok(witness.inspector.evaluate(WATCHED).await?);
        wait::until("the page is watched", watched, |kind| kind == "function").await?;
        Ok(witness)
    }

    /// Runs a script in the page, for what the toolbar would otherwise have done.
    ///
    /// # Errors
    /// When it throws.
    pub async fn run(&mut self, expression: &str) -> Result<Value> {
        self.inspector.evaluate(expression).await
    }

    /// Presses the toolbar's button of this name, as soon as it is there, and leaves no trace of having looked for it.
    ///
    /// # Errors
    /// When there is none that can be pressed in time.
    pub async fn press(&mut self, name: &str) -> Result {
        let script = PRESS.replace("NAME", &json!(name).to_string());
        let press = async || self.inspector.evaluate(&script).await;
        wait::until(&format!("`{name}` can be pressed"), press, |pressed| {
            *pressed == true
        })
        .await?;
        Ok(())
    }

    /// Dials a number in the toolbar, likewise.
    ///
    /// # Errors
    /// When that is not possible in time.
    pub async fn dial(&mut self, number: &str) -> Result {
        let script = TYPE.replace("TEXT", &json!(number).to_string());
        self.inspector.evaluate(&script).await?;
        self.press("Dial").await
    }

    /// Waits until the toolbar has no timer left that will fire once: whatever it waited for is over.
    ///
    /// # Errors
    /// When one is still running after the time.
    pub async fn comes_to_rest(&mut self) -> Result {
        let timeouts = async || Ok(self.counted().await?.timeouts.toolbar);
        wait::until("the toolbar waits for nothing", timeouts, |left| *left == 0).await?;
        Ok(())
    }

    /// Collects the garbage and counts.
    ///
    /// # Errors
    /// When the page is gone.
    pub async fn count(&mut self) -> Result<Census> {
        // What is written to the console the browser keeps for those who look, and a driven browser is looked at.
        self.inspector
            .ask("Runtime.discardConsoleEntries", json!({}))
            .await?;
        // Twice: what a finalizer lets go of in the first round is collected in the second.
        for _ in 0..2 {
            self.inspector
                .ask("HeapProfiler.collectGarbage", json!({}))
                .await?;
        }
        let metrics = self.inspector.ask("Performance.getMetrics", json!({})).await?;
        let counted = self.counted().await?;
        Ok(Census {
            listeners: metric(&metrics, "JSEventListeners")?,
            nodes: metric(&metrics, "Nodes")?,
            heap_bytes: metric(&metrics, "JSHeapUsedSize")?,
            listeners_added: counted.listeners_added,
            timeouts: counted.timeouts,
            intervals: counted.intervals,
            wasm_bytes: counted.wasm_bytes,
            functions: self.functions().await?,
        })
    }

    async fn counted(&mut self) -> Result<Counted> {
        Ok(serde_json::from_value(
            self.inspector.evaluate("globalThis.census()").await?,
        )?)
    }

    async fn functions(&mut self) -> Result<Owned> {
        let mut text = String::new();
        let parameters = json!({ "reportProgress": false });
        let on_event = |event: &Value| {
            text.push_str(
                event
                    .pointer("/params/chunk")
                    .and_then(Value::as_str)
                    .unwrap_or_default(),
            );
        };
        self.inspector
            .ask_with_events("HeapProfiler.takeHeapSnapshot", parameters, on_event)
            .await?;
        let snapshot: Snapshot = serde_json::from_str(&text)?;
        let functions = snapshot.functions()?;
        let scripts = functions.iter().flatten();
        let library = scripts.clone().filter(|script| script.ends_with(LIBRARY)).count();
        let own = scripts.filter(|script| script.contains(&self.origin)).count();
        Ok(Owned {
            toolbar: (own - library) as u64,
            library: library as u64,
        })
    }
}

fn metric(metrics: &Value, name: &str) -> Result<u64> {
    let all = at(metrics, "/metrics")?.as_array().into_iter().flatten();
    let mut named = all.filter(|metric| metric.get("name").and_then(Value::as_str) == Some(name));
    let value = named.next().and_then(|metric| metric.get("value")?.as_f64());
    // Counts and bytes: whole numbers, far below where a float would lose one.
    value
        .map(|value| value as u64)
        .with_context(|| format!("the browser does not count {name}"))
}

/// What the browser answered under this JSON pointer.
fn at<'answer>(answer: &'answer Value, pointer: &str) -> Result<&'answer Value> {
    let found = answer.pointer(pointer);
    found.with_context(|| format!("the browser's answer has nothing at {pointer}: {answer}"))
}
