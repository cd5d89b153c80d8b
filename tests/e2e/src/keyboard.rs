//! Keys that the agent presses, and what has the focus then.

use anyhow::bail;
use serde_json::json;
use thirtyfour::{By, Key};

use crate::{Result, ToolbarPage, wait};

/// More than there are tab stops in any state.
const TAB_STOPS: usize = 40;

const NAME: &str = "const at = document.activeElement; return at?.getAttribute('aria-label') ?? at?.textContent.trim() ?? ''";

impl ToolbarPage {
    /// Walks to the control of this name with Tab, as soon as it is there, and presses it with Enter.
    ///
    /// # Errors
    /// When Tab does not lead there.
    pub async fn presses_by_keyboard(&self, name: &str) -> Result {
        let there = "return [...document.querySelectorAll('button')].some((each) => each.textContent.trim() === arguments[0])";
        let exists = async || self.page.run::<bool>(there, vec![json!(name)]).await;
        wait::until(&format!("`{name}` is there"), exists, |exists| *exists).await?;
        self.page.enter().await?;
        let driver = &self.page.driver;
        for _ in 0..TAB_STOPS {
            let focused = driver.execute(NAME, vec![]).await?;
            if focused.json() == name {
                return self.types(Key::Enter).await;
            }
            self.types(Key::Tab).await?;
        }
        bail!("Tab does not lead to `{name}`")
    }

    /// Types into what has the focus on the page that the driver is in.
    async fn types(&self, key: Key) -> Result {
        let driver = &self.page.driver;
        let element = match driver.active_element().await {
            Ok(element) => element,
            Err(_) => driver.find(By::Css("body")).await?,
        };
        Ok(element.send_keys(key).await?)
    }
}
