//! How a module is told that nobody waits for its answer any more.

use fusion_cti_js::property;
use js_sys::Object;
use wasm_bindgen::JsValue;
use web_sys::AbortController;

/// The `{ signal }` that one request is made with. The signal is aborted when the request is given up; for one that was
/// answered it never is.
#[derive(Clone, Debug)]
pub(crate) struct Cancellation {
    controller: Option<AbortController>,
    argument: JsValue,
}

impl Cancellation {
    pub(crate) fn new() -> Self {
        let argument = Object::new();
        // Every browser has one; without it a module has nothing to listen to, and works as before.
        let controller = AbortController::new().ok();
        if let Some(controller) = &controller {
            property::set(&argument, "signal", &controller.signal());
        }
        Self {
            controller,
            argument: argument.into(),
        }
    }

    /// What the method is called with.
    pub(crate) fn argument(&self) -> &JsValue {
        &self.argument
    }

    /// The request is given up. The module's listeners run before this returns; a second time nothing happens.
    pub(crate) fn cancel(&self) {
        if let Some(controller) = &self.controller {
            controller.abort();
        }
    }
}
