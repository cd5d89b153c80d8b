//! Calls that the toolbar had are tried again in the rules editor, if the configuration asks for that.

use anyhow::ensure;
use fusion_cti_demo::{Caller, FarEnd};
use fusion_cti_e2e::people::{STRANGER, TOMAS};
use fusion_cti_e2e::{Desk, Result, Setup};

use crate::configuration::with;

const FILE: &str = "screen-pop.json";
const VIP_QUEUE: &str = include_str!("../../../../samples/screen-pop/vip-queue/screen-pop.json");
/// What nobody may see who has not asked for it.
const SECRET: &str = "Aunt Rosalind";

/// A desk with rules whose configuration says this about recent calls.
fn desk(recent: &str) -> Setup {
    let on = r#""screenPop": { "on": "accept" "#;
    let configuration = with("").replace(on, &format!("{on}, \"rules\": \"{FILE}\" {recent}"));
    // The mock Fusion has only Oracle's classifications.
    let rules = VIP_QUEUE.replace("VIP_SERVICE", "ORA_SALES");
    Setup::default().configured(&configuration).file(FILE, &rules)
}

/// A call in the queue of the rule, from its ring to its end.
async fn a_vip_has_called(desk: &Desk) -> Result {
    let vip = Caller {
        queue: Some("VIP".to_owned()),
        attributes: [("referredBy".to_owned(), SECRET.to_owned())].into(),
        ..Caller::from_number(TOMAS)
    };
    desk.happens_to_contact(FarEnd::CustomerCalls(vip))?;
    desk.toolbar.shows("Rule: VIP queue").await?;
    desk.toolbar.press("Accept").await?;
    desk.toolbar.press("Hang up").await?;
    desk.fusion
        .has_received(&["new", "start", "close WRAPUP"])
        .await?;
    desk.toolbar.press("Finish wrap-up").await?;
    desk.toolbar.calls(&[]).await
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_call_that_came_is_tried_again_and_hidden_until_the_admin_asks() -> Result {
    desk(", \"recentCalls\": 5").run(async |desk| {
        a_vip_has_called(desk).await?;
        desk.toolbar.press("Diagnostics").await?;
        desk.takes_screenshot("recent-calls-link").await?;
        desk.toolbar.press("Diagnostics").await?;
        desk.follows_to_rules_editor(async |page| {
            page.goes_to("Try a call").await?;
            let calls = page.comes_back_to_recent_calls(1).await?;
            ensure!(calls[0].ends_with(" inbound, queue VIP"), "{calls:?}");
            page.chooses("Start from", &calls[0]).await?;
            page.shows("Rule: VIP queue").await?;
            page.shows("Attribute referredBy: hidden").await?;
            let page_as_it_is = page.everything().await?;
            for personal in [SECRET, TOMAS, TOMAS.trim_start_matches('+')] {
                ensure!(!page_as_it_is.contains(personal), "{personal} is on the page");
            }
            desk.takes_screenshot("recent-calls-hidden").await?;
            page.press("Keep as expected result").await?;
            page.says("Show the call first").await?;

            page.press("Show this call").await?;
            ensure!(page.value("Caller’s number").await? == TOMAS);
            ensure!(page.value("Value of attribute 1").await? == SECRET);
            ensure!(page.value("Contacts found by Fusion").await? == "one");
            desk.takes_screenshot("recent-calls-shown").await?;

            desk.customer_calls(STRANGER)?;
            let calls = page.comes_back_to_recent_calls(2).await?;
            ensure!(page.value("Start from").await? == "recent-1", "{calls:?}");
            Ok(())
        })
        .await?;
        desk.toolbar.press("Reject").await?;
        desk.toolbar.calls(&[&format!("Rejected: {STRANGER}")]).await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn without_the_key_no_call_is_kept_and_there_is_no_link() -> Result {
    desk("").run(async |desk| {
        a_vip_has_called(desk).await?;
        desk.toolbar.press("Diagnostics").await?;
        let script = "return [typeof window.fusionCtiRecentCalls, document.getElementById('rules-editor').checkVisibility()]";
        let (kept, link): (String, bool) = desk.toolbar.run(script, &[]).await?;
        ensure!(kept == "undefined" && !link);
        Ok(())
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_page_of_another_origin_gets_no_calls_and_gives_none() -> Result {
    desk(", \"recentCalls\": 5").run(async |desk| {
        a_vip_has_called(desk).await?;
        let kept: String = desk.toolbar.run("return window.fusionCtiRecentCalls", &[]).await?;
        ensure!(kept.contains(SECRET));
        // Fusion's page frames the toolbar, and has another origin.
        let asked = "try { return String(document.querySelector('[data-test=toolbar-frame]').contentWindow.fusionCtiRecentCalls); }
            catch (error) { return error.name; }";
        ensure!(desk.fusion.run::<String>(asked).await? == "SecurityError");
        let address: String = desk.toolbar.run("return new URL('rules/index.html', location.href).href", &[]).await?;
        let opens = format!(
            "window.fusionCtiRecentCalls = '[{{\"queue\": \"forged\"}}]'; window.open('{address}'); return null"
        );
        let open = async || desk.fusion.run::<()>(&opens).await;
        desk.visits_rules_editor(open, async |page| {
            page.goes_to("Try a call").await?;
            page.shows("No rule matched").await?;
            ensure!(page.comes_back_to_recent_calls(0).await?.is_empty());
            Ok(())
        })
        .await
    })
}
