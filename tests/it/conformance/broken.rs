//! A handler that wraps the simulator and is broken on purpose, in one way at a time.

use std::cell::RefCell;
use std::rc::Rc;

use async_trait::async_trait;
use fusion_cti::ids::{CallId, EventId, PresenceId};
use fusion_cti::phone::PhoneNumber;
use fusion_cti::vendor::Capability::HoldsFirst;
use fusion_cti::vendor::conformance::{CaseResult, Outcome, SimulatorRig, VirtualTime, run_all};
use fusion_cti::vendor::simulator::Simulator;
use fusion_cti::vendor::{
    CallRequest, CallSnapshot, Capabilities, CtiVendorHandler, Ending, Line, LinkTrouble, SnapshotSink,
    Stage, VendorError, VendorErrorKind, VendorLink, VendorSnapshot,
};

use super::flaw::Flaw;
use crate::story::reading::USUAL;

#[test]
fn every_flaw_fails_the_case_meant_for_it() {
    for flaw in Flaw::ALL {
        let failed = failed_cases(Some(flaw));
        assert!(
            failed.iter().any(|case| case.name == flaw.caught_by()),
            "{flaw:?} is not caught by `{}`, only by {:?}",
            flaw.caught_by(),
            failed.iter().map(|case| case.name).collect::<Vec<_>>()
        );
    }
}

#[test]
fn the_same_handler_without_a_flaw_keeps_the_law() {
    assert_eq!(failed_cases(None), []);
}

fn failed_cases(flaw: Option<Flaw>) -> Vec<CaseResult> {
    let lacks = flaw.and_then(Flaw::without);
    let capabilities = USUAL
        .into_iter()
        .filter(|capability| Some(*capability) != lacks)
        .collect();
    let time = VirtualTime::default();
    let rig = SimulatorRig::wrapped(capabilities, time.clone(), move |simulator| {
        Rc::new(Broken::new(simulator, flaw))
    });
    let report = time.run(run_all(Rc::new(rig))).expect("the run is stuck");
    let failed = |line: &CaseResult| matches!(line.outcome, Outcome::Failed(_));
    report.results.into_iter().filter(failed).collect()
}

struct Broken {
    inner: Simulator,
    flaw: Option<Flaw>,
    memory: Rc<RefCell<Memory>>,
}

#[derive(Default)]
struct Memory {
    last: Option<VendorSnapshot>,
    accepted: Vec<CallId>,
    dialled: Option<EventId>,
    labelled: Option<CallId>,
    dead: Vec<CallSnapshot>,
    reports: usize,
    sink: Option<SnapshotSink>,
    sinks: Vec<SnapshotSink>,
}

impl Broken {
    fn new(inner: Simulator, flaw: Option<Flaw>) -> Self {
        Self {
            inner,
            flaw,
            memory: Rc::default(),
        }
    }

    fn has(&self, flaw: Flaw) -> bool {
        self.flaw == Some(flaw)
    }

    /// The requested call, or with the flaw any call.
    fn meant(&self, call: &CallId) -> CallId {
        let memory = self.memory.borrow();
        let calls = memory.last.iter().flat_map(|snapshot| &snapshot.calls);
        match calls.into_iter().next() {
            Some(any) if self.has(Flaw::TakesAnyCall) => any.id.clone(),
            _ => call.clone(),
        }
    }

    fn stage(&self, call: &CallId) -> Option<Stage> {
        let memory = self.memory.borrow();
        let calls = memory.last.iter().flat_map(|snapshot| &snapshot.calls);
        calls
            .into_iter()
            .find(|seen| seen.id == *call)
            .map(|seen| seen.stage)
    }
}

/// The snapshot as the flaw distorts it; `None` if it withholds it.
fn distort(flaw: Option<Flaw>, memory: &mut Memory, mut snapshot: VendorSnapshot) -> Option<VendorSnapshot> {
    memory.reports += 1;
    let calls = &mut snapshot.calls;
    match flaw {
        Some(Flaw::WaitsForAChange) if memory.reports == 1 => return None,
        Some(Flaw::LosesTheEventId) => {
            let connected = |call: &&mut CallSnapshot| matches!(call.stage, Stage::Connected(_));
            calls
                .iter_mut()
                .filter(connected)
                .for_each(|call| call.event_id = None);
        }
        Some(Flaw::LabelsAnyCall) => {
            for call in calls.iter_mut() {
                if call.event_id.is_none() && memory.dialled.is_some() && memory.labelled.is_none() {
                    memory.labelled = Some(call.id.clone());
                }
                if memory.labelled.as_ref() == Some(&call.id) {
                    call.event_id = memory.dialled.clone();
                }
            }
        }
        Some(Flaw::FrontsTheActiveCall) => {
            calls.sort_by_key(|call| call.stage != Stage::Connected(Line::Talking));
        }
        Some(Flaw::CallsEverythingFinished) => {
            let over = |call: &&mut CallSnapshot| matches!(call.stage, Stage::Over(_));
            calls
                .iter_mut()
                .filter(over)
                .for_each(|call| call.stage = Stage::Over(Ending::Finished));
        }
        Some(Flaw::ShowsWhatItHopes) => {
            let hoped =
                |call: &&mut CallSnapshot| call.stage == Stage::Ringing && memory.accepted.contains(&call.id);
            calls
                .iter_mut()
                .filter(hoped)
                .for_each(|call| call.stage = Stage::Connected(Line::Talking));
        }
        Some(Flaw::KeepsTheDead) => {
            let before = memory.last.iter().flat_map(|snapshot| snapshot.calls.clone());
            memory.dead = before
                .filter(|call| !calls.iter().any(|still| still.id == call.id))
                .filter(|call| !matches!(call.stage, Stage::Over(_)))
                .collect();
            calls.extend(memory.dead.clone());
        }
        Some(Flaw::TakesSilenceForPeace) if snapshot.link == VendorLink::Down(LinkTrouble::Silent) => {
            return None;
        }
        Some(Flaw::ForgetsTheCallsWhileDown) if snapshot.link != VendorLink::Up => calls.clear(),
        Some(Flaw::ForgetsTheNumber) => {
            let connected = |call: &&mut CallSnapshot| matches!(call.stage, Stage::Connected(_));
            calls
                .iter_mut()
                .filter(connected)
                .for_each(|call| call.number = None);
        }
        _ => {}
    }
    Some(snapshot)
}

#[async_trait(?Send)]
impl CtiVendorHandler for Broken {
    fn capabilities(&self) -> Capabilities {
        let real = self.inner.capabilities();
        if !self.has(Flaw::ClaimsToHold) {
            return real;
        }
        let real = USUAL.into_iter().filter(|one| real.has(*one));
        real.chain([HoldsFirst]).collect()
    }

    async fn connect(&self, sink: SnapshotSink) -> Result<(), VendorError> {
        let memory = Rc::clone(&self.memory);
        memory.borrow_mut().reports = 0;
        let flaw = self.flaw;
        self.memory.borrow_mut().sinks.push(sink.clone());
        let distorting = SnapshotSink::new(move |snapshot: VendorSnapshot| {
            let shown = distort(flaw, &mut memory.borrow_mut(), snapshot);
            if let Some(shown) = shown {
                memory.borrow_mut().last = Some(shown.clone());
                if flaw == Some(Flaw::KeepsEverySink) {
                    let sinks = memory.borrow().sinks.clone();
                    sinks.iter().for_each(|sink| sink.deliver(shown.clone()));
                } else {
                    sink.deliver(shown);
                }
            }
        });
        self.memory.borrow_mut().sink = Some(distorting.clone());
        self.inner.connect(distorting).await
    }

    async fn disconnect(&self) {
        if !self.has(Flaw::ReportsAfterDisconnect) {
            self.inner.disconnect().await;
        }
    }

    async fn make_agent_available(&self) -> Result<(), VendorError> {
        if self.has(Flaw::ChoosesByPosition) {
            let first = {
                let memory = self.memory.borrow();
                let agent = memory.last.as_ref().and_then(|snapshot| snapshot.agent.as_ref());
                agent
                    .and_then(|agent| agent.choices.first())
                    .map(|choice| choice.id.clone())
            };
            return self.inner.make_agent_unavailable(first.as_ref()).await;
        }
        self.inner.make_agent_available().await
    }

    async fn make_agent_unavailable(&self, choice: Option<&PresenceId>) -> Result<(), VendorError> {
        self.inner.make_agent_unavailable(choice).await
    }

    async fn make_outbound_call(&self, number: &PhoneNumber, event_id: &EventId) -> Result<(), VendorError> {
        if self.has(Flaw::LabelsAnyCall) {
            let mut memory = self.memory.borrow_mut();
            memory.dialled = Some(event_id.clone());
            memory.labelled = None;
        }
        let outcome = self.inner.make_outbound_call(number, event_id).await;
        outcome.map_err(|mut error| {
            if self.has(Flaw::TellsTheNumber) {
                error.detail = Some(format!("{} is no number", number.dialled()));
            }
            error
        })
    }

    async fn accept_call(&self, call: &CallId) -> Result<(), VendorError> {
        self.memory.borrow_mut().accepted.push(call.clone());
        let outcome = self.inner.accept_call(&self.meant(call)).await;
        match outcome {
            Err(_) if self.has(Flaw::PretendsToAccept) => Ok(()),
            Err(error) if error.kind == VendorErrorKind::TimedOut && self.has(Flaw::WaitsForGood) => {
                std::future::pending().await
            }
            Ok(()) if self.has(Flaw::ShowsWhatItHopes) => {
                let (sink, last) = {
                    let memory = self.memory.borrow();
                    (memory.sink.clone(), memory.last.clone())
                };
                if let (Some(sink), Some(last)) = (sink, last) {
                    sink.deliver(last);
                }
                Ok(())
            }
            outcome => outcome,
        }
    }

    async fn reject_call(&self, call: &CallId) -> Result<(), VendorError> {
        if self.has(Flaw::RejectsAnything) && matches!(self.stage(call), Some(Stage::Connected(_))) {
            return self.inner.hangup_call(call).await;
        }
        self.inner.reject_call(&self.meant(call)).await
    }

    async fn hangup_call(&self, call: &CallId) -> Result<(), VendorError> {
        self.inner.hangup_call(&self.meant(call)).await
    }

    async fn control_call(&self, call: &CallId, request: &CallRequest) -> Result<(), VendorError> {
        let held = self.stage(call) == Some(Stage::Connected(Line::Held));
        let request = match request {
            CallRequest::Hold if held && self.has(Flaw::TogglesHold) => &CallRequest::Resume,
            asked => asked,
        };
        let outcome = self.inner.control_call(&self.meant(call), request).await;
        outcome.or_else(|error| match error.kind {
            VendorErrorKind::Unsupported if self.has(Flaw::SwallowsTheUnsupported) => Ok(()),
            _ => Err(error),
        })
    }
}
