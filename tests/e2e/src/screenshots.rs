//! Screenshots for people to look at.

use std::fs;
use std::path::PathBuf;

use anyhow::ensure;
use thirtyfour::{By, WebDriver};

use crate::frames::TOOLBAR;
use crate::{Desk, Result};

/// The smallest file that can be a screenshot of anything.
const LEAST: usize = 1000;

/// Where screenshots are put: `target/screenshots`.
pub(crate) fn folder() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../target/screenshots"))
}

impl Desk {
    /// Takes a screenshot of the toolbar's frame.
    ///
    /// # Errors
    /// When there is nothing in it.
    pub async fn takes_toolbar_screenshot(&self, name: &str) -> Result {
        self.driver.enter_default_frame().await?;
        let screenshot = self
            .driver
            .find(By::Css(TOOLBAR))
            .await?
            .screenshot_as_png()
            .await?;
        keep(name, &screenshot)
    }

    /// Takes a screenshot of the whole window.
    ///
    /// # Errors
    /// When there is nothing in it.
    pub async fn takes_screenshot(&self, name: &str) -> Result {
        self.driver.enter_default_frame().await?;
        keep(name, &self.driver.screenshot_as_png().await?)
    }
}

/// Takes a screenshot of the window that a failed test left.
pub(crate) async fn keep_failed(driver: &WebDriver, name: &str) -> Result {
    keep(&format!("failed/{name}"), &driver.screenshot_as_png().await?)
}

fn keep(name: &str, screenshot: &[u8]) -> Result {
    ensure!(screenshot.len() > LEAST, "the screenshot {name} is empty");
    let file = folder().join(name).with_extension("png");
    file.parent().map_or(Ok(()), fs::create_dir_all)?;
    Ok(fs::write(file, screenshot)?)
}
