//! An editor on the page, and what a person does with it.

use fusion_cti_rules_editor::model::FileKind;
use fusion_cti_rules_editor::view::{App, Message};
use fusion_cti_ui::renders;
use gloo_timers::future::TimeoutFuture;
use wasm_bindgen::JsCast as _;
use web_sys::{Document, Element, Event, EventInit, HtmlElement, HtmlInputElement};
use yew::AppHandle;

pub(crate) struct Stage {
    root: Element,
    app: Option<AppHandle<App>>,
}

impl Stage {
    /// Shows an editor with these rules.
    pub(crate) async fn show(rules: &str) -> Self {
        let root = document().create_element("div").unwrap();
        document().body().unwrap().append_child(&root).unwrap();
        let app = yew::Renderer::<App>::with_root(root.clone()).render();
        // It asks for the live files first, which the tests' server does not have.
        while root.text_content().unwrap().contains("Looking for the live file") {
            settle().await;
        }
        app.send_message(Message::Read(FileKind::Rules, Ok(rules.to_owned())));
        settle().await;
        renders::take();
        Self { root, app: Some(app) }
    }

    /// The elements with this selector.
    pub(crate) fn all(&self, selector: &str) -> Vec<HtmlElement> {
        let found = self.root.query_selector_all(selector).unwrap();
        (0..found.length())
            .filter_map(|index| found.get(index)?.dyn_into().ok())
            .collect()
    }

    /// The input with this accessible name or id.
    pub(crate) fn input(&self, name: &str) -> HtmlInputElement {
        let selector = format!("input[aria-label='{name}'], input[id='{name}']");
        let found = self.root.query_selector(&selector).unwrap();
        let found = found.unwrap_or_else(|| panic!("there is no field {name}"));
        found.unchecked_into()
    }

    /// Presses the button with this text among those with the selector; the focus stays where it is.
    pub(crate) async fn press(&self, selector: &str, name: &str, index: usize) {
        let buttons = self.all(selector).into_iter();
        let mut buttons = buttons.filter(|button| button.text_content().as_deref() == Some(name));
        buttons
            .nth(index)
            .unwrap_or_else(|| panic!("no button {name}"))
            .click();
        settle().await;
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        if let Some(app) = self.app.take() {
            app.destroy();
        }
        self.root.remove();
    }
}

/// Types into a field without leaving it.
pub(crate) async fn type_into(field: &HtmlInputElement, text: &str) {
    field.focus().unwrap();
    field.set_value(text);
    let event = EventInit::new();
    event.set_bubbles(true);
    let event = Event::new_with_event_init_dict("input", &event).unwrap();
    field.dispatch_event(&event).unwrap();
    settle().await;
}

/// Whether the keyboard is in this element.
pub(crate) fn has_focus(element: &HtmlElement) -> bool {
    document()
        .active_element()
        .is_some_and(|active| active == **element)
}

/// Lets everything that waits for its turn have it.
pub(crate) async fn settle() {
    for _ in 0..8 {
        TimeoutFuture::new(10).await;
    }
}

fn document() -> Document {
    web_sys::window().unwrap().document().unwrap()
}
