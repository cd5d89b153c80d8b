use thirtyfour::WebDriver;

use crate::frames::{CCP, Frame, TOOLBAR};
use crate::{Result, wait};

/// The vendor's own panel in the toolbar, as the agent's hand uses it.
#[derive(Debug)]
pub struct CcpPage {
    panel: Frame,
    toolbar: Frame,
}

impl CcpPage {
    pub(crate) fn new(driver: &WebDriver) -> CcpPage {
        CcpPage {
            panel: Frame::new(driver, &[TOOLBAR, CCP]),
            toolbar: Frame::new(driver, &[TOOLBAR]),
        }
    }

    /// Presses a button of the panel by its name; the panel is opened first where it is hidden.
    ///
    /// # Errors
    /// When it cannot be pressed in time.
    pub async fn press(&self, name: &str) -> Result {
        self.open().await?;
        self.panel.press(name, None).await
    }

    /// Shows the panel, if it is hidden.
    ///
    /// # Errors
    /// When the toolbar does not show it in time.
    pub async fn open(&self) -> Result {
        let hidden = "return document.getElementById('vendor').hidden";
        if self.toolbar.run(hidden, vec![]).await? {
            self.toolbar.press("Phone panel", None).await?;
        }
        Ok(())
    }

    /// Reloads the panel's page as the vendor's library does, and waits until the new one has drawn a contact with this
    /// number. (A page that reloads itself names itself as its `Referer`; the contact centre lets only pages be framed that an
    /// approved origin asks for.)
    ///
    /// # Errors
    /// When it does not in time.
    pub async fn reloads(&self, number: &str) -> Result {
        let mark = "window.isLeft = true; return null";
        self.panel.run::<()>(mark, vec![]).await?;
        let reload =
            "const frame = document.querySelector('#vendor iframe'); frame.src = frame.src; return null";
        self.toolbar.run::<()>(reload, vec![]).await?;
        // The panel may be hidden, so what it has drawn is not what is seen.
        let drawn = "return window.isLeft ? '' : document.body.textContent";
        let text = async || self.panel.run::<String>(drawn, vec![]).await;
        let new = |text: &String| text.contains(number);
        wait::until("the panel is there again", text, new).await?;
        Ok(())
    }

    /// Keeps every message that the panel's page is sent from now on.
    ///
    /// # Errors
    /// When the panel is not there.
    pub async fn keeps_messages(&self) -> Result {
        let keep = "window.keptMessages = [];
            addEventListener('message', (event) => keptMessages.push(JSON.stringify(event.data)));
            return null";
        self.panel.run::<()>(keep, vec![]).await
    }

    /// The messages since, each as JSON.
    ///
    /// # Errors
    /// When the panel is not there, or was not asked to keep any.
    pub async fn messages(&self) -> Result<Vec<String>> {
        self.panel.run("return keptMessages", vec![]).await
    }

    /// Every text that is seen in the panel.
    ///
    /// # Errors
    /// When the panel is not there.
    pub async fn text(&self) -> Result<String> {
        self.panel.text().await
    }

    /// Waits until the panel shows this text.
    ///
    /// # Errors
    /// When it does not in time.
    pub async fn shows(&self, text: &str) -> Result {
        self.panel.shows(text).await
    }
}
