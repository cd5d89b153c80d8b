//! The page: what the frames around it hand on, which only some browsers tell.

use wasm_bindgen::prelude::*;

use super::Member;

#[wasm_bindgen]
extern "C" {
    /// A document with its permissions policy.
    pub type PolicyDocument;

    /// The name in the standard; no browser has it without a switch yet.
    #[wasm_bindgen(catch, method, getter, js_name = permissionsPolicy)]
    pub fn permissions_policy(this: &PolicyDocument) -> Member<Option<Policy>>;

    /// The earlier name, which Chromium has.
    #[wasm_bindgen(catch, method, getter, js_name = featurePolicy)]
    pub fn feature_policy(this: &PolicyDocument) -> Member<Option<Policy>>;

    pub type Policy;

    #[wasm_bindgen(catch, method, js_name = allowsFeature)]
    pub fn allows_feature(this: &Policy, feature: &str) -> Member<Option<bool>>;
}
