//! What the framework delivers → one JSON body, as the core reads it.
//!
//! Three shapes are known (`contract/fusion.md` §1.5): objects with the documented getters, plain objects with the body
//! in `responseDetails.data.payload`, and plain objects with it in `responseDetails`. They are tried in this order, field
//! by field: what a getter says stands, what it leaves open is filled from the next.

use js_sys::Object;
use wasm_bindgen::{JsCast as _, JsValue};

use super::sys::{Called, call, json, object, property, set};
use super::words::words;

/// The documented getters that carry something the session needs, and the field that each stands for.
const GETTERS: [(&str, &str); 6] = [
    ("getOutputData", "outData"),
    ("getEventId", "eventId"),
    ("getCommand", "command"),
    ("getOutData", "outData"),
    ("getError", "error"),
    ("getInData", "inData"),
];
/// The same for what is a builder in some builds: the plain field is worth more there.
const RATHER_PLAIN: [&str; 2] = ["inData", "outData"];
/// The object that a response is about. A command's answer is written on it, and its promise resolves with it.
pub(super) fn subject(response: &JsValue) -> JsValue {
    let documented = call(response, "getResponseData", &[]).something();
    documented
        .filter(JsValue::is_object)
        .or_else(|| payload(response))
        .or_else(|| object(response, "responseDetails"))
        .unwrap_or_else(|| response.clone())
}

/// The body as JSON text. `None` where the response holds nothing that has one.
pub(super) fn body(response: &JsValue) -> Option<String> {
    let subject = subject(response);
    let body = Object::new();
    for (getter, field) in GETTERS {
        if let Some(value) = call(&subject, getter, &[]).something() {
            set(&body, field, &plain(field, value));
        }
    }
    // Only there, where the output is a builder without a plain map beside it (`contract/fusion.md` §3.4).
    let output = call(&subject, "getOutputData", &[]).something();
    if let Some(kind) = output.and_then(|output| call(&output, "getUpdateType", &[]).something()) {
        set(&body, "updateType", &kind);
    }
    if let Some(succeeded) = call(&subject, "isSuccess", &[])
        .something()
        .and_then(|is| is.as_bool())
    {
        let result = if succeeded { "success" } else { "error" };
        set(&body, "result", &result.into());
    }
    if let Some(features) = features(&subject) {
        let configuration = Object::new();
        set(&configuration, "features", &features);
        set(&body, "configuration", &configuration);
    }
    let raw = call(&subject, "getData", &[])
        .something()
        .filter(JsValue::is_object);
    let layers = [
        raw,
        payload(response),
        object(response, "responseDetails"),
        Some(subject),
    ];
    for layer in layers.into_iter().flatten() {
        fill(&body, &layer);
    }
    json(&body)
}

/// The body of a refusal: what a rejected or throwing call had to say.
pub(super) fn refusal(error: &JsValue) -> String {
    let body = Object::new();
    set(&body, "result", &"error".into());
    set(&body, "error", &words(error).into());
    json(&body).unwrap_or_default()
}

fn payload(response: &JsValue) -> Option<JsValue> {
    let data = object(&object(response, "responseDetails")?, "data")?;
    object(&data, "payload")
}

/// What a getter returned, without its methods: an error as its words, anything else as it is.
fn plain(field: &str, value: JsValue) -> JsValue {
    if field == "error" {
        words(&value).into()
    } else {
        value
    }
}

/// The features of a configuration, by getter or as they stand.
fn features(subject: &JsValue) -> Option<JsValue> {
    let configuration = call(subject, "getConfiguration", &[]).something()?;
    match call(&configuration, "getFeatures", &[]) {
        Called::Returned(features) => Some(features),
        Called::Missing | Called::Threw(_) => property(&configuration, "features"),
    }
}

/// Fills what is missing from a plain object.
fn fill(body: &Object, layer: &JsValue) {
    let Some(layer) = layer.dyn_ref::<Object>() else {
        return;
    };
    for key in Object::keys(layer).iter().filter_map(|key| key.as_string()) {
        let Some(value) = property(layer, &key).filter(|value| !value.is_function()) else {
            continue;
        };
        let open =
            property(body, &key).is_none_or(|there| RATHER_PLAIN.contains(&key.as_str()) && is_empty(&there));
        if open {
            set(body, &key, &value);
        }
    }
}

/// Whether nothing of an object would be left as JSON.
fn is_empty(value: &JsValue) -> bool {
    json(value).is_none_or(|text| text == "{}")
}
