//! Screenshots for people to look at.

use std::fs;
use std::path::PathBuf;

use anyhow::ensure;
use thirtyfour::{By, WebDriver};

use crate::frames::TOOLBAR;
use crate::{Desk, Result};

/// The smallest file that can be a picture of anything.
const LEAST: usize = 1000;

/// Where pictures are put: `target/screenshots`.
pub(crate) fn folder() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../target/screenshots"))
}

impl Desk {
    /// Takes a picture of the toolbar's frame.
    ///
    /// # Errors
    /// When there is nothing in it.
    pub async fn takes_picture_of_toolbar(&self, name: &str) -> Result {
        self.driver.enter_default_frame().await?;
        let picture = self
            .driver
            .find(By::Css(TOOLBAR))
            .await?
            .screenshot_as_png()
            .await?;
        keep(name, &picture)
    }

    /// Takes a picture of the whole window.
    ///
    /// # Errors
    /// When there is nothing in it.
    pub async fn takes_picture(&self, name: &str) -> Result {
        self.driver.enter_default_frame().await?;
        keep(name, &self.driver.screenshot_as_png().await?)
    }
}

/// Takes a picture of the window that a failed test left.
pub(crate) async fn keep_failed(driver: &WebDriver, name: &str) -> Result {
    keep(&format!("failed/{name}"), &driver.screenshot_as_png().await?)
}

fn keep(name: &str, picture: &[u8]) -> Result {
    ensure!(picture.len() > LEAST, "the picture {name} is empty");
    let file = folder().join(name).with_extension("png");
    file.parent().map_or(Ok(()), fs::create_dir_all)?;
    Ok(fs::write(file, picture)?)
}
