//! Where calls are kept over a reload, and for the window that leads next.

use std::time::Duration;

use fusion_cti::driver::CallStore;
use fusion_cti::session::StoredCalls;
use fusion_cti::time::Timestamp;
use web_sys::{Storage, Window};

use super::runtime::browser_now;

/// Begins the name under which the calls are kept.
const KEY: &str = "fusion-cti.calls";

/// What is older than the longest working day was left behind by a browser that ended in the middle of a call: nobody
/// waits for that call's end any more.
const KEPT_FOR: Duration = Duration::from_secs(12 * 60 * 60);

/// One of the browser's storages. A browser that denies it (a private window, a frame whose storage is blocked) loses
/// only what a reload or the next leader would need.
#[derive(Clone, Debug)]
pub struct BrowserStore {
    storage: Option<Storage>,
    key: String,
}

impl BrowserStore {
    /// The storage that all windows of an origin share, for the one of them that leads. `phone_system` is the phone system
    /// that they share, `host` the origin that frames them: what one Fusion has been told, another has not.
    pub fn shared(window: &Window, phone_system: &str, host: &str) -> Self {
        Self {
            storage: window.local_storage().ok().flatten(),
            key: format!("{KEY} {phone_system} {host}"),
        }
    }

    /// The storage of this tab, which lives as long as the tab and over every reload of it: for a window that cannot know
    /// of others.
    pub fn per_tab(window: &Window) -> Self {
        Self {
            storage: window.session_storage().ok().flatten(),
            key: KEY.to_owned(),
        }
    }
}

impl CallStore for BrowserStore {
    fn load(&self) -> Option<StoredCalls> {
        let kept = self.storage.as_ref()?.get_item(&self.key).ok().flatten()?;
        let (saved, text) = kept.split_once(' ')?;
        if browser_now().since(Timestamp(saved.parse().ok()?)) > KEPT_FOR {
            return None;
        }
        // A text of another version is of no use to this one: its calls go on as if they were new.
        StoredCalls::from_text(text).ok()
    }

    fn save(&self, calls: &StoredCalls) {
        let Some(storage) = &self.storage else { return };
        // A full or denied storage refuses; the call goes on all the same, and only its next page would miss it.
        let _kept = if calls.is_empty() {
            storage.remove_item(&self.key)
        } else {
            let text = format!("{} {}", browser_now().0, calls.to_text());
            storage.set_item(&self.key, &text)
        };
    }
}
