//! The component that holds the editor, and runs what only a browser can do.

use std::fmt;

use fusion_cti::rules::Refusal;
use fusion_cti_ui::renders;
use gloo_events::EventListener;
use wasm_bindgen_futures::spawn_local;
use web_sys::{File, KeyboardEvent};
use yew::prelude::*;

use super::header::{Header, HeaderProps};
use super::lists::{FixedLists, OfferLists};
use super::{changes_page, problems, rest_page, rule_form, rule_list, tests_page, text_page, try_page};
use crate::model::editor::Page;
use crate::model::hosting::Hosting;
use crate::model::numbers::NumberSettings;
use crate::model::{Action, Editor, FileKind};
use crate::ports::fetch::FetchError;
use crate::ports::file::ReadError;
use crate::ports::leaving::Leaving;
use crate::ports::{download, fetch, file, opener, screen};

/// The toolbar's configuration, in its folder.
const CONFIGURATION: &str = "toolbar.config.json";

/// The root component: the editor's state and the pages that show it.
#[derive(Debug)]
pub struct App {
    editor: Editor,
    /// The same callbacks for the whole life of the page: what has them as props is not rendered again because of them.
    shell: Shell,
    leaving: Option<Leaving>,
    _returning: Option<EventListener>,
}

/// What can happen to it.
pub enum Message {
    /// The admin did something.
    Acted(Action),
    /// Where the toolbar looks for its rules, and how it reads numbers, is known.
    Hosted(Hosting, NumberSettings),
    /// A file from the toolbar's folder has come, or has not.
    Fetched(FileKind, Result<Option<String>, FetchError>),
    /// The admin chose a file to import.
    Chosen(FileKind, File),
    /// Its text is there, or could not be read.
    Read(FileKind, Result<String, ReadError>),
    /// The admin wants a file.
    Export(FileKind),
    /// The page was opened, or is looked at again: there may be other calls.
    LookedAt,
}

/// What the components of the page call.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Shell {
    /// With what the admin does.
    pub(super) dispatch: Callback<Action>,
    /// With the file that the admin chose to import.
    pub(super) import: Callback<(FileKind, File)>,
    /// With the file that the admin wants.
    pub(super) export: Callback<FileKind>,
}

impl Shell {
    fn of(context: &Context<App>) -> Self {
        let link = context.link();
        Self {
            dispatch: link.callback(Message::Acted),
            import: link.callback(|(kind, file)| Message::Chosen(kind, file)),
            export: link.callback(Message::Export),
        }
    }
}

impl Component for App {
    type Message = Message;
    type Properties = ();

    fn create(context: &Context<Self>) -> Self {
        let window = web_sys::window();
        if let Some(window) = window.clone() {
            let scope = context.link().clone();
            spawn_local(async move {
                // Without the configuration the files have their usual names.
                let configuration = fetch::beside_toolbar(&window, CONFIGURATION).await.ok().flatten();
                let hosting = Hosting::of(configuration.as_deref());
                let numbers = NumberSettings::of(configuration.as_deref());
                scope.send_message(Message::Hosted(hosting.clone(), numbers));
                for kind in [FileKind::Rules, FileKind::Tests] {
                    let text = fetch::beside_toolbar(&window, &hosting.path(kind)).await;
                    scope.send_message(Message::Fetched(kind, text));
                }
            });
        }
        context.link().send_message(Message::LookedAt);
        Self {
            editor: Editor::default(),
            shell: Shell::of(context),
            leaving: window.as_ref().map(Leaving::watch),
            _returning: window.as_ref().map(|window| {
                let looked = context.link().callback(|()| Message::LookedAt);
                EventListener::new(window, "focus", move |_| looked.emit(()))
            }),
        }
    }

    fn update(&mut self, context: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Acted(Action::LeaveField) => {
                self.editor.leave_field();
                // Nothing of it is seen.
                return false;
            }
            Message::Acted(action) => self.editor.apply(action),
            Message::Hosted(hosting, numbers) => self.editor.set_hosting(hosting, numbers),
            Message::Fetched(kind, fetched) => {
                let fetched = fetched.map_err(|error| error.to_string());
                self.editor.load_live(kind, fetched);
            }
            Message::Chosen(kind, chosen) => {
                let read = context.link().callback(move |text| Message::Read(kind, text));
                spawn_local(async move { read.emit(file::text(&chosen).await) });
                return false;
            }
            Message::Read(kind, Ok(text)) => self.editor.import(kind, &text),
            Message::Read(_, Err(error)) => self.editor.notice.warn(error.to_string()),
            Message::Export(kind) => self.export(kind),
            Message::LookedAt => {
                // A toolbar that is gone takes nothing away that is here.
                let Some(calls) = web_sys::window().as_ref().and_then(opener::recent_calls) else {
                    return false;
                };
                self.editor.set_recent(calls);
            }
        }
        if let Some(leaving) = &self.leaving {
            leaving.set_unsaved(self.editor.is_unsaved());
        }
        true
    }

    fn view(&self, _context: &Context<Self>) -> Html {
        renders::count("App");
        let (editor, shell) = (&self.editor, &self.shell);
        let dispatch = &shell.dispatch;
        let page = match editor.page {
            Page::Rules => html! {
                <div class="columns">
                    { rule_list::draw(editor, dispatch) }
                    { rule_form::draw(editor, dispatch) }
                </div>
            },
            Page::Rest => rest_page::draw(editor, dispatch),
            Page::Try => try_page::draw(editor, dispatch),
            Page::Tests => tests_page::draw(editor, shell),
            Page::Changes => changes_page::draw(editor, shell),
            Page::Text => text_page::draw(editor, dispatch),
        };
        let onkeydown = {
            let dispatch = dispatch.clone();
            Callback::from(move |event: KeyboardEvent| {
                if let Some(action) = shortcut(&event) {
                    event.prevent_default();
                    dispatch.emit(action);
                }
            })
        };
        html! {
            <div class="page" {onkeydown} onfocusout={dispatch.reform(|_: FocusEvent| Action::LeaveField)}>
                <Header ..HeaderProps::of(editor, shell) />
                <main class="main" id="main" tabindex="-1">
                    { problems::summary(editor, dispatch) }
                    { page }
                </main>
                <OfferLists vocabulary={editor.vocabulary().clone()} />
                <FixedLists />
            </div>
        }
    }

    fn rendered(&mut self, _context: &Context<Self>, _first: bool) {
        if std::mem::take(&mut self.editor.turned) {
            screen::to_top();
        }
        if let Some(id) = self.editor.focus.take() {
            screen::focus(&id);
        }
    }
}

impl App {
    fn export(&mut self, kind: FileKind) {
        let Some(window) = web_sys::window() else {
            return;
        };
        let name = self.editor.hosting().file_name(kind);
        match download::save(&window, &name, &self.editor.text(kind)) {
            Ok(()) => self.editor.exported(kind),
            Err(error) => self.editor.notice.warn(error.to_string()),
        }
    }
}

/// Undo and redo by keyboard, wherever the focus is but in a text that is not taken over yet: that has its own.
fn shortcut(event: &KeyboardEvent) -> Option<Action> {
    let in_text = event
        .target_dyn_into::<web_sys::Element>()
        .is_some_and(|element| element.id() == text_page::FIELD);
    if in_text || !(event.ctrl_key() || event.meta_key()) || event.alt_key() {
        return None;
    }
    match (event.key().to_lowercase().as_str(), event.shift_key()) {
        ("z", false) => Some(Action::Undo),
        ("z", true) | ("y", false) => Some(Action::Redo),
        _ => None,
    }
}

/// Names the message; what is in it may be a person's data.
impl fmt::Debug for Message {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Acted(_) => "Acted",
            Self::Hosted(..) => "Hosted",
            Self::Fetched(..) => "Fetched",
            Self::Chosen(..) => "Chosen",
            Self::Read(..) => "Read",
            Self::Export(_) => "Export",
            Self::LookedAt => "LookedAt",
        })
    }
}

/// A refusal as a sentence of its own.
pub(super) fn refused(refusal: &Refusal) -> Html {
    let position = refusal
        .position
        .map(|position| format!("Line {}, column {}: ", position.line, position.column));
    html! { <>{ position }{ super::field::quoted(&refusal.message) }</> }
}
