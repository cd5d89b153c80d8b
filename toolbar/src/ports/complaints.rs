//! What is wrong with code that is not ours, as far as the vendor's handler can tell.

use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

use fusion_cti::view::{BannerView, Tone, ToolbarView};

use crate::text;

/// The last complaint and how many there were. A complaint is a sentence free of personal data.
#[derive(Default)]
pub struct Complaints {
    heard: RefCell<Option<(String, u64)>>,
    on_news: RefCell<Option<Rc<dyn Fn()>>>,
}

impl Complaints {
    /// Takes a complaint, and has it shown if it is another one than before.
    pub fn hear(&self, complaint: String) {
        let is_news = {
            let mut heard = self.heard.borrow_mut();
            let count = heard.as_ref().map_or(0, |(_, count)| *count);
            let is_news = heard.as_ref().is_none_or(|(last, _)| *last != complaint);
            if is_news {
                web_sys::console::error_1(&format!("{} {complaint}", text::COMPLAINT).into());
            }
            *heard = Some((complaint, count + 1));
            is_news
        };
        if is_news && let Some(on_news) = self.on_news.borrow().as_ref() {
            on_news();
        }
    }

    /// Calls `on_news` whenever there is something new to show.
    pub fn on_news(&self, on_news: Rc<dyn Fn()>) {
        self.on_news.replace(Some(on_news));
    }

    /// Adds the last complaint to a picture.
    pub fn add_to(&self, view: &mut ToolbarView) {
        let Some((complaint, count)) = &*self.heard.borrow() else {
            return;
        };
        view.banners.push(BannerView {
            tone: Tone::Bad,
            text: format!("{} {complaint}.", text::COMPLAINT),
            action: None,
        });
        view.diagnostics
            .push((text::COMPLAINTS.to_owned(), count.to_string()));
    }
}

impl fmt::Debug for Complaints {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Complaints").finish_non_exhaustive()
    }
}
