//! Windows in windows: the desktop frames the toolbar, the toolbar frames the CCP.

use anyhow::Context as _;
use serde::de::DeserializeOwned;
use serde_json::Value;
use thirtyfour::{By, WebDriver};

use crate::Result;

/// A page by the frames that lead to it, from the top of the window.
#[derive(Debug, Clone)]
pub(crate) struct Frame {
    pub(crate) driver: WebDriver,
    path: &'static [&'static str],
}

/// How the toolbar is found on the desktop.
pub(crate) const TOOLBAR: &str = "[data-test=toolbar-frame]";
/// How the CCP is found in the toolbar.
pub(crate) const CCP: &str = "#vendor iframe";

/// A visible element that is named like the argument and can be pressed, else null.
const FIND: &str = r#"
const [name, within] = arguments;
const named = (element) =>
  element.getAttribute("aria-label") ?? (element.textContent.trim().replace(/\s+/g, " ") || element.title);
const root = within === null ? document : [...document.querySelectorAll("[aria-label]")]
  .find((element) => element.getAttribute("aria-label").includes(within));
const found = [...(root?.querySelectorAll("button, summary, a") ?? [])].find((element) =>
  named(element) === name && !element.disabled && element.checkVisibility());
// As a person would: clear of what stays at the top. The driver itself is content with any part in view.
found?.scrollIntoView({ block: "center" });
return found ?? null;
"#;

impl Frame {
    pub(crate) fn new(driver: &WebDriver, path: &'static [&'static str]) -> Frame {
        Frame {
            driver: driver.clone(),
            path,
        }
    }

    /// Turns the driver's attention to this page.
    pub(crate) async fn enter(&self) -> Result {
        self.driver.enter_default_frame().await?;
        for selector in self.path {
            self.driver.find(By::Css(*selector)).await?.enter_frame().await?;
        }
        Ok(())
    }

    /// Runs a script in this page and reads what it answers.
    pub(crate) async fn run<T: DeserializeOwned>(&self, script: &str, arguments: Vec<Value>) -> Result<T> {
        self.enter().await?;
        let answer = self.driver.execute(script, arguments).await?;
        serde_json::from_value(answer.json().clone()).with_context(|| format!("answer to `{script}`"))
    }

    /// Presses the button of this accessible name as a mouse does, as soon as it is there and not disabled. `within`
    /// narrows the search to the element whose label has this text in it.
    pub(crate) async fn press(&self, name: &str, within: Option<&str>) -> Result {
        let what = match within {
            Some(within) => format!("`{name}` in `{within}` can be pressed"),
            None => format!("`{name}` can be pressed"),
        };
        let arguments = vec![Value::from(name), Value::from(within)];
        let press = async || {
            self.enter().await?;
            let found = self.driver.execute(FIND, arguments.clone()).await?;
            found
                .element()
                .context("there is no such button")?
                .click()
                .await?;
            Ok(())
        };
        crate::wait::until(&what, press, |()| true).await
    }

    /// Presses the element with this selector, as soon as it is there.
    pub(crate) async fn press_element(&self, selector: &str) -> Result {
        let press = async || {
            self.enter().await?;
            Ok(self.driver.find(By::Css(selector)).await?.click().await?)
        };
        crate::wait::until(&format!("`{selector}` can be pressed"), press, |()| true).await
    }

    /// Types into the field with this selector, in place of what is there.
    pub(crate) async fn type_into(&self, selector: &str, text: &str) -> Result {
        let type_in = async || {
            self.enter().await?;
            let field = self.driver.find(By::Css(selector)).await?;
            field.clear().await?;
            Ok(field.send_keys(text).await?)
        };
        crate::wait::until(&format!("`{selector}` takes text"), type_in, |()| true).await
    }

    /// Every text that is seen on this page.
    pub(crate) async fn text(&self) -> Result<String> {
        let text: String = self.run("return document.body.innerText", vec![]).await?;
        Ok(without_isolates(&text))
    }

    /// Waits until this text is seen on this page.
    pub(crate) async fn shows(&self, text: &str) -> Result {
        let seen = |page: &String| page.contains(text);
        crate::wait::until(&format!("`{text}` is shown"), || self.text(), seen).await?;
        Ok(())
    }

    /// Waits until this text is no longer seen on this page.
    pub(crate) async fn hides(&self, text: &str) -> Result {
        let unseen = |page: &String| !page.contains(text);
        crate::wait::until(&format!("`{text}` is gone"), || self.text(), unseen).await?;
        Ok(())
    }
}

/// What is read there: the characters that isolate a name in a sentence are not seen.
pub(crate) fn without_isolates(text: &str) -> String {
    text.replace(['\u{2068}', '\u{2069}'], "")
}
