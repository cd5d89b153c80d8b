//! What the framework delivers → one JSON body, as the core reads it.
//!
//! Three shapes are known (`contract/fusion.md` §1.5): objects with the documented getters, plain objects with the body
//! in `responseDetails.data.payload`, and plain objects with it in `responseDetails`. They are tried in this order, field
//! by field: what a getter says stands, what it leaves open is filled from the next.
//!
//! Only the fields that the core knows are read, each by itself: the framework's objects are instances of classes, and beside
//! what is documented they may hold cycles, windows, or getters that throw. A field that cannot be read is left out and counted.

use fusion_cti::json;
use fusion_cti_js::property;
use js_sys::{Array, BigInt, Reflect};
use serde_json::{Map, Value};
use wasm_bindgen::{JsCast as _, JsValue};

use super::message::message;
use super::sys::{Configuration, OutputData, Response, ResponseData, ResponseDetails};

/// What of a field the core reads.
#[derive(Clone, Copy)]
enum Kind {
    /// A text, number or boolean.
    Scalar,
    /// An object's members that are scalars.
    Tokens,
    /// An object's list of features.
    Features,
    /// A text, or an error object with one.
    Error,
}

/// Every field that the core reads of a body.
const FIELDS: [(&str, Kind); 11] = [
    ("command", Kind::Scalar),
    ("eventId", Kind::Scalar),
    ("uuid", Kind::Scalar),
    ("channel", Kind::Scalar),
    ("result", Kind::Scalar),
    ("updateType", Kind::Scalar),
    ("outData", Kind::Tokens),
    ("inData", Kind::Tokens),
    ("params", Kind::Tokens),
    ("configuration", Kind::Features),
    ("error", Kind::Error),
];

/// Where the body lies in builds that wrap it once more (`contract/fusion.md` §3.3).
const WRAPPED: &str = "data";

/// A body, and how much is missing from it.
#[derive(Default)]
pub(super) struct Body {
    fields: Map<String, Value>,
    /// How many fields could not be read.
    pub(super) left_out: usize,
}

/// The object that a response is about. A command's answer is written on it, and its promise resolves with it.
pub(super) fn subject(response: &Response) -> ResponseData {
    let documented = response.response_data().ok().flatten();
    documented
        .filter(|data| data.is_object())
        .or_else(|| payload(response))
        .or_else(|| details(response).map(|details| details.unchecked_into()))
        .unwrap_or_else(|| AsRef::<JsValue>::as_ref(response).clone().unchecked_into())
}

/// The body of a response.
pub(super) fn body(response: &Response) -> Body {
    let data = subject(response);
    let mut body = Body::default();
    body.read_getters(&data);
    let raw = body.called(&data, "getData", data.data());
    let mut layers = Vec::new();
    for layer in [
        raw,
        payload(response).map(JsValue::from),
        details(response).map(JsValue::from),
        Some(data.into()),
    ] {
        // Where there are no getters, the body is its own subject: what fails in it is to be counted once.
        let layer = layer.filter(|layer| layer.is_object() && !layers.contains(layer));
        layers.extend(layer);
    }
    for layer in &layers {
        body.fill_from(layer);
    }
    for wrapped in layers.iter().filter_map(|layer| property::get(layer, WRAPPED)) {
        body.fill_from(&wrapped);
    }
    body
}

impl Body {
    /// As a JSON object. `None` where not everything could be read and nothing was found.
    pub(super) fn into_json(self) -> Option<Value> {
        let is_found = self.left_out == 0 || !self.fields.is_empty();
        is_found.then_some(Value::Object(self.fields))
    }

    /// Reads the documented getters that carry something the session needs.
    fn read_getters(&mut self, data: &ResponseData) {
        let output = self.called(data, "getOutputData", data.output_data());
        let fields = [
            ("outData", Kind::Tokens, "getOutData", data.out_data()),
            ("inData", Kind::Tokens, "getInData", data.in_data()),
            ("eventId", Kind::Scalar, "getEventId", data.event_id()),
            ("command", Kind::Scalar, "getCommand", data.command()),
            ("error", Kind::Error, "getError", data.error()),
            (
                "configuration",
                Kind::Features,
                "getConfiguration",
                data.configuration(),
            ),
        ];
        for (field, kind, getter, called) in fields {
            if let Some(value) = self.called(data, getter, called) {
                self.insert(field, kind, &value);
            }
        }
        if let Some(output) = output.filter(JsValue::is_object) {
            if self.is_open("outData") {
                self.insert("outData", Kind::Tokens, &output);
            }
            // Only there, where the output is a builder without a plain map beside it (`contract/fusion.md` §3.4).
            let output: OutputData = output.unchecked_into();
            if let Some(kind) = self.called(&output, "getUpdateType", output.update_type()) {
                self.insert("updateType", Kind::Scalar, &kind);
            }
        }
        if let Some(is_success) = data.is_success().ok().and_then(|value| value.as_bool()) {
            let result = if is_success { "success" } else { "error" };
            self.fields.insert("result".to_owned(), result.into());
        }
    }

    /// What a getter returned; counts one that threw, not one that this build lacks.
    fn called(
        &mut self,
        owner: &JsValue,
        getter: &str,
        returned: Result<JsValue, JsValue>,
    ) -> Option<JsValue> {
        match returned {
            Ok(value) => property::present(value),
            Err(_) => {
                self.left_out += usize::from(property::function(owner, getter).is_some());
                None
            }
        }
    }

    /// Fills the fields that are missing from an object.
    fn fill_from(&mut self, layer: &JsValue) {
        for (field, kind) in FIELDS {
            if self.is_open(field)
                && let Some(value) = self.member(layer, field)
            {
                self.insert(field, kind, &value);
            }
        }
    }

    /// A member that is there; one that cannot be read is counted.
    fn member(&mut self, owner: &JsValue, name: &str) -> Option<JsValue> {
        let value = Reflect::get(owner, &name.into());
        self.left_out += usize::from(value.is_err());
        value.ok().and_then(property::present)
    }

    /// A map without a token may be what a builder left behind, and is worth less than a plain one.
    fn is_open(&self, field: &str) -> bool {
        match self.fields.get(field) {
            None => true,
            Some(Value::Object(tokens)) => tokens.is_empty(),
            Some(_) => false,
        }
    }

    /// Inserts a field; a function is none, as in JSON.
    fn insert(&mut self, field: &str, kind: Kind, value: &JsValue) {
        if value.is_function() {
            return;
        }
        let read = match kind {
            Kind::Scalar => scalar(value),
            Kind::Tokens => value.is_object().then(|| self.tokens(value)),
            Kind::Features => value.is_object().then(|| self.features(value)).flatten(),
            Kind::Error => scalar(value).or_else(|| Some(message(value).into())),
        };
        match read {
            Some(read) => drop(self.fields.insert(field.to_owned(), read)),
            None => self.left_out += usize::from(!matches!(kind, Kind::Features)),
        }
    }

    /// The members that can be tokens. A name with an underscore before it is what classes call their private fields.
    fn tokens(&mut self, map: &JsValue) -> Value {
        let mut tokens = Map::new();
        let names = Reflect::own_keys(map).unwrap_or_default();
        let names = names.iter().filter_map(|name| name.as_string());
        for name in names.filter(|name| !name.starts_with('_')) {
            if let Some(token) = self.member(map, &name).as_ref().and_then(scalar) {
                tokens.insert(name, token);
            }
        }
        Value::Object(tokens)
    }

    /// The features of a configuration, by getter or as they stand: a list, or a text that holds one.
    fn features(&mut self, configuration: &JsValue) -> Option<Value> {
        let configuration: &Configuration = configuration.unchecked_ref();
        let features = self
            .called(configuration, "getFeatures", configuration.features())
            .or_else(|| self.member(configuration, "features"))?;
        let features = match features.dyn_ref::<Array>() {
            Some(list) => list.iter().filter_map(|feature| scalar(&feature)).collect(),
            None => scalar(&features)?,
        };
        Some(Map::from_iter([("features".to_owned(), features)]).into())
    }
}

/// A text, number or boolean as JSON. A number of any length is an id, and JSON would lose its end: it becomes a text.
fn scalar(value: &JsValue) -> Option<Value> {
    if let Some(number) = value.dyn_ref::<BigInt>() {
        return number.to_string(10).ok().map(|text| String::from(text).into());
    }
    let is_scalar = value.is_string() || value.as_f64().is_some() || value.as_bool().is_some();
    let text = is_scalar.then(|| fusion_cti_js::json::stringify(value))??;
    json::parse(&text).ok()
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
