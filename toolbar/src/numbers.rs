//! What reads numbers by the numbering plans of the world: fetched beside the start, because no call waits for it. Until it is
//! there, and if it cannot be had, numbers are read as they stand, and calls ring.

use std::cell::RefCell;
use std::rc::Rc;

use fusion_cti::phone::{HomeCountry, NumberReader};
use fusion_cti::view::{BannerKind, BannerView, Tone};
use futures::future::{AbortHandle, abortable};
use wasm_bindgen_futures::spawn_local;

use crate::chunk::chunk;
use crate::text;

chunk! { numbers:
    fn reader(home: Option<HomeCountry>) -> NumberReader {
        NumberReader::at_home_in(home)
    }
}

/// What is wrong with the numbers of this page, if anything is.
pub type NumbersTrouble = Rc<RefCell<Option<BannerView>>>;

/// The fetch. Dropping it gives the fetch up.
#[derive(Debug)]
pub struct NumbersLoading(AbortHandle);

impl NumbersLoading {
    /// Fetches the reader and hands it to `on_loaded`. If it cannot be fetched, `trouble` says so, `on_trouble` is called, and
    /// `on_loaded` is handed one that waits for nothing.
    pub fn start(
        home: Option<HomeCountry>,
        trouble: NumbersTrouble,
        on_loaded: impl Fn(NumberReader) + 'static,
        on_trouble: Rc<dyn Fn()>,
    ) -> Self {
        let (task, handle) = abortable(async move {
            match reader(home).await {
                Ok(numbers) => on_loaded(numbers),
                Err(missing) => {
                    *trouble.borrow_mut() = Some(BannerView {
                        kind: BannerKind::Numbers,
                        tone: Tone::Attention,
                        text: format!("{missing} {}", text::NUMBERS_AS_THEY_STAND),
                        action: None,
                    });
                    on_loaded(NumberReader::without_plans(home));
                    on_trouble();
                }
            }
        });
        spawn_local(async move {
            // Aborted with its owner: nobody is left to tell.
            let _ = task.await;
        });
        Self(handle)
    }
}

impl Drop for NumbersLoading {
    fn drop(&mut self) {
        self.0.abort();
    }
}
