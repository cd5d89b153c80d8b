//! Everything outside this page: customers, network, sign-in, and faults.

use super::connection::Connection;
use super::exchange::Exchange;
use super::fault::Fault;
use super::handler::Simulator;
use super::offer::Offer;
use super::world::World;
use crate::call_action::Digits;
use crate::ids::CallId;
use crate::phone::PhoneNumber;
use crate::time::Timestamp;
use crate::vendor::command::VendorMethod;
use crate::vendor::error::VendorErrorKind;
use crate::vendor::snapshot::{CallSnapshot, Ending, Line, LinkTrouble, SignOut, Stage, VendorLink};

/// Makes things happen at the phone system. Cheap to clone. Methods that say whether something happened return
/// `false`, and report nothing new, when there is no such call or it is past that.
#[derive(Clone, Debug)]
pub struct FarEnd {
    pub(super) world: World,
}

/// What customers do: call, answer, decline, hang up.
impl FarEnd {
    /// A call is offered to the agent. A second one while another is live is a second call.
    pub fn ring(&self, offer: Offer) -> CallId {
        self.world.update(|exchange| exchange.ring(offer))
    }

    /// A call that is over or gone is offered once more under the same id.
    pub fn repeat_offer(&self, call: &CallId) -> bool {
        self.world.update(|exchange| exchange.repeat_offer(call))
    }

    /// The customer hangs up: before the agent has taken the call, while being dialled back, or after talking.
    pub fn customer_hangs_up(&self, call: &CallId) -> bool {
        match self.stage(call) {
            Some(Stage::Ringing) => self.ends(call, Ending::CallerLeft),
            Some(Stage::Dialling) => self.ends(call, Ending::CustomerDeclined),
            Some(Stage::Connected(_)) => self.ends(call, Ending::Finished),
            // The customer of a preview does not know of it.
            Some(Stage::Preview | Stage::Over(_)) | None => false,
        }
    }

    /// The call rings until the phone system gives up; the agent counts as having missed it.
    pub fn rings_out(&self, call: &CallId) -> bool {
        self.stage(call) == Some(Stage::Ringing)
            && self.world.update(|exchange| {
                exchange.agent.missed_call();
                exchange.end(call, Ending::RangOut)
            })
    }

    /// The customer who is being dialled answers.
    pub fn customer_answers(&self, call: &CallId) -> bool {
        self.stage(call) == Some(Stage::Dialling)
            && self
                .world
                .update(|exchange| exchange.move_to(call, Stage::Connected(Line::Talking)))
    }

    /// The customer who is being dialled is busy or declines.
    pub fn customer_declines(&self, call: &CallId) -> bool {
        self.dialling_fails(call, Ending::CustomerDeclined)
    }

    /// The customer who is being dialled does not answer.
    pub fn customer_does_not_answer(&self, call: &CallId) -> bool {
        self.dialling_fails(call, Ending::CustomerNoAnswer)
    }

    /// The number that is being dialled turns out to be none.
    pub fn customer_is_not_reachable(&self, call: &CallId) -> bool {
        self.dialling_fails(call, Ending::NotReachable)
    }

    /// A live call ends in any way.
    pub fn ends(&self, call: &CallId, ending: Ending) -> bool {
        self.world.update(|exchange| exchange.end(call, ending))
    }

    /// A call disappears without ever being shown as over.
    pub fn vanishes(&self, call: &CallId) -> bool {
        self.world.update(|exchange| exchange.remove(call))
    }

    fn dialling_fails(&self, call: &CallId, ending: Ending) -> bool {
        self.stage(call) == Some(Stage::Dialling) && self.ends(call, ending)
    }
}

/// The session with the phone system.
impl FarEnd {
    /// The agent signs in, or the connection works again after any trouble.
    pub fn sign_in(&self) {
        self.world.with_connection(|connection| connection.silent = false);
        self.link_becomes(VendorLink::Up);
    }

    /// The agent signs out, here or in another tab.
    pub fn sign_out(&self) {
        self.trouble(LinkTrouble::SignedOut);
    }

    /// The session runs out.
    pub fn session_expires(&self) {
        self.trouble(LinkTrouble::SessionExpired);
    }

    /// The phone system warns that it will sign the agent out for doing nothing.
    pub fn sign_out_is_coming(&self) {
        self.world
            .update(|exchange| exchange.agent.sign_out = SignOut::Soon);
    }

    /// The phone system is connecting and nothing is known yet.
    pub fn starts_connecting(&self) {
        self.link_becomes(VendorLink::Connecting);
    }

    /// The phone system cannot be reached for this reason.
    pub fn trouble(&self, trouble: LinkTrouble) {
        self.link_becomes(VendorLink::Down(trouble));
    }

    /// Nothing comes through any more, neither a snapshot nor an answer, and no error tells of it.
    pub fn falls_silent(&self) {
        self.world.with_connection(|connection| connection.silent = true);
    }

    /// The handler notices that nothing has come through for too long.
    pub fn silence_is_noticed(&self) {
        self.world.with_connection(|connection| connection.silent = false);
        self.trouble(LinkTrouble::Silent);
    }

    /// The page is reloaded: the old handler is cut off, the calls go on, and the event ids of dialled calls are lost with
    /// the page.
    pub fn reload(&self) -> Simulator {
        let page = self.world.with_connection(Connection::begin_page);
        self.world.update(Exchange::forget_event_ids);
        Simulator::at(self.world.clone(), page)
    }

    /// The current snapshot is reported once more.
    pub fn repeats_the_snapshot(&self) {
        self.world.publish();
    }

    fn link_becomes(&self, link: VendorLink) {
        self.world.with_connection(|connection| connection.link = link);
        self.world.publish();
    }
}

/// Requests that go wrong.
impl FarEnd {
    /// The next request of this kind meets this fault. Several are met one after the other.
    pub fn next_request(&self, method: VendorMethod, fault: Fault) {
        self.world
            .with_connection(|connection| connection.arm(method, fault));
    }

    /// The oldest held request of this kind goes on: what is left of it is carried out, then it is answered.
    pub fn release(&self, method: VendorMethod) -> bool {
        self.world.release(method)
    }

    /// The oldest unanswered request of this kind is answered with a failure. A request that was not carried out yet can
    /// still be released: an answer that says "too late" does not call back what was asked.
    pub fn fails(&self, method: VendorMethod, kind: VendorErrorKind) -> bool {
        self.world.fail(method, kind)
    }

    /// From now on the phone system does not tell how a call ended that was never connected.
    pub fn hides_endings(&self) {
        self.world.update(|exchange| exchange.hides_endings = true);
    }

    /// The phone system's clock; stages begin at this moment until the next one is set.
    pub fn time_is(&self, now: Timestamp) {
        self.world.update(|exchange| exchange.now = Some(now));
    }
}

/// What the far end has seen.
impl FarEnd {
    /// All calls, as the phone system knows them.
    pub fn calls(&self) -> Vec<CallSnapshot> {
        self.world.read(Exchange::calls)
    }

    /// The stage of a call; `None` if there is no such call.
    pub fn stage(&self, call: &CallId) -> Option<Stage> {
        self.world.read(|exchange| exchange.stage(call))
    }

    /// All tones that were sent.
    pub fn digits_received(&self) -> Vec<Digits> {
        self.world.read(|exchange| exchange.digits.clone())
    }

    /// Where calls were passed to.
    pub fn transferred_to(&self) -> Vec<PhoneNumber> {
        self.world.read(|exchange| exchange.transferred_to.clone())
    }

    /// How often the sign-in was offered.
    pub fn sign_in_offers(&self) -> u32 {
        self.world.with_connection(|connection| connection.sign_in_offers)
    }

    /// Whether a handler is connected and receives snapshots.
    pub fn has_listener(&self) -> bool {
        self.world.with_connection(|connection| connection.sink.is_some())
    }

    /// How many requests wait for their answer.
    pub fn open_requests(&self) -> usize {
        self.world
            .with_connection(|connection| connection.held.iter().filter(|held| held.is_awaited()).count())
    }

    pub(super) fn new(world: World) -> Self {
        Self { world }
    }
}
