//! Loading Oracle's script and getting the phone context out of it (`contract/fusion.md` §1.3, §1.4).

use std::cell::Cell;
use std::fmt;
use std::rc::Rc;
use std::time::Duration;

use futures::FutureExt as _;
use futures::future::{Either, select};
use gloo_timers::future::TimeoutFuture;
use js_sys::{Array, Function, Promise};
use thiserror::Error;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::HtmlScriptElement;

use super::names::{APPLICATION, CHANNEL, GLOBAL, VERSION};
use super::reading::words;
use super::sys::{Called, call, property};

const LOADING: &str = "loading the script";
const INITIALIZE: &str = "initialize";
const MCA_CONTEXT: &str = "getMultiChannelAdaptorContext";
const CHANNEL_CONTEXT: &str = "getCommunicationChannelContext";

/// Why there is no phone context.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Trouble {
    /// The script could not be had: no such address, no network, or the page's content security policy forbids it.
    #[error("its script could not be loaded from {0}")]
    NotLoaded(String),
    /// The script is another one.
    #[error("what was loaded from {0} is not Oracle's client library")]
    NoLibrary(String),
    /// A step did not end within the time limit. Outside Fusion, `initialize` never does.
    #[error("`{step}` was not answered within {seconds} s")]
    Silent {
        /// Which step.
        step: &'static str,
        /// The limit for all of them.
        seconds: u64,
    },
    /// A step was refused.
    #[error("`{step}` was refused: {words}")]
    Refused {
        /// Which step.
        step: &'static str,
        /// The reason in the framework's words.
        words: String,
    },
    /// This build of the framework lacks a step.
    #[error("it has no `{0}`")]
    Missing(&'static str),
}

/// The framework's phone context, and the provider that it comes from. Dropping it gives both back.
pub struct PhoneLine {
    pub(super) context: JsValue,
    provider: Provider,
}

impl PhoneLine {
    /// A line on objects that are there already.
    pub fn new(provider: JsValue, context: JsValue) -> Self {
        Self {
            context,
            provider: Provider(provider),
        }
    }

    /// What makes requests, if this build has one.
    pub(super) fn request_helper(&self) -> JsValue {
        property(&self.provider.0, "requestHelper").unwrap_or(JsValue::UNDEFINED)
    }

    /// What the framework says it can do, for support: its version, actions and events.
    pub fn abilities(&self) -> Vec<(String, String)> {
        let rows = [
            ("Framework's version", call(&self.provider.0, "getVersion", &[])),
            (
                "Framework's actions",
                call(&self.context, "getSupportedActions", &[]),
            ),
            (
                "Framework's events",
                call(&self.context, "getSupportedEvents", &[]),
            ),
        ];
        let rows = rows.into_iter();
        rows.filter_map(|(name, said)| Some((name.to_owned(), listed(&said.something()?)?)))
            .collect()
    }
}

impl Drop for PhoneLine {
    fn drop(&mut self) {
        // A build without it has nothing to give back.
        let _ = call(&self.context, "dispose", &[]);
    }
}

impl fmt::Debug for PhoneLine {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("PhoneLine")
    }
}

/// What `initialize` gave. Dropping it gives it back.
struct Provider(JsValue);

impl Drop for Provider {
    fn drop(&mut self) {
        let _ = call(&self.0, "dispose", &[]);
    }
}

/// Loads the script and opens the phone context, all within `limit`. A framework that answers later is given back, so
/// that it never hears Fusion beside whatever took its place.
///
/// # Errors
/// [`Trouble`] says which step failed, and how.
pub async fn open(script: &str, limit: Duration) -> Result<PhoneLine, Trouble> {
    let step = Rc::new(Cell::new(LOADING));
    let opening = all_steps(script.to_owned(), Rc::clone(&step)).boxed_local();
    let millis = u32::try_from(limit.as_millis()).unwrap_or(u32::MAX);
    match select(opening, TimeoutFuture::new(millis)).await {
        Either::Left((outcome, _)) => outcome,
        Either::Right(((), opening)) => {
            spawn_local(async move { drop(opening.await) });
            Err(Trouble::Silent {
                step: step.get(),
                seconds: limit.as_secs(),
            })
        }
    }
}

async fn all_steps(script: String, at: Rc<Cell<&'static str>>) -> Result<PhoneLine, Trouble> {
    let framework = match framework() {
        Some(framework) => framework,
        None => load(&script).await?,
    };
    at.set(INITIALIZE);
    let names = [APPLICATION.into(), VERSION.into()];
    let provider = Provider(answered(&framework, INITIALIZE, &[&names[0], &names[1]]).await?);
    at.set(MCA_CONTEXT);
    let channels = answered(&provider.0, MCA_CONTEXT, &[]).await?;
    at.set(CHANNEL_CONTEXT);
    let context = answered(&channels, CHANNEL_CONTEXT, &[&CHANNEL.into()]).await?;
    Ok(PhoneLine { context, provider })
}

/// Calls a step and waits for what it promises.
async fn answered(owner: &JsValue, step: &'static str, arguments: &[&JsValue]) -> Result<JsValue, Trouble> {
    let refused = |error: JsValue| Trouble::Refused {
        step,
        words: words(&error),
    };
    let value = match call(owner, step, arguments) {
        Called::Missing => return Err(Trouble::Missing(step)),
        Called::Threw(error) => return Err(refused(error)),
        Called::Returned(value) => JsFuture::from(Promise::resolve(&value)).await.map_err(refused)?,
    };
    if value.is_object() {
        Ok(value)
    } else {
        Err(refused(JsValue::UNDEFINED))
    }
}

/// What the script leaves behind.
fn framework() -> Option<JsValue> {
    let [global, framework] = GLOBAL;
    property(&property(&js_sys::global(), global)?, framework)
}

/// Puts the script into the page and waits for it.
async fn load(address: &str) -> Result<JsValue, Trouble> {
    let not_loaded = || Trouble::NotLoaded(address.to_owned());
    let script = element(address).ok_or_else(not_loaded)?;
    let loaded = Promise::new(&mut |resolve: Function, reject: Function| {
        script.set_onload(Some(&resolve));
        script.set_onerror(Some(&reject));
    });
    let head = web_sys::window().and_then(|window| window.document()?.head());
    head.and_then(|head| head.append_child(&script).ok())
        .ok_or_else(not_loaded)?;
    if JsFuture::from(loaded).await.is_err() {
        script.remove();
        return Err(not_loaded());
    }
    framework().ok_or_else(|| Trouble::NoLibrary(address.to_owned()))
}

fn element(address: &str) -> Option<HtmlScriptElement> {
    let document = web_sys::window()?.document()?;
    let script: HtmlScriptElement = document.create_element("script").ok()?.dyn_into().ok()?;
    script.set_async(true);
    script.set_src(address);
    Some(script)
}

/// A text, or a list of texts, in one line.
fn listed(value: &JsValue) -> Option<String> {
    if let Some(text) = value.as_string() {
        return Some(text);
    }
    let list = value.dyn_ref::<Array>()?;
    let texts: Vec<_> = list.iter().filter_map(|text| text.as_string()).collect();
    Some(texts.join(", ")).filter(|texts| !texts.is_empty())
}
