//! From an event of the page to a change of the editor.

use web_sys::{HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::html::Scope;
use yew::prelude::*;

use super::app::{App, Message};
use crate::model::Editor;
use crate::model::history::Change;

/// Where events go. Drawing functions take it along.
#[derive(Clone, Debug)]
pub(super) struct Link(Scope<App>);

impl Link {
    pub(super) fn of(context: &Context<App>) -> Self {
        Self(context.link().clone())
    }

    /// Does something to the editor.
    pub(super) fn on<E>(&self, edit: impl Fn(&mut Editor) + Clone + 'static) -> Callback<E> {
        self.0.callback(move |_| Message::edit(edit.clone()))
    }

    /// Makes the change that fits the text of a field now.
    pub(super) fn typed(
        &self,
        change: impl Fn(&Editor, &str) -> Option<Change> + Clone + 'static,
    ) -> Callback<String> {
        self.with_text(move |editor, text| {
            if let Some(change) = change(editor, text) {
                editor.make(change);
            }
        })
    }

    /// Does something to the editor with the text of a field.
    pub(super) fn with_text(&self, edit: impl Fn(&mut Editor, &str) + Clone + 'static) -> Callback<String> {
        self.0.callback(move |text: String| {
            let edit = edit.clone();
            Message::edit(move |editor| edit(editor, &text))
        })
    }

    /// The same with the value of the element that an event came from.
    pub(super) fn chosen<E>(&self, edit: impl Fn(&mut Editor, &str) + Clone + 'static) -> Callback<E>
    where
        E: AsRef<Event> + 'static,
    {
        self.with_text(edit).reform(|event: E| value_of(event.as_ref()))
    }

    /// Does something to the editor with what was selected.
    pub(super) fn select<T: 'static>(&self, edit: impl Fn(&mut Editor, T) + Clone + 'static) -> Callback<T> {
        self.0.callback(move |selected| {
            let edit = edit.clone();
            Message::edit(move |editor| edit(editor, selected))
        })
    }

    /// Sends a message that depends on the event.
    pub(super) fn send<E: 'static>(&self, message: impl Fn(E) -> Option<Message> + 'static) -> Callback<E> {
        let scope = self.0.clone();
        Callback::from(move |event| {
            if let Some(message) = message(event) {
                scope.send_message(message);
            }
        })
    }
}

/// The value of the element that an event came from.
fn value_of(event: &Event) -> String {
    if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
        return field.value();
    }
    if let Some(field) = event.target_dyn_into::<HtmlSelectElement>() {
        return field.value();
    }
    let field = event.target_dyn_into::<HtmlTextAreaElement>();
    field.map(|field| field.value()).unwrap_or_default()
}
