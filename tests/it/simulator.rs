//! The simulator, where the conformance suite does not look: what the far end offers a test to work with.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use fusion_cti::ids::EventId;
use fusion_cti::phone::PhoneNumber;
use fusion_cti::vendor::simulator::{FarEnd, Fault, Offer, Simulator};
use fusion_cti::vendor::{
    CallRequest, Capability, CtiVendorHandler, Ending, Line, LinkTrouble, Presence, SnapshotSink, Stage,
    VendorErrorKind, VendorLink, VendorMethod, VendorSnapshot,
};
use futures::FutureExt;
use futures::executor::block_on;
use futures::future::LocalBoxFuture;

const TALKING: Stage = Stage::Connected(Line::Talking);

#[derive(Clone, Default)]
struct Reports(Rc<RefCell<Vec<VendorSnapshot>>>);

impl Reports {
    fn sink(&self) -> SnapshotSink {
        let reports = Rc::clone(&self.0);
        SnapshotSink::new(move |snapshot| reports.borrow_mut().push(snapshot))
    }

    fn last(&self) -> VendorSnapshot {
        self.0.borrow().last().cloned().expect("nothing was reported")
    }

    fn stages(&self) -> Vec<Vec<Stage>> {
        let reports = self.0.borrow();
        reports
            .iter()
            .map(|snapshot| snapshot.calls.iter().map(|call| call.stage).collect())
            .collect()
    }
}

fn connected() -> (Simulator, FarEnd, Reports) {
    let (phone, far_end) = Simulator::new(Simulator::everything());
    let reports = Reports::default();
    block_on(phone.connect(reports.sink())).unwrap();
    (phone, far_end, reports)
}

fn number() -> PhoneNumber {
    PhoneNumber::parse("+441632960123").unwrap()
}

fn kind(outcome: Result<(), fusion_cti::vendor::VendorError>) -> Option<VendorErrorKind> {
    outcome.err().map(|error| error.kind)
}

#[test]
fn a_call_that_was_never_taken_is_shown_as_over_once_and_then_gone() {
    let (_phone, far_end, reports) = connected();
    let call = far_end.ring(Offer::withheld());
    assert!(far_end.rings_out(&call));
    assert_eq!(
        reports.stages(),
        [
            vec![],
            vec![Stage::Ringing],
            vec![Stage::Over(Ending::RangOut)],
            vec![]
        ]
    );
    let agent = reports.last().agent.unwrap();
    assert_eq!(agent.presence, Presence::Faulted);
}

#[test]
fn a_state_chosen_during_a_call_waits_until_the_wrap_up_is_finished() {
    let (phone, far_end, reports) = connected();
    let call = far_end.ring(Offer::from_number("+441632960123"));
    block_on(phone.accept_call(&call)).unwrap();
    block_on(phone.make_agent_available()).unwrap();
    assert!(far_end.customer_hangs_up(&call));
    let agent = reports.last().agent.unwrap();
    assert_eq!(
        (agent.presence, agent.next_state.as_deref()),
        (Presence::AfterCallWork, Some("Available"))
    );
    far_end.agent_controls(&call, CallRequest::FinishWrapUp);
    let agent = reports.last().agent.unwrap();
    assert_eq!((agent.presence, agent.next_state), (Presence::Routable, None));
}

#[test]
fn a_held_request_changes_nothing_until_it_is_released_even_if_nothing_awaits_it_any_more() {
    let (phone, far_end, reports) = connected();
    let call = far_end.ring(Offer::withheld());
    far_end.next_request(VendorMethod::AcceptCall, Fault::Open);
    assert_eq!(phone.accept_call(&call).now_or_never(), None);
    assert_eq!(reports.last().calls[0].stage, Stage::Ringing);
    assert_eq!(far_end.open_requests(), 0);
    assert!(far_end.release(VendorMethod::AcceptCall));
    assert_eq!(reports.last().calls[0].stage, TALKING);
}

#[test]
fn an_answer_can_come_before_the_snapshot_or_after_it() {
    let (phone, far_end, reports) = connected();
    let call = far_end.ring(Offer::withheld());
    far_end.next_request(VendorMethod::AcceptCall, Fault::AnswerFirst);
    assert_eq!(phone.accept_call(&call).now_or_never(), Some(Ok(())));
    assert_eq!(reports.last().calls[0].stage, Stage::Ringing);
    far_end.release(VendorMethod::AcceptCall);
    assert_eq!(reports.last().calls[0].stage, TALKING);

    far_end.next_request(VendorMethod::HangupCall, Fault::AnswerLast);
    let mut hang_up = phone.hangup_call(&call);
    assert_eq!((&mut hang_up).now_or_never(), None);
    assert_eq!(reports.last().calls[0].stage, Stage::Over(Ending::Finished));
    far_end.release(VendorMethod::HangupCall);
    assert_eq!(hang_up.now_or_never(), Some(Ok(())));
}

#[test]
fn an_answer_in_advance_is_given_only_to_what_would_be_carried_out() {
    let (phone, far_end, _reports) = connected();
    far_end.next_request(VendorMethod::AcceptCall, Fault::AnswerFirst);
    let outcome = block_on(phone.accept_call(&"nobody".into()));
    assert_eq!(kind(outcome), Some(VendorErrorKind::UnknownCall));
}

#[test]
fn a_time_limit_ends_the_waiting_and_a_script_can_say_so_too() {
    let (phone, far_end, _reports) = connected();
    let at_once = |_: Duration| -> LocalBoxFuture<'static, ()> { Box::pin(async {}) };
    let impatient = phone
        .clone()
        .with_time_limit(Duration::from_secs(5), Rc::new(at_once));
    far_end.falls_silent();
    assert_eq!(
        kind(block_on(impatient.make_agent_available())),
        Some(VendorErrorKind::TimedOut)
    );

    let mut request = phone.make_agent_available();
    assert_eq!((&mut request).now_or_never(), None);
    far_end.fails(VendorMethod::MakeAgentAvailable, VendorErrorKind::TimedOut);
    assert_eq!(
        request.now_or_never().map(kind),
        Some(Some(VendorErrorKind::TimedOut))
    );
}

#[test]
fn while_the_link_is_down_the_snapshot_is_the_last_that_was_known() {
    let (phone, far_end, reports) = connected();
    let call = far_end.ring(Offer::withheld());
    far_end.session_expires();
    far_end.customer_hangs_up(&call);
    let snapshot = reports.last();
    assert_eq!(snapshot.link, VendorLink::Down(LinkTrouble::SessionExpired));
    assert_eq!(snapshot.calls[0].stage, Stage::Ringing);
    assert_eq!(
        kind(block_on(phone.accept_call(&call))),
        Some(VendorErrorKind::NotConnected)
    );
    far_end.sign_in();
    assert_eq!(reports.last().calls, []);
}

#[test]
fn a_reload_cuts_the_old_page_off_and_keeps_the_call() {
    let (old, far_end, reports_to_old) = connected();
    let event_id = EventId::new("event-1");
    block_on(old.make_outbound_call(&number(), &event_id)).unwrap();
    assert_eq!(reports_to_old.last().calls[0].event_id, Some(event_id));

    let new = far_end.reload();
    let reports_to_new = Reports::default();
    block_on(new.connect(reports_to_new.sink())).unwrap();
    let call = reports_to_new.last().calls.remove(0);
    assert_eq!((call.stage, call.event_id), (Stage::Dialling, None));
    let before = reports_to_old.0.borrow().len();
    far_end.customer_answers(&call.id);
    assert_eq!(reports_to_old.0.borrow().len(), before);
    assert_eq!(
        kind(block_on(old.hangup_call(&call.id))),
        Some(VendorErrorKind::NotConnected)
    );
    assert_eq!(block_on(new.hangup_call(&call.id)), Ok(()));
}

#[test]
fn a_callback_dials_the_customer_after_it_was_taken() {
    let (phone, far_end, reports) = connected();
    let call = far_end.ring(Offer::from_number("+441632960123").as_callback());
    block_on(phone.accept_call(&call)).unwrap();
    assert_eq!(reports.last().calls[0].stage, Stage::Dialling);
    assert!(far_end.customer_answers(&call));
    assert_eq!(reports.last().calls[0].stage, TALKING);
}

#[test]
fn what_is_not_among_the_capabilities_is_unsupported() {
    let (phone, _far_end) = Simulator::new([Capability::Inbound].into_iter().collect());
    block_on(phone.connect(Reports::default().sink())).unwrap();
    let outcome = block_on(phone.make_outbound_call(&number(), &"event-1".into()));
    assert_eq!(kind(outcome), Some(VendorErrorKind::Unsupported));
}

#[test]
fn a_listener_may_ask_for_something_while_it_is_told() {
    let (phone, far_end) = Simulator::new(Simulator::everything());
    let eager = phone.clone();
    let sink = SnapshotSink::new(move |snapshot: VendorSnapshot| {
        if let Some(call) = snapshot.calls.iter().find(|call| call.stage == Stage::Ringing) {
            eager.accept_call(&call.id).now_or_never();
        }
    });
    block_on(phone.connect(sink)).unwrap();
    let call = far_end.ring(Offer::withheld());
    assert_eq!(far_end.stage(&call), Some(TALKING));
}
