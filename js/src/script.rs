//! Loading a classic script, which leaves globals behind.

use js_sys::{Function, Promise};
use thiserror::Error;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlScriptElement;

/// The script could not be had: no such address, no network, or the page's content security policy forbids it.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("the script could not be loaded from {0}")]
pub struct NotLoaded(pub String);

/// A script's element in the page. Dropping it removes the element, so that the script can be tried again; what the script
/// has done by then stays.
#[derive(Debug)]
#[must_use = "dropping it removes the element from the page"]
pub struct Script {
    element: HtmlScriptElement,
    is_kept: bool,
}

impl Script {
    /// Leaves the element in the page.
    pub fn keep(mut self) {
        self.is_kept = true;
    }
}

impl Drop for Script {
    fn drop(&mut self) {
        if !self.is_kept {
            self.element.set_onload(None);
            self.element.set_onerror(None);
            self.element.remove();
        }
    }
}

/// Loads the script at `address` and waits until it has run, however long that takes: put a
/// [`timeout`](crate::promise::timeout) around it. When that passes, the element is removed.
///
/// # Errors
/// The script cannot be loaded. One that throws while it runs counts as loaded, so look for what it should have left.
pub async fn load(address: &str) -> Result<Script, NotLoaded> {
    let not_loaded = || NotLoaded(address.to_owned());
    let element = element(address).ok_or_else(not_loaded)?;
    let loaded = Promise::new(&mut |resolve: Function, reject: Function| {
        element.set_onload(Some(&resolve));
        element.set_onerror(Some(&reject));
    });
    let script = Script {
        element,
        is_kept: false,
    };
    append(&script.element).ok_or_else(not_loaded)?;
    match JsFuture::from(loaded).await {
        Ok(_) => Ok(script),
        Err(_) => Err(not_loaded()),
    }
}

fn element(address: &str) -> Option<HtmlScriptElement> {
    let document = web_sys::window()?.document()?;
    let element: HtmlScriptElement = document.create_element("script").ok()?.dyn_into().ok()?;
    element.set_src(address);
    Some(element)
}

fn append(element: &HtmlScriptElement) -> Option<()> {
    let appended: Result<_, JsValue> = web_sys::window()?.document()?.head()?.append_child(element);
    appended.ok().map(drop)
}
