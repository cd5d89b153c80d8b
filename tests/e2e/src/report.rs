//! What is kept of a test that failed.

use std::fs;
use std::path::PathBuf;
use std::thread;

use serde_json::{Value, json};

use crate::desk::Opened;
use crate::{Desk, Result, screenshots};

/// Keeps a screenshot of the page and what is known about it; answers a sentence that says where.
pub(crate) async fn keep(desk: &Desk) -> String {
    match try_to_keep(desk).await {
        Ok(files) => format!("what was on the page is kept in {}.*", files.display()),
        Err(error) => format!("nothing could be kept of the page: {error:#}"),
    }
}

async fn try_to_keep(desk: &Desk) -> Result<PathBuf> {
    let name = thread::current().name().unwrap_or("test").replace("::", "-");
    let folder = screenshots::folder().join("failed");
    fs::create_dir_all(&folder)?;
    let file = folder.join(name);
    fs::write(file.with_extension("png"), desk.driver.screenshot_as_png().await?)?;
    let mut facts = json!({
        "centre": desk.demo.centre_state(),
        "toolbar": desk.toolbar.text().await.unwrap_or_default(),
        "diagnostics": desk.toolbar.diagnostics().await.unwrap_or_default(),
    });
    if desk.opened == Opened::InFusion {
        for part in ["messages", "dropped", "violations"] {
            let value: Value = desk.fusion.ask(part, &[]).await.unwrap_or_default();
            if let Some(facts) = facts.as_object_mut() {
                facts.insert(part.to_owned(), value);
            }
        }
    }
    fs::write(file.with_extension("json"), serde_json::to_vec_pretty(&facts)?)?;
    Ok(file)
}
