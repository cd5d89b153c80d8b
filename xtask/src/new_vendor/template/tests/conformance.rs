//! The conformance suite against this handler, on a mock phone system and a virtual clock.

#[path = "conformance/rig.rs"]
mod rig;

use std::rc::Rc;

use fusion_cti::vendor::conformance::{VirtualTime, run_all};
use rig::MockRig;

#[test]
fn the_handler_keeps_the_law() {
    let time = VirtualTime::default();
    let report = time.run(run_all(Rc::new(MockRig::new(time.clone()))));
    let report = report.expect("the run waits for something that never comes");
    println!("{report}");
    assert!(report.is_green(), "{report}");
}
