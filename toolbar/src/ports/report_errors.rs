//! Reports of the phone system's module that could not be used, as the vendor's handler describes them.

use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

use fusion_cti::view::{BannerKind, BannerView, ShellNotes, Tone};

use crate::text;

/// The last error and how many there were. An error is a whole sentence free of personal data.
#[derive(Default)]
pub struct ReportErrors {
    last: RefCell<Option<(String, u64)>>,
    on_change: RefCell<Option<Rc<dyn Fn()>>>,
}

impl ReportErrors {
    /// Counts an error, and has it shown if it differs from the one before.
    pub fn report(&self, error: String) {
        let is_new = {
            let mut last = self.last.borrow_mut();
            let count = last.as_ref().map_or(0, |(_, count)| *count);
            let is_new = last.as_ref().is_none_or(|(last, _)| *last != error);
            if is_new {
                web_sys::console::error_1(&format!("{} {error}", text::REPORT_ERROR).into());
            }
            *last = Some((error, count + 1));
            is_new
        };
        if is_new && let Some(on_change) = self.on_change.borrow().as_ref() {
            on_change();
        }
    }

    /// Calls `on_change` whenever there is something new to show.
    pub fn on_change(&self, on_change: Rc<dyn Fn()>) {
        self.on_change.replace(Some(on_change));
    }

    /// Adds the last error to what the toolbar shows.
    pub fn add_to(&self, notes: &mut ShellNotes) {
        let Some((error, count)) = &*self.last.borrow() else {
            return;
        };
        notes.banners.push(BannerView {
            kind: BannerKind::VendorModule,
            tone: Tone::Bad,
            text: format!("{} {error}", text::REPORT_ERROR),
            action: None,
        });
        notes
            .trailing_diagnostics
            .push((text::REPORT_ERRORS.to_owned(), count.to_string()));
    }
}

impl fmt::Debug for ReportErrors {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("ReportErrors").finish_non_exhaustive()
    }
}
