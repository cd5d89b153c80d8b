//! Properties, calls, errors, JSON.

use fusion_cti_js::{CallError, Exception, call, json, property};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::eval;

#[wasm_bindgen_test]
fn a_member_is_read_only_as_what_it_is() {
    let owner = eval("{ text: 'a', yes: true, two: 2, list: [1], object: {}, method() {}, none: null }");
    assert_eq!(property::string(&owner, "text").as_deref(), Some("a"));
    assert_eq!(property::boolean(&owner, "yes"), Some(true));
    assert_eq!(property::number(&owner, "two"), Some(2.0));
    assert_eq!(property::array(&owner, "list").unwrap().length(), 1);
    assert!(property::object(&owner, "object").is_some());
    assert!(property::function(&owner, "method").is_some());
    assert_eq!(property::string(&owner, "two"), None);
    assert_eq!(property::number(&owner, "text"), None);
    assert_eq!(property::get(&owner, "none"), None);
    assert_eq!(property::get(&owner, "absent"), None);
}

#[wasm_bindgen_test]
fn a_getter_that_throws_and_an_owner_that_is_no_object_have_nothing_to_read() {
    let owner = eval("{ get broken() { throw new Error('no') } }");
    assert_eq!(property::get(&owner, "broken"), None);
    for owner in ["undefined", "null", "'text'", "7"] {
        assert_eq!(property::get(&eval(owner), "broken"), None);
    }
}

#[wasm_bindgen_test]
fn setting_a_member_says_whether_it_was_set() {
    let owner = eval("{}");
    assert!(property::set(&owner, "a", &JsValue::TRUE));
    assert_eq!(property::boolean(&owner, "a"), Some(true));
    assert!(!property::set(&eval("Object.freeze({})"), "a", &JsValue::TRUE));
    assert!(!property::set(
        &eval("{ set a(_) { throw 1 } }"),
        "a",
        &JsValue::TRUE
    ));
    assert!(!property::set(&JsValue::NULL, "a", &JsValue::TRUE));
}

#[wasm_bindgen_test]
fn a_method_is_called_on_its_owner() {
    let owner = eval("{ base: 40, add(more) { return this.base + more } }");
    let sum = call(&owner, "add", &[&JsValue::from(2)]).unwrap();
    assert_eq!(sum.as_f64(), Some(42.0));
}

#[wasm_bindgen_test]
fn a_missing_method_is_told_from_one_that_throws() {
    let owner = eval("{ broken() { throw new RangeError('too much') }, field: 1 }");
    assert!(matches!(call(&owner, "absent", &[]), Err(CallError::NoMethod)));
    assert!(matches!(call(&owner, "field", &[]), Err(CallError::NoMethod)));
    assert!(matches!(
        call(&JsValue::UNDEFINED, "absent", &[]),
        Err(CallError::NoMethod)
    ));
    let error = call(&owner, "broken", &[]).unwrap_err();
    assert_eq!(Exception::from(error).description(), "RangeError: too much");
    let error = call(&owner, "absent", &[]).unwrap_err();
    assert_eq!(Exception::from(error).to_string(), "TypeError");
}

#[wasm_bindgen_test]
fn whatever_is_thrown_becomes_an_error() {
    let described = |thrown| Exception::from(&eval(thrown)).description();
    assert_eq!(described("new TypeError('no')"), "TypeError: no");
    assert_eq!(
        described("{ name: 'StateError', message: 'gone' }"),
        "StateError: gone"
    );
    assert_eq!(described("'refused'"), "refused");
    assert_eq!(described("{ message: 'gone' }"), "gone");
    assert_eq!(described("{ name: 'StateError' }"), "StateError");
    for thrown in ["undefined", "null", "7", "{ name: 7 }"] {
        assert_eq!(described(thrown), "something that is no Error");
    }
}

#[wasm_bindgen_test]
fn a_message_is_not_printed_unless_it_is_asked_for() {
    let owner = eval("{ broken() { throw new Error('+441632960123') } }");
    let error = call(&owner, "broken", &[]).unwrap_err();
    assert!(!format!("{error:?} {error}").contains("960123"));
    let error = Exception::from(error);
    assert!(!format!("{error:?} {error}").contains("960123"));
}

#[wasm_bindgen_test]
fn values_become_json_and_come_back() {
    let text = json::stringify(&eval("{ a: [1, null], f() {} }"));
    assert_eq!(text.as_deref(), Some(r#"{"a":[1,null]}"#));
    assert_eq!(
        json::stringify(&eval("(() => { const a = {}; a.a = a; return a })()")),
        None
    );
    assert_eq!(json::stringify(&JsValue::UNDEFINED), None);
    let value = json::parse(r#"{"a":"b"}"#).unwrap();
    assert_eq!(property::string(&value, "a").as_deref(), Some("b"));
    assert_eq!(json::parse("{"), None);
}

#[wasm_bindgen_test]
fn what_serde_writes_is_a_plain_object() {
    let value = serde_json::json!({ "a": { "b": [1, "c", null, true] } });
    let object = json::from_serialize(&value).unwrap();
    assert_eq!(json::stringify(&object).unwrap(), value.to_string());
    assert!(json::from_serialize(&u64::MAX).is_err());
}
