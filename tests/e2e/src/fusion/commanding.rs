//! What the mock Fusion tells the toolbar to do, and what it is answered.

use anyhow::Context as _;
use serde_json::{Value, json};

use super::{CommandAnswer, FusionPage};
use crate::{Result, wait};

impl FusionPage {
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
        self.sends_agent_command(name).await?;
        let answers = async || self.answers(name).await;
        let more = |answers: &Vec<CommandAnswer>| answers.len() > before;
        let answers = wait::until(&format!("`{name}` is answered"), answers, more).await?;
        answers.into_iter().next_back().context("no answer")
    }

    /// Sends an agent command, and waits for nothing.
    ///
    /// # Errors
    /// When the page is not there.
    pub async fn sends_agent_command(&self, name: &str) -> Result {
        self.ask::<Value>("sendAgentCommand", &[json!(name)]).await?;
        Ok(())
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
