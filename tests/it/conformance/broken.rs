//! A handler that wraps the simulator and is broken on purpose, in one way at a time.

mod distort;
mod faults;
mod ids;

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

use async_trait::async_trait;
use fusion_cti::ids::{CallId, EventId, PresenceId};
use fusion_cti::phone::PhoneNumber;
use fusion_cti::vendor::Capability::HoldsFirst;
use fusion_cti::vendor::conformance::{CaseResult, Outcome, SimulatorRig, VirtualTime, run_all};
use fusion_cti::vendor::simulator::Simulator;
use fusion_cti::vendor::{
    CallRequest, Capabilities, CtiVendorHandler, Digits, Line, SnapshotSink, Stage, VendorError,
    VendorErrorKind, VendorLink, VendorSnapshot,
};

use super::flaw::Flaw;
use crate::story::reading::USUAL;
use distort::{Memory, distort};
use ids::{Ids, OwnIdsRig};

/// Where the flaws send a transfer that was meant for somebody else.
const SOMEBODY_ELSE: &str = "+441632960998";

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

/// The cases that found what no case found before.
const LATER_CASES: [&str; 16] = [
    "the_second_of_two_that_ring_is_accepted",
    "the_second_of_two_that_ring_is_rejected",
    "the_held_one_of_two_is_hung_up",
    "the_second_of_two_is_hung_up",
    "the_second_of_two_is_muted",
    "digits_arrive_as_they_were_sent",
    "a_transfer_reaches_its_target",
    "a_refused_hold",
    "a_refused_mute",
    "a_refused_transfer",
    "a_dial_after_one_that_was_never_answered",
    "a_call_dialled_elsewhere_after_a_lost_dial",
    "a_call_dialled_elsewhere_meanwhile",
    "the_event_id_outlives_a_hold",
    "the_link_is_up_when_the_calls_are_known",
    "reload_in_the_second_call",
];

#[test]
fn each_of_the_later_cases_is_there_for_a_flaw() {
    let caught_by: BTreeSet<&str> = Flaw::ALL.into_iter().map(Flaw::caught_by).collect();
    for case in LATER_CASES {
        assert!(caught_by.contains(case), "{case}");
    }
}

fn failed_cases(flaw: Option<Flaw>) -> Vec<CaseResult> {
    let lacks = flaw.and_then(Flaw::without);
    let capabilities = USUAL
        .into_iter()
        .filter(|capability| Some(*capability) != lacks)
        .collect();
    let (time, ids) = (VirtualTime::default(), Ids::default());
    let shared = ids.clone();
    let inner = SimulatorRig::wrapped(capabilities, time.clone(), move |simulator| {
        shared.reload(flaw);
        Rc::new(Broken::new(simulator, flaw, shared.clone()))
    });
    let report = time
        .run(run_all(Rc::new(OwnIdsRig { inner, ids })))
        .expect("the run is stuck");
    let failed = |line: &CaseResult| matches!(line.outcome, Outcome::Failed(_));
    report.results.into_iter().filter(failed).collect()
}

struct Broken {
    inner: Simulator,
    flaw: Option<Flaw>,
    ids: Ids,
    memory: Rc<RefCell<Memory>>,
}

impl Broken {
    fn new(inner: Simulator, flaw: Option<Flaw>, ids: Ids) -> Self {
        Self {
            inner,
            flaw,
            ids,
            memory: Rc::default(),
        }
    }

    fn has(&self, flaw: Flaw) -> bool {
        self.flaw == Some(flaw)
    }

    /// The vendor's id of the call that a request is carried out on: the requested one, or with a flaw another.
    fn meant(&self, call: &CallId, another: Option<Another>) -> CallId {
        let memory = self.memory.borrow();
        let mut calls = memory.last.iter().flat_map(|snapshot| &snapshot.calls);
        let wrong = match another {
            _ if self.has(Flaw::TakesAnyCall) => calls.next(),
            Some((flaw, which, fits)) if self.has(flaw) => calls
                .filter(|known| fits(known.stage))
                .find(|known| which == Which::First || known.id != *call),
            _ => None,
        };
        self.ids.real(wrong.map_or(call, |wrong| &wrong.id))
    }

    fn stage(&self, call: &CallId) -> Option<Stage> {
        let memory = self.memory.borrow();
        let calls = memory.last.iter().flat_map(|snapshot| &snapshot.calls);
        calls
            .into_iter()
            .find(|seen| seen.id == *call)
            .map(|seen| seen.stage)
    }

    /// Reports the last snapshot again, with this call on hold.
    fn show_held(&self, call: &CallId) {
        let (sink, mut last) = {
            let memory = self.memory.borrow();
            (memory.raw_sink.clone(), memory.last.clone())
        };
        for shown in last.iter_mut().flat_map(|last| &mut last.calls) {
            if shown.id == *call {
                shown.stage = Stage::Connected(Line::Held);
            }
        }
        if let (Some(sink), Some(last)) = (sink, last) {
            sink.deliver(last);
        }
    }

    fn redeliver(&self) {
        let (sink, last) = {
            let memory = self.memory.borrow();
            (memory.sink.clone(), memory.last.clone())
        };
        if let (Some(sink), Some(last)) = (sink, last) {
            sink.deliver(last);
        }
    }

    /// What a control is carried out as.
    fn distorted(&self, call: &CallId, request: &CallRequest) -> CallRequest {
        let held = self.stage(call) == Some(Stage::Connected(Line::Held));
        match request {
            CallRequest::Hold if held && self.has(Flaw::TogglesHold) => CallRequest::Resume,
            CallRequest::SendDigits(digits) if self.has(Flaw::SendsOneDigit) => {
                let first = Digits::parse(&digits.as_str()[..1]).unwrap();
                CallRequest::SendDigits(first)
            }
            CallRequest::Transfer(_) if self.has(Flaw::TransfersElsewhere) => {
                CallRequest::Transfer(PhoneNumber::parse(SOMEBODY_ELSE).unwrap())
            }
            asked => asked.clone(),
        }
    }

    /// Whether the flaw makes success of this control's refusal.
    fn swallows(&self, request: &CallRequest, kind: VendorErrorKind) -> bool {
        match self.flaw {
            Some(Flaw::SwallowsTheUnsupported) => kind == VendorErrorKind::Unsupported,
            Some(Flaw::PretendsToHold) => *request == CallRequest::Hold,
            Some(Flaw::PretendsToMute) => *request == CallRequest::Mute,
            Some(Flaw::PretendsToTransfer) => matches!(request, CallRequest::Transfer(_)),
            _ => false,
        }
    }

    fn failed(&self, mut error: VendorError) -> VendorError {
        if self.has(Flaw::ThrowsTexts) {
            error.kind = VendorErrorKind::Other;
        }
        error
    }
}

/// With this flaw the request is carried out on this call instead, if its stage fits.
type Another = (Flaw, Which, fn(Stage) -> bool);

/// Which call is taken for the one that was asked for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Which {
    Other,
    First,
}

fn rings(stage: Stage) -> bool {
    stage == Stage::Ringing
}

fn is_connected(stage: Stage) -> bool {
    matches!(stage, Stage::Connected(_))
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
        let (memory, ids, flaw) = (Rc::clone(&self.memory), self.ids.clone(), self.flaw);
        {
            let mut memory = memory.borrow_mut();
            memory.reports = 0;
            memory.sinks.push(sink.clone());
            memory.raw_sink = Some(sink.clone());
        }
        let distorting = SnapshotSink::new(move |mut snapshot: VendorSnapshot| {
            let Some(flaw) = flaw else {
                memory.borrow_mut().last = Some(snapshot.clone());
                sink.deliver(snapshot);
                return;
            };
            ids.show(flaw, &mut snapshot.calls);
            let shown = distort(flaw, &mut memory.borrow_mut(), snapshot);
            let Some(shown) = shown else {
                return;
            };
            let is_first = memory.borrow().reports == 1;
            memory.borrow_mut().last = Some(shown.clone());
            if flaw == Flaw::UpBeforeTheCalls && is_first && shown.link == VendorLink::Up {
                sink.deliver(VendorSnapshot {
                    calls: Vec::new(),
                    ..shown.clone()
                });
            }
            if flaw == Flaw::KeepsEverySink {
                let sinks = memory.borrow().sinks.clone();
                sinks.iter().for_each(|sink| sink.deliver(shown.clone()));
            } else {
                sink.deliver(shown);
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
        if self.has(Flaw::LabelsWhatIsDialledMeanwhile) {
            self.memory.borrow_mut().waiting = Some(event_id.clone());
        }
        let bare = PhoneNumber::parse(number.dialled().trim_start_matches('+')).unwrap();
        let number = if self.has(Flaw::DialsWithoutThePlus) {
            &bare
        } else {
            number
        };
        let outcome = self.inner.make_outbound_call(number, event_id).await;
        let kind = outcome.as_ref().err().map(|error| error.kind);
        self.memory.borrow_mut().waiting = match (self.flaw, kind) {
            (
                Some(Flaw::LabelsTheNextDialled | Flaw::KeepsTheEventIdOfALostDial),
                Some(VendorErrorKind::TimedOut),
            )
            | (Some(Flaw::KeepsTheEventIdOfARefusal), Some(_)) => Some(event_id.clone()),
            _ => None,
        };
        outcome.map_err(|mut error| {
            if self.has(Flaw::TellsTheNumber) {
                error.detail = Some(format!("{} is no number", number.dialled()));
            }
            self.failed(error)
        })
    }

    async fn accept_call(&self, call: &CallId) -> Result<(), VendorError> {
        self.memory.borrow_mut().accepted.push(call.clone());
        let meant = self.meant(call, Some((Flaw::AcceptsTheOther, Which::Other, rings)));
        let outcome = self.inner.accept_call(&meant).await;
        match outcome {
            Err(_) if self.has(Flaw::PretendsToAccept) => Ok(()),
            Err(error) if error.kind == VendorErrorKind::TimedOut && self.has(Flaw::WaitsForGood) => {
                std::future::pending().await
            }
            Ok(()) if self.has(Flaw::ShowsWhatItHopes) => {
                self.redeliver();
                Ok(())
            }
            outcome => outcome.map_err(|error| self.failed(error)),
        }
    }

    async fn reject_call(&self, call: &CallId) -> Result<(), VendorError> {
        if self.has(Flaw::RejectsAnything) && self.stage(call).is_some_and(is_connected) {
            return self.inner.hangup_call(call).await;
        }
        let meant = self.meant(call, Some((Flaw::RejectsTheOther, Which::Other, rings)));
        let outcome = self.inner.reject_call(&meant).await;
        outcome.map_err(|error| self.failed(error))
    }

    async fn hangup_call(&self, call: &CallId) -> Result<(), VendorError> {
        let another = if self.has(Flaw::HangsUpTheOldest) {
            (
                Flaw::HangsUpTheOldest,
                Which::First,
                is_connected as fn(Stage) -> bool,
            )
        } else {
            (
                Flaw::HangsUpTheOther,
                Which::Other,
                is_connected as fn(Stage) -> bool,
            )
        };
        let outcome = self.inner.hangup_call(&self.meant(call, Some(another))).await;
        outcome.map_err(|error| self.failed(error))
    }

    async fn control_call(&self, call: &CallId, request: &CallRequest) -> Result<(), VendorError> {
        let asked = self.distorted(call, request);
        if matches!(asked, CallRequest::SendDigits(_)) && self.has(Flaw::NeverAnswersDigits) {
            std::future::pending::<()>().await;
        }
        let hopes = asked == CallRequest::Hold && self.has(Flaw::ShowsTheHoldItHopes);
        if hopes {
            self.show_held(call);
        }
        let another = (asked == CallRequest::Mute).then_some((
            Flaw::MutesTheOther,
            Which::Other,
            is_connected as fn(Stage) -> bool,
        ));
        let outcome = self.inner.control_call(&self.meant(call, another), &asked).await;
        if hopes && outcome.is_err() {
            self.redeliver();
        }
        outcome.or_else(|error| {
            if self.swallows(&asked, error.kind) {
                Ok(())
            } else {
                Err(self.failed(error))
            }
        })
    }
}
