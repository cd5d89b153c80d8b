//! The head of the page: what is open, what can be done with it, and the way between the parts.

use fusion_cti::rules::Severity;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::app::Message;
use super::icon::Icon;
use super::link::Link;
use crate::model::editor::{Page, Tone};
use crate::model::live::Live;
use crate::model::{Editor, FileKind};
use crate::ports::file;

pub(super) fn draw(editor: &Editor, link: &Link) -> Html {
    let pages = Page::ALL.iter().map(|page| tab(editor, link, *page));
    html! {
        <header class="head">
            <div class="head__bar">
                <div class="head__title">
                    <h1>{ "Screen-pop rules" }</h1>
                    <p class="head__state">{ state(editor) }</p>
                </div>
                <div class="head__tools">
                    { history(Icon::Undo, "Undo", editor.history().undoable(), link.on(Editor::undo)) }
                    { history(Icon::Redo, "Redo", editor.history().redoable(), link.on(Editor::redo)) }
                    { import(link, FileKind::Rules, "Import") }
                    { export(link, FileKind::Rules, "Export", "button--strong") }
                </div>
            </div>
            <nav class="tabs" aria-label="Parts of the editor">{ for pages }</nav>
            <div class={classes!("said", (editor.notice.tone() == Tone::Warning).then_some("said--warning"))}>
                <div class="said__line">
                <p class="said__text" role="status" id="said">
                    // A new element for each line, so that the same words twice are spoken twice.
                    <span key={editor.notice.count()}>{ editor.notice.text() }</span>
                </p>
                if !editor.notice.text().is_empty() {
                    { super::field::tool(Icon::Cross, "Dismiss", link.on(|editor| editor.notice.clear())) }
                }
                </div>
            </div>
        </header>
    }
}

/// What is live, and how far this is from it.
fn state(editor: &Editor) -> Html {
    let changes = editor.difference().count();
    let against = match (editor.live(), changes) {
        (Live::Awaited, _) => "Looking for the live file…".to_owned(),
        (Live::Found(_), 0) => "As it is live".to_owned(),
        (Live::Found(_), 1) => "1 change against the live file".to_owned(),
        (Live::Found(_), many) => format!("{many} changes against the live file"),
        (Live::Absent, _) => format!(
            "No rules are live: there is no {} beside the toolbar",
            editor.hosting().path(FileKind::Rules)
        ),
        (Live::Unreachable(problem), _) => problem.clone(),
        (Live::Refused(refusal), _) => format!("The live file cannot be used. {refusal}"),
    };
    let unsaved = if editor.is_unsaved() {
        " · not exported yet"
    } else {
        ""
    };
    html! { <>{ against }{ unsaved }</> }
}

fn tab(editor: &Editor, link: &Link, page: Page) -> Html {
    let current = editor.page == page;
    let count = match page {
        Page::Rules => Some(editor.document().rules().len()),
        Page::Changes => Some(editor.difference().count()).filter(|count| *count > 0),
        Page::Tests => Some(editor.checked().results.len()).filter(|count| *count > 0),
        Page::Rest | Page::Try | Page::Text => None,
    };
    let failures = if page == Page::Tests {
        editor.checked().failures()
    } else {
        0
    };
    let open = move |editor: &mut Editor| editor.open_page(page);
    html! {
        <button type="button" class="tab" aria-current={current.then_some("page")} onclick={link.on(open)}>
            { page.label() }
            if failures > 0 {
                <span class="count count--bad">{ format!("{failures} fail") }</span>
            } else if let Some(count) = count {
                <span class="count">{ count }</span>
            }
        </button>
    }
}

fn history(icon: Icon, label: &'static str, what: Option<&str>, press: Callback<MouseEvent>) -> Html {
    let title = what.map_or_else(|| label.to_owned(), |what| format!("{label}: {what}"));
    html! {
        <button type="button" class="button" {title} aria-disabled={what.is_none().then_some("true")} onclick={press}>
            { icon.draw() }<span>{ label }</span>
        </button>
    }
}

pub(super) fn import(link: &Link, kind: FileKind, label: &'static str) -> Html {
    let chosen = link.send(move |event: Event| {
        let field = event.target_dyn_into::<HtmlInputElement>()?;
        file::chosen(&field).map(|file| Message::Chosen(kind, file))
    });
    html! {
        <label class="button button--file">
            { Icon::Upload.draw() }<span>{ label }</span>
            <input
                class="unseen"
                type="file"
                accept=".json,application/json"
                aria-label={format!("Import {}", kind.name())}
                onchange={chosen}
            />
        </label>
    }
}

pub(super) fn export(link: &Link, kind: FileKind, label: &'static str, look: &'static str) -> Html {
    html! {
        <button
            type="button"
            class={classes!("button", look)}
            title={format!("Download {}", kind.name())}
            onclick={link.send(move |_: MouseEvent| Some(Message::Export(kind)))}
        >
            { Icon::Download.draw() }<span>{ label }</span>
        </button>
    }
}

/// How many errors and warnings there are, in words.
pub(super) fn tally(editor: &Editor) -> String {
    let count = |severity, one: &str, many: &str| match editor.checked().count(severity) {
        0 => None,
        1 => Some(format!("1 {one}")),
        number => Some(format!("{number} {many}")),
    };
    let parts = [
        count(Severity::Error, "error", "errors"),
        count(Severity::Warning, "warning", "warnings"),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
