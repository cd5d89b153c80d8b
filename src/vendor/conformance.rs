//! The conformance suite: whether a handler keeps the law of [`CtiVendorHandler`](super::CtiVendorHandler).
//!
//! Behind the feature `conformance`, for implementers inside and outside of this repository, natively and in a browser.
//!
//! # From a handler to a green run
//!
//! 1. Write a [`Rig`]: it makes a fresh handler, makes the far end do things ([`Happening`]), and lets time pass. What
//!    your far end cannot do, the rig answers with [`RigTrouble::Cannot`]; the case is then listed as skipped.
//! 2. Run it. [`run_all`] gives a [`Report`]; printed, it is a table that says of each failure what was expected and seen.
//! 3. Start with a rig that can do little: one that only knows `fresh` and `pause` runs the cases of connecting. Add one
//!    happening after the other and watch the skipped cases turn into passed ones.
//!
//! Which cases apply follows from the handler's [`Capabilities`](super::Capabilities). Besides what each case is about,
//! every snapshot of every case is held against what holds at all times: no call twice, an order that stays, an event id
//! that stays, calls that only go forward, an id that never lives twice, times in milliseconds, nothing after `disconnect`,
//! no personal data in an error.
//!
//! The smallest rig, for a handler whose far end cannot be moved at all:
//!
//! ```
//! use async_trait::async_trait;
//! use fusion_cti::vendor::conformance::{Happening, Rig, RigTrouble, VirtualTime, run_all};
//! use fusion_cti::vendor::simulator::Simulator;
//! use fusion_cti::vendor::{Capability, CtiVendorHandler};
//! use std::{rc::Rc, time::Duration};
//!
//! struct Smallest(VirtualTime);
//!
//! #[async_trait(?Send)]
//! impl Rig for Smallest {
//!     async fn fresh(&self) -> Result<Rc<dyn CtiVendorHandler>, RigTrouble> {
//!         // Your handler here, signed in and without a call.
//!         let (handler, _far_end) = Simulator::new([Capability::Availability].into_iter().collect());
//!         Ok(Rc::new(handler))
//!     }
//!     async fn reload(&self) -> Result<Rc<dyn CtiVendorHandler>, RigTrouble> {
//!         Err(RigTrouble::Cannot)
//!     }
//!     async fn happen(&self, _happening: Happening) -> Result<(), RigTrouble> {
//!         Err(RigTrouble::Cannot)
//!     }
//!     async fn pause(&self, duration: Duration) {
//!         self.0.sleep(duration).await; // in a browser: a timer
//!     }
//! }
//!
//! let time = VirtualTime::default();
//! let report = time.run(run_all(Rc::new(Smallest(time.clone())))).expect("the run is stuck");
//! assert!(report.is_green(), "{report}");
//! ```
//!
//! Natively [`VirtualTime`] makes a run of minutes take milliseconds; in a browser `pause` is a real timer and the
//! bounds come from [`Rig::patience`]. The rig of the [`simulator`](super::simulator) is a complete example:
//! [`SimulatorRig`].
//!
//! ```
//! use fusion_cti::vendor::conformance::{SimulatorRig, VirtualTime, run_all};
//! use fusion_cti::vendor::simulator::Simulator;
//! use std::rc::Rc;
//!
//! let time = VirtualTime::default();
//! let rig = SimulatorRig::new(Simulator::everything(), time.clone());
//! let report = time.run(run_all(Rc::new(rig))).expect("the run waits for something that never comes");
//! assert!(report.is_green(), "{report}");
//! ```

mod arrange;
mod arrivals;
mod availability;
mod bench;
mod case;
mod faults;
mod given_up;
mod in_call;
mod inbound;
mod inspect;
mod invariant;
mod link;
mod outbound;
mod recorder;
mod recording;
mod refusals;
mod reload;
mod request;
mod rig;
mod second_call;
mod simulator_rig;
mod two_calls;
mod verdict;
mod virtual_time;

use std::rc::Rc;

pub use case::Case;
pub use rig::{Caller, Elsewhere, Fate, Happening, Patience, Received, Rig, RigTrouble};
pub use simulator_rig::SimulatorRig;
pub use verdict::{CaseFailure, CaseResult, Group, Outcome, Report};
pub use virtual_time::VirtualTime;

/// Every case, in the order in which they are best read and mended.
pub fn cases() -> impl Iterator<Item = &'static Case> {
    [
        availability::CASES,
        inbound::CASES,
        outbound::CASES,
        in_call::CASES,
        arrivals::CASES,
        recording::CASES,
        second_call::CASES,
        two_calls::CASES,
        faults::CASES,
        refusals::CASES,
        given_up::CASES,
        link::CASES,
        reload::CASES,
    ]
    .into_iter()
    .flatten()
}

/// Runs every case, each in a fresh world of the rig, one after the other. To show progress, go through [`cases`] and
/// [`Case::run`] instead.
pub async fn run_all(rig: Rc<dyn Rig>) -> Report {
    let mut report = Report::default();
    for case in cases() {
        report.results.push(case.run(&rig).await);
    }
    report
}
