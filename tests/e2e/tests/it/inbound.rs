//! A customer calls.

use anyhow::ensure;
use fusion_cti_e2e::people::{TOMAS, TOMAS_ID};
use fusion_cti_e2e::{Result, on_a_desk};

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn accepting_in_the_toolbar_opens_the_callers_page() -> Result {
    on_a_desk(async |desk| {
        desk.customer_calls(TOMAS)?;
        desk.fusion.hears(&["new"]).await?;
        desk.toolbar.calls(&["Incoming call: Tomás Herrera"]).await?;
        desk.toolbar.press("Accept").await?;
        desk.fusion.hears(&["new", "start"]).await?;
        let page = desk.fusion.pops(&["CONTACT"]).await?;
        ensure!(page.contact_id.as_deref() == Some(TOMAS_ID));
        Ok(())
    })
}
