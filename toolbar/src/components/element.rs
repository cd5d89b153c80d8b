//! Elements, made one attribute after the other.
//!
//! Not by `html!`: it writes out the making of each element where it stands, with all its attributes, and the drawing
//! would weigh twice as much. Texts are drawn as characters, whatever is in them.

use std::rc::Rc;

use web_sys::Event;
use yew::prelude::*;
use yew::virtual_dom::{AttributeOrProperty, Attributes, Key, Listener, ListenerKind, VList, VTag, VText};

use super::screen::Act;

macro_rules! attributes {
    ($($name:ident $text:literal)*) => {
        /// The attributes that elements of the toolbar have.
        #[derive(Clone, Copy)]
        pub(super) enum Attribute { $($name,)* }

        /// Their names. All elements share the one list: Yew then compares the values alone.
        const NAMES: [&str; [$($text),*].len()] = [$($text),*];
    };
}

attributes! {
    Class "class"
    Title "title"
    Type "type"
    Role "role"
    TabIndex "tabindex"
    Disabled "disabled"
    AutoComplete "autocomplete"
    Placeholder "placeholder"
    Label "aria-label"
    Live "aria-live"
    Off "aria-disabled"
    Busy "aria-busy"
    Pressed "aria-pressed"
    Expanded "aria-expanded"
    Controls "aria-controls"
    Hidden "aria-hidden"
    Focusable "focusable"
    ViewBox "viewBox"
    Path "d"
    Transform "transform"
}

/// What an element can hear.
#[derive(Clone, Copy)]
pub(super) enum Heard {
    Press,
    Key,
    Input,
    Choice,
    SendOff,
}

/// An element under construction.
pub(super) struct Element(Box<Parts>);

/// In a box, because a step from one attribute to the next is then a step of one word.
struct Parts {
    tag: VTag,
    within: Vec<Html>,
}

/// An element with nothing in it.
pub(super) fn element(tag: &'static str) -> Element {
    let mut tag = VTag::new(tag);
    tag.attributes = Attributes::Dynamic {
        keys: &NAMES,
        values: Box::new([const { None }; NAMES.len()]),
    };
    let within = Vec::new();
    Element(Box::new(Parts { tag, within }))
}

/// An element with a class, which most have.
pub(super) fn classed(tag: &'static str, class: &str) -> Element {
    element(tag).with(Attribute::Class, class)
}

/// An element with a class and a text.
pub(super) fn line(tag: &'static str, class: &str, text: &str) -> Element {
    classed(tag, class).text(text)
}

impl Element {
    /// Gives it an attribute.
    pub(super) fn with(mut self, attribute: Attribute, value: &str) -> Self {
        if let Attributes::Dynamic { values, .. } = &mut self.0.tag.attributes
            && let Some(place) = values.get_mut(attribute as usize)
        {
            *place = Some(AttributeOrProperty::Attribute(text_of(value)));
        }
        self
    }

    /// Gives it an attribute under a condition.
    pub(super) fn with_if(self, holds: bool, attribute: Attribute) -> Self {
        if holds { self.with(attribute, "true") } else { self }
    }

    /// Tells it apart from its siblings.
    pub(super) fn key(mut self, key: impl Into<Key>) -> Self {
        self.0.tag.key = Some(key.into());
        self
    }

    /// Lets it be found after it was drawn.
    pub(super) fn place(mut self, place: &NodeRef) -> Self {
        self.0.tag.node_ref = place.clone();
        self
    }

    /// What stands in a field.
    pub(super) fn value(mut self, value: &str) -> Self {
        self.0.tag.set_value(text_of(value));
        self
    }

    /// Says to `ear` what `act` makes of an event.
    pub(super) fn on(
        mut self,
        what: Heard,
        ear: &Callback<Act>,
        act: Box<dyn Fn(Event) -> Option<Act>>,
    ) -> Self {
        let ear = ear.clone();
        self.0.tag.add_listener(Rc::new(Hears { what, ear, act }));
        self
    }

    /// Puts a text into it.
    pub(super) fn text(mut self, text: &str) -> Self {
        self.0.within.push(VText::new(text_of(text)).into());
        self
    }

    /// Puts an element into it.
    pub(super) fn child(mut self, child: Self) -> Self {
        self.0.within.push(child.drawn());
        self
    }

    /// Puts elements into it, or one, or none.
    pub(super) fn children(self, children: impl IntoIterator<Item = Self>) -> Self {
        self.all_of(&mut children.into_iter())
    }

    fn all_of(mut self, children: &mut dyn Iterator<Item = Self>) -> Self {
        for child in children {
            self = self.child(child);
        }
        self
    }

    /// Keeps the place of something that is not there now, so that its siblings keep theirs.
    pub(super) fn gap(mut self) -> Self {
        self.0.within.push(Html::default());
        self
    }

    /// What Yew draws.
    pub(super) fn drawn(self) -> Html {
        let Parts { mut tag, within } = *self.0;
        if let Some(children) = tag.children_mut() {
            *children = VList::with_children(within, None).into();
        }
        tag.into()
    }
}

fn text_of(text: &str) -> AttrValue {
    AttrValue::from(Rc::<str>::from(text))
}

struct Hears {
    what: Heard,
    ear: Callback<Act>,
    act: Box<dyn Fn(Event) -> Option<Act>>,
}

impl Listener for Hears {
    fn kind(&self) -> ListenerKind {
        match self.what {
            Heard::Press => ListenerKind::onclick,
            Heard::Key => ListenerKind::onkeydown,
            Heard::Input => ListenerKind::oninput,
            Heard::Choice => ListenerKind::onchange,
            Heard::SendOff => ListenerKind::onsubmit,
        }
    }

    fn handle(&self, event: Event) {
        if let Some(act) = (self.act)(event) {
            self.ear.emit(act);
        }
    }

    fn passive(&self) -> bool {
        false
    }
}
