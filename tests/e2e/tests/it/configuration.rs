//! Mistakes in the configuration: named where somebody sees them, and nothing starts.

use anyhow::ensure;
use fusion_cti_e2e::{Desk, Result, Setup};

const USUAL: &str = r#"{
  "version": 1,
  "host": { HOST"transport": "mca", "allowedOrigins": ["{fusionOrigin}"], "appClassification": "ORA_SERVICE" },
  "vendor": { VENDOR"name": "amazon-connect", "settings": { "ccpUrl": "{ccpOrigin}/ccp-v2/", "region": "eu-west-2" } },
  "screenPop": { "on": "accept" }
}"#;

/// A configuration that works, with more keys in its host's part.
pub(crate) fn with(host: &str) -> String {
    USUAL.replace("HOST", host).replace("VENDOR", "")
}

/// A configuration that works, and gives the vendor this many seconds.
pub(crate) fn with_answer_seconds(seconds: u64) -> String {
    USUAL
        .replace("HOST", "")
        .replace("VENDOR", &format!("\"answerSeconds\": {seconds}, "))
}

/// A configuration that works, but for one thing.
fn but(right: &str, wrong: &str) -> String {
    with("").replace(right, wrong)
}

/// The toolbar says all of this, and has neither spoken to Fusion nor loaded anything of the vendor's.
async fn is_refused(desk: &Desk, said: &[&str]) -> Result {
    desk.toolbar.shows("The phone toolbar did not start").await?;
    for words in said {
        desk.toolbar.shows(words).await?;
    }
    ensure!(desk.fusion.methods_posted().await?.is_empty());
    let loaded = "return document.querySelectorAll('#vendor *, script[src*=vendor]').length + Number('connect' in window)";
    ensure!(desk.toolbar.run::<u64>(loaded, &[]).await? == 0);
    Ok(())
}

fn refuses(configuration: &str, said: &[&str]) -> Result {
    let setup = Setup::default().configured(configuration).without_waiting();
    setup.run(async |desk| is_refused(desk, said).await)
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_missing_file_is_said() -> Result {
    let setup = Setup::default().unconfigured().without_waiting();
    setup.run(async |desk| is_refused(desk, &["toolbar.config.json", "404"]).await)
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn what_is_no_json_is_said_with_the_place() -> Result {
    refuses(
        "{ \"version\": 1, nonsense }",
        &["toolbar.config.json", "Line 1, column 17"],
    )
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn an_unknown_key_is_named_by_its_path() -> Result {
    refuses(
        &but(r#""transport""#, r#""colour": "red", "transport""#),
        &["host.colour"],
    )
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn an_unknown_setting_of_the_vendor_is_named_by_its_path() -> Result {
    refuses(&but(r#""region""#, r#""regoin""#), &["vendor.settings.regoin"])
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_wrong_type_is_named_with_what_was_expected() -> Result {
    refuses(&but(r#""accept""#, "7"), &["screenPop.on", "7", "\"accept\""])
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_bad_address_is_named_by_its_path() -> Result {
    refuses(
        &but("{ccpOrigin}/ccp-v2/", "not an address"),
        &["vendor.settings.ccpUrl"],
    )
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn no_allowed_origin_is_named_by_its_path() -> Result {
    refuses(&but(r#"["{fusionOrigin}"]"#, "[]"), &["host.allowedOrigins"])
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_vendor_that_this_build_does_not_have_is_named_with_those_it_has() -> Result {
    refuses(
        &but("amazon-connect", "acme"),
        &["vendor.name", "acme", "amazon-connect"],
    )
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn several_mistakes_are_all_said_at_once() -> Result {
    let configuration = but(r#"["{fusionOrigin}"]"#, "[]").replace(r#""accept""#, r#""never""#);
    refuses(&configuration, &["host.allowedOrigins", "screenPop.on"])
}
