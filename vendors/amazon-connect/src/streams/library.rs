//! Loading the library: a script element, once, and only when this vendor was chosen.

use std::time::Duration;

use js_sys::{Function, Promise};
use wasm_bindgen::JsCast;
use web_sys::HtmlScriptElement;

use crate::error::StreamsError;
use crate::streams::ccp::core;
use crate::streams::request::{settled, within};
use crate::sys::{at, get};

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
    let script = script(url).ok_or(StreamsError::LibraryMissing)?;
    let loaded = Promise::new(&mut |resolve: Function, reject: Function| {
        script.set_onload(Some(&resolve));
        script.set_onerror(Some(&reject));
        let appended = web_sys::window()
            .and_then(|window| window.document())
            .and_then(|document| document.head())
            .and_then(|head| head.append_child(&script).ok());
        if appended.is_none() {
            let _ = reject.call0(&reject);
        }
    });
    let loaded = within(LOAD_LIMIT, settled(loaded)).await;
    if loaded.is_ok() && is_there() {
        return Ok(());
    }
    script.remove();
    Err(StreamsError::LibraryMissing)
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

/// A script element that is not in the page yet.
fn script(url: &str) -> Option<HtmlScriptElement> {
    let script = web_sys::window()?
        .document()?
        .create_element("script")
        .ok()?
        .dyn_into::<HtmlScriptElement>()
        .ok()?;
    script.set_src(url);
    script.set_async(true);
    Some(script)
}
