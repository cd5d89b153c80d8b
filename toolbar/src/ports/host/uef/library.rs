//! Loading Oracle's script and getting the phone context out of it (`contract/fusion.md` §1.3, §1.4).
//!
//! Every page loads this, because only its outcome says which port is to be fetched.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use fusion_cti_js::{property, script, timeout};
use js_sys::Promise;
use thiserror::Error;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::channel::{PhoneChannel, Provider};
use super::message::message;
use super::names::{APPLICATION, CHANNEL, VERSION};
use super::sys::{Framework, Global, MultiChannelAdaptorContext};

const LOADING: &str = "loading the script";
const INITIALIZE: &str = "initialize";
const ADAPTOR_CONTEXT: &str = "getMultiChannelAdaptorContext";
const CHANNEL_CONTEXT: &str = "getCommunicationChannelContext";

/// Why there is no phone context.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum OpenError {
    /// The script could not be had: no such address, no network, or the page's content security policy forbids it.
    #[error("its script could not be loaded from {0}")]
    NotLoaded(String),
    /// The script is another one.
    #[error("what was loaded from {0} is not Oracle's client library")]
    OtherScript(String),
    /// A step did not end within the time limit. Outside Fusion, `initialize` never does.
    #[error("`{step}` was not answered within {seconds} s")]
    TimedOut {
        /// The framework's method, such as `initialize`.
        step: &'static str,
        /// The limit for all of them.
        seconds: u64,
    },
    /// A step was refused.
    #[error("`{step}` was refused: {reason}")]
    Refused {
        /// The framework's method, such as `initialize`.
        step: &'static str,
        /// The reason in the framework's words.
        reason: String,
    },
    /// This build of the framework lacks a step.
    #[error("it has no `{0}`")]
    Missing(&'static str),
}

/// Loads the script and opens the phone channel, all within `limit`. A framework that answers later is disposed of, so
/// that it never listens to Fusion besides whatever replaced it.
///
/// # Errors
/// [`OpenError`] says which step failed, and how.
pub async fn open(address: &str, limit: Duration) -> Result<PhoneChannel, OpenError> {
    let step = Rc::new(Cell::new(LOADING));
    let mut opening = Box::pin(take_steps(address.to_owned(), Rc::clone(&step)));
    match timeout(limit, &mut opening).await {
        Ok(outcome) => outcome,
        Err(_) => {
            spawn_local(async move {
                // Dropping a channel that comes too late disposes of it.
                let _ = opening.await;
            });
            Err(OpenError::TimedOut {
                step: step.get(),
                seconds: limit.as_secs(),
            })
        }
    }
}

/// Takes one step after the other; `step` always holds the one under way.
async fn take_steps(address: String, step: Rc<Cell<&'static str>>) -> Result<PhoneChannel, OpenError> {
    let framework = load(&address).await?;

    step.set(INITIALIZE);
    let provider = framework.initialize(APPLICATION, VERSION);
    let provider = Provider::new(promised(&framework, INITIALIZE, provider).await?);

    step.set(ADAPTOR_CONTEXT);
    let adaptor = provider.0.multi_channel_adaptor_context();
    let adaptor = promised(&provider.0, ADAPTOR_CONTEXT, adaptor).await?;
    let adaptor: MultiChannelAdaptorContext = adaptor.unchecked_into();

    step.set(CHANNEL_CONTEXT);
    let context = adaptor.communication_channel_context(CHANNEL);
    let context = promised(&adaptor, CHANNEL_CONTEXT, context).await?;
    Ok(PhoneChannel::over(provider, context))
}

/// Puts the script into the page, unless what it leaves behind is there already.
async fn load(address: &str) -> Result<Framework, OpenError> {
    if let Some(framework) = framework() {
        return Ok(framework);
    }
    let loaded = script::load(address).await;
    loaded
        .map_err(|_| OpenError::NotLoaded(address.to_owned()))?
        .keep();
    framework().ok_or_else(|| OpenError::OtherScript(address.to_owned()))
}

/// What the script leaves behind.
fn framework() -> Option<Framework> {
    let global: Global = js_sys::global().unchecked_into();
    global.namespace().ok().flatten()?.framework().ok().flatten()
}

/// The object that calling `step` on `owner` promised.
async fn promised(
    owner: &JsValue,
    step: &'static str,
    returned: Result<JsValue, JsValue>,
) -> Result<JsValue, OpenError> {
    let answer = match returned {
        Ok(value) => JsFuture::from(Promise::resolve(&value)).await,
        Err(_) if property::function(owner, step).is_none() => return Err(OpenError::Missing(step)),
        Err(thrown) => Err(thrown),
    };
    match answer {
        Ok(value) if value.is_object() => Ok(value),
        other => Err(OpenError::Refused {
            step,
            reason: message(&other.err().unwrap_or_default()),
        }),
    }
}
