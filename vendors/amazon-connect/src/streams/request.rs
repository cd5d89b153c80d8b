//! Asking the service for something: both callbacks on every request, and a time limit of our own
//! (`contract/streams.md` §8, rules 1 to 3).

use std::future::Future;
use std::pin::pin;
use std::time::Duration;

use futures::FutureExt as _;
use futures::future::{Either, LocalBoxFuture, select};
use gloo_timers::future::sleep;
use js_sys::{Function, Object, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::error::StreamsError;
use crate::streams::read::{agent, find_contact};
use crate::streams::value::{failure, set};
use crate::sys;

/// Waits for `future`, but not for good.
pub(crate) async fn within<T>(limit: Duration, future: impl Future<Output = T>) -> Result<T, StreamsError> {
    match select(pin!(future), pin!(sleep(limit))).await {
        Either::Left((output, _)) => Ok(output),
        Either::Right(_) => Err(StreamsError::TimedOut),
    }
}

/// What becomes of a request that has been made. Boxed, so that the waiting is compiled once and not for each request.
type Answer = LocalBoxFuture<'static, Result<(), StreamsError>>;

/// Makes a request whose callbacks are the two ends of a promise. JavaScript owns those, so a late answer to
/// a request that was given up finds something to call.
fn ask(limit: Duration, call: &dyn Fn(&Object) -> Result<(), JsValue>) -> Answer {
    let answered = Promise::new(&mut |resolve: Function, reject: Function| {
        let callbacks = Object::new();
        set(&callbacks, "success", &resolve);
        set(&callbacks, "failure", &reject);
        if let Err(thrown) = call(&callbacks) {
            let _ = reject.call1(&JsValue::UNDEFINED, &thrown);
        }
    });
    let answer = async move {
        within(limit, JsFuture::from(answered))
            .await?
            .map(|_| ())
            .map_err(|refused| failure(&refused))
    };
    answer.boxed_local()
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
pub(crate) async fn set_state(wanted: AgentStateRequest<'_>, limit: Duration) -> Result<(), StreamsError> {
    let agent = agent()?;
    let state = agent
        .agent_states()
        .map_err(|thrown| failure(&thrown))?
        .iter()
        .map(JsCast::unchecked_into::<sys::AgentState>)
        .find(|state| state.arn().as_string().as_deref() == Some(wanted.arn))
        .ok_or(StreamsError::WrongState)?;
    let options = Object::new();
    set(&options, "enqueueNextState", &JsValue::from_bool(wanted.enqueue));
    ask(limit, &|callbacks| agent.set_state(&state, callbacks, &options)).await
}

/// Dials a number from the default outbound queue. The library does not tell which contact results.
pub(crate) async fn dial(number: &str, limit: Duration) -> Result<(), StreamsError> {
    let agent = agent()?;
    let endpoint = sys::Endpoint::by_phone_number(number).map_err(|thrown| failure(&thrown))?;
    ask(limit, &|params| {
        let millis = u32::try_from(limit.as_millis()).unwrap_or(u32::MAX);
        set(params, "timeout", &JsValue::from(millis));
        agent.dial(&endpoint, params)
    })
    .await
}

/// Switches the softphone's microphone. No callback exists: only `onMuteToggle` tells that it was done.
pub(crate) fn set_mute(muted: bool) -> Result<(), StreamsError> {
    let agent = agent()?;
    let asked = if muted { agent.mute() } else { agent.unmute() };
    asked.map_err(|thrown| failure(&thrown))
}

/// Takes an offered contact.
pub(crate) async fn accept(id: &str, limit: Duration) -> Result<(), StreamsError> {
    let contact = find_contact(id)?;
    ask(limit, &|callbacks| contact.accept(callbacks)).await
}

/// Refuses an offered contact.
pub(crate) async fn reject(id: &str, limit: Duration) -> Result<(), StreamsError> {
    let contact = find_contact(id)?;
    ask(limit, &|callbacks| contact.reject(callbacks)).await
}

/// Puts a contact that is over, however it ended, off the list.
pub(crate) async fn clear(id: &str, limit: Duration) -> Result<(), StreamsError> {
    let contact = find_contact(id)?;
    ask(limit, &|callbacks| contact.clear(callbacks)).await
}

/// Ends the agent's part in a contact; with a third party in it, the others go on talking.
pub(crate) async fn hang_up(id: &str, limit: Duration) -> Result<(), StreamsError> {
    let leg = agent_leg(&find_contact(id)?)?;
    ask(limit, &|callbacks| leg.destroy(callbacks)).await
}

/// Parks the customer.
pub(crate) async fn hold(id: &str, limit: Duration) -> Result<(), StreamsError> {
    let leg = customer_leg(&find_contact(id)?)?;
    ask(limit, &|callbacks| leg.hold(callbacks)).await
}

/// Talks to the customer again.
pub(crate) async fn resume(id: &str, limit: Duration) -> Result<(), StreamsError> {
    let leg = customer_leg(&find_contact(id)?)?;
    ask(limit, &|callbacks| leg.resume(callbacks)).await
}

/// Sends tones to whom the agent talks to: the third party while the customer is on hold, else the customer.
pub(crate) async fn send_digits(
    id: &str,
    digits: &str,
    held: bool,
    limit: Duration,
) -> Result<(), StreamsError> {
    let contact = find_contact(id)?;
    let third = if held {
        contact.third_party_connection().ok().flatten()
    } else {
        None
    };
    let leg = match third {
        Some(leg) => leg,
        None => customer_leg(&contact)?,
    };
    ask(limit, &|callbacks| leg.send_digits(digits, callbacks)).await
}

/// Calls a third party; the service parks the customer meanwhile.
pub(crate) async fn add_party(id: &str, number: &str, limit: Duration) -> Result<(), StreamsError> {
    let contact = find_contact(id)?;
    let endpoint = sys::Endpoint::by_phone_number(number).map_err(|thrown| failure(&thrown))?;
    ask(limit, &|callbacks| contact.add_connection(&endpoint, callbacks)).await
}

/// Joins all parties.
pub(crate) async fn conference(id: &str, limit: Duration) -> Result<(), StreamsError> {
    let contact = find_contact(id)?;
    ask(limit, &|callbacks| contact.conference_connections(callbacks)).await
}

/// The customer's leg, while there is one.
fn customer_leg(contact: &sys::Contact) -> Result<sys::Connection, StreamsError> {
    leg(contact.initial_connection())
}

/// The agent's leg, while there is one.
fn agent_leg(contact: &sys::Contact) -> Result<sys::Connection, StreamsError> {
    leg(contact.agent_connection())
}

/// A connection that a getter returned; getters of a contact that has just gone throw.
fn leg(connection: Result<Option<sys::Connection>, JsValue>) -> Result<sys::Connection, StreamsError> {
    connection
        .map_err(|thrown| failure(&thrown))?
        .ok_or(StreamsError::WrongState)
}
