//! The administrator's screen-pop rules, applied by the shipped toolbar: what Fusion is told, what the agent sees, and that a
//! call rings whatever the file says.

use anyhow::ensure;
use fusion_cti_demo::{Caller, FarEnd};
use fusion_cti_e2e::people::{PRIYAS_REQUEST, PRIYAS_REQUEST_ID, STRANGER, TOMAS, TOMAS_ID};
use fusion_cti_e2e::{Desk, Result, Setup, Transport};

use crate::configuration::with;

const FILE: &str = "screen-pop.json";
const VIP_QUEUE: &str = include_str!("../../../../samples/screen-pop/vip-queue/screen-pop.json");
const REQUEST_NUMBER: &str =
    include_str!("../../../../samples/screen-pop/request-number-from-ivr/screen-pop.json");

/// A desk whose configuration names a file of rules.
fn naming_rules() -> Setup {
    let on = r#""screenPop": { "on": "accept" "#;
    Setup::default().configured(&with("").replace(on, &format!("{on}, \"rules\": \"{FILE}\" ")))
}

fn with_rules(rules: &str) -> Setup {
    naming_rules().file(FILE, rules)
}

/// Rules that consist of one, for every call.
fn for_every_call(then: &str) -> Setup {
    with_rules(&format!(
        r#"{{"version": 1, "rules": [{{"id": "every", "name": "Every call", "when": {{"all": []}}, "then": {then}}}]}}"#
    ))
}

/// The whole life of a call, as without rules.
async fn a_call_is_served(desk: &Desk) -> Result {
    desk.customer_calls(TOMAS)?;
    desk.toolbar.calls(&["Incoming call: Tomás Herrera"]).await?;
    desk.toolbar.press("Accept").await?;
    desk.toolbar.calls(&["Connected: Tomás Herrera"]).await?;
    let page = desk.fusion.pops(&["CONTACT"]).await?;
    ensure!(page.contact_id.as_deref() == Some(TOMAS_ID));
    desk.toolbar.press("Hang up").await?;
    desk.fusion.has_received(&["new", "start", "close WRAPUP"]).await
}

/// A problem with the file of rules is shown, and the call is handled without rules.
fn is_served_although(setup: Setup, said: &'static [&'static str]) -> Result {
    setup.run(async |desk| {
        for words in said {
            desk.toolbar.shows(words).await?;
        }
        a_call_is_served(desk).await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn the_sample_of_the_vip_queue_pops_at_the_ring_and_tells_fusion_and_the_agent() -> Result {
    // The mock Fusion has only Oracle's classifications.
    with_rules(&VIP_QUEUE.replace("VIP_SERVICE", "ORA_SALES")).run(async |desk| {
        let vip = Caller {
            queue: Some("VIP".to_owned()),
            ..Caller::from_number(TOMAS)
        };
        desk.happens_to_contact(FarEnd::CustomerCalls(vip))?;
        desk.fusion.has_received(&["new", "start"]).await?;
        let page = desk.fusion.pops(&["CONTACT"]).await?;
        ensure!(page.contact_id.as_deref() == Some(TOMAS_ID));
        desk.toolbar.calls(&["Incoming call: Tomás Herrera"]).await?;
        desk.toolbar.shows("Rule: VIP queue").await?;
        desk.toolbar.shows("VIP customer").await?;
        for kind in ["new", "start"] {
            let told = desk.fusion.newest(kind).await?;
            ensure!(told.token("SERVICE_LEVEL") == "VIP", "{told:?}");
        }
        desk.toolbar.press("Accept").await?;
        desk.toolbar.press("Hang up").await?;
        desk.fusion
            .has_received(&["new", "start", "close WRAPUP"])
            .await?;
        for method in ["newCommEvent", "startCommEvent", "closeCommEvent"] {
            let posted = desk.fusion.posted(method).await?;
            ensure!(
                posted
                    .iter()
                    .all(|message| message["data"]["appClassification"] == "ORA_SALES")
            );
        }
        Ok(())
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_call_of_another_queue_is_served_as_without_rules() -> Result {
    with_rules(VIP_QUEUE).run(async |desk| {
        a_call_is_served(desk).await?;
        desk.toolbar.shows("No rule matched").await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_request_number_from_the_ivr_opens_the_request() -> Result {
    // The mock Fusion's requests have letters before their digits.
    let rules = REQUEST_NUMBER.replace("| digits", "| trim | upper");
    with_rules(&rules).run(async |desk| {
        let typed = PRIYAS_REQUEST.to_lowercase();
        desk.customer_calls_with(STRANGER, &[("caseNumber", &typed)])?;
        desk.toolbar.shows("Rule: Request number from the IVR").await?;
        desk.toolbar
            .shows(&format!("Calls about request {PRIYAS_REQUEST}."))
            .await?;
        desk.toolbar.press("Accept").await?;
        let page = desk.fusion.pops(&["SR_DETAIL"]).await?;
        ensure!(page.request_id.as_deref() == Some(PRIYAS_REQUEST_ID));
        let new = desk.fusion.newest("new").await?;
        ensure!(new.token("SVCMCA_SR_NUM") == PRIYAS_REQUEST);
        ensure!(new.token("SVCMCA_BYPASS_IDENTIFY_CONTACT") == "true");
        let posted = desk.fusion.posted("newCommEvent").await?;
        ensure!(posted[0]["data"]["lookupObject"] == "ServiceRequest");
        Ok(())
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_rule_about_known_callers_is_decided_by_what_fusion_replied() -> Result {
    let rules = r#"{"version": 1, "rules": [
        {"id": "known", "name": "Known caller", "when": {"knownContacts": "one"}, "then": {"wrapUp": "off"}},
        {"id": "unknown", "name": "Nobody's number", "when": {"knownContacts": "none"}, "then": {"bypass": ["autoScreenPop"]}}
    ]}"#;
    with_rules(rules).run(async |desk| {
        desk.customer_calls(STRANGER)?;
        desk.toolbar.shows("Rule: Nobody's number").await?;
        desk.toolbar.press("Accept").await?;
        desk.toolbar.press("Hang up").await?;
        desk.fusion
            .has_received(&["new", "start", "close WRAPUP"])
            .await?;
        let popped: Vec<serde_json::Value> = desk.fusion.ask("popped", &[]).await?;
        ensure!(popped.is_empty(), "{popped:?}");
        desk.toolbar.press("Finish wrap-up").await?;
        desk.toolbar.calls(&[]).await?;

        desk.customer_calls(TOMAS)?;
        desk.toolbar.shows("Rule: Known caller").await?;
        desk.toolbar.press("Accept").await?;
        desk.fusion.pops(&["CONTACT"]).await?;
        desk.toolbar.press("Hang up").await?;
        desk.fusion
            .has_received(&[
                "new",
                "start",
                "close WRAPUP",
                "new",
                "start",
                "close ENDCOMMUNICATION",
            ])
            .await
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn the_diagnostics_hold_the_verdict_and_nothing_of_the_call() -> Result {
    let then = r#"{"tokens": {"NUMBER": "{caller.e164}"}, "note": "Calls from {caller.e164}."}"#;
    for_every_call(then).run(async |desk| {
        let contact = desk.customer_calls(TOMAS)?;
        desk.toolbar.shows(&format!("Calls from {TOMAS}.")).await?;
        let rows = desk.toolbar.diagnostics().await?;
        let verdict = rows
            .get(&format!("Screen-pop rules, call {contact}"))
            .map(String::as_str);
        let verdict: serde_json::Value = serde_json::from_str(verdict.unwrap_or_default())?;
        ensure!(
            verdict["decidedBy"] == "every" && verdict["considered"][0]["matched"] == true,
            "{verdict}"
        );
        ensure!(
            verdict["outcome"]["tokens"]["NUMBER"] == "[redacted]",
            "{verdict}"
        );
        ensure!(!verdict.to_string().contains("442079460102"), "{verdict}");
        Ok(())
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_page_that_fusion_does_not_open_by_its_code_is_said() -> Result {
    let why = match Transport::tried() {
        Transport::Mca => "SVCMCA_ERR_NOTIMPLEMENTED",
        Transport::Uef => "the UI Events Framework has no page `Edit_Opportunity`",
    };
    for_every_call(r#"{"page": "Edit_Opportunity"}"#).run(async |desk| {
        a_call_is_served(desk).await?;
        desk.toolbar
            .shows("Fusion did not open the page that a screen-pop rule names")
            .await?;
        desk.toolbar.shows(why).await?;
        let asked = desk.fusion.posted("invokeScreenPop").await?;
        match Transport::tried() {
            Transport::Mca => {
                ensure!(asked.len() == 1 && asked[0]["data"]["pageCode"] == "Edit_Opportunity");
                ensure!(
                    asked[0]["data"]["inData"]["SVCMCA_ANI"] == "442079460102",
                    "{asked:?}"
                );
            }
            Transport::Uef => ensure!(asked.is_empty()),
        }
        Ok(())
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_faulty_rule_is_left_out_and_said_with_its_place_and_calls_ring() -> Result {
    let rules = r#"{"version": 1, "rules": [
  {"id": "bad", "name": "Bad", "when": {"queue": {"matches": "("}}, "then": {"bypass": ["autoScreenPop"]}},
  {"id": "good", "name": "Good", "when": {"direction": "inbound"}, "then": {"tokens": {"TRIED": "yes"}}}
]}"#;
    with_rules(rules).run(async |desk| {
        desk.toolbar
            .shows("faulty screen-pop rules are left out, the others are used")
            .await?;
        desk.toolbar.shows("2:51: error[bad-pattern]").await?;
        a_call_is_served(desk).await?;
        desk.toolbar.shows("Rule: Good").await?;
        ensure!(desk.fusion.newest("new").await?.token("TRIED") == "yes");
        Ok(())
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_missing_file_of_rules_is_said_and_calls_ring() -> Result {
    is_served_although(
        naming_rules(),
        &[
            "`screen-pop.json`: the server answered with status 404",
            "Calls ring and connect",
            "screenPop.rules",
        ],
    )
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_file_of_rules_that_is_no_json_is_said_and_calls_ring() -> Result {
    is_served_although(
        with_rules("{\n  nonsense"),
        &["`screen-pop.json`: 2:3: this is not valid JSON"],
    )
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_file_of_rules_of_a_newer_version_is_said_and_calls_ring() -> Result {
    is_served_although(
        with_rules(r#"{"version": 7, "rules": []}"#),
        &[
            "`screen-pop.json`: 1:2: this file is of version 7",
            "use a newer fusion-cti",
        ],
    )
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn the_description_of_the_file_lies_next_to_the_toolbar() -> Result {
    Setup::default().run(async |desk| {
        let script = "return fetch('screen-pop.schema.json').then((answer) => answer.text())";
        let published: String = desk.toolbar.run(script, &[]).await?;
        ensure!(published == include_str!("../../../../docs/screen-pop.schema.json"));
        Ok(())
    })
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn without_rules_nothing_that_reads_them_is_loaded() -> Result {
    let loaded = "return performance.getEntriesByType('resource').map((entry) => entry.name).join(' ')";
    Setup::default().run(async |desk| {
        let names: String = desk.toolbar.run(loaded, &[]).await?;
        ensure!(
            names.contains("toolbar_bg.wasm") && !names.contains("rules") && !names.contains(FILE),
            "{names}"
        );
        Ok(())
    })?;
    with_rules(VIP_QUEUE).run(async |desk| {
        let names: String = desk.toolbar.run(loaded, &[]).await?;
        ensure!(names.contains("rules") && names.contains(FILE), "{names}");
        Ok(())
    })
}
