//! The fault matrix: every fault in every state, played natively on a virtual clock, and what came of it written into
//! `docs/faults.md`.
//!
//! In each cell the call then goes on to its natural end, and another one comes, so that the whole sentence holds at the
//! end: one new, a start only after new was settled and only of a call that connected, one close, last; and no call lost
//! to the agent ([`law`]). `UPDATE_FIXTURES=1 cargo test --test it faults` rewrites the document.
//!
//! [`world`]: session, phone and Fusion. [`state`]: where a fault strikes. [`fault`]: what strikes. [`cell`]: one of
//! each. [`document`]: the tables.

mod cell;
mod document;
mod fault;
mod fusion;
mod law;
mod phone;
mod state;
mod world;

use cell::Cell;
use fault::Fault;
use state::State;

#[test]
fn every_fault_in_every_state_ends_as_the_document_says() {
    let mut cells = Vec::new();
    let mut broken = Vec::new();
    for fault in Fault::all() {
        for state in State::ALL {
            match Cell::play(state, fault) {
                Ok(cell) => cells.push(cell),
                Err(violation) => broken.push(format!("{} × {}: {violation}", state.name(), fault.name())),
            }
        }
    }
    assert!(
        broken.is_empty(),
        "{} cells break the law\n{}",
        broken.len(),
        broken.join("\n")
    );
    document::compare(&document::written(&cells));
}
