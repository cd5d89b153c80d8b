use std::collections::BTreeMap;

use serde_json::{Value, json};
use thirtyfour::WebDriver;

use crate::Result;
use crate::frames::{Frame, TOOLBAR, without_isolates};
use crate::wait;

/// The toolbar, as the agent uses it: by the names of its controls and by what it shows.
#[derive(Debug)]
pub struct ToolbarPage {
    pub(crate) page: Frame,
}

impl ToolbarPage {
    pub(crate) fn framed(driver: &WebDriver) -> ToolbarPage {
        ToolbarPage {
            page: Frame::new(driver, &[TOOLBAR]),
        }
    }

    pub(crate) fn by_itself(driver: &WebDriver) -> ToolbarPage {
        ToolbarPage {
            page: Frame::new(driver, &[]),
        }
    }

    /// Presses the button of this accessible name.
    ///
    /// # Errors
    /// When there is none that can be pressed in time.
    pub async fn press(&self, name: &str) -> Result {
        self.page.press(name, None).await
    }

    /// Presses the button of this name on the card of the call whose title or number has this text in it.
    ///
    /// # Errors
    /// When there is none that can be pressed in time.
    pub async fn press_on(&self, call: &str, name: &str) -> Result {
        self.page.press(name, Some(call)).await
    }

    /// Waits until this text is seen.
    ///
    /// # Errors
    /// When it is not in time.
    pub async fn shows(&self, text: &str) -> Result {
        self.page.shows(text).await
    }

    /// Waits until this text is no longer seen.
    ///
    /// # Errors
    /// When it still is after the time.
    pub async fn hides(&self, text: &str) -> Result {
        self.page.hides(text).await
    }

    /// Everything that is seen now.
    ///
    /// # Errors
    /// When the toolbar is not there.
    pub async fn text(&self) -> Result<String> {
        self.page.text().await
    }

    /// Waits until exactly these calls are shown, each as `status: title`.
    ///
    /// # Errors
    /// When it is others after the time.
    pub async fn calls(&self, expected: &[&str]) -> Result {
        let script = "return [...document.querySelectorAll('[aria-label=Calls] article')]
            .map((card) => card.getAttribute('aria-label'))";
        let calls = async || {
            let labels = self.page.run::<Vec<String>>(script, vec![]).await?;
            Ok(labels.iter().map(|label| without_isolates(label)).collect())
        };
        let same = |calls: &Vec<String>| calls == expected;
        wait::until(&format!("the calls are {expected:?}"), calls, same).await?;
        Ok(())
    }

    /// The agent's state in words.
    ///
    /// # Errors
    /// When the toolbar is not there.
    pub async fn agent_status(&self) -> Result<String> {
        let script = "return document.querySelector('[aria-label=Agent] [role=status]').textContent";
        self.page.run(script, vec![]).await
    }

    /// Waits until the agent's state reads like this.
    ///
    /// # Errors
    /// When it does not in time.
    pub async fn agent_is(&self, expected: &str) -> Result {
        let same = |status: &String| status == expected;
        wait::until(&format!("the agent is {expected}"), || self.agent_status(), same).await?;
        Ok(())
    }

    /// Types a number into the dial pad and presses `Dial`.
    ///
    /// # Errors
    /// When that is not possible in time.
    pub async fn dial(&self, number: &str) -> Result {
        self.page
            .type_into("[aria-label='Number to dial']", number)
            .await?;
        self.press("Dial").await
    }

    /// Types a number into the open field for a transfer and sends the call there.
    ///
    /// # Errors
    /// When that is not possible in time.
    pub async fn transfer_to(&self, number: &str) -> Result {
        self.page
            .type_into("[aria-label='Transfer to number']", number)
            .await?;
        self.press("Transfer call").await
    }

    /// Chooses a reason for being unavailable.
    ///
    /// # Errors
    /// When there is no such reason in time.
    pub async fn chooses_reason(&self, reason: &str) -> Result {
        let script = "const list = document.querySelector('select[aria-label=Reason]');
            const option = [...list.options].find((option) => option.text === arguments[0]);
            list.value = option.value;
            list.dispatchEvent(new Event('change', { bubbles: true }));
            return null";
        let choose = async || self.page.run::<()>(script, vec![json!(reason)]).await;
        wait::until(&format!("the reason {reason} can be chosen"), choose, |()| true).await
    }

    /// What screen readers are told at once.
    ///
    /// # Errors
    /// When the toolbar is not there.
    pub async fn announcement(&self) -> Result<String> {
        let script = "return document.querySelector('[aria-live=assertive]').textContent";
        let said: String = self.page.run(script, vec![]).await?;
        Ok(without_isolates(&said))
    }

    /// The counters for support.
    ///
    /// # Errors
    /// When the toolbar is not there.
    pub async fn diagnostics(&self) -> Result<BTreeMap<String, String>> {
        let script = "return Object.fromEntries([...document.querySelectorAll('.diagnostics dt')]
            .map((name) => [name.textContent, name.nextElementSibling.textContent]))";
        self.page.run(script, vec![]).await
    }

    /// Waits until the counters for support count this many under this name.
    ///
    /// # Errors
    /// When it is another number after the time.
    pub async fn counts(&self, name: &str, count: u64) -> Result {
        let expected = count.to_string();
        let rows = async || self.diagnostics().await;
        wait::until(&format!("`{name}` is {count}"), rows, |rows| {
            rows.get(name) == Some(&expected)
        })
        .await?;
        Ok(())
    }

    /// Runs a script in the toolbar's page, for what no agent can see.
    ///
    /// # Errors
    /// When it throws, or answers in another shape.
    pub async fn run<T: serde::de::DeserializeOwned>(&self, script: &str, arguments: &[Value]) -> Result<T> {
        self.page.run(script, arguments.to_vec()).await
    }
}
