//! The root of the picture.

use fusion_cti::leadership::Role;
use yew::prelude::*;

use crate::components::{Act, Screen, refusal, stand_by, starting};
use crate::lead::{Lead, Shown};
use crate::ports::page;
use crate::start_error::StartError;
use crate::text;

/// Keeps the window's part in the work, and draws what it shows.
#[derive(Debug)]
pub struct App {
    lead: Option<Lead>,
    role: Role,
    refusal: Option<StartError>,
    screen: Screen,
}

/// What can happen to the picture.
#[derive(Debug)]
pub enum Message {
    /// There is something new to show.
    Shown(Shown),
    /// The agent did something in the toolbar.
    Acted(Act),
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
            role: Role::Asking,
            refusal,
            screen: Screen::new(context.link().callback(Message::Acted)),
        }
    }

    fn update(&mut self, _context: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Shown(Shown::Role(role)) => {
                self.role = role;
                page::set_title(match role {
                    Role::StandingBy | Role::TakingOver => {
                        self.screen.clear();
                        text::TITLE_ELSEWHERE
                    }
                    Role::Asking | Role::Leading | Role::LeadingOthers | Role::Alone => text::TITLE,
                });
            }
            Message::Shown(Shown::Refusal(error)) => {
                self.screen.clear();
                self.refusal = Some(error);
            }
            Message::Shown(Shown::View(view)) => self.screen.show(view),
            Message::Acted(Act::TakeOverAsked) => {
                if let Some(lead) = &self.lead {
                    lead.take_over();
                }
            }
            Message::Acted(act) => {
                if let (Some(intent), Some(lead)) = (self.screen.take(act), &self.lead) {
                    // What came of it arrives as a view.
                    lead.ask(intent);
                }
            }
        }
        true
    }

    fn view(&self, _context: &Context<Self>) -> Html {
        if let Some(error) = &self.refusal {
            return refusal(&error.to_string());
        }
        let mark = match self.role {
            Role::StandingBy | Role::TakingOver => {
                return stand_by(self.screen.ear(), self.role == Role::TakingOver);
            }
            Role::LeadingOthers => Some(text::LEADS_OTHERS),
            Role::Asking | Role::Leading | Role::Alone => None,
        };
        self.screen.draw(mark).unwrap_or_else(starting)
    }

    fn rendered(&mut self, _context: &Context<Self>, _first: bool) {
        self.screen.drawn();
    }
}
