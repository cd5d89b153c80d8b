//! What the mock Fusion received from the toolbar.

use anyhow::Context as _;
use serde_json::Value;

use super::{AgentState, CommEvent, Engagement, FusionPage, Popped};
use crate::{Result, wait};

impl FusionPage {
    /// Every message of this method that the toolbar posted and that counted, whole and in order.
    ///
    /// # Errors
    /// When the page is not there.
    pub async fn posted(&self, method: &str) -> Result<Vec<Value>> {
        let all = self.everything_posted().await?;
        Ok(all
            .into_iter()
            .filter(|message| message.get("method").and_then(Value::as_str) == Some(method))
            .collect())
    }

    /// Waits until the toolbar has introduced itself to this page so many times: once for each load of its own page.
    ///
    /// # Errors
    /// When it is another number after the time.
    pub async fn is_introduced_to(&self, times: usize) -> Result {
        let what = format!("the toolbar has introduced itself {times} times");
        let seen = async || Ok(self.posted("readyForOperation").await?.len());
        wait::until(&what, seen, |count| *count == times).await?;
        Ok(())
    }

    /// The methods of all messages that the toolbar posted, in order.
    ///
    /// # Errors
    /// When the page is not there.
    pub async fn methods_posted(&self) -> Result<Vec<String>> {
        let all = self.everything_posted().await?;
        let methods = all.iter().filter_map(|message| message.get("method")?.as_str());
        Ok(methods.map(str::to_owned).collect())
    }

    async fn everything_posted(&self) -> Result<Vec<Value>> {
        let mut entries: Vec<Value> = self.ask("messages", &[]).await?;
        entries.retain(|entry| entry.get("way").and_then(Value::as_str) == Some("in"));
        let messages = entries.iter_mut().filter_map(|entry| entry.get_mut("message"));
        Ok(messages.map(Value::take).collect())
    }

    /// Every communication event so far, in order.
    ///
    /// # Errors
    /// When the page is not there.
    pub async fn comm_events(&self) -> Result<Vec<CommEvent>> {
        self.ask("commEvents", &[]).await
    }

    /// The communication events from this index on, in order: for tests with so many that copying all takes long.
    ///
    /// # Errors
    /// When the page is not there.
    pub async fn comm_events_since(&self, index: usize) -> Result<Vec<CommEvent>> {
        self.ask("commEvents", &[Value::from(index)]).await
    }

    /// Waits until exactly these communication events have come, in short: `new`, `start`, `close WRAPUP`, `error`.
    ///
    /// # Errors
    /// When others have come, or fewer, after the time.
    pub async fn has_received(&self, expected: &[&str]) -> Result {
        let heard = async || {
            let events = self.comm_events().await?;
            Ok(events.iter().map(CommEvent::in_short).collect::<Vec<_>>())
        };
        let same = |events: &Vec<String>| events == expected;
        wait::until(&format!("Fusion has heard {expected:?}"), heard, same).await?;
        Ok(())
    }

    /// The newest communication event of this kind, such as `new`.
    ///
    /// # Errors
    /// When there is none.
    pub async fn newest(&self, kind: &str) -> Result<CommEvent> {
        let events = self.comm_events().await?;
        let found = events.into_iter().rev().find(|event| event.kind() == kind);
        found.with_context(|| format!("Fusion has heard of no {kind}"))
    }

    /// Waits until exactly these pages have been opened by calls, in order, and answers the last one.
    ///
    /// # Errors
    /// When it was others after the time.
    pub async fn pops(&self, expected: &[&str]) -> Result<Popped> {
        let popped = async || self.ask::<Vec<Popped>>("popped", &[]).await;
        let same = |pages: &Vec<Popped>| pages.iter().map(|page| &page.page).eq(expected);
        let pages = wait::until(&format!("{expected:?} have popped"), popped, same).await?;
        pages.into_iter().next_back().context("no page was expected")
    }

    /// Waits until the last agent state that was reported fits.
    ///
    /// # Errors
    /// When it does not in time.
    pub async fn agent_is(&self, what: &str, fits: impl Fn(&AgentState) -> bool) -> Result<AgentState> {
        let state = async || self.ask::<AgentState>("agentState", &[]).await;
        wait::until(&format!("Fusion knows that the agent is {what}"), state, fits).await
    }

    /// Waits until Fusion's engagements fit.
    ///
    /// # Errors
    /// When they do not in time.
    pub async fn engagements(
        &self,
        what: &str,
        fits: impl Fn(&Vec<Engagement>) -> bool,
    ) -> Result<Vec<Engagement>> {
        let engagements = async || self.ask("engagements", &[]).await;
        wait::until(&format!("Fusion's engagements are {what}"), engagements, fits).await
    }
}
