//! What is open within the calls. No session knows of it: nothing has been asked for yet.

use fusion_cti::redact::Private;
use fusion_cti::session::Intent;
use fusion_cti::view::{CallView, ToolbarView};
use yew::NodeRef;

use crate::ports::focus;

/// What can be open within a call, one at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drawer {
    /// The keys.
    Keypad,
    /// The field for a transfer.
    Transfer,
}

/// What is open within a call, with what is in it.
#[derive(Debug)]
pub(super) enum Open {
    Keypad,
    /// Without a field while the call cannot be passed on.
    Transfer(Option<NumberField>),
}

impl Open {
    pub(super) fn drawer(&self) -> Drawer {
        match self {
            Self::Keypad => Drawer::Keypad,
            Self::Transfer(_) => Drawer::Transfer,
        }
    }
}

/// The field for a transfer.
#[derive(Debug, Default)]
pub(super) struct NumberField {
    pub(super) typed: Private<String>,
    pub(super) place: NodeRef,
}

/// What is open in each call, under the key of its card.
#[derive(Debug, Default)]
pub(super) struct Drawers {
    open: Vec<(String, Open)>,
    /// A field that takes the focus once it is drawn.
    new_field: Option<NodeRef>,
}

impl Drawers {
    /// What is open in this call.
    pub(super) fn of(&self, call: &CallView) -> Option<&Open> {
        let mut open = self.open.iter();
        open.find_map(|(key, open)| (*key == call.key).then_some(open))
    }

    /// Follows the calls from one picture to the next: forgets what was open in those that are gone, and opens the
    /// transfer of those for which Fusion asks anew.
    pub(super) fn follow(&mut self, before: Option<&ToolbarView>, view: &ToolbarView) {
        self.open
            .retain(|(key, _)| view.calls.iter().any(|call| call.key == *key));
        for call in &view.calls {
            let earlier = before.and_then(|view| view.calls.iter().find(|earlier| earlier.key == call.key));
            let is_new = call.transfer_asked != earlier.and_then(|earlier| earlier.transfer_asked);
            let is_open = matches!(self.of(call), Some(Open::Transfer(_)));
            if call.transfer_asked.is_some() && is_new && !is_open {
                self.put(call, Drawer::Transfer);
            } else {
                self.fill(call);
            }
        }
    }

    /// Opens one drawer in the place of the other.
    pub(super) fn open(&mut self, call: &CallView, drawer: Drawer) -> Option<Intent> {
        let told = self.close(call);
        self.put(call, drawer);
        told
    }

    /// Closes what is open. Fusion hears of it if it waits for the number to pass the call on to.
    pub(super) fn close(&mut self, call: &CallView) -> Option<Intent> {
        let waits = call.transfer_asked.is_some() && matches!(self.of(call), Some(Open::Transfer(_)));
        self.remove(call);
        call.transfer.clone().filter(|_| waits).map(Intent::CloseTransfer)
    }

    /// Takes what was typed into a call's field.
    pub(super) fn type_number(&mut self, call: &str, number: Private<String>) {
        if let Some(Open::Transfer(Some(field))) = self.of_mut(call) {
            field.typed = number;
        }
    }

    /// Puts the focus on a field that was drawn for the first time.
    pub(super) fn focus_new_field(&mut self) {
        if let Some(field) = self.new_field.take() {
            focus::put(field.cast());
        }
    }

    fn put(&mut self, call: &CallView, drawer: Drawer) {
        let open = match drawer {
            Drawer::Keypad => Open::Keypad,
            Drawer::Transfer => Open::Transfer(None),
        };
        self.remove(call);
        self.open.push((call.key.clone(), open));
        self.fill(call);
    }

    fn remove(&mut self, call: &CallView) {
        self.open.retain(|(key, _)| *key != call.key);
    }

    /// An open transfer has a field as long as the call can be passed on.
    fn fill(&mut self, call: &CallView) {
        if let Some(Open::Transfer(field)) = self.of_mut(&call.key) {
            if call.transfer.is_none() {
                *field = None;
            } else if field.is_none() {
                let new = NumberField::default();
                let place = new.place.clone();
                *field = Some(new);
                self.new_field = Some(place);
            }
        }
    }

    fn of_mut(&mut self, call: &str) -> Option<&mut Open> {
        let mut open = self.open.iter_mut();
        open.find_map(|(key, open)| (key == call).then_some(open))
    }
}
