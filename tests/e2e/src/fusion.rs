mod commanding;
mod messages;
mod received;

use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use thirtyfour::WebDriver;

pub use messages::{AgentState, CommEvent, CommandAnswer, Engagement, Popped};

use crate::Result;
use crate::frames::Frame;

/// The mock Fusion desktop, as its user and its test surface know it.
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

    /// Runs a script in the desktop's page, for what it does as a page of another origin.
    ///
    /// # Errors
    /// When it throws, or answers in another shape.
    pub async fn run<T: DeserializeOwned>(&self, script: &str) -> Result<T> {
        self.page.run(script, Vec::new()).await
    }

    /// Changes a setting of the mock desktop, such as a fault.
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

    /// Types into a field of the desktop by its `data-test`, in place of what is there.
    ///
    /// # Errors
    /// When the field is not there in time.
    pub async fn fill_in(&self, field: &str, text: &str) -> Result {
        self.page
            .type_into(&format!("[data-test=\"{field}\"]"), text)
            .await
    }

    /// What the phone icon says.
    ///
    /// # Errors
    /// When the page is not there.
    pub async fn phone_icon(&self) -> Result<String> {
        let script = "return document.querySelector('[data-test=phone-icon]').title";
        self.page.run(script, vec![]).await
    }
}
