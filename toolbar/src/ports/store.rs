//! The tab's own storage: it lives as long as the tab and over every reload of it.

use fusion_cti::driver::CallStore;
use fusion_cti::session::StoredCalls;
use web_sys::Storage;

/// Under which name the calls are kept.
const KEY: &str = "fusion-cti.calls";

/// The browser's session storage. A browser that denies it (a private window, a frame whose storage is blocked) loses
/// only what a reload would need.
#[derive(Clone, Debug)]
pub struct TabStore {
    storage: Option<Storage>,
}

impl TabStore {
    /// The storage of this window, if the browser gives it.
    pub fn of(window: &web_sys::Window) -> Self {
        Self {
            storage: window.session_storage().ok().flatten(),
        }
    }
}

impl CallStore for TabStore {
    fn load(&self) -> Option<StoredCalls> {
        let text = self.storage.as_ref()?.get_item(KEY).ok().flatten()?;
        // A text of another version is of no use to this one: its calls go on as if they were new.
        StoredCalls::from_text(&text).ok()
    }

    fn save(&self, calls: &StoredCalls) {
        let Some(storage) = &self.storage else { return };
        // A full or denied storage refuses; the call goes on all the same, and only a reload would miss it.
        let _kept = match calls.to_text() {
            Ok(text) if !calls.is_empty() => storage.set_item(KEY, &text),
            Ok(_) | Err(_) => storage.remove_item(KEY),
        };
    }
}
