//! Phone system and wire together, shared by the handler and the far end.

use std::cell::RefCell;
use std::rc::Rc;

use futures::channel::oneshot;

use super::exchange::Exchange;
use super::fault::{Errand, Fault, Held, Outcome};
use super::wire::Wire;
use crate::vendor::capability::Capabilities;
use crate::vendor::command::VendorMethod;
use crate::vendor::error::VendorErrorKind;
use crate::vendor::snapshot::VendorLink;

/// A shared handle. Nothing is borrowed while a snapshot is delivered, so the listener may ask for anything at once.
#[derive(Clone, Debug)]
pub(super) struct World(Rc<RefCell<State>>);

#[derive(Debug)]
struct State {
    exchange: Exchange,
    wire: Wire,
}

/// What became of a request at once.
pub(super) enum Taken {
    Answered(Outcome),
    Held(oneshot::Receiver<Outcome>),
}

impl World {
    pub(super) fn new(capabilities: Capabilities, link: VendorLink) -> Self {
        Self(Rc::new(RefCell::new(State {
            exchange: Exchange::new(capabilities),
            wire: Wire::new(link),
        })))
    }

    /// Looks at the phone system.
    pub(super) fn look<T>(&self, look: impl FnOnce(&Exchange) -> T) -> T {
        look(&self.0.borrow().exchange)
    }

    /// Does something at the phone system and reports what it has become.
    pub(super) fn change<T>(&self, change: impl FnOnce(&mut Exchange) -> T) -> T {
        let answer = change(&mut self.0.borrow_mut().exchange);
        self.publish();
        answer
    }

    /// Does something to the wire, without a report.
    pub(super) fn wire<T>(&self, change: impl FnOnce(&mut Wire) -> T) -> T {
        change(&mut self.0.borrow_mut().wire)
    }

    /// Delivers the present picture, and once more without the calls that were only to be seen as over.
    pub(super) fn publish(&self) {
        self.deliver();
        let cleared = self.0.borrow_mut().exchange.clear_away();
        if cleared {
            self.deliver();
        }
    }

    /// Takes a request of this page: refuses it, carries it out, or holds it up.
    pub(super) fn take(&self, page: u32, errand: Errand) -> Taken {
        if let Err(kind) = self.admit(page, &errand) {
            return Taken::Answered(Err(kind));
        }
        let method = errand.method();
        let fault = self.wire(|wire| wire.next_fault(method));
        match fault {
            None => Taken::Answered(self.run(errand)),
            Some(Fault::Refuse(kind)) => Taken::Answered(Err(kind)),
            Some(Fault::Open) => Taken::Held(self.hold(method, Some(errand))),
            Some(Fault::AnswerFirst) => Taken::Answered(self.rehearse(&errand).map(|()| {
                self.wire(|wire| {
                    wire.held.push(Held {
                        method,
                        errand: Some(errand),
                        answer: None,
                    });
                });
            })),
            Some(Fault::AnswerLast) => match self.run(errand) {
                Ok(()) => Taken::Held(self.hold(method, None)),
                refused => Taken::Answered(refused),
            },
        }
    }

    /// Lets the oldest held request of this kind go on: what is left to be done is done, then it is answered.
    pub(super) fn release(&self, method: VendorMethod) -> bool {
        let held = self.wire(|wire| {
            let position = wire.position(method, |_| true)?;
            Some(wire.held.remove(position))
        });
        let Some(mut held) = held else {
            return false;
        };
        let outcome = held.errand.take().map_or(Ok(()), |errand| self.run(errand));
        held.answer(outcome);
        true
    }

    /// Answers the oldest waiting request of this kind with a failure. What was to be done stays held.
    pub(super) fn fail(&self, method: VendorMethod, kind: VendorErrorKind) -> bool {
        self.wire(|wire| {
            let Some(position) = wire.position(method, Held::is_awaited) else {
                return false;
            };
            if let Some(held) = wire.held.get_mut(position) {
                held.answer(Err(kind));
            }
            wire.held
                .retain(|held| held.errand.is_some() || held.is_awaited());
            true
        })
    }

    fn admit(&self, page: u32, errand: &Errand) -> Outcome {
        let state = self.0.borrow();
        if state.wire.page != page {
            return Err(VendorErrorKind::NotConnected);
        }
        let Errand::Command(command) = errand else {
            return Ok(());
        };
        if command
            .needs()
            .is_some_and(|need| !state.exchange.capabilities.has(need))
        {
            return Err(VendorErrorKind::Unsupported);
        }
        if state.wire.sink.is_none() || state.wire.link != VendorLink::Up {
            return Err(VendorErrorKind::NotConnected);
        }
        Ok(())
    }

    fn run(&self, errand: Errand) -> Outcome {
        match errand {
            Errand::Connect(sink) => self.wire(|wire| {
                if wire.link != VendorLink::Up {
                    wire.sign_in_offers += 1;
                }
                wire.sink = Some(sink);
            }),
            Errand::Command(command) => self.0.borrow_mut().exchange.perform(&command)?,
        }
        self.publish();
        Ok(())
    }

    /// Tries a request on a copy, so that only what would be carried out is answered in advance.
    fn rehearse(&self, errand: &Errand) -> Outcome {
        match errand {
            Errand::Connect(_) => Ok(()),
            Errand::Command(command) => self.0.borrow().exchange.clone().perform(command),
        }
    }

    fn hold(&self, method: VendorMethod, errand: Option<Errand>) -> oneshot::Receiver<Outcome> {
        let (answer, waiting) = oneshot::channel();
        self.wire(|wire| {
            wire.held.push(Held {
                method,
                errand,
                answer: Some(answer),
            });
        });
        waiting
    }

    fn deliver(&self) {
        let (sink, snapshot) = {
            let State { exchange, wire } = &mut *self.0.borrow_mut();
            if wire.silent {
                return;
            }
            let Some(sink) = wire.sink.clone() else {
                return;
            };
            (sink, wire.picture(exchange))
        };
        sink.deliver(snapshot);
    }
}
