//! Loading the library: a script element, once, and only when this vendor was chosen.

use std::time::Duration;

use fusion_cti_js::{script, timeout};
use wasm_bindgen::JsCast as _;

use crate::error::StreamsError;
use crate::sys;

/// 730 KB over a bad line take a while; after this the agent should hear that something is wrong.
const LOAD_LIMIT: Duration = Duration::from_secs(60);

/// Makes sure that the library is there.
///
/// # Errors
/// The script does not load within a minute, or what it leaves behind has no `connect.core.initCCP`. It may be tried
/// again.
pub(crate) async fn load(address: &str) -> Result<(), StreamsError> {
    if is_there() {
        return Ok(());
    }
    match timeout(LOAD_LIMIT, script::load(address)).await {
        Ok(Ok(script)) if is_there() => {
            script.keep();
            Ok(())
        }
        _ => Err(StreamsError::LibraryMissing),
    }
}

/// The library's `connect`.
///
/// # Errors
/// There is none.
pub(super) fn connect() -> Result<sys::Connect, StreamsError> {
    let global: sys::Global = js_sys::global().unchecked_into();
    global.connect()?.ok_or(StreamsError::LibraryMissing)
}

/// The library's `connect.core`.
///
/// # Errors
/// There is none.
pub(super) fn core() -> Result<sys::Core, StreamsError> {
    connect()?.core()?.ok_or(StreamsError::LibraryMissing)
}

/// Whether the browser throws at a page that wants its storage. The library keeps keys of its own there
/// (`contract/streams.md` §11).
pub(crate) fn is_storage_denied() -> bool {
    web_sys::window().is_some_and(|window| window.local_storage().is_err())
}

fn is_there() -> bool {
    core().is_ok_and(|core| core.init_ccp_method().is_ok_and(|method| method.is_function()))
}
