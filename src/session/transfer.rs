//! Fusion's command to pass a call on, which names no number.
//!
//! Fusion has a button for it and, as far as anything public shows, no field for the number (`contract/fusion.md` §3.2, §5.5):
//! the toolbar opens its own. The command stays open meanwhile and is answered with what came of it: what the vendor said
//! to the transfer, or that there was none. Success at once would be a lie, and refusal at once an error message in front of
//! an agent who is typing the number. Fusion documents no time limit for an answer (§1.8); ours keeps it from waiting for good.

use std::time::Duration;

use crate::ids::{CallId, CommandId};
use crate::phone::PhoneNumber;
use crate::session::Session;
use crate::session::effect::Effect;
use crate::session::engagement::{Engagement, Phone};
use crate::session::host_side::refuse;
use crate::session::open::Asker;
use crate::session::wish::Wish;
use crate::time::Timestamp;
use crate::vendor::{CallRequest, VendorCommand};

/// How long the agent may take to say whom to pass the call to: time to look a number up, not to forget it.
const NUMBER_WITHIN: Duration = Duration::from_secs(60);

const CLOSED: &str =
    "the call was not transferred: the agent closed the phone toolbar's field for the number";
const OVER: &str = "the call was not transferred: it ended first";
const NO_NUMBER: &str =
    "the call was not transferred: no number was typed into the phone toolbar within a minute";
const ASKED_AGAIN: &str = "the call was not transferred yet: Fusion asked for it once more";

/// A command of Fusion that waits for the agent to say whom to pass the call to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct AwaitedNumber {
    /// Fusion's command.
    pub(crate) command: CommandId,
    until: Timestamp,
}

impl Engagement {
    /// When to stop waiting for the number, if Fusion waits for one.
    pub(crate) fn number_due(&self) -> Option<Timestamp> {
        self.transfer.map(|awaited| awaited.until)
    }
}

impl Session {
    /// Brings the call to the front, where the view opens the field. Only one command waits: a second one takes its place.
    pub(super) fn await_number(
        &mut self,
        now: Timestamp,
        place: usize,
        asker: Asker,
        effects: &mut Vec<Effect>,
    ) {
        let (Some(engagement), Asker::Host(command)) = (self.engagements.get_mut(place), asker) else {
            return;
        };
        let awaited = AwaitedNumber {
            command,
            until: now.after(NUMBER_WITHIN),
        };
        self.front = Some(engagement.event_id.clone());
        if let Some(earlier) = engagement.transfer.replace(awaited) {
            refuse(earlier.command, ASKED_AGAIN.to_owned(), effects);
        }
    }

    /// The agent says whom to pass the call to; Fusion, if it asked for the transfer, hears what the vendor says.
    pub(super) fn pass_on(
        &mut self,
        now: Timestamp,
        call: &CallId,
        number: PhoneNumber,
        effects: &mut Vec<Effect>,
    ) {
        let request = CallRequest::Transfer(number);
        self.agent_wishes(now, call, &Wish::Request(request.clone()), effects);
        let what = VendorCommand::Call {
            call: call.clone(),
            request,
        };
        let awaited = self
            .engagement_of(call)
            .and_then(|engagement| engagement.transfer);
        // A wish that came to nothing leaves the command waiting, for another number or for the call's end.
        if let Some(awaited) = awaited
            && self.open.join(&what, Asker::Host(awaited.command))
            && let Some(engagement) = self.engagement_of(call)
        {
            engagement.transfer = None;
        }
    }

    /// The agent does not want to pass the call on.
    pub(super) fn close_transfer(&mut self, call: &CallId, effects: &mut Vec<Effect>) {
        let closed = self
            .engagement_of(call)
            .and_then(|engagement| engagement.transfer.take());
        if let Some(awaited) = closed {
            refuse(awaited.command, CLOSED.to_owned(), effects);
        }
    }

    /// Stops waiting for a number when the call can no longer be passed on, or when that takes too long.
    pub(super) fn give_up_transfer(&mut self, now: Timestamp, place: usize, effects: &mut Vec<Effect>) {
        let Some(engagement) = self.engagements.get_mut(place) else {
            return;
        };
        let Some(awaited) = engagement.transfer else {
            return;
        };
        let why = match engagement.phone {
            Phone::Connected(_) if awaited.until > now => return,
            Phone::Connected(_) => NO_NUMBER,
            Phone::Unseen
            | Phone::Requested
            | Phone::Ringing
            | Phone::Dialling
            | Phone::Over(_)
            | Phone::Gone(_) => OVER,
        };
        engagement.transfer = None;
        refuse(awaited.command, why.to_owned(), effects);
    }
}
