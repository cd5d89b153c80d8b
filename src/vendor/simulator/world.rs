//! Phone system and connection together, shared by the handler and the far end.

use std::cell::RefCell;
use std::rc::Rc;

use futures::channel::oneshot;

use super::connection::Connection;
use super::exchange::Exchange;
use super::fault::{Fault, HeldRequest, Outcome, Request};
use crate::vendor::capability::Capabilities;
use crate::vendor::command::VendorMethod;
use crate::vendor::error::VendorErrorKind;
use crate::vendor::snapshot::{SignOut, VendorLink};

/// A shared handle. Nothing is borrowed while a snapshot is delivered, so the listener may ask for anything at once.
#[derive(Clone, Debug)]
pub(super) struct World(Rc<RefCell<State>>);

#[derive(Debug)]
struct State {
    exchange: Exchange,
    connection: Connection,
}

/// The immediate response to a request.
pub(super) enum Response {
    Ready(Outcome),
    Pending(oneshot::Receiver<Outcome>),
}

impl World {
    pub(super) fn new(capabilities: Capabilities, link: VendorLink) -> Self {
        Self(Rc::new(RefCell::new(State {
            exchange: Exchange::new(capabilities),
            connection: Connection::new(link),
        })))
    }

    /// Reads from the phone system.
    pub(super) fn read<T>(&self, read: impl FnOnce(&Exchange) -> T) -> T {
        read(&self.0.borrow().exchange)
    }

    /// Changes the phone system and reports its new state.
    pub(super) fn update<T>(&self, update: impl FnOnce(&mut Exchange) -> T) -> T {
        let answer = update(&mut self.0.borrow_mut().exchange);
        self.publish();
        answer
    }

    /// Reads or changes the connection, without a report.
    pub(super) fn with_connection<T>(&self, update: impl FnOnce(&mut Connection) -> T) -> T {
        update(&mut self.0.borrow_mut().connection)
    }

    /// Delivers the current snapshot, and another one without the calls that were only to be reported as over.
    pub(super) fn publish(&self) {
        self.deliver();
        let cleared = self.0.borrow_mut().exchange.clear_away();
        if cleared {
            self.deliver();
        }
    }

    /// Takes a request of this load of the page: refuses it, carries it out, or holds it up.
    pub(super) fn take(&self, page: u32, request: Request) -> Response {
        if let Err(kind) = self.admit(page, &request) {
            return Response::Ready(Err(kind));
        }
        let method = request.method();
        let fault = self.with_connection(|connection| connection.next_fault(method));
        match fault {
            None => Response::Ready(self.run(request)),
            Some(Fault::Refuse(kind)) => Response::Ready(Err(kind)),
            Some(Fault::Open) => Response::Pending(self.hold(method, Some(request))),
            Some(Fault::AnswerFirst) => Response::Ready(self.dry_run(&request).map(|()| {
                self.with_connection(|connection| {
                    connection.held.push(HeldRequest {
                        method,
                        request: Some(request),
                        answer: None,
                    });
                });
            })),
            Some(Fault::AnswerLast) => match self.run(request) {
                Ok(()) => Response::Pending(self.hold(method, None)),
                refused => Response::Ready(refused),
            },
        }
    }

    /// Lets the oldest held request of this kind go on: what is left to be done is done, then it is answered.
    pub(super) fn release(&self, method: VendorMethod) -> bool {
        let held = self.with_connection(|connection| {
            let position = connection.position(method, |_| true)?;
            Some(connection.held.remove(position))
        });
        let Some(mut held) = held else {
            return false;
        };
        let outcome = held.request.take().map_or(Ok(()), |request| self.run(request));
        held.answer(outcome);
        true
    }

    /// Answers the oldest waiting request of this kind with a failure. What was to be done stays held.
    pub(super) fn fail(&self, method: VendorMethod, kind: VendorErrorKind) -> bool {
        self.with_connection(|connection| {
            let Some(position) = connection.position(method, HeldRequest::is_awaited) else {
                return false;
            };
            if let Some(held) = connection.held.get_mut(position) {
                held.answer(Err(kind));
            }
            connection
                .held
                .retain(|held| held.request.is_some() || held.is_awaited());
            true
        })
    }

    fn admit(&self, page: u32, request: &Request) -> Outcome {
        let state = self.0.borrow();
        if state.connection.page != page {
            return Err(VendorErrorKind::NotConnected);
        }
        let Request::Command(command) = request else {
            return Ok(());
        };
        if command
            .needs()
            .is_some_and(|need| !state.exchange.capabilities.has(need))
        {
            return Err(VendorErrorKind::Unsupported);
        }
        if state.connection.sink.is_none() || state.connection.link != VendorLink::Up {
            return Err(VendorErrorKind::NotConnected);
        }
        Ok(())
    }

    fn run(&self, request: Request) -> Outcome {
        match request {
            Request::Connect(sink) => {
                let State { exchange, connection } = &mut *self.0.borrow_mut();
                if connection.link != VendorLink::Up {
                    connection.sign_in_offers += 1;
                }
                exchange.agent.sign_out = SignOut::NotDue;
                connection.sink = Some(sink);
            }
            Request::Command(command) => self.0.borrow_mut().exchange.perform(&command)?,
        }
        self.publish();
        Ok(())
    }

    /// Tries a request on a copy, so that only a request that would succeed is answered in advance.
    fn dry_run(&self, request: &Request) -> Outcome {
        match request {
            Request::Connect(_) => Ok(()),
            Request::Command(command) => self.0.borrow().exchange.clone().perform(command),
        }
    }

    fn hold(&self, method: VendorMethod, request: Option<Request>) -> oneshot::Receiver<Outcome> {
        let (answer, waiting) = oneshot::channel();
        self.with_connection(|connection| {
            connection.held.push(HeldRequest {
                method,
                request,
                answer: Some(answer),
            });
        });
        waiting
    }

    fn deliver(&self) {
        let (sink, snapshot) = {
            let State { exchange, connection } = &mut *self.0.borrow_mut();
            if connection.silent {
                return;
            }
            let Some(sink) = connection.sink.clone() else {
                return;
            };
            (sink, connection.snapshot(exchange))
        };
        sink.deliver(snapshot);
    }
}
