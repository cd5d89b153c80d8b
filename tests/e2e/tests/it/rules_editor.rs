//! The rules editor next to the toolbar, as an admin uses it.

use anyhow::ensure;
use fusion_cti_e2e::{Desk, Result, RulesEditorPage, Setup};
use serde_json::{Value, json};
use thirtyfour::Key;

const RULES: &str = include_str!("../../../../samples/screen-pop/vip-queue/screen-pop.json");
const TESTS: &str = include_str!("../../../../samples/screen-pop/vip-queue/screen-pop.tests.json");
const FILE: &str = "screen-pop.json";
const TESTS_FILE: &str = "screen-pop.tests.json";
const FILES: [(&str, &str); 2] = [(FILE, RULES), (TESTS_FILE, TESTS)];
const BY_DAY: &str = "VIP queue";
const AT_NIGHT: &str = "VIP queue, outside office hours";

fn on_the_page(
    setup: Setup,
    files: &[(&str, &str)],
    test: impl AsyncFnOnce(&Desk, &RulesEditorPage<'_>) -> Result,
) -> Result {
    setup.outside_fusion().without_waiting().run(async |desk| {
        let page = desk.opens_rules_editor(files).await?;
        test(desk, &page).await
    })
}

fn editing(test: impl AsyncFnOnce(&Desk, &RulesEditorPage<'_>) -> Result) -> Result {
    on_the_page(Setup::default(), &FILES, test)
}

fn ids(file: &Value) -> Vec<&str> {
    let rules = file["rules"].as_array().map(Vec::as_slice).unwrap_or_default();
    rules.iter().filter_map(|rule| rule["id"].as_str()).collect()
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn the_live_rules_are_edited_undone_and_exported() -> Result {
    editing(async |_, page| {
        page.shows("As it is live").await?;
        page.lists(&[BY_DAY, AT_NIGHT]).await?;
        page.types("Name", "Gold queue").await?;
        page.lists(&["Gold queue", AT_NIGHT]).await?;
        page.shows("1 change against the live file · not exported yet")
            .await?;
        page.press("Undo").await?;
        page.lists(&[BY_DAY, AT_NIGHT]).await?;
        page.press("Redo").await?;
        page.lists(&["Gold queue", AT_NIGHT]).await?;
        page.press("Export").await?;
        page.says("is in your downloads").await?;
        let file = page.downloaded(FILE).await?;
        let mut expected: Value = serde_json::from_str(RULES)?;
        expected["rules"][0]["name"] = json!("Gold queue");
        ensure!(file == expected, "{file:#}");
        page.hides("not exported yet").await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn rules_are_moved_by_keyboard_and_by_mouse_and_it_is_announced() -> Result {
    editing(async |_, page| {
        page.press("Add rule").await?;
        page.lists(&[BY_DAY, "New rule", AT_NIGHT]).await?;
        page.focuses_rule(1).await?;
        page.keys(Key::Alt + Key::Down).await?;
        page.says("VIP queue is now at place 2 of 3").await?;
        page.keys(Key::Alt + Key::Down).await?;
        page.says("VIP queue is now at place 3 of 3").await?;
        page.lists(&["New rule", AT_NIGHT, BY_DAY]).await?;
        page.keys(Key::Alt + Key::Down).await?;
        page.says("This is the last rule").await?;
        page.press("Move VIP queue up").await?;
        page.lists(&["New rule", BY_DAY, AT_NIGHT]).await?;
        ensure!(page.focus().await? == "move-up-1");
        page.drags_rule(1, 3).await?;
        page.lists(&[BY_DAY, AT_NIGHT, "New rule"]).await?;
        page.says("New rule is now at place 3 of 3").await?;
        page.press("Export").await?;
        let file = page.downloaded(FILE).await?;
        ensure!(ids(&file) == ["vip-by-day", "vip-at-night", "rule"], "{file:#}");
        Ok(())
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_mistake_is_seen_beside_its_field_and_in_the_list_while_it_is_typed() -> Result {
    editing(async |desk, page| {
        page.types("Time zone", "Europe/Londen").await?;
        page.shows("1 error").await?;
        page.shows("Europe/Londen").await?;
        desk.takes_screenshot("rules-problem-light").await?;
        page.goes_to("Try a call").await?;
        page.press_at(".findings__head").await?;
        let link = ".finding";
        ensure!(page.text_of(link).await?.contains("line "));
        page.press_at(link).await?;
        page.shows("Rule 1 of 2").await?;
        page.types("Time zone", "Europe/Paris").await?;
        page.hides("1 error").await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn conditions_and_tokens_are_built_in_the_form() -> Result {
    editing(async |_, page| {
        page.press("Add rule").await?;
        page.types("Name", "Case from the IVR").await?;
        page.types("Id", "case").await?;
        page.chooses("Kind of condition", "Any of…").await?;
        page.press("Add condition").await?;
        page.types("Text", "VIP").await?;
        page.press("Add token").await?;
        page.types("Name of token 1", "SVCMCA_SR_NUM").await?;
        page.types("Template of token 1", "{attribute.caseNumber | digits}")
            .await?;
        page.chooses("Screen pops", "while the call rings").await?;
        page.press("Export").await?;
        let file = page.downloaded(FILE).await?;
        let expected = json!({
            "id": "case",
            "name": "Case from the IVR",
            "when": { "any": [{ "direction": "inbound" }, { "queue": { "is": "VIP" } }] },
            "then": {
                "tokens": { "SVCMCA_SR_NUM": "{attribute.caseNumber | digits}" },
                "popAt": "ring"
            }
        });
        ensure!(file["rules"][1] == expected, "{:#}", file["rules"][1]);
        Ok(())
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_tried_call_says_which_rule_matched_why_and_what_fusion_is_told() -> Result {
    editing(async |desk, page| {
        page.goes_to("Try a call").await?;
        page.shows("No rule matched").await?;
        page.types("Queue", "VIP").await?;
        page.types("When", "2026-03-07T12:00:00Z").await?;
        page.shows("Rule: VIP queue, outside office hours").await?;
        let why = page.text_of(".considered").await?;
        ensure!(
            why.contains("saturday 12:00") && why.contains("does not match"),
            "{why}"
        );
        let told = page.text_of(".moments").await?;
        ensure!(
            told.contains("VIP_SERVICE") && told.contains("SERVICE_LEVEL"),
            "{told}"
        );
        ensure!(
            told.contains("While it rings, once Fusion has answered"),
            "{told}"
        );
        desk.takes_screenshot("rules-try-light").await?;
        page.types("When", "Saturday").await?;
        page.shows("this is no moment").await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn expected_results_run_after_every_change_and_a_tried_call_becomes_one() -> Result {
    editing(async |desk, page| {
        page.goes_to("Expected results").await?;
        page.shows("All 5 come as expected.").await?;
        page.goes_to("Rules").await?;
        page.types("Id", "vip-day").await?;
        page.goes_to("Expected results").await?;
        page.shows("2 of 5 do not come as expected.").await?;
        page.shows("rule vip-by-day was expected, vip-day decided")
            .await?;
        desk.takes_screenshot("rules-expected-light").await?;
        page.press("Expect what came").await?;
        page.shows("1 of 5 do not come as expected.").await?;
        page.press("Undo").await?;
        page.shows("2 of 5 do not come as expected.").await?;
        page.goes_to("Try a call").await?;
        page.types("Queue", "Sales").await?;
        page.types("Name of the expected result", "nobody knows Sales")
            .await?;
        page.press("Keep as expected result").await?;
        page.says("is an expected result now").await?;
        page.goes_to("Expected results").await?;
        page.shows("nobody knows Sales").await?;
        page.press("Export").await?;
        let rules = page.downloaded(FILE).await?;
        ensure!(ids(&rules) == ["vip-day", "vip-at-night"], "{rules:#}");
        Ok(())
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn what_differs_from_the_live_file_is_told_by_rule_and_value() -> Result {
    editing(async |desk, page| {
        page.types("Name", "Gold queue").await?;
        page.press("Move Gold queue down").await?;
        page.press("Add rule").await?;
        page.goes_to("Changes").await?;
        let told = page.text_of(".changes").await?;
        for words in ["moved", "added", "Gold queue", "\"VIP queue\""] {
            ensure!(told.contains(words), "{words}: {told}");
        }
        desk.takes_screenshot("rules-changes-light").await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn nothing_of_a_file_is_lost_that_the_form_does_not_know() -> Result {
    let odd = r#"{"version": 1, "more": {"b": [1, null]}, "rules": [
        {"id": "a", "name": "A", "when": {"weather": "rain"}, "then": {"colour": 7}, "owner": "Ann"}]}"#;
    on_the_page(Setup::default(), &[(FILE, odd)], async |_, page| {
        page.lists(&["A"]).await?;
        page.shows("owner is not a known key").await?;
        page.types("Name", "B").await?;
        page.press("Export").await?;
        let mut expected: Value = serde_json::from_str(odd)?;
        expected["rules"][0]["name"] = json!("B");
        let file = page.downloaded(FILE).await?;
        ensure!(file == expected, "{file:#}");
        Ok(())
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_file_is_imported_and_the_import_can_be_undone_and_its_names_are_offered() -> Result {
    editing(async |_, page| {
        let other = r#"{"version": 1, "rules": [{"id": "gold", "name": "Gold", "when": {"queue": {"is": "Gold lane"}}, "then": {"tokens": {"OUR_TIER": "1"}}}]}"#;
        page.imports(FILE, other).await?;
        page.says("is imported").await?;
        page.lists(&["Gold"]).await?;
        let offered = page.everything().await?;
        for name in [
            "Gold lane",
            "OUR_TIER",
            "SVCMCA_SR_NUM",
            "Europe/London",
            "caller.e164",
        ] {
            let option = format!("<option value=\"{name}\"");
            let template = format!("<option value=\"{{{name}}}\"");
            ensure!(
                offered.contains(&option) || offered.contains(&template),
                "{name} is not offered"
            );
        }
        page.press("Undo").await?;
        page.lists(&[BY_DAY, AT_NIGHT]).await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_text_that_is_no_json_is_kept_and_told_with_its_place() -> Result {
    editing(async |_, page| {
        page.imports(FILE, "{\n  \"version\": 1,\n  \"rules\": [,]\n}")
            .await?;
        page.says("The file was not imported").await?;
        page.shows("Line 3, column").await?;
        page.press("Take over").await?;
        page.goes_to("Rules").await?;
        page.lists(&[BY_DAY, AT_NIGHT]).await?;
        page.goes_to("Text").await?;
        let repaired = "{\"version\": 1, \"rules\": []}";
        page.types("Text of screen-pop.json", repaired).await?;
        page.press("Take over").await?;
        page.says("is taken over").await?;
        page.goes_to("Rules").await?;
        page.shows("There are no rules yet").await?;
        page.press("Undo").await?;
        page.lists(&[BY_DAY, AT_NIGHT]).await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_newer_file_is_refused_and_without_a_file_one_begins_with_a_sample() -> Result {
    let newer = r#"{"version": 7, "rules": []}"#;
    on_the_page(Setup::default(), &[(FILE, newer)], async |_, page| {
        page.shows(
            "this file is of version 7 and this program reads versions up to 1; use a newer fusion-cti",
        )
        .await
    })?;
    on_the_page(Setup::default(), &[], async |desk, page| {
        page.shows("No rules are live").await?;
        desk.takes_screenshot("rules-empty-light").await?;
        page.press("Two brands").await?;
        page.lists(&["North Bank", "South Bank"]).await?;
        page.goes_to("Expected results").await?;
        page.shows("All 4 come as expected.").await
    })
}

/// Every part of the page, one after the other, with work in it.
async fn tours(page: &RulesEditorPage<'_>, mut look: impl AsyncFnMut(&str) -> Result) -> Result {
    look("rules").await?;
    page.types("Time zone", "Europe/Londen").await?;
    page.press("Add token").await?;
    look("rules-with-problems").await?;
    for part in [
        "Default and names",
        "Try a call",
        "Expected results",
        "Changes",
        "Text",
    ] {
        page.goes_to(part).await?;
        if part == "Try a call" {
            page.types("Queue", "VIP").await?;
        }
        look(part).await?;
    }
    Ok(())
}

async fn has_no_barriers(desk: &Desk, page: &RulesEditorPage<'_>, colours: &str) -> Result {
    tours(page, async |part| {
        let barriers = desk.toolbar.barriers().await?;
        ensure!(barriers.is_empty(), "{part}: {barriers:#?}");
        let name = format!("rules-tour-{colours}-{}", part.to_lowercase().replace(' ', "-"));
        desk.takes_screenshot(&name).await
    })
    .await
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn no_part_has_a_serious_barrier_in_light_colours() -> Result {
    editing(async |desk, page| has_no_barriers(desk, page, "light").await)
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn no_part_has_a_serious_barrier_in_dark_colours() -> Result {
    let setup = Setup::default().in_the_dark();
    on_the_page(setup, &FILES, async |desk, page| {
        has_no_barriers(desk, page, "dark").await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_window_of_600_pixels_is_wide_enough_for_every_part() -> Result {
    editing(async |desk, page| {
        page.is_wide(600).await?;
        tours(page, async |part| {
            let overhang = page.overhang().await?;
            ensure!(overhang <= 0, "{part} is {overhang} pixels too wide");
            desk.takes_screenshot(&format!("rules-600-{}", part.to_lowercase().replace(' ', "-")))
                .await
        })
        .await
    })
}
