//! The root of the picture.

use fusion_cti::session::Intent;
use fusion_cti::view::ToolbarView;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::bridge::Bridge;
use crate::components::{Ears, Panel, refusal, toolbar};
use crate::ports::{focus, page};
use crate::start_error::StartError;
use crate::text;

/// Starts the bridge, keeps it, and draws what it shows.
#[derive(Debug)]
pub struct App {
    bridge: Start,
    view: Option<Box<ToolbarView>>,
    panel: Panel,
    /// Whether the keyboard was within a call when the last picture came.
    focus_was_in_call: bool,
}

/// How far the start has come.
#[derive(Debug)]
enum Start {
    UnderWay,
    Done(Bridge),
    Refused(StartError),
}

/// What can happen to the picture.
#[derive(Debug)]
pub enum Message {
    /// The start came to its end.
    Started(Result<Bridge, StartError>),
    /// There is something new to show.
    Viewed(Box<ToolbarView>),
    /// The agent pressed something.
    Asked(Intent),
    /// The agent wants the vendor's panel shown or hidden.
    PanelToggled,
}

impl Component for App {
    type Message = Message;
    type Properties = ();

    fn create(context: &Context<Self>) -> Self {
        let (started, viewed) = (
            context.link().callback(Message::Started),
            context.link().callback(Message::Viewed),
        );
        spawn_local(
            async move { started.emit(Bridge::start(move |view| viewed.emit(Box::new(view))).await) },
        );
        Self {
            bridge: Start::UnderWay,
            view: None,
            panel: Panel::Hidden,
            focus_was_in_call: false,
        }
    }

    fn update(&mut self, _context: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Started(Ok(bridge)) => self.bridge = Start::Done(bridge),
            Message::Started(Err(error)) => self.bridge = Start::Refused(error),
            Message::Viewed(view) => {
                self.focus_was_in_call |= focus::is_in_call();
                self.view = Some(view);
            }
            Message::Asked(intent) => {
                if let Start::Done(bridge) = &self.bridge {
                    bridge.ask(intent);
                }
                // What came of it arrives as a view.
                return false;
            }
            Message::PanelToggled => {
                self.panel = if self.panel == Panel::Shown {
                    Panel::Hidden
                } else {
                    Panel::Shown
                };
                page::show_vendor_place(self.panel == Panel::Shown);
            }
        }
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        match (&self.bridge, &self.view) {
            (Start::Refused(error), _) => refusal(error.to_string()),
            (Start::UnderWay | Start::Done(_), Some(view)) => {
                let ears = Ears {
                    ask: context.link().callback(Message::Asked),
                    toggle_panel: context.link().callback(|()| Message::PanelToggled),
                };
                toolbar(view, self.panel, &ears)
            }
            (Start::UnderWay | Start::Done(_), None) => html! {
                <p class="starting" role="status">{ text::STARTING }</p>
            },
        }
    }

    fn rendered(&mut self, _context: &Context<Self>, _first: bool) {
        if std::mem::take(&mut self.focus_was_in_call) {
            focus::keep_in_calls();
        }
    }
}
