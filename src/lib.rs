//! Puts a contact centre into Oracle Fusion Service: the core of the toolbar, free of any browser type.
//!
//! # Two worlds
//!
//! The toolbar stands between two programs that never talk to each other:
//!
//! ```text
//!  vendor (Amazon Connect Streams, …)                            host (Fusion: MCA wire, UI Events Framework)
//!         │ vendor::CtiVendorHandler                                    │ driver::HostPort
//!         ▼                                                             ▼
//!    whole snapshots ──►  session::Session: a value, no I/O  ◄── replies, commands, notices
//!                           │ session::Effect   │ view::toolbar_view
//!                           ▼                   ▼
//!                      driver runs them    a shell renders it (the crate `toolbar`, with Yew)
//! ```
//!
//! The **vendor** is the contact centre. A handler reports the agent and all calls as they are now
//! ([`vendor::VendorSnapshot`]) and carries out requests. The **host** is Fusion. It wants to be told of each call in three
//! messages (*new*, *start*, *close*), sends commands such as *accept*, and pops the customer's record.
//!
//! # Two tracks for each call
//!
//! Events arrive late, twice, in any order, or never. The session therefore does not react to events; it compares states.
//! For each call it keeps
//!
//! 1. what the phone says: the latest snapshot of the call, and what the agent did here;
//! 2. what Fusion has been told: nothing, *new*, *start* or *close*, and whether it replied.
//!
//! After every input one function compares the two tracks and names the next message, if any (`session/reconcile.rs`). The
//! second track only moves forward, so nothing is said twice, whatever comes twice.
//!
//! # From an input to effects
//!
//! 1. Something happens: a snapshot, a reply, a click, a deadline. It becomes one [`session::Input`].
//! 2. [`Session::handle`](session::Session::handle) takes it with the current time, changes the session, and returns
//!    [`session::Effect`]s: requests to the host and to the vendor, answers to commands, calls to be stored.
//! 3. [`driver::Driver`] runs the effects against the ports; where a message of them holds a sentence, the view has put it into
//!    words ([`view::host_request`]). Each outcome is an input again. Inputs that arrive meanwhile
//!    wait in a queue.
//! 4. When the queue is empty, [`view::toolbar_view`] computes what the agent sees, and the driver sets its timer to
//!    [`Session::next_deadline`](session::Session::next_deadline).
//!
//! Time, randomness and storage come from outside, so a whole working day can be tested in milliseconds. This is a call that
//! rings, is accepted and pops the customer's record, without a driver:
//!
//! ```
//! use std::cell::RefCell;
//! use std::rc::Rc;
//! use std::time::Duration;
//!
//! use fusion_cti::call_action::CallRequest;
//! use fusion_cti::classification::Classification;
//! use fusion_cti::host::{HostMessage, HostRequest, ReplyData};
//! use fusion_cti::ids::PageId;
//! use fusion_cti::phone::{AniFormat, NumberReader};
//! use fusion_cti::session::{
//!     DialNews, Effect, HostPresence, Input, Intent, PopMoment, Session, SessionSettings, Timers, WrapUpPolicy,
//! };
//! use fusion_cti::time::Timestamp;
//! use fusion_cti::vendor::simulator::{Offer, Simulator};
//! use fusion_cti::vendor::{CtiVendorHandler, SnapshotSink};
//! use fusion_cti::view::host_request;
//!
//! /// Gives the session an input, and a reply to each request that it then makes of Fusion. Returns what Fusion was asked.
//! fn handle(session: &mut Session, input: Input) -> Vec<HostRequest> {
//!     let mut asked = Vec::new();
//!     for effect in session.handle(Timestamp(0), input) {
//!         if let Effect::AskHost { request, what } = effect {
//!             let is_answered = what.is_answered();
//!             asked.push(host_request(what));
//!             if is_answered {
//!                 let reply = Ok(ReplyData::default());
//!                 let replied = Input::HostSaid(HostMessage::Replied { request, reply });
//!                 asked.extend(handle(session, replied));
//!             }
//!         }
//!     }
//!     asked
//! }
//!
//! # futures::executor::block_on(async {
//! let (phone, far_end) = Simulator::new(Simulator::everything());
//! let last = Rc::new(RefCell::new(None));
//! let keep = Rc::clone(&last);
//! phone.connect(SnapshotSink::new(move |snapshot| *keep.borrow_mut() = Some(snapshot))).await?;
//! let snapshot = || last.borrow().clone().ok_or("the phone has reported nothing");
//!
//! let mut session = Session::new(SessionSettings {
//!     page: PageId::new("page-1"),
//!     host: HostPresence::Framed,
//!     capabilities: phone.capabilities(),
//!     classification: Classification::parse("ORA_SERVICE").ok_or("not a classification")?,
//!     pop: PopMoment::Accept,
//!     numbers: NumberReader::at_home_in(None),
//!     ani: AniFormat::WithPlus,
//!     dial_news: DialNews::Agreed,
//!     wrap_up: WrapUpPolicy::Fusion,
//!     timers: Timers::default(),
//!     toolbar_size: None,
//!     rules: None,
//!     reply_limit: Duration::from_secs(5),
//!     new_limit: Duration::from_secs(20),
//!     vendor_limit: Duration::from_secs(10),
//! });
//! let asked = handle(&mut session, Input::Started);
//! assert_eq!(asked[0], HostRequest::Configuration);
//! handle(&mut session, Input::VendorReported(snapshot()?));
//!
//! // A customer calls: Fusion is told of a new communication.
//! let call = far_end.ring(Offer::from_number("+441632960123"));
//! let asked = handle(&mut session, Input::VendorReported(snapshot()?));
//! assert!(asked.iter().any(|what| matches!(what, HostRequest::NewCommunication(_))));
//!
//! // The agent accepts: the session asks the vendor, and tells Fusion nothing before the phone says that it is so.
//! let accept = Intent::Call(call.clone(), CallRequest::Accept);
//! assert_eq!(handle(&mut session, Input::AgentAsked(accept)), []);
//! phone.accept_call(&call).await?;
//! let asked = handle(&mut session, Input::VendorReported(snapshot()?));
//! assert!(asked.iter().any(|what| matches!(what, HostRequest::StartCommunication(_))));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! # }).unwrap();
//! ```
//!
//! # The modules
//!
//! From bottom to top; a module knows only those above it in this list, and `tests/it/layering` proves it.
//!
//! * Words, which every other module uses: [`ids`] and [`time`]; [`phone`] and [`redact`], which keep personal data out of
//!   logs; [`token`], the names under which Fusion exchanges data; [`call_action`], what can be done with a call, from the
//!   button to the vendor; [`direction`], [`classification`] and [`origin`]; [`json`], which reads JSON texts, and [`cursor`],
//!   which reads a JSON value and tells mistakes with their path.
//! * [`config`] reads `toolbar.config.json`.
//! * [`host`]: what session and Fusion say to each other, in no wire format. [`protocol`] translates it to the MCA wire; the
//!   UI Events Framework's port is in the toolbar.
//! * [`vendor`]: the vendor contract. A trait of ten methods, capabilities, snapshots, errors, a simulator, and the conformance
//!   suite that tries any handler.
//! * [`rules`]: screen-pop rules. They are parsed, checked, evaluated and explained here; the session sees facts and a decision.
//! * [`leadership`]: which of several windows works. It runs before any session.
//! * [`session`]: the state machine. Start with [`session::Input`], [`session::Effect`] and `session/reconcile.rs`.
//! * [`view`]: from a session to what the agent sees, with every sentence that an agent or Fusion reads.
//! * [`driver`]: the loop around a session, and the traits that a shell implements ([`driver::HostPort`],
//!   [`driver::CallStore`], [`driver::Runtime`]). The only `async` code outside the vendor contract.
//!
//! # Where to go
//!
//! * To connect another contact centre: [`vendor::CtiVendorHandler`], then `docs/write-a-vendor-handler.md`.
//! * To change what Fusion is told, and when: `session/reconcile.rs`; the stories in `fixtures/calls` show each change.
//! * To add something that an agent can do: [`call_action::CallAction`], and the list of files in `CONTRIBUTING.md`.
//! * To read a message of Fusion: [`protocol`], with one folder for each in `fixtures/wire`.
//! * To see all of it run: the crate `toolbar` opens the ports, `demo` has mocks of both worlds.

pub mod call_action;
pub mod classification;
pub mod config;
pub mod cursor;
pub mod direction;
pub mod driver;
#[cfg(test)]
mod explore;
pub mod host;
pub mod ids;
pub mod json;
pub mod leadership;
pub mod mca_version;
pub mod origin;
pub mod phone;
pub mod protocol;
pub mod redact;
pub mod rules;
pub mod session;
pub mod time;
pub mod token;
pub mod vendor;
pub mod view;
