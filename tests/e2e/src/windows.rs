//! The other windows of the browser: the vendor's sign-in.

use anyhow::Context as _;
use thirtyfour::By;

use crate::{Desk, Result, wait};

impl Desk {
    /// How many browser windows are open.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn window_count(&self) -> Result<usize> {
        Ok(self.driver.windows().await?.len())
    }

    /// Waits until this many browser windows are open.
    ///
    /// # Errors
    /// When it is another number after the time.
    pub async fn windows(&self, count: usize) -> Result {
        let what = format!("the number of windows is {count}");
        wait::until(&what, || self.window_count(), |open| *open == count).await?;
        Ok(())
    }

    /// Signs in at the window that the vendor's library opened, and comes back to this one.
    ///
    /// # Errors
    /// When there is no such window in time.
    pub async fn signs_in_at_the_popup(&self) -> Result {
        self.windows(2).await?;
        let own = self.driver.window().await?;
        let windows = self.driver.windows().await?;
        let popup = windows.into_iter().find(|window| *window != own);
        self.driver
            .switch_to_window(popup.context("there is no popup")?)
            .await?;
        let press = async || Ok(self.driver.find(By::Id("sign-in")).await?.click().await?);
        let signed_in = wait::until("the sign-in page is there", press, |()| true).await;
        self.driver.switch_to_window(own).await?;
        signed_in
    }
}
