//! Loading the library: a script element, once, and only when this vendor was chosen.

use std::time::Duration;

use js_sys::{Function, Promise};
use wasm_bindgen::JsValue;

use crate::error::StreamsError;
use crate::streams::ccp::core;
use crate::streams::request::{settled, within};
use crate::sys::{self, at, get, set};

/// 730 KB over a bad line take a while; after this the agent should hear that something is wrong.
const LOAD_LIMIT: Duration = Duration::from_secs(60);

/// Makes sure that the library is there.
///
/// # Errors
/// The script does not load within a minute, or what it leaves behind has no `connect.core.initCCP`. It may be tried
/// again.
pub(crate) async fn load(url: &str) -> Result<(), StreamsError> {
    if is_there() {
        return Ok(());
    }
    let document = at(&js_sys::global(), "document").unwrap_or_default();
    let script = script(&document, url).map_err(|_| StreamsError::LibraryMissing)?;
    let loaded = Promise::new(&mut |resolve: Function, reject: Function| {
        set(&script, "onload", &resolve);
        set(&script, "onerror", &reject);
    });
    let loaded = within(LOAD_LIMIT, settled(loaded)).await;
    if loaded.is_ok() && is_there() {
        return Ok(());
    }
    // One that is no longer in the page is as good as removed.
    let _ = sys::call(&script, "remove", &[]);
    Err(StreamsError::LibraryMissing)
}

/// A script element in the page's head, whose loading begins when the browser comes to it.
fn script(document: &JsValue, url: &str) -> Result<JsValue, JsValue> {
    let script = sys::call(document, "createElement", &[&"script".into()])?;
    set(&script, "src", &url.into());
    set(&script, "async", &JsValue::TRUE);
    sys::call(&get(document, "head")?, "appendChild", &[&script])?;
    Ok(script)
}

/// Whether the browser throws at a page that wants its storage. The library keeps keys of its own there
/// (`contract/streams.md` §11).
pub(crate) fn is_storage_denied() -> bool {
    get(&js_sys::global(), "localStorage").is_err()
}

/// Whether `connect.core.initCCP` can be called.
fn is_there() -> bool {
    at(&core(), "initCCP").is_some_and(|function| function.is_function())
}
