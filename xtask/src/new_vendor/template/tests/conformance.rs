//! The conformance suite against this handler, on a pretend phone system and a clock that waits for nobody.

#[path = "conformance/rig.rs"]
mod rig;

use std::rc::Rc;

use fusion_cti::vendor::conformance::{VirtualTime, run_all};
use rig::PretendRig;

#[test]
fn the_handler_keeps_the_law() {
    let time = VirtualTime::default();
    let report = time.run(run_all(Rc::new(PretendRig::new(time.clone()))));
    let report = report.expect("the run waits for something that never comes");
    println!("{report}");
    assert!(report.is_green(), "{report}");
}
