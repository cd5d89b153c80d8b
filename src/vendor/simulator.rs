//! The reference implementation of the contract: a phone system in memory, with a far end that a script drives.
//!
//! [`Simulator`] is the handler, [`FarEnd`] everything else: the customers, the network, the agent at the vendor's own
//! panel, and faults. There is no clock and no randomness in it: a thing happens when the script
//! says so, and the snapshot that shows it has been delivered when the call returns.
//!
//! ```
//! use fusion_cti::vendor::simulator::{Offer, Simulator};
//! use fusion_cti::vendor::{CtiVendorHandler, SnapshotSink, Stage};
//! use std::{cell::RefCell, rc::Rc};
//!
//! # futures::executor::block_on(async {
//! let (phone, far_end) = Simulator::new(Simulator::everything());
//! let last = Rc::new(RefCell::new(None));
//! let keep = Rc::clone(&last);
//! phone.connect(SnapshotSink::new(move |snapshot| *keep.borrow_mut() = Some(snapshot))).await?;
//!
//! let call = far_end.ring(Offer::from_number("+441632960123").with_queue("Billing"));
//! phone.accept_call(&call).await?;
//!
//! let snapshot = last.borrow().clone().ok_or("nothing was reported")?;
//! assert!(matches!(snapshot.calls[0].stage, Stage::Connected(_)));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! # }).unwrap();
//! ```

mod agent;
mod connection;
mod exchange;
mod far_end;
mod fault;
mod handler;
mod offer;
mod panel;
mod perform;
mod world;

pub use far_end::FarEnd;
pub use fault::Fault;
pub use handler::{Simulator, Sleep};
pub use offer::Offer;
