//! Which of several windows works: one leads, the others stand by. A state machine of its own, which runs before any
//! session exists.
//!
//! The browser's lock decides: who holds it leads, and a window that is closed or crashes releases it at once, so that the next in the
//! queue gets it. A window that *hangs* keeps its lock. So those that stand by keep asking who leads, and steal the lock from
//! one that no longer answers. They ask instead of expecting a heartbeat, because a hidden window's timers are slowed down
//! to one a minute, while it answers a message at once.
//!
//! A leader that is asked to step down stops first, and only then is the lock stolen from it: two windows never work at the
//! same time.

mod message;

pub use message::Message;

use std::time::Duration;

use crate::time::Timestamp;

/// How long a start waits for the lock, or for word of a leader, before it says that another window leads. A reload has
/// its own lock back sooner.
const START_LIMIT: Duration = Duration::from_millis(500);
/// How often those who stand by ask who leads.
const ASK_EVERY: Duration = Duration::from_secs(2);
/// After so many questions in a row without an answer the leader counts as hung. Questions are counted and not seconds,
/// because a computer that slept has asked nothing meanwhile.
const MAX_UNANSWERED: u8 = 5;
/// How long a leader may take to step down before it is not waited for.
const STEP_DOWN_LIMIT: Duration = Duration::from_millis(500);
/// How long a window that stepped down keeps its lock for the one that wanted to take over.
const LOCK_RELEASE_LIMIT: Duration = Duration::from_secs(1);
/// How long a question counts as proof that another window is there: a hidden window asks at least once a minute.
const OTHERS_SEEN_FOR: Duration = Duration::from_secs(90);

/// Decides for one window whether it works: a state machine without clock or browser.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Leadership {
    state: State,
}

/// What this window is to the others, as the agent sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// This window has not found out yet whether there is a leader.
    Asking,
    /// Another window leads; this one talks neither to Fusion nor to the vendor.
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
    /// At once, whoever holds it.
    Stolen,
}

/// What happened, in the past tense.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Input {
    /// The page is up; sent once.
    Started,
    /// The browser gave the lock.
    LockGranted(LockRequest),
    /// Another window stole the lock that came with this request.
    LockLost(LockRequest),
    /// The browser has no locks, or denies them to this page.
    LockDenied,
    /// Another window sent a message.
    MessageReceived(Message),
    /// The agent wants to work in this window.
    TakeOverAsked,
    /// The deadline that [`Leadership::next_deadline`] named has come, or an earlier moment; harmless at any time.
    TimePassed,
}

/// What is to be done, in the imperative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Ask the browser for the lock.
    RequestLock(LockRequest),
    /// Send this to the other windows.
    Send(Message),
    /// Work, or work no longer.
    Execute(LeaderAction),
}

/// What this window is to do about its work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeaderAction {
    /// Begin: start the vendor and the session.
    Lead,
    /// Tell Fusion that this window works no longer, then stop.
    StepDown,
    /// Stop at once, without another word to anyone.
    Stop,
    /// Load the page again: nothing else ends a vendor's library for good (`contract/streams.md` §5).
    Reload,
}

/// The effects of one input: a constant list for each transition.
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
    /// The lock was asked for, whoever holds it, and has not been given yet.
    StealingLock,
    Leading {
        by: LockRequest,
        others_until: Option<Timestamp>,
    },
    /// Stopped; the lock will be taken, or is let go of at this moment.
    SteppedDown(Timestamp),
    /// Stopped for good: the page is being loaded again.
    Reloading,
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
            Input::MessageReceived(message) => self.message_received(now, message),
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
            State::Leading { others_until, .. } => others_until,
            State::New | State::StealingLock | State::Reloading | State::Alone => None,
        }
    }

    /// What this window is to the others at the moment.
    pub fn role(&self) -> Role {
        match self.state {
            State::New | State::Asking(_) => Role::Asking,
            State::StandingBy { .. } | State::SteppedDown(_) | State::Reloading => Role::StandingBy,
            State::TakingOver(_) | State::StealingLock => Role::TakingOver,
            State::Leading {
                others_until: None, ..
            } => Role::Leading,
            State::Leading { .. } => Role::LeadingOthers,
            State::Alone => Role::Alone,
        }
    }

    fn start(&mut self, now: Timestamp) -> Effects {
        if self.state != State::New {
            return NOTHING;
        }
        self.state = State::Asking(now.after(START_LIMIT));
        &[
            Effect::RequestLock(LockRequest::Queued),
            Effect::Send(Message::WhoLeads),
        ]
    }

    fn granted(&mut self, by: LockRequest) -> Effects {
        let awaited = match self.state {
            State::Asking(_) | State::StandingBy { .. } | State::TakingOver(_) => true,
            // The stolen lock will come too, and would end the one that came out of the queue.
            State::StealingLock => by == LockRequest::Stolen,
            State::New | State::Leading { .. } | State::SteppedDown(_) | State::Reloading | State::Alone => {
                false
            }
        };
        if !awaited {
            return NOTHING;
        }
        self.state = State::Leading {
            by,
            others_until: None,
        };
        &[Effect::Execute(LeaderAction::Lead), Effect::Send(Message::Leads)]
    }

    fn lost(&mut self, lost: LockRequest) -> Effects {
        match self.state {
            State::Leading { by, .. } if by == lost => {
                self.state = State::Reloading;
                &[
                    Effect::Execute(LeaderAction::Stop),
                    Effect::Execute(LeaderAction::Reload),
                ]
            }
            State::SteppedDown(_) => self.reload(),
            State::New
            | State::Asking(_)
            | State::StandingBy { .. }
            | State::TakingOver(_)
            | State::StealingLock
            | State::Leading { .. }
            | State::Reloading
            | State::Alone => NOTHING,
        }
    }

    /// Without locks a page must work all the same: a call that rings must ring.
    fn denied(&mut self, now: Timestamp) -> Effects {
        match self.state {
            State::New | State::Asking(_) => {
                self.state = State::Alone;
                &[Effect::Execute(LeaderAction::Lead)]
            }
            State::TakingOver(_) | State::StealingLock => {
                self.stand_by(now);
                NOTHING
            }
            State::StandingBy { .. }
            | State::Leading { .. }
            | State::SteppedDown(_)
            | State::Reloading
            | State::Alone => NOTHING,
        }
    }

    fn message_received(&mut self, now: Timestamp, message: Message) -> Effects {
        match message {
            Message::WhoLeads => {
                let State::Leading { by, .. } = self.state else {
                    return NOTHING;
                };
                let others_until = Some(now.after(OTHERS_SEEN_FOR));
                self.state = State::Leading { by, others_until };
                &[Effect::Send(Message::Leads)]
            }
            Message::StepDown => {
                let State::Leading { .. } = self.state else {
                    return NOTHING;
                };
                self.state = State::SteppedDown(now.after(LOCK_RELEASE_LIMIT));
                &[
                    Effect::Execute(LeaderAction::StepDown),
                    Effect::Send(Message::SteppedDown),
                ]
            }
            Message::Leads if matches!(self.state, State::Asking(_)) => {
                self.stand_by(now);
                NOTHING
            }
            Message::SteppedDown if matches!(self.state, State::TakingOver(_)) => self.steal_lock(),
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
        self.state = State::TakingOver(now.after(STEP_DOWN_LIMIT));
        &[Effect::Send(Message::StepDown)]
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
            State::StandingBy { unanswered, .. } if unanswered >= MAX_UNANSWERED => self.steal_lock(),
            State::StandingBy { unanswered, .. } => {
                self.state = State::StandingBy {
                    ask_at: now.after(ASK_EVERY),
                    unanswered: unanswered + 1,
                };
                &[Effect::Send(Message::WhoLeads)]
            }
            State::TakingOver(_) => self.steal_lock(),
            State::SteppedDown(_) => self.reload(),
            State::Leading { by, .. } => {
                let others_until = None;
                self.state = State::Leading { by, others_until };
                NOTHING
            }
            State::New | State::StealingLock | State::Reloading | State::Alone => NOTHING,
        }
    }

    fn stand_by(&mut self, now: Timestamp) {
        self.state = State::StandingBy {
            ask_at: now.after(ASK_EVERY),
            unanswered: 0,
        };
    }

    fn steal_lock(&mut self) -> Effects {
        self.state = State::StealingLock;
        &[Effect::RequestLock(LockRequest::Stolen)]
    }

    fn reload(&mut self) -> Effects {
        self.state = State::Reloading;
        &[Effect::Execute(LeaderAction::Reload)]
    }
}
