//! Which of several windows works: one leads, the others stand by. A machine of its own, before any session.
//!
//! The browser's lock decides: who holds it leads, and a window that dies lets go of it at once, so that the next in the
//! queue has it. A window that *hangs* keeps its lock. So those who stand by keep asking who leads, and take the lock away
//! from one that no longer answers. A question instead of a beat, because a hidden window's timers are slowed down to one a
//! minute, while it answers a message at once.
//!
//! A leader that is asked to step down first stops and only then is the lock taken from it: never do two work at a time.

mod message;

pub use message::Message;

use std::time::Duration;

use crate::time::Timestamp;

/// How long a start waits for the lock, or for word of a leader, before it says that another window leads. A reload has
/// its own lock back sooner.
const START: Duration = Duration::from_millis(500);
/// How often those who stand by ask who leads.
const ASK_EVERY: Duration = Duration::from_secs(2);
/// So many questions in a row without an answer, and the leader counts as hung. Questions and not seconds: a computer that
/// slept has asked nothing meanwhile.
const UNANSWERED: u8 = 5;
/// How long a leader may take to step down before it is not waited for.
const STEP_DOWN: Duration = Duration::from_millis(500);
/// How long one that stepped down waits for its lock to be taken.
const AFTERWARDS: Duration = Duration::from_secs(1);
/// For how long a question shows that another window is there: a hidden one asks once a minute at worst.
const COMPANY: Duration = Duration::from_secs(90);

/// What one window is to the others, as a value: no clock, no browser.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Leadership {
    state: State,
}

/// What the agent sees of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stance {
    /// Not known yet.
    Asking,
    /// Another window leads.
    StandingBy,
    /// This window takes over.
    TakingOver,
    /// This window leads and no other is there.
    Leading,
    /// This window leads and others stand by.
    LeadingOthers,
    /// The browser cannot tell windows apart: this one works, and would not notice another.
    Alone,
}

/// In which way the browser was asked for the lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LockRequest {
    /// When it is free.
    Queued,
    /// At once, whoever has it.
    Taken,
}

/// What happened, in the past tense.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Input {
    /// The page is up; sent once.
    Started,
    /// The browser gave the lock.
    LockGranted(LockRequest),
    /// Another window took the lock that came with this request.
    LockLost(LockRequest),
    /// The browser has no locks, or denies them to this page.
    LockDenied,
    /// Another window spoke.
    Heard(Message),
    /// The agent wants to work in this window.
    TakeOverAsked,
    /// The deadline that [`Leadership::next_deadline`] named has come, or an earlier moment; harmless at any time.
    TimePassed,
}

/// What is to be done, in the imperative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Ask the browser for the lock.
    Request(LockRequest),
    /// Tell the other windows.
    Say(Message),
    /// Work, or work no longer.
    Order(Order),
}

/// What becomes of this window's work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Begin.
    Lead,
    /// Tell Fusion that this window works no longer, then stop.
    StepDown,
    /// Stop at once, without another word to anyone.
    Stop,
    /// Load the page again: nothing else ends a vendor's library for good (`contract/streams.md` §5).
    Reload,
}

/// What one input leads to.
type Effects = &'static [Effect];

const NOTHING: Effects = &[];

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
enum State {
    #[default]
    New,
    Asking(Timestamp),
    StandingBy {
        ask_at: Timestamp,
        unanswered: u8,
    },
    /// The leader was asked to step down and is waited for until then.
    TakingOver(Timestamp),
    /// The lock is being taken.
    Demanding,
    Leading {
        by: LockRequest,
        company_until: Option<Timestamp>,
    },
    /// Stopped; the lock will be taken, or is let go of at this moment.
    SteppedDown(Timestamp),
    /// Stopped for good: the page is being loaded again.
    Over,
    Alone,
}

impl Leadership {
    /// Takes one input at the moment `now` and says what is to be done, in this order. Any input is allowed at any time;
    /// one that makes no sense changes nothing.
    pub fn handle(&mut self, now: Timestamp, input: Input) -> Vec<Effect> {
        let effects = match input {
            Input::Started => self.start(now),
            Input::LockGranted(by) => self.granted(by),
            Input::LockLost(by) => self.lost(by),
            Input::LockDenied => self.denied(now),
            Input::Heard(message) => self.heard(now, message),
            Input::TakeOverAsked => self.take_over(now),
            Input::TimePassed => self.time_passed(now),
        };
        effects.to_vec()
    }

    /// When [`Input::TimePassed`] is due, if anything waits.
    pub fn next_deadline(&self) -> Option<Timestamp> {
        match self.state {
            State::Asking(at) | State::TakingOver(at) | State::SteppedDown(at) => Some(at),
            State::StandingBy { ask_at, .. } => Some(ask_at),
            State::Leading { company_until, .. } => company_until,
            State::New | State::Demanding | State::Over | State::Alone => None,
        }
    }

    /// What the agent sees.
    pub fn stance(&self) -> Stance {
        match self.state {
            State::New | State::Asking(_) => Stance::Asking,
            State::StandingBy { .. } | State::SteppedDown(_) | State::Over => Stance::StandingBy,
            State::TakingOver(_) | State::Demanding => Stance::TakingOver,
            State::Leading {
                company_until: None, ..
            } => Stance::Leading,
            State::Leading { .. } => Stance::LeadingOthers,
            State::Alone => Stance::Alone,
        }
    }

    fn start(&mut self, now: Timestamp) -> Effects {
        if self.state != State::New {
            return NOTHING;
        }
        self.state = State::Asking(now.after(START));
        &[
            Effect::Request(LockRequest::Queued),
            Effect::Say(Message::WhoLeads),
        ]
    }

    fn granted(&mut self, by: LockRequest) -> Effects {
        let awaited = match self.state {
            State::Asking(_) | State::StandingBy { .. } | State::TakingOver(_) => true,
            // The one that is being taken will come too, and would end the one that came out of the queue.
            State::Demanding => by == LockRequest::Taken,
            State::New | State::Leading { .. } | State::SteppedDown(_) | State::Over | State::Alone => false,
        };
        if !awaited {
            return NOTHING;
        }
        self.state = State::Leading {
            by,
            company_until: None,
        };
        &[Effect::Order(Order::Lead), Effect::Say(Message::Leads)]
    }

    fn lost(&mut self, lost: LockRequest) -> Effects {
        match self.state {
            State::Leading { by, .. } if by == lost => {
                self.state = State::Over;
                &[Effect::Order(Order::Stop), Effect::Order(Order::Reload)]
            }
            State::SteppedDown(_) => self.reload(),
            State::New
            | State::Asking(_)
            | State::StandingBy { .. }
            | State::TakingOver(_)
            | State::Demanding
            | State::Leading { .. }
            | State::Over
            | State::Alone => NOTHING,
        }
    }

    /// Without locks a page must work all the same: a call that rings must ring.
    fn denied(&mut self, now: Timestamp) -> Effects {
        match self.state {
            State::New | State::Asking(_) => {
                self.state = State::Alone;
                &[Effect::Order(Order::Lead)]
            }
            State::TakingOver(_) | State::Demanding => {
                self.stand_by(now);
                NOTHING
            }
            State::StandingBy { .. }
            | State::Leading { .. }
            | State::SteppedDown(_)
            | State::Over
            | State::Alone => NOTHING,
        }
    }

    fn heard(&mut self, now: Timestamp, message: Message) -> Effects {
        match message {
            Message::WhoLeads => {
                let State::Leading { by, .. } = self.state else {
                    return NOTHING;
                };
                let company_until = Some(now.after(COMPANY));
                self.state = State::Leading { by, company_until };
                &[Effect::Say(Message::Leads)]
            }
            Message::StepDown => {
                let State::Leading { .. } = self.state else {
                    return NOTHING;
                };
                self.state = State::SteppedDown(now.after(AFTERWARDS));
                &[Effect::Order(Order::StepDown), Effect::Say(Message::SteppedDown)]
            }
            Message::Leads if matches!(self.state, State::Asking(_)) => {
                self.stand_by(now);
                NOTHING
            }
            Message::SteppedDown if matches!(self.state, State::TakingOver(_)) => self.demand(),
            Message::Leads | Message::SteppedDown => {
                if let State::StandingBy { unanswered, .. } = &mut self.state {
                    *unanswered = 0;
                }
                NOTHING
            }
        }
    }

    fn take_over(&mut self, now: Timestamp) -> Effects {
        let State::StandingBy { .. } = self.state else {
            return NOTHING;
        };
        self.state = State::TakingOver(now.after(STEP_DOWN));
        &[Effect::Say(Message::StepDown)]
    }

    fn time_passed(&mut self, now: Timestamp) -> Effects {
        if self.next_deadline().is_none_or(|deadline| deadline > now) {
            return NOTHING;
        }
        match self.state {
            State::Asking(_) => {
                self.stand_by(now);
                NOTHING
            }
            State::StandingBy { unanswered, .. } if unanswered >= UNANSWERED => self.demand(),
            State::StandingBy { unanswered, .. } => {
                self.state = State::StandingBy {
                    ask_at: now.after(ASK_EVERY),
                    unanswered: unanswered + 1,
                };
                &[Effect::Say(Message::WhoLeads)]
            }
            State::TakingOver(_) => self.demand(),
            State::SteppedDown(_) => self.reload(),
            State::Leading { by, .. } => {
                let company_until = None;
                self.state = State::Leading { by, company_until };
                NOTHING
            }
            State::New | State::Demanding | State::Over | State::Alone => NOTHING,
        }
    }

    fn stand_by(&mut self, now: Timestamp) {
        self.state = State::StandingBy {
            ask_at: now.after(ASK_EVERY),
            unanswered: 0,
        };
    }

    fn demand(&mut self) -> Effects {
        self.state = State::Demanding;
        &[Effect::Request(LockRequest::Taken)]
    }

    fn reload(&mut self) -> Effects {
        self.state = State::Over;
        &[Effect::Order(Order::Reload)]
    }
}
