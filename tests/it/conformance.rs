//! The conformance suite, tried on the simulator and on handlers that are broken on purpose.

mod broken;
mod flaw;

use std::collections::BTreeSet;
use std::rc::Rc;

use fusion_cti::vendor::conformance::{Outcome, Report, SimulatorRig, VirtualTime, cases, run_all};
use fusion_cti::vendor::simulator::Simulator;
use fusion_cti::vendor::{Capabilities, Capability};

fn run(capabilities: Capabilities) -> Report {
    let time = VirtualTime::default();
    let rig = SimulatorRig::new(capabilities, time.clone());
    time.run(run_all(Rc::new(rig))).expect("the run is stuck")
}

#[test]
fn the_simulator_keeps_the_law_and_leaves_out_no_case_but_that_of_missing_capabilities() {
    let report = run(Simulator::everything());
    assert!(report.is_green(), "\n{report}");
    let skipped: Vec<_> = report.skipped().map(|(case, _)| case.name).collect();
    let of_no_use = [
        "an_extension_is_dialled_with_the_number",
        "what_is_no_capability_is_unsupported",
    ];
    assert_eq!(skipped, of_no_use, "\n{report}");
}

#[test]
fn a_simulator_that_dials_extensions_keeps_the_law_of_that_too() {
    use Capability::{Outbound, OutboundExtensions};
    let report = run([Outbound, OutboundExtensions].into_iter().collect());
    assert!(report.is_green(), "\n{report}");
    let mut passed = report.passed().map(|case| case.name);
    assert!(
        passed.any(|name| name == "an_extension_is_dialled_with_the_number"),
        "\n{report}"
    );
}

#[test]
fn a_simulator_that_holds_by_itself_keeps_the_law_of_that_too() {
    use Capability::{Hold, HoldsFirst, Inbound, SecondCall};
    let report = run([Inbound, Hold, SecondCall, HoldsFirst].into_iter().collect());
    assert!(report.failed().next().is_none(), "\n{report}");
    let mut passed = report.passed().map(|case| case.name);
    assert!(
        passed.any(|name| name == "what_a_second_call_does_to_the_first"),
        "\n{report}"
    );
}

#[test]
fn a_simulator_that_can_do_less_keeps_the_law_and_the_rest_is_skipped_with_the_reason() {
    use Capability::{Availability, Hold, Inbound, Outbound, Reject, SecondCall};
    for capabilities in [
        vec![],
        vec![Inbound],
        vec![Outbound],
        vec![Availability, Inbound, Reject],
        vec![Availability, Inbound, Outbound, Hold],
        vec![Inbound, SecondCall],
    ] {
        let report = run(capabilities.iter().copied().collect());
        assert!(report.failed().next().is_none(), "{capabilities:?}\n{report}");
        for (case, reason) in report.skipped() {
            assert!(
                reason.starts_with("the vendor has no "),
                "{}: {reason}",
                case.name
            );
        }
    }
}

#[test]
fn there_are_at_least_sixty_cases_and_each_has_a_name_and_a_law_of_its_own() {
    let names: BTreeSet<_> = cases().map(|case| case.name()).collect();
    let laws: BTreeSet<_> = cases().map(|case| case.law()).collect();
    assert_eq!((names.len(), laws.len()), (cases().count(), cases().count()));
    assert!(names.len() >= 60, "{}", names.len());
}

#[test]
fn the_report_is_a_table_with_a_sum_below() {
    let report = run([Capability::Outbound].into_iter().collect());
    let table = report.to_string();
    assert_eq!(table.lines().count(), cases().count() + 1);
    assert!(table.contains("skipped: the vendor has no Inbound"), "{table}");
    let passed = report
        .results
        .iter()
        .filter(|line| line.outcome == Outcome::Passed)
        .count();
    assert!(table.contains(&format!("{passed} passed, 0 failed, ")), "{table}");
}
