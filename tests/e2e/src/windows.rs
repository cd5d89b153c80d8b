//! The other windows of the browser: the vendor's sign-in, and a second window of the desk.

use anyhow::Context as _;
use thirtyfour::{By, WindowHandle};

use crate::{Desk, Result, wait};

impl Desk {
    /// How many browser windows are open.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn window_count(&self) -> Result<usize> {
        Ok(self.driver.windows().await?.len())
    }

    /// Leaves the desktop for another page.
    ///
    /// # Errors
    /// When there is no such page.
    pub async fn leaves_for(&self, address: &str) -> Result {
        self.driver.enter_default_frame().await?;
        Ok(self.driver.goto(address).await?)
    }

    /// Reloads the page of the desk, and with it every page in it.
    ///
    /// # Errors
    /// When it does not load.
    pub async fn reloads(&self) -> Result {
        self.driver.enter_default_frame().await?;
        Ok(self.driver.refresh().await?)
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

    /// Opens the same page in a window of its own and turns to it; the pages of the desk are now those of that window.
    /// Answers the window that was left.
    ///
    /// # Errors
    /// When the browser opens none.
    pub async fn opens_second_window(&self) -> Result<WindowHandle> {
        let first = self.driver.window().await?;
        let second = self.driver.new_window().await?;
        self.driver.switch_to_window(second).await?;
        self.driver.goto(&self.url).await?;
        Ok(first)
    }

    /// Turns to another window; answers the one that was left.
    ///
    /// # Errors
    /// When there is no such window.
    pub async fn turns_to(&self, window: &WindowHandle) -> Result<WindowHandle> {
        let left = self.driver.window().await?;
        self.driver.switch_to_window(window.clone()).await?;
        Ok(left)
    }

    /// Closes this window and turns to another.
    ///
    /// # Errors
    /// When there is no such window.
    pub async fn closes_this_window(&self, next: &WindowHandle) -> Result {
        self.driver.close_window().await?;
        self.driver.switch_to_window(next.clone()).await?;
        Ok(())
    }

    /// Closes this window, so that no page of the desk is open any more.
    ///
    /// # Errors
    /// When the browser opens no empty one to go on in.
    pub async fn leaves(&self) -> Result {
        let left = self.driver.window().await?;
        let empty = self.driver.new_window().await?;
        self.driver.switch_to_window(left).await?;
        self.closes_this_window(&empty).await
    }

    /// Opens the page of the desk again.
    ///
    /// # Errors
    /// When it does not load.
    pub async fn returns(&self) -> Result {
        Ok(self.driver.goto(&self.url).await?)
    }
}
