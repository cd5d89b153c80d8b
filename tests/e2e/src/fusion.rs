mod heard;

use anyhow::Context as _;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use thirtyfour::WebDriver;

pub use heard::{AgentState, CommEvent, CommandAnswer, Engagement, Popped};

use crate::frames::Frame;
use crate::{Result, wait};

/// The pretend Fusion desktop, as its user and its test surface know it.
#[derive(Debug)]
pub struct FusionPage {
    page: Frame,
}

impl FusionPage {
    pub(crate) fn new(driver: &WebDriver) -> FusionPage {
        FusionPage {
            page: Frame::new(driver, &[]),
        }
    }

    /// Calls a member of `window.pretendFusion` (`demo/fusion/README.md`) and reads its answer.
    ///
    /// # Errors
    /// When the page does not have it, or its answer is of another shape.
    pub async fn ask<T: DeserializeOwned>(&self, member: &str, arguments: &[Value]) -> Result<T> {
        let script = format!("return window.pretendFusion.{member}(...arguments) ?? null");
        self.page.run(&script, arguments.to_vec()).await
    }

    /// Changes a setting of the pretend desktop, such as a fault.
    ///
    /// # Errors
    /// When the page is not there.
    pub async fn set(&self, setting: &str, value: impl Into<Value>) -> Result {
        let script = "window.pretendFusion.settings[arguments[0]] = arguments[1]; return null";
        self.page.run(script, vec![json!(setting), value.into()]).await
    }

    /// Presses a control of the desktop by its `data-test`.
    ///
    /// # Errors
    /// When it cannot be pressed in time.
    pub async fn press(&self, control: &str) -> Result {
        self.page
            .press_element(&format!("[data-test=\"{control}\"]:not(:disabled)"))
            .await
    }

    /// Waits until the desktop shows this text.
    ///
    /// # Errors
    /// When it does not in time.
    pub async fn shows(&self, text: &str) -> Result {
        self.page.shows(text).await
    }

    /// Waits until the desktop no longer shows this text.
    ///
    /// # Errors
    /// When it still does after the time.
    pub async fn hides(&self, text: &str) -> Result {
        self.page.hides(text).await
    }

    /// Every communication event so far, in order.
    ///
    /// # Errors
    /// When the page is not there.
    pub async fn comm_events(&self) -> Result<Vec<CommEvent>> {
        self.ask("commEvents", &[]).await
    }

    /// Waits until exactly these communication events have come, in short: `new`, `start`, `close WRAPUP`, `error`.
    ///
    /// # Errors
    /// When others have come, or fewer, after the time.
    pub async fn hears(&self, expected: &[&str]) -> Result {
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

    /// Sends an interaction command and waits for its answer.
    ///
    /// # Errors
    /// When no answer comes in time.
    pub async fn commands(&self, name: &str, event_id: &str) -> Result<CommandAnswer> {
        let id = self.sends_command(name, event_id).await?;
        let answered = |answer: &CommandAnswer| answer.command_id.as_deref() == Some(id.as_str());
        self.answer(name, answered).await
    }

    /// Sends an interaction command and answers its id at once.
    ///
    /// # Errors
    /// When the toolbar never registered for commands.
    pub async fn sends_command(&self, name: &str, event_id: &str) -> Result<String> {
        self.ask("sendInteractionCommand", &[json!(name), json!(event_id)])
            .await
    }

    /// Sends an agent command and waits for its answer.
    ///
    /// # Errors
    /// When no answer comes in time.
    pub async fn commands_agent(&self, name: &str) -> Result<CommandAnswer> {
        let before = self.answers(name).await?.len();
        self.ask::<Value>("sendAgentCommand", &[json!(name)]).await?;
        let answers = async || self.answers(name).await;
        let more = |answers: &Vec<CommandAnswer>| answers.len() > before;
        let answers = wait::until(&format!("`{name}` is answered"), answers, more).await?;
        answers.into_iter().next_back().context("no answer")
    }

    /// The commands that wait for an answer.
    ///
    /// # Errors
    /// When the page is not there.
    pub async fn open_commands(&self) -> Result<Vec<String>> {
        let open: Vec<Value> = self.ask("openCommands", &[]).await?;
        let names = open.iter().filter_map(|command| command.get("command")?.as_str());
        Ok(names.map(str::to_owned).collect())
    }

    async fn answers(&self, name: &str) -> Result<Vec<CommandAnswer>> {
        let answers: Vec<CommandAnswer> = self.ask("answers", &[]).await?;
        Ok(answers
            .into_iter()
            .filter(|answer| answer.command == name)
            .collect())
    }

    /// Waits for the answer to a command of this name that fits.
    ///
    /// # Errors
    /// When it does not come in time.
    pub async fn answer(&self, name: &str, fits: impl Fn(&CommandAnswer) -> bool) -> Result<CommandAnswer> {
        let answers = async || self.answers(name).await;
        let fitting = |answers: &Vec<CommandAnswer>| answers.iter().any(&fits);
        let answers = wait::until(&format!("`{name}` is answered"), answers, fitting).await?;
        answers
            .into_iter()
            .find(|answer| fits(answer))
            .context("no answer")
    }
}
