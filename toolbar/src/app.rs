//! The root of the picture.

use fusion_cti::leadership::Stance;
use fusion_cti::session::Intent;
use fusion_cti::view::ToolbarView;
use yew::prelude::*;

use crate::components::{Ears, Panel, refusal, stand_by, toolbar};
use crate::lead::{Lead, Shown};
use crate::ports::{focus, page};
use crate::start_error::StartError;
use crate::text;

/// Keeps the window's part in the work, and draws what it shows.
#[derive(Debug)]
pub struct App {
    lead: Option<Lead>,
    stance: Stance,
    refusal: Option<StartError>,
    view: Option<Box<ToolbarView>>,
    panel: Panel,
    /// Whether the keyboard was within a call when the last picture came.
    focus_was_in_call: bool,
}

/// What can happen to the picture.
#[derive(Debug)]
pub enum Message {
    /// There is something new to show.
    Shown(Shown),
    /// The agent pressed something.
    Asked(Intent),
    /// The agent wants to work in this window.
    TakeOverAsked,
    /// The agent wants the vendor's panel shown or hidden.
    PanelToggled,
}

impl Component for App {
    type Message = Message;
    type Properties = ();

    fn create(context: &Context<Self>) -> Self {
        let shown = context.link().callback(Message::Shown);
        let opened = Lead::open(move |what| shown.emit(what));
        let refusal = opened.as_ref().err().cloned();
        Self {
            lead: opened.ok(),
            stance: Stance::Asking,
            refusal,
            view: None,
            panel: Panel::Hidden,
            focus_was_in_call: false,
        }
    }

    fn update(&mut self, _context: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Shown(Shown::Stance(stance)) => {
                self.stance = stance;
                page::set_title(match stance {
                    Stance::StandingBy | Stance::TakingOver => text::TITLE_ELSEWHERE,
                    Stance::Asking | Stance::Leading | Stance::LeadingOthers | Stance::Alone => text::TITLE,
                });
            }
            Message::Shown(Shown::Refusal(error)) => self.refusal = Some(error),
            Message::Shown(Shown::View(view)) => {
                self.focus_was_in_call |= focus::is_in_call();
                self.view = Some(view);
            }
            Message::Asked(intent) => {
                if let Some(lead) = &self.lead {
                    lead.ask(intent);
                }
                // What came of it arrives as a view.
                return false;
            }
            Message::TakeOverAsked => {
                if let Some(lead) = &self.lead {
                    lead.take_over();
                }
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
        if let Some(error) = &self.refusal {
            return refusal(error.to_string());
        }
        let mark = match self.stance {
            Stance::StandingBy | Stance::TakingOver => {
                let take_over = context.link().callback(|()| Message::TakeOverAsked);
                return stand_by(&take_over, self.stance == Stance::TakingOver);
            }
            Stance::LeadingOthers => Some(text::LEADS_OTHERS),
            Stance::Asking | Stance::Leading | Stance::Alone => None,
        };
        let Some(view) = &self.view else {
            return html! { <p class="starting" role="status">{ text::STARTING }</p> };
        };
        let ears = Ears {
            ask: context.link().callback(Message::Asked),
            toggle_panel: context.link().callback(|()| Message::PanelToggled),
        };
        toolbar(view, self.panel, mark, &ears)
    }

    fn rendered(&mut self, _context: &Context<Self>, _first: bool) {
        if std::mem::take(&mut self.focus_was_in_call) {
            focus::keep_in_calls();
        }
    }
}
