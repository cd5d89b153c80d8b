//! What an error of the framework says, whatever it is made of.

use wasm_bindgen::JsValue;

use super::sys::{call, property};

/// Where an error keeps its words, best first: in a getter, or in a field.
const PLACES: [&str; 5] = ["getMessage", "getStatus", "message", "errorMessage", "name"];
/// The words for an error that has none.
const NO_WORDS: &str = "no reason was given";

/// An error in words; never empty.
pub(super) fn words(error: &JsValue) -> String {
    let mut said = error.as_string();
    for place in PLACES {
        if said.as_ref().is_some_and(|text| !text.trim().is_empty()) {
            break;
        }
        let value = call(error, place, &[])
            .something()
            .or_else(|| property(error, place));
        said = value.and_then(|value| value.as_string());
    }
    said.filter(|text| !text.trim().is_empty())
        .unwrap_or_else(|| NO_WORDS.to_owned())
}
