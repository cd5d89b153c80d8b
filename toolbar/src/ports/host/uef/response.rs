//! What the framework delivers → one JSON body, as the core reads it.
//!
//! Three shapes are known (`contract/fusion.md` §1.5): objects with the documented getters, plain objects with the body
//! in `responseDetails.data.payload`, and plain objects with it in `responseDetails`. They are tried in this order, field
//! by field: what a getter says stands, what it leaves open is filled from the next.

use fusion_cti::json;
use fusion_cti_js::property;
use js_sys::Object;
use serde_json::{Map, Value};
use wasm_bindgen::{JsCast as _, JsValue};

use super::message::message;
use super::sys::{Response, ResponseData, ResponseDetails};

/// What is a builder in some builds: a plain field of this name is worth more than a getter that returned one.
const BUILDERS: [&str; 2] = ["inData", "outData"];

/// A body that is being put together.
#[derive(Default)]
struct Body(Map<String, Value>);

/// The object that a response is about. A command's answer is written on it, and its promise resolves with it.
pub(super) fn subject(response: &Response) -> ResponseData {
    let documented = response.response_data().ok().flatten();
    documented
        .filter(|data| data.is_object())
        .or_else(|| payload(response))
        .or_else(|| details(response).map(|details| details.unchecked_into()))
        .unwrap_or_else(|| AsRef::<JsValue>::as_ref(response).clone().unchecked_into())
}

/// The body of a response, as a JSON object. `None` where part of the response is no JSON, such as a cycle.
pub(super) fn body(response: &Response) -> Option<Value> {
    let data = subject(response);
    let mut body = Body::default();
    body.read_getters(&data)?;
    let raw = data.data().ok().filter(JsValue::is_object);
    let layers = [
        raw,
        payload(response).map(JsValue::from),
        details(response).map(JsValue::from),
        Some(data.into()),
    ];
    for layer in layers.into_iter().flatten() {
        body.fill_from(&layer)?;
    }
    Some(Value::Object(body.0))
}

impl Body {
    /// Reads the documented getters that carry something the session needs.
    fn read_getters(&mut self, data: &ResponseData) -> Option<()> {
        let output = data.output_data().ok();
        let fields = [
            (
                "outData",
                data.out_data()
                    .ok()
                    .and_then(property::present)
                    .or_else(|| output.as_deref().cloned()),
            ),
            ("inData", data.in_data().ok()),
            ("eventId", data.event_id().ok()),
            ("command", data.command().ok()),
            // Only there, where the output is a builder without a plain map next to it (`contract/fusion.md` §3.4).
            (
                "updateType",
                output.as_ref().and_then(|output| output.update_type().ok()),
            ),
            ("configuration", features(data)),
        ];
        for (field, value) in fields {
            if let Some(value) = value.and_then(property::present) {
                self.insert(field, &value)?;
            }
        }
        if let Some(features) = self.0.remove("configuration") {
            let configuration = Map::from_iter([("features".to_owned(), features)]);
            self.0
                .insert("configuration".to_owned(), Value::Object(configuration));
        }
        if let Some(error) = data.error().ok().and_then(property::present) {
            self.0.insert("error".to_owned(), message(&error).into());
        }
        if let Some(is_success) = data.is_success().ok().and_then(|value| value.as_bool()) {
            let result = if is_success { "success" } else { "error" };
            self.0.insert("result".to_owned(), result.into());
        }
        Some(())
    }

    /// Fills the fields that are missing from a plain object.
    fn fill_from(&mut self, layer: &JsValue) -> Option<()> {
        let Some(layer) = layer.dyn_ref::<Object>() else {
            return Some(());
        };
        for key in Object::keys(layer).iter().filter_map(|key| key.as_string()) {
            if self.is_open(&key)
                && let Some(value) = property::get(layer, &key)
            {
                self.insert(&key, &value)?;
            }
        }
        Some(())
    }

    fn is_open(&self, field: &str) -> bool {
        match self.0.get(field) {
            None | Some(Value::Null) => true,
            Some(Value::Object(builder)) => builder.is_empty() && BUILDERS.contains(&field),
            Some(_) => false,
        }
    }

    /// Inserts a field; a function is none, as in JSON.
    fn insert(&mut self, field: &str, value: &JsValue) -> Option<()> {
        if !value.is_function() {
            self.0.insert(field.to_owned(), to_json(value)?);
        }
        Some(())
    }
}

fn details(response: &Response) -> Option<ResponseDetails> {
    let details = response.response_details().ok().flatten();
    details.filter(|details| details.is_object())
}

fn payload(response: &Response) -> Option<ResponseData> {
    let data = details(response)?.data().ok().flatten()?;
    let payload = data.payload().ok().flatten();
    payload.filter(|payload| payload.is_object())
}

/// The features of a configuration, by getter or as they stand.
fn features(data: &ResponseData) -> Option<JsValue> {
    let configuration = data.configuration().ok()?;
    configuration
        .features()
        .or_else(|_| configuration.features_field())
        .ok()
}

/// A JavaScript value as JSON. `None` for what has none, such as a cycle.
fn to_json(value: &JsValue) -> Option<Value> {
    json::parse(&fusion_cti_js::json::stringify(value)?).ok()
}
