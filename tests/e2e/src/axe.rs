use std::{env, fs};

use anyhow::Context as _;
use serde::Deserialize;

use crate::{Result, ToolbarPage};

/// The variable that says where axe-core's script lies; `cargo xtask test e2e` fetches it.
const SCRIPT: &str = "FUSION_CTI_AXE";

const RUN: &str = r#"
const done = arguments[arguments.length - 1];
axe.run(document, { resultTypes: ["violations"] }).then(
  ({ violations }) => done(violations.map(({ id, impact, help, nodes }) =>
    ({ id, impact, help, where: nodes.map(({ target, failureSummary }) => `${target.join(" ")}: ${failureSummary}`) }))),
  (error) => done(String(error)));
"#;

/// Something that axe-core found.
#[derive(Debug, Clone, Deserialize)]
#[non_exhaustive]
pub struct Violation {
    /// The id of axe-core's rule, such as `color-contrast`.
    pub id: String,
    /// `minor`, `moderate`, `serious` or `critical`.
    pub impact: Option<String>,
    /// The rule in words.
    pub help: String,
    /// The elements, and what is wrong with each.
    #[serde(rename = "where")]
    pub elements: Vec<String>,
}

impl ToolbarPage {
    /// What axe-core finds wrong with the toolbar as it is now, as far as it is serious or critical.
    ///
    /// # Errors
    /// When axe-core is not there or cannot run.
    pub async fn barriers(&self) -> Result<Vec<Violation>> {
        if !self.page.run::<bool>("return 'axe' in window", vec![]).await? {
            self.learns_axe().await?;
        }
        self.page.enter().await?;
        let found = self.page.driver.execute_async(RUN, vec![]).await?;
        let violations: Vec<Violation> = serde_json::from_value(found.json().clone())?;
        let grave =
            |violation: &Violation| matches!(violation.impact.as_deref(), Some("serious" | "critical"));
        Ok(violations.into_iter().filter(grave).collect())
    }

    /// Injects axe-core through the driver, which no content security policy stops.
    async fn learns_axe(&self) -> Result {
        let file = env::var(SCRIPT).with_context(|| format!("{SCRIPT} does not name axe-core's script"))?;
        let script = fs::read_to_string(&file).with_context(|| format!("cannot read {file}"))?;
        self.page.run(&format!("{script}; return null"), vec![]).await
    }
}
