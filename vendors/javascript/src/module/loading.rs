//! Loading a module and making its handler.

use std::time::Duration;

use fusion_cti::cursor::Cursor;
use fusion_cti::vendor::{Capabilities, Capability};
use fusion_cti_js::{Exception, PromiseError, property, settled};
use js_sys::{Array, Function, Promise, Reflect};
use serde_json::Value;
use wasm_bindgen::{JsCast as _, JsValue};

use super::{Module, to_js, to_json};
use crate::error::LoadError;
use crate::settings::Settings;
use crate::sys;
use crate::words::CAPABILITIES;

/// A module over a bad line takes a while; after this the agent should hear that something is wrong.
const LOAD_LIMIT: Duration = Duration::from_secs(30);

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

/// A module as `import()` gives it: its namespace object, or any object with a `default`.
#[derive(Clone, Debug)]
pub struct Namespace(JsValue);

impl Namespace {
    /// Loads the module that the settings name. The browser loads it once, however often it is asked to.
    pub(crate) async fn load(settings: &Settings) -> Result<Self, LoadError> {
        let address = own_address(settings.module()).ok_or(LoadError::ForeignOrigin)?;
        let importing = sys::import(&address).map_err(|thrown| LoadError::NotLoaded(description(&thrown)))?;
        let imported = settled(LOAD_LIMIT, importing).await;
        imported.map(Self).map_err(|error| match error {
            PromiseError::Rejected(thrown) => LoadError::NotLoaded(description(&thrown)),
            PromiseError::TimedOut(_) => LoadError::NeverLoaded(LOAD_LIMIT.as_secs()),
        })
    }

    /// One of the module's exports.
    pub(crate) fn export(&self, name: &str) -> Option<JsValue> {
        property::get(&self.0, name)
    }
}

impl From<JsValue> for Namespace {
    fn from(namespace: JsValue) -> Self {
        Self(namespace)
    }
}

impl Module {
    /// Makes a handler from the default export: the object itself, or what its class or function makes of the options.
    pub(crate) async fn make(namespace: &Namespace, options: &Value) -> Result<Self, LoadError> {
        let handler = make_handler(namespace, options).await?;
        for method in ["capabilities", "connect", "disconnect"] {
            require(&handler, method, "every handler has")?;
        }
        let capabilities = capabilities(&handler)?;
        for (method, needs) in NEEDED_BY {
            if needs.iter().any(|need| capabilities.has(*need)) {
                require(&handler, method, "its capabilities ask for")?;
            }
        }
        Ok(Self {
            handler,
            capabilities,
        })
    }
}

async fn make_handler(namespace: &Namespace, options: &Value) -> Result<sys::Handler, LoadError> {
    let export = namespace.export("default").ok_or(LoadError::NoHandler)?;
    let made = match export.dyn_ref::<Function>() {
        Some(maker) => {
            call_maker(maker, options).map_err(|thrown| LoadError::NotMade(description(&thrown)))?
        }
        None => export,
    };
    match settled(LOAD_LIMIT, Promise::resolve(&made)).await {
        Ok(handler) if handler.is_object() => Ok(handler.unchecked_into()),
        Ok(_) => Err(LoadError::NoHandler),
        Err(PromiseError::Rejected(thrown)) => Err(LoadError::NotMade(description(&thrown))),
        Err(PromiseError::TimedOut(_)) => Err(LoadError::NeverMade(LOAD_LIMIT.as_secs())),
    }
}

/// A class must be called with `new`; an arrow or async function must not, and has no `prototype`.
fn call_maker(maker: &Function, options: &Value) -> Result<JsValue, JsValue> {
    let options = to_js(options);
    let constructs = property::get(maker, "prototype").is_some();
    if constructs {
        Reflect::construct(maker, &Array::of1(&options))
    } else {
        maker.call1(&JsValue::UNDEFINED, &options)
    }
}

fn require(handler: &JsValue, method: &'static str, reason: &'static str) -> Result<(), LoadError> {
    match property::function(handler, method) {
        Some(_) => Ok(()),
        None => Err(LoadError::NoMethod { method, reason }),
    }
}

fn capabilities(handler: &sys::Handler) -> Result<Capabilities, LoadError> {
    let listed = handler.capabilities();
    let listed = listed.map_err(|thrown| LoadError::NotMade(description(&thrown)))?;
    let listed = to_json(&listed).unwrap_or(Value::Null);
    let listed = Cursor::named("capabilities()", &listed).each(|word| word.one_of(&CAPABILITIES))?;
    Ok(listed.into_iter().collect())
}

/// What was thrown, with its message: the handler is not connected, so there are no calls that it could be about.
fn description(thrown: &JsValue) -> String {
    Exception::from(thrown).description()
}

/// The whole address, if it leads to the page's own origin.
fn own_address(address: &str) -> Option<String> {
    let global = js_sys::global();
    let base = property::string(&property::get(&global, "document")?, "baseURI")?;
    let own = property::string(&property::get(&global, "location")?, "origin")?;
    let url = web_sys::Url::new_with_base(address, &base).ok()?;
    (url.origin() == own).then(|| url.href())
}
