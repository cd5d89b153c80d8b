use std::path::PathBuf;

use anyhow::ensure;
use fusion_cti_demo::{Demo, Options};
use serde_json::Value;
use thirtyfour::WebDriver;

use crate::browser::Browser;
use crate::{CcpPage, FusionPage, Result, Setup, ToolbarPage, wait};

/// What is opened in the browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Opened {
    InFusion,
    ByItself,
}

/// A fresh demo, and a browser page on it.
#[derive(Debug)]
pub struct Desk {
    /// The mock Fusion desktop.
    pub fusion: FusionPage,
    /// The toolbar in the desktop's iframe.
    pub toolbar: ToolbarPage,
    /// The vendor's panel in the toolbar.
    pub ccp: CcpPage,
    /// The server behind it all, and with it the far end.
    pub demo: Demo,
    pub(crate) driver: WebDriver,
    pub(crate) downloads: PathBuf,
    pub(crate) profile: PathBuf,
    pub(crate) opened: Opened,
    /// The address that the browser was sent to.
    pub(crate) url: String,
}

impl Desk {
    pub(crate) async fn open(setup: &Setup, dist: PathBuf, browser: &Browser) -> Result<Desk> {
        let driver = &browser.driver;
        let mut options = Options::new(dist);
        options.signed_in = setup.signed_in;
        if let Some(configuration) = &setup.configuration {
            options
                .variants
                .insert(setup.variant.clone(), configuration.clone());
        }
        let demo = Demo::start(options).await?;
        if let Some((name, text)) = &setup.file {
            demo.add_file(&setup.variant, name, text);
        }
        if let Some(origins) = &setup.approved {
            demo.approve_origins(&origins.iter().map(String::as_str).collect::<Vec<_>>());
        }
        let url = match setup.opened {
            Opened::InFusion => {
                let settings = percent_encoded(&setup.fusion.to_string());
                let library = if setup.older_library { "older" } else { "newer" };
                let source = setup.library_address.as_deref().map(percent_encoded);
                let source = source
                    .map(|address| format!("&apiSource={address}"))
                    .unwrap_or_default();
                let desktop = demo.desktop_url(&setup.variant);
                let frame = setup.frame.iter();
                let frame = frame.map(|(name, value)| format!("&{name}={}", percent_encoded(value)));
                let frame = frame.collect::<String>();
                format!("{desktop}&library={library}{source}&settings={settings}{frame}")
            }
            Opened::ByItself => demo.toolbar_url(&setup.variant),
        };
        driver.enter_default_frame().await?;
        driver.set_window_rect(0, 0, 1400, 900).await?;
        let toolbar = match setup.opened {
            Opened::InFusion => ToolbarPage::framed(driver),
            Opened::ByItself => ToolbarPage::by_itself(driver),
        };
        Ok(Desk {
            fusion: FusionPage::new(driver),
            toolbar,
            ccp: CcpPage::new(driver),
            demo,
            driver: driver.clone(),
            downloads: browser.downloads.clone(),
            profile: browser.profile.clone(),
            opened: setup.opened,
            url,
        })
    }

    pub(crate) async fn run(&self, setup: &Setup, test: impl AsyncFnOnce(&Desk) -> Result) -> Result {
        self.driver.goto(&self.url).await?;
        if setup.awaits_start {
            self.has_started().await?;
        }
        test(self).await?;
        if setup.opened == Opened::InFusion && !setup.tolerant {
            self.fusion_is_content().await?;
        }
        Ok(())
    }

    /// Waits until the agent can take calls, and Fusion knows it.
    ///
    /// # Errors
    /// When that is not so in time.
    pub async fn has_started(&self) -> Result {
        self.toolbar.agent_is("Available").await?;
        if self.opened == Opened::InFusion {
            self.fusion
                .agent_is("available", |state| state.is_available)
                .await?;
        }
        Ok(())
    }

    /// Checks that the mock Fusion has neither dropped a message nor reported a violation.
    ///
    /// # Errors
    /// When it has; the error says what.
    pub async fn fusion_is_content(&self) -> Result {
        // A command that the toolbar still owes an answer would be a violation only later.
        let open = async || self.fusion.open_commands().await;
        wait::until("every command is answered", open, Vec::is_empty).await?;
        let dropped: Vec<Value> = self.fusion.ask("dropped", &[]).await?;
        ensure!(
            dropped.is_empty(),
            "the pretend Fusion dropped messages: {dropped:#?}"
        );
        let violations: Vec<Value> = self.fusion.ask("violations", &[]).await?;
        ensure!(
            violations.is_empty(),
            "the pretend Fusion reported violations: {violations:#?}"
        );
        Ok(())
    }

    /// Leaves the page, and closes whatever else it opened.
    pub(crate) async fn close(self) -> Result {
        let own = self.driver.window().await?;
        for window in self.driver.windows().await? {
            if window != own {
                self.driver.switch_to_window(window).await?;
                self.driver.close_window().await?;
            }
        }
        self.driver.switch_to_window(own).await?;
        self.driver.goto("about:blank").await?;
        self.demo.stop().await;
        Ok(())
    }
}

/// Encodes everything that has a meaning of its own in a query.
fn percent_encoded(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}
