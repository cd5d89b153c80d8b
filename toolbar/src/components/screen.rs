//! What is on the screen: the session's picture, and what the agent has begun in it and not asked for yet.

use fusion_cti::redact::Private;
use fusion_cti::session::Intent;
use fusion_cti::view::{CallView, ToolbarView};
use yew::{Callback, Html, NodeRef};

use super::clock::Clock;
use super::dialler;
use super::drawers::{Drawer, Drawers};
use super::panel::Panel;
use super::reasons;
use super::toolbar::toolbar;
use crate::ports::{focus, page};

/// What the agent did on the screen. A call is named by the key of its card.
#[derive(Clone, Debug)]
pub enum Act {
    /// The agent asked for this.
    Asked(Intent),
    /// The vendor's panel is to be seen, or no longer.
    PanelToggled,
    /// This stands in the dial pad now.
    NumberTyped(Private<String>),
    /// This stands in a call's field for a transfer now.
    TransferTyped(String, Private<String>),
    /// A drawer of a call was opened, in the place of the other one.
    DrawerOpened(String, Drawer),
    /// The drawer of a call was closed.
    DrawerClosed(String),
    /// The work is to come to this window.
    TakeOverAsked,
    /// A second has passed while a clock is shown.
    Ticked,
}

/// What the drawing needs.
#[derive(Debug)]
pub struct Screen {
    /// Hears what the agent does.
    pub(super) ear: Callback<Act>,
    pub(super) panel: Panel,
    /// What was typed into the dial pad. It stays until a call comes of it, so that a wrong digit can be put right.
    pub(super) number: Private<String>,
    pub(super) drawers: Drawers,
    pub(super) clock: Clock,
    /// The list of reasons.
    pub(super) reasons: NodeRef,
    view: Option<Box<ToolbarView>>,
    /// Whether the keyboard was within a call when the last picture came.
    focus_was_in_call: bool,
}

impl Screen {
    /// A screen with nothing on it. What `ear` hears comes back to [`take`](Self::take).
    pub fn new(ear: Callback<Act>) -> Self {
        Self {
            ear,
            panel: Panel::Hidden,
            number: Private::default(),
            drawers: Drawers::default(),
            clock: Clock::default(),
            reasons: NodeRef::default(),
            view: None,
            focus_was_in_call: false,
        }
    }

    /// Hears what the agent does, also where another picture is drawn.
    pub fn ear(&self) -> &Callback<Act> {
        &self.ear
    }

    /// Takes the session's next picture.
    pub fn show(&mut self, view: Box<ToolbarView>) {
        self.focus_was_in_call |= focus::is_in_call();
        if dialler::shown(&view).is_none() {
            self.number = Private::default();
        }
        self.drawers.follow(self.view.as_deref(), &view);
        self.clock.follow(&view.calls, &self.ear);
        self.view = Some(view);
    }

    /// Forgets the picture and all that was begun in it.
    pub fn clear(&mut self) {
        *self = Self {
            panel: self.panel,
            ..Self::new(self.ear.clone())
        };
    }

    /// Takes what the agent did, and returns what there is to ask the session for.
    pub fn take(&mut self, act: Act) -> Option<Intent> {
        match act {
            Act::Asked(intent) => return Some(intent),
            Act::PanelToggled => {
                self.panel = self.panel.other();
                page::show_vendor_panel(self.panel == Panel::Shown);
            }
            Act::NumberTyped(number) => self.number = number,
            Act::TransferTyped(call, number) => self.drawers.type_number(&call, number),
            Act::DrawerOpened(call, drawer) => {
                let call = call_of(self.view.as_deref()?, &call)?;
                return self.drawers.open(call, drawer);
            }
            Act::DrawerClosed(call) => {
                let call = call_of(self.view.as_deref()?, &call)?;
                return self.drawers.close(call);
            }
            Act::Ticked => self.clock.read(),
            // Not a matter of what is on the screen.
            Act::TakeOverAsked => {}
        }
        None
    }

    /// Draws it; nothing before the first picture. `mark` says that other windows stand by, where there are any.
    pub fn draw(&self, mark: Option<&'static str>) -> Option<Html> {
        let view = self.view.as_ref()?;
        Some(toolbar(view, self, mark))
    }

    /// Puts the keyboard where it belongs, after each drawing.
    pub fn drawn(&mut self) {
        if let Some(view) = &self.view {
            reasons::show(&self.reasons, &view.agent.reasons);
        }
        self.drawers.focus_new_field();
        if std::mem::take(&mut self.focus_was_in_call) {
            focus::keep_in_calls();
        }
    }
}

fn call_of<'v>(view: &'v ToolbarView, key: &str) -> Option<&'v CallView> {
    view.calls.iter().find(|call| call.key == key)
}
