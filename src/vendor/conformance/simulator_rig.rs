//! The simulator's rig: a complete example, and a way to try a handler that wraps the simulator.

use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;
use std::time::Duration;

use async_trait::async_trait;

use super::rig::{Caller, Elsewhere, Fate, Happening, Received, Rig, RigTrouble};
use super::virtual_time::VirtualTime;
use crate::call_action::CallRequest;
use crate::ids::{CallId, PresenceId};
use crate::redact::Private;
use crate::vendor::capability::Capabilities;
use crate::vendor::command::VendorMethod;
use crate::vendor::handler::CtiVendorHandler;
use crate::vendor::simulator::{FarEnd, Fault, Offer, Simulator};

/// The simulator's own limit for a request, within the suite's patience.
const TIME_LIMIT: Duration = Duration::from_secs(10);
/// After this time the simulator notices that nothing comes through.
const SILENCE: Duration = Duration::from_secs(60);

/// A [`Rig`] around the [`Simulator`], on [`VirtualTime`].
pub struct SimulatorRig {
    capabilities: Capabilities,
    time: VirtualTime,
    far_end: RefCell<Option<FarEnd>>,
    wrap: Wrap,
}

type Wrap = Box<dyn Fn(Simulator) -> Rc<dyn CtiVendorHandler>>;

impl SimulatorRig {
    /// A rig whose simulators have these capabilities.
    pub fn new(capabilities: Capabilities, time: VirtualTime) -> Self {
        Self::wrapped(capabilities, time, |simulator| Rc::new(simulator))
    }

    /// The same with a handler of one's own around each simulator.
    pub fn wrapped(
        capabilities: Capabilities,
        time: VirtualTime,
        wrap: impl Fn(Simulator) -> Rc<dyn CtiVendorHandler> + 'static,
    ) -> Self {
        Self {
            capabilities,
            time,
            far_end: RefCell::default(),
            wrap: Box::new(wrap),
        }
    }

    fn handler(&self, simulator: Simulator) -> Rc<dyn CtiVendorHandler> {
        let time = self.time.clone();
        let sleep = Rc::new(move |duration| time.sleep(duration));
        (self.wrap)(simulator.with_time_limit(TIME_LIMIT, sleep))
    }

    fn far_end(&self) -> Result<FarEnd, RigTrouble> {
        let far_end = self.far_end.borrow().clone();
        far_end.ok_or_else(|| RigTrouble::Broken("`fresh` was not called".to_owned()))
    }

    fn later(&self, after: Duration, happens: impl FnOnce() + 'static) {
        let sleep = self.time.sleep(after);
        self.time.spawn(Box::pin(async move {
            sleep.await;
            happens();
        }));
    }

    fn arm(&self, far_end: FarEnd, method: VendorMethod, fate: Fate) {
        match fate {
            Fate::Refused(kind) => far_end.next_request(method, Fault::Refuse(kind)),
            Fate::Lost => far_end.next_request(method, Fault::Open),
            Fate::Unanswered => far_end.next_request(method, Fault::AnswerLast),
            Fate::Late(after) => {
                far_end.next_request(method, Fault::Open);
                self.later(after, move || {
                    far_end.release(method);
                });
            }
            Fate::AnsweredFirst(after) => {
                far_end.next_request(method, Fault::AnswerFirst);
                self.later(after, move || {
                    far_end.release(method);
                });
            }
        }
    }
}

impl fmt::Debug for SimulatorRig {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("SimulatorRig").finish_non_exhaustive()
    }
}

#[async_trait(?Send)]
impl Rig for SimulatorRig {
    async fn fresh(&self) -> Result<Rc<dyn CtiVendorHandler>, RigTrouble> {
        let (simulator, far_end) = Simulator::new(self.capabilities.clone());
        *self.far_end.borrow_mut() = Some(far_end);
        Ok(self.handler(simulator))
    }

    async fn reload(&self) -> Result<Rc<dyn CtiVendorHandler>, RigTrouble> {
        Ok(self.handler(self.far_end()?.reload()))
    }

    async fn happen(&self, happening: Happening) -> Result<(), RigTrouble> {
        let far_end = self.far_end()?;
        let name = format!("{happening:?}");
        let happened = match happening {
            Happening::CustomerCalls(caller) => {
                far_end.ring(offer(caller));
                true
            }
            Happening::CustomerHangsUp(call) => far_end.customer_hangs_up(&call),
            Happening::RingsOut(call) => far_end.rings_out(&call),
            Happening::OfferIsRepeated(call) => far_end.repeat_offer(&call),
            Happening::CustomerAnswers(call) => far_end.customer_answers(&call),
            Happening::CustomerDeclines(call) => far_end.customer_declines(&call),
            Happening::CustomerDoesNotAnswer(call) => far_end.customer_does_not_answer(&call),
            Happening::CustomerIsNotReachable(call) => far_end.customer_is_not_reachable(&call),
            // The simulator transfers at once, without an answer.
            Happening::TransferTargetAnswers(_) => false,
            Happening::CallVanishes(call) => far_end.vanishes(&call),
            Happening::Elsewhere(elsewhere) => happens_elsewhere(&far_end, elsewhere),
            Happening::NextRequest(method, fate) => {
                self.arm(far_end, method, fate);
                true
            }
            // The simulator counts every control as one kind of request.
            Happening::NextControl(_, fate) => {
                self.arm(far_end, VendorMethod::ControlCall, fate);
                true
            }
            Happening::AgentSignsOut => {
                far_end.sign_out();
                true
            }
            Happening::SessionExpires => {
                far_end.session_expires();
                true
            }
            Happening::SignOutIsComing => {
                far_end.sign_out_is_coming();
                true
            }
            Happening::AgentSignsIn => {
                far_end.sign_in();
                true
            }
            Happening::FallsSilent => {
                far_end.falls_silent();
                self.later(SILENCE, move || far_end.silence_is_noticed());
                true
            }
            Happening::RepeatsItself => {
                far_end.repeats_the_snapshot();
                true
            }
        };
        if happened {
            Ok(())
        } else {
            Err(RigTrouble::Broken(format!("{name} was not possible")))
        }
    }

    /// The simulator does not tell calls apart in this; a case has one.
    async fn received(&self, _call: &CallId) -> Result<Received, RigTrouble> {
        let far_end = self.far_end()?;
        let digits = far_end.digits_received();
        let digits: String = digits.iter().map(|digits| digits.as_str()).collect();
        let target = far_end.transferred_to().pop();
        Ok(Received {
            digits: Private::new(digits),
            target: target.map(|number| Private::new(number.dialled())),
        })
    }

    async fn pause(&self, duration: Duration) {
        self.time.sleep(duration).await;
    }
}

fn happens_elsewhere(far_end: &FarEnd, elsewhere: Elsewhere) -> bool {
    match elsewhere {
        Elsewhere::BecomesAvailable => far_end.agent_chooses(&PresenceId::new("available")),
        Elsewhere::Accepts(call) => far_end.agent_accepts(&call),
        Elsewhere::Rejects(call) => far_end.agent_rejects(&call),
        Elsewhere::HangsUp(call) => far_end.agent_hangs_up(&call),
        Elsewhere::Holds(call) => far_end.agent_controls(&call, CallRequest::Hold),
        Elsewhere::Dials(number) => {
            far_end.agent_dials(&number);
            true
        }
    }
}

fn offer(caller: Caller) -> Offer {
    let mut offer = match caller.number {
        Some(number) => Offer::from_number(&number.dialled()),
        None => Offer::withheld(),
    };
    if let Some(queue) = caller.queue {
        offer = offer.with_queue(&queue);
    }
    for (name, value) in caller.attributes {
        offer = offer.with_attribute(&name, &value);
    }
    offer
}
