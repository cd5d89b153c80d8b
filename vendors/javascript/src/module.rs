//! A module behind Rust types: loading it, making its handler, waiting for its answers.

use std::time::Duration;

use fusion_cti::json::{self, Json, Twice, Value};
use fusion_cti::vendor::{Capabilities, Capability, VendorError, VendorErrorKind, VendorMethod};
use futures::future::{Either, LocalBoxFuture, select};
use gloo_timers::future::sleep;
use js_sys::{Array, Function, JSON, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::error::{LoadError, is_name, refusal};
use crate::place::Place;
use crate::settings::Settings;
use crate::sys;
use crate::words::CAPABILITIES;

/// A module over a bad line takes a while; after this the agent should hear that something is wrong.
const LOAD_LIMIT: Duration = Duration::from_secs(30);

/// The handler that a module made, and what it can do.
#[derive(Clone, Debug)]
pub(crate) struct Module {
    handler: JsValue,
    pub(crate) capabilities: Capabilities,
}

/// Loads the module that the settings name. The browser loads it once, however often it is asked to.
pub(crate) async fn load(settings: &Settings) -> Result<JsValue, LoadError> {
    let address = own_address(settings.module()).ok_or(LoadError::ForeignOrigin)?;
    let importing = sys::import(&address).map_err(|thrown| LoadError::NotLoaded(told(&thrown)))?;
    match settled(LOAD_LIMIT, importing).await {
        Some(imported) => imported.map_err(|thrown| LoadError::NotLoaded(told(&thrown))),
        None => Err(LoadError::NotLoaded("no answer in time".to_owned())),
    }
}

/// Makes a handler from the default export: the object itself, or what its class or function makes of the options.
pub(crate) async fn make(namespace: &JsValue, options: &Value) -> Result<Module, LoadError> {
    let export = property(namespace, "default").ok_or(LoadError::NoHandler)?;
    let made = match export.dyn_ref::<Function>() {
        Some(maker) => call_maker(maker, options).map_err(|thrown| LoadError::NotMade(name_of(&thrown)))?,
        None => export,
    };
    let handler = match settled(LOAD_LIMIT, Promise::resolve(&made)).await {
        Some(made) => made.map_err(|thrown| LoadError::NotMade(name_of(&thrown)))?,
        None => return Err(LoadError::NotMade("no answer in time".to_owned())),
    };
    if !handler.is_object() {
        return Err(LoadError::NoHandler);
    }
    for method in ["capabilities", "connect", "disconnect"] {
        require(&handler, method, "every handler has")?;
    }
    let capabilities = capabilities(&handler)?;
    for (method, needs) in NEEDED_BY {
        if needs.iter().any(|need| capabilities.has(*need)) {
            require(&handler, method, "its capabilities ask for")?;
        }
    }
    Ok(Module {
        handler,
        capabilities,
    })
}

/// Which capabilities make a method necessary.
const NEEDED_BY: [(&str, &[Capability]); 7] = [
    ("makeAgentAvailable", &[Capability::Availability]),
    ("makeAgentUnavailable", &[Capability::Availability]),
    ("makeOutboundCall", &[Capability::Outbound]),
    ("acceptCall", &[Capability::Inbound]),
    ("rejectCall", &[Capability::Reject]),
    ("hangupCall", &[Capability::Inbound, Capability::Outbound]),
    (
        "controlCall",
        &[
            Capability::Hold,
            Capability::Mute,
            Capability::Digits,
            Capability::Transfer,
            Capability::Conference,
            Capability::WrapUp,
        ],
    ),
];

/// What comes of a request to a module. Boxed, so that waiting is compiled once and not for each request.
pub(crate) type Answer<'a> = LocalBoxFuture<'a, Result<(), VendorError>>;

impl Module {
    /// Calls the method of this name, and waits for what it returned, or what the promise that it returned comes to; but not
    /// for longer than `limit`.
    pub(crate) fn ask(
        &self,
        limit: Duration,
        asked: VendorMethod,
        method: &str,
        arguments: &[JsValue],
    ) -> Answer<'static> {
        let returned = match sys::call(&self.handler, method, arguments) {
            Ok(returned) => Promise::resolve(&returned),
            Err(thrown) => Promise::reject(&thrown),
        };
        let settled = settled(limit, returned);
        Box::pin(async move {
            match settled.await {
                Some(Ok(_)) => Ok(()),
                Some(Err(thrown)) => {
                    let text = |name| property(&thrown, name).and_then(|value| value.as_string());
                    Err(refusal(asked, text("kind").as_deref(), text("name").as_deref()))
                }
                None => Err(VendorError::new(VendorErrorKind::TimedOut, asked.name())),
            }
        })
    }
}

/// Waits for a promise, but not for good.
fn settled(limit: Duration, promise: Promise) -> LocalBoxFuture<'static, Option<Result<JsValue, JsValue>>> {
    Box::pin(async move {
        match select(JsFuture::from(promise), sleep(limit)).await {
            Either::Left((outcome, _)) => Some(outcome),
            Either::Right(_) => None,
        }
    })
}

/// A copy of a plain JavaScript value. Functions and the like are left out, as JSON leaves them out; nothing is given
/// for a value that JSON cannot write at all.
pub(crate) fn copied(value: &JsValue) -> Option<Value> {
    let text = JSON::stringify(value).ok()?.as_string()?;
    json::read(&text, Twice::LastCounts).ok()
}

/// A value of ours as JavaScript has it.
pub(crate) fn as_js(value: &Value) -> JsValue {
    JSON::parse(&Json::Value(value).to_text()).unwrap_or(JsValue::NULL)
}

/// A property; none where it is absent, null, or the value is no object.
pub(crate) fn property(value: &JsValue, name: &str) -> Option<JsValue> {
    if !value.is_object() && !value.is_function() {
        return None;
    }
    Reflect::get(value, &JsValue::from_str(name))
        .ok()
        .filter(|property| !property.is_null() && !property.is_undefined())
}

/// What a thrown value is called; nothing of its message.
pub(crate) fn name_of(thrown: &JsValue) -> String {
    property(thrown, "name")
        .and_then(|name| name.as_string())
        .filter(|name| is_name(name))
        .unwrap_or_else(|| "something that is no Error".to_owned())
}

/// The same with the message, for what is thrown before there are any calls.
fn told(thrown: &JsValue) -> String {
    match thrown.dyn_ref::<js_sys::Error>() {
        Some(error) => format!(
            "{}: {}",
            String::from(error.name()),
            String::from(error.message())
        ),
        None => name_of(thrown),
    }
}

/// The whole address, if it leads to the page's own origin.
fn own_address(address: &str) -> Option<String> {
    let window = js_sys::global();
    let text = |of: &JsValue, name| property(of, name)?.as_string();
    let base = text(&property(&window, "document")?, "baseURI")?;
    let url = web_sys::Url::new_with_base(address, &base).ok()?;
    let own = text(&property(&window, "location")?, "origin")?;
    if text(&url, "origin")? == own {
        text(&url, "href")
    } else {
        None
    }
}

/// A class must be called with `new`; an arrow or async function must not, and has no `prototype`.
fn call_maker(maker: &Function, options: &Value) -> Result<JsValue, JsValue> {
    let options = as_js(options);
    let constructs = property(maker, "prototype").is_some();
    if constructs {
        Reflect::construct(maker, &Array::of1(&options))
    } else {
        maker.call1(&JsValue::UNDEFINED, &options)
    }
}

fn require(handler: &JsValue, method: &'static str, reason: &'static str) -> Result<(), LoadError> {
    if property(handler, method).is_some_and(|property| property.is_function()) {
        Ok(())
    } else {
        Err(LoadError::NoMethod { method, reason })
    }
}

fn capabilities(handler: &JsValue) -> Result<Capabilities, LoadError> {
    let listed = sys::call(handler, "capabilities", &[]);
    let listed = listed.map_err(|thrown| LoadError::NotMade(name_of(&thrown)))?;
    let listed = copied(&listed).unwrap_or(Value::Null);
    let mut had = Vec::new();
    Place::root("capabilities()", &listed).each_item(&mut |place| {
        had.push(place.word(&CAPABILITIES)?);
        Ok(())
    })?;
    Ok(had.into_iter().collect())
}

/// Sets a property of an object made here.
pub(crate) fn set(object: &Object, name: &str, value: &JsValue) {
    // Setting a property of a fresh, plain object cannot fail.
    let _ = Reflect::set(object, &JsValue::from_str(name), value);
}
