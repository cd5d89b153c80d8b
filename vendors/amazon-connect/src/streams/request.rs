//! Asking the service for something: both callbacks on every request, and a time limit of our own
//! (`contract/streams.md` §8, rules 1 to 3).

use std::future::ready;
use std::time::Duration;

use futures::future::{Either, LocalBoxFuture, select};
use gloo_timers::future::sleep;
use js_sys::{Array, Function, Object, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use crate::error::StreamsError;
use crate::streams::read::{agent, find_contact};
use crate::streams::value::{call, failure, text};
use crate::sys::{self, at, set};

/// What becomes of something that was begun. Boxed, so that waiting is compiled once and not for each request.
pub(crate) type Answer<'a> = LocalBoxFuture<'a, Result<(), StreamsError>>;

/// What becomes of something that may not even have been begun.
pub(crate) fn outcome(begun: Result<Answer<'_>, StreamsError>) -> Answer<'_> {
    begun.unwrap_or_else(|error| Box::pin(ready(Err(error))))
}

/// Waits for an answer, but not for good.
pub(crate) fn within(limit: Duration, answer: Answer<'_>) -> Answer<'_> {
    Box::pin(async move {
        match select(answer, sleep(limit)).await {
            Either::Left((outcome, _)) => outcome,
            Either::Right(_) => Err(StreamsError::TimedOut),
        }
    })
}

/// Waits for a promise.
pub(super) fn settled(promise: Promise) -> Answer<'static> {
    Box::pin(async move {
        let outcome = JsFuture::from(promise).await;
        outcome.map(|_| ()).map_err(|refused| failure(&refused))
    })
}

/// Makes a request whose callbacks are the two ends of a promise. JavaScript owns those, so a late answer to
/// a request that was given up finds something to call.
///
/// # Errors
/// The library throws.
fn ask(
    limit: Duration,
    owner: &JsValue,
    method: &str,
    callbacks: &JsValue,
    arguments: &[&JsValue],
) -> Result<Answer<'static>, StreamsError> {
    let mut called = Ok(JsValue::UNDEFINED);
    let answered = Promise::new(&mut |resolve: Function, reject: Function| {
        set(callbacks, "success", &resolve);
        set(callbacks, "failure", &reject);
        called = call(owner, method, arguments);
    });
    called.map(|_| within(limit, settled(answered)))
}

/// Which state the agent is to be in.
#[derive(Clone, Copy, Debug)]
pub(crate) struct AgentStateRequest<'a> {
    /// The state's ARN.
    pub(crate) arn: &'a str,
    /// Whether it is to follow the present call or work.
    pub(crate) enqueue: bool,
}

/// Puts the agent into a state. The service wants the library's own state object, so it is looked up by its ARN.
///
/// # Errors
/// There is no agent or no such state, or the library throws.
pub(crate) fn set_state(
    wanted: AgentStateRequest<'_>,
    limit: Duration,
) -> Result<Answer<'static>, StreamsError> {
    let agent = agent()?;
    let states = call(&agent, "getAgentStates", &[])?;
    let state = Array::from(&states)
        .to_vec()
        .into_iter()
        .find(|state| text(state, "agentStateARN").as_deref() == Some(wanted.arn))
        .ok_or(StreamsError::WrongState)?;
    let (callbacks, options) = (Object::new(), Object::new());
    set(&options, "enqueueNextState", &JsValue::from_bool(wanted.enqueue));
    ask(
        limit,
        &agent,
        "setState",
        &callbacks,
        &[&state, &callbacks, &options],
    )
}

/// Dials a number from the default outbound queue. The library does not tell which contact results.
///
/// # Errors
/// There is no agent, or the library throws.
pub(crate) fn dial(number: &str, limit: Duration) -> Result<Answer<'static>, StreamsError> {
    let agent = agent()?;
    let endpoint = endpoint(number)?;
    let params = Object::new();
    set(
        &params,
        "timeout",
        &JsValue::from_f64(limit.as_secs_f64() * 1000.0),
    );
    ask(limit, &agent, "connect", &params, &[&endpoint, &params])
}

/// Switches the softphone's microphone. No callback exists: only `onMuteToggle` tells that it was done.
///
/// # Errors
/// There is no agent, or the library throws.
pub(crate) fn set_mute(muted: bool) -> Result<(), StreamsError> {
    let method = if muted { "mute" } else { "unmute" };
    call(&agent()?, method, &[]).map(|_| ())
}

/// What the service can be asked for about a contact.
#[derive(Clone, Copy)]
pub(crate) enum Action<'a> {
    /// Takes an offered contact.
    Accept,
    /// Refuses an offered contact.
    Reject,
    /// Puts a contact that is over, however it ended, off the list.
    Clear,
    /// Ends the agent's part in a contact; with a third party in it, the others go on talking.
    HangUp,
    /// Parks the customer.
    Hold,
    /// Talks to the customer again.
    Resume,
    /// Sends tones to the customer.
    SendDigits(&'a str),
    /// Sends tones to the third party that the agent talks to while the customer is on hold; without one, to the customer.
    SendDigitsWhileHeld(&'a str),
    /// Calls a third party; the service parks the customer meanwhile.
    AddParty(&'a str),
    /// Joins all parties.
    Conference,
}

/// Asks for something about a contact.
///
/// # Errors
/// The contact, or the connection that this is about, is gone, or the library throws.
pub(crate) fn act(id: &str, action: Action<'_>, limit: Duration) -> Result<Answer<'static>, StreamsError> {
    const CUSTOMER: &str = "getInitialConnection";
    let contact = find_contact(id)?;
    let (owner, method, argument) = match action {
        Action::Accept => (contact, "accept", None),
        Action::Reject => (contact, "reject", None),
        Action::Clear => (contact, "clear", None),
        Action::HangUp => (leg(&contact, "getAgentConnection")?, "destroy", None),
        Action::Hold => (leg(&contact, CUSTOMER)?, "hold", None),
        Action::Resume => (leg(&contact, CUSTOMER)?, "resume", None),
        Action::SendDigits(digits) => (leg(&contact, CUSTOMER)?, "sendDigits", Some(digits.into())),
        Action::SendDigitsWhileHeld(digits) => {
            let leg = match at(&contact, "getSingleActiveThirdPartyConnection()") {
                Some(leg) => leg,
                None => leg(&contact, CUSTOMER)?,
            };
            (leg, "sendDigits", Some(digits.into()))
        }
        Action::AddParty(number) => (contact, "addConnection", Some(endpoint(number)?)),
        Action::Conference => (contact, "conferenceConnections", None),
    };
    let callbacks = Object::new();
    match argument {
        Some(argument) => ask(limit, &owner, method, &callbacks, &[&argument, &callbacks]),
        None => ask(limit, &owner, method, &callbacks, &[&callbacks]),
    }
}

/// A connection of a contact, while there is one; getters of a contact that has just gone throw.
fn leg(contact: &JsValue, getter: &str) -> Result<JsValue, StreamsError> {
    let leg = call(contact, getter, &[])?;
    if leg.is_null() || leg.is_undefined() {
        return Err(StreamsError::WrongState);
    }
    Ok(leg)
}

/// A number as the library wants it.
fn endpoint(number: &str) -> Result<JsValue, StreamsError> {
    let endpoints = at(&sys::connect(), "Endpoint").unwrap_or_default();
    call(&endpoints, "byPhoneNumber", &[&number.into()])
}
