//! The head of the page: what is open, what can be done with it, and the way between the parts.

use fusion_cti::rules::Severity;
use fusion_cti_ui::{Badge, Button, ButtonState, Glyph, Icon, Tab, Tabs};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::app::Message;
use super::link::Link;
use super::tool::Tool;
use crate::model::editor::{Page, Tone};
use crate::model::live::Live;
use crate::model::{Editor, FileKind};
use crate::ports::file;

pub(super) fn draw(editor: &Editor, link: &Link) -> Html {
    let tabs: Vec<_> = Page::ALL.iter().map(|page| tab(editor, *page)).collect();
    html! {
        <header class="head">
            <div class="head__bar">
                <div class="head__title">
                    <h1>{ "Screen-pop rules" }</h1>
                    <p class="head__state">{ state(editor) }</p>
                </div>
                <div class="head__tools">
                    { history(Glyph::Undo, "Undo", editor.history().undoable(), link.on(Editor::undo)) }
                    { history(Glyph::Redo, "Redo", editor.history().redoable(), link.on(Editor::redo)) }
                    { import(link, FileKind::Rules, "Import") }
                    { export(link, FileKind::Rules, "Export", "button--strong") }
                </div>
            </div>
            <Tabs<Page> label="Parts of the editor" {tabs} current={editor.page} onselect={link.select(Editor::open_page)} />
            <div class={classes!("said", (editor.notice.tone() == Tone::Warning).then_some("said--warning"))}>
                <div class="said__line">
                <p class="said__text" role="status" id="said">
                    // A new element for each line, so that the same words twice are spoken twice.
                    <span key={editor.notice.count()}>{ editor.notice.text() }</span>
                </p>
                if !editor.notice.text().is_empty() {
                    <Tool icon={Glyph::Cross} label="Dismiss" onclick={link.on(|editor| editor.notice.clear())} />
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

fn tab(editor: &Editor, page: Page) -> Tab<Page> {
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
    let (text, tone) = if failures > 0 {
        (Some(format!("{failures} fail")), fusion_cti_ui::Tone::Bad)
    } else {
        (count.map(|count| count.to_string()), fusion_cti_ui::Tone::Neutral)
    };
    Tab {
        id: page,
        label: page.label().into(),
        badge: text.map(|text| Badge {
            text: text.into(),
            tone,
        }),
    }
}

fn history(icon: Glyph, label: &'static str, what: Option<&str>, onclick: Callback<MouseEvent>) -> Html {
    let title = what.map_or_else(|| label.to_owned(), |what| format!("{label}: {what}"));
    let state = if what.is_some() {
        ButtonState::Ready
    } else {
        ButtonState::Inert
    };
    html! { <Button {icon} {label} {title} {state} {onclick} /> }
}

pub(super) fn import(link: &Link, kind: FileKind, label: &'static str) -> Html {
    let chosen = link.send(move |event: Event| {
        let field = event.target_dyn_into::<HtmlInputElement>()?;
        file::chosen(&field).map(|file| Message::Chosen(kind, file))
    });
    html! {
        <label class="button button--file">
            <Icon glyph={Glyph::Upload} /><span>{ label }</span>
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
        <Button
            icon={Glyph::Download}
            {label}
            class={look}
            title={format!("Download {}", kind.name())}
            onclick={link.send(move |_: MouseEvent| Some(Message::Export(kind)))}
        />
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
