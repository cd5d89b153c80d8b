//! Something to render, and where.

use std::cell::RefCell;
use std::rc::Rc;

use fusion_cti::ids::CallId;
use fusion_cti::session::Intent;
use fusion_cti::vendor::{CallAction, CallRequest};
use fusion_cti::view::{
    AgentView, ButtonKind, ButtonState, ButtonView, CallStageView, CallView, DiallerView, Tone, ToolbarView,
};
use fusion_cti_toolbar::components::{Toolbar, ToolbarProps};
use gloo_timers::future::TimeoutFuture;
use wasm_bindgen::JsCast as _;
use web_sys::{Document, Element, HtmlElement};
use yew::prelude::*;

/// A toolbar on the page, and what was asked through it.
pub(crate) struct Stage {
    pub(crate) root: Element,
    pub(crate) asked: Rc<RefCell<Vec<Intent>>>,
    on_intent: Callback<Intent>,
    app: Option<AppHandle<Toolbar>>,
}

impl Stage {
    pub(crate) async fn show(view: ToolbarView) -> Self {
        let root = document().create_element("div").unwrap();
        document().body().unwrap().append_child(&root).unwrap();
        let asked = Rc::new(RefCell::new(Vec::new()));
        let on_intent = {
            let asked = Rc::clone(&asked);
            Callback::from(move |intent| asked.borrow_mut().push(intent))
        };
        let props = props(view, &on_intent);
        let app = yew::Renderer::<Toolbar>::with_root_and_props(root.clone(), props).render();
        settle().await;
        Self {
            root,
            asked,
            on_intent,
            app: Some(app),
        }
    }

    /// The button with this accessible name.
    pub(crate) fn button(&self, name: &str) -> HtmlElement {
        let mut buttons = self.all("button").into_iter();
        buttons
            .find(|button| button.text_content().as_deref() == Some(name))
            .unwrap_or_else(|| panic!("no button {name}"))
    }

    /// The accessible names of the call's controls, in their order.
    pub(crate) fn controls(&self) -> Vec<String> {
        let controls = self.all(".call__controls button").into_iter();
        controls.filter_map(|button| button.text_content()).collect()
    }

    /// The elements with this selector, in their order.
    pub(crate) fn all(&self, selector: &str) -> Vec<HtmlElement> {
        let found = self.root.query_selector_all(selector).unwrap();
        (0..found.length())
            .filter_map(|index| found.get(index)?.dyn_into().ok())
            .collect()
    }

    pub(crate) fn find(&self, selector: &str) -> Option<HtmlElement> {
        self.root.query_selector(selector).unwrap()?.dyn_into().ok()
    }

    /// Presses the button with this accessible name and lets the toolbar react.
    pub(crate) async fn press(&self, name: &str) {
        self.button(name).click();
        settle().await;
    }
}

impl Stage {
    /// Draws something else in the same place.
    pub(crate) async fn change(&mut self, view: ToolbarView) {
        let app = self.app.as_mut().unwrap();
        app.update(props(view, &self.on_intent));
        settle().await;
    }
}

fn props(view: ToolbarView, on_intent: &Callback<Intent>) -> ToolbarProps {
    ToolbarProps {
        view: Rc::new(view),
        role_note: None,
        on_intent: on_intent.clone(),
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

/// Lets everything that waits for its turn have it.
pub(crate) async fn settle() {
    // Several turns, not one wait: on a busy machine Yew renders over more than one turn of the browser.
    for _ in 0..8 {
        TimeoutFuture::new(10).await;
    }
}

pub(crate) fn document() -> Document {
    web_sys::window().unwrap().document().unwrap()
}

pub(crate) fn button(label: &str, kind: ButtonKind, intent: Intent) -> ButtonView {
    ButtonView {
        label: label.to_owned(),
        intent,
        state: ButtonState::Ready,
        kind,
    }
}

/// An agent who is available, and nothing else.
pub(crate) fn idle() -> ToolbarView {
    ToolbarView {
        banners: Vec::new(),
        agent: AgentView {
            name: "Rosalind Franklin".to_owned(),
            status: "Available".to_owned(),
            tone: Tone::Good,
            next: None,
            available: button("Available", ButtonKind::Available, Intent::MakeAvailable),
            unavailable: button(
                "Unavailable",
                ButtonKind::Unavailable,
                Intent::MakeUnavailable(None),
            ),
            reasons: Vec::new(),
        },
        calls: Vec::new(),
        dialler: Some(DiallerView {
            state: ButtonState::Ready,
            hint: None,
        }),
        notices: Vec::new(),
        announcement: String::new(),
        diagnostics: Vec::new(),
    }
}

/// The same with a call that rings.
pub(crate) fn ringing(title: &str) -> ToolbarView {
    let id = CallId::new("call-1");
    let call = CallView {
        id: Some(id.clone()),
        key: "call-1".to_owned(),
        title: title.to_owned(),
        number: None,
        status: "Incoming call".to_owned(),
        tone: Tone::Attention,
        stage: CallStageView::Ringing,
        facts: Vec::new(),
        since: None,
        buttons: vec![
            button(
                "Accept",
                ButtonKind::Call(CallAction::Accept),
                Intent::Call(id.clone(), CallRequest::Accept),
            ),
            button(
                "Reject",
                ButtonKind::Call(CallAction::Reject),
                Intent::Call(id, CallRequest::Reject),
            ),
        ],
        keypad: None,
        transfer: None,
        active: true,
        transfer_asked: None,
        host_note: None,
        rule: None,
        note: None,
    };
    ToolbarView {
        calls: vec![call],
        announcement: format!("Incoming call: {title}"),
        ..idle()
    }
}
