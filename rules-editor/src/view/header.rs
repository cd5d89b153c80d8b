//! The head of the page: what is open, what can be done with it, and the way between the parts.

use fusion_cti::rules::Severity;
use fusion_cti_ui::{Badge, Button, ButtonState, FileInput, Glyph, Tab, Tabs, renders};
use web_sys::File;
use yew::prelude::*;

use super::app::Shell;
use super::tool::Tool;
use crate::model::editor::{Notice, Page, Tone};
use crate::model::live::Live;
use crate::model::{Action, Editor, FileKind};

#[derive(Properties, Clone, Debug, PartialEq)]
pub(super) struct HeaderProps {
    /// How far the files are from what is live.
    state: String,
    tabs: Vec<Tab<Page>>,
    page: Page,
    /// What would be undone, and what would be done again.
    undoable: Option<String>,
    redoable: Option<String>,
    notice: Notice,
    shell: Shell,
}

impl HeaderProps {
    /// What the head shows of the editor.
    pub(super) fn of(editor: &Editor, shell: &Shell) -> Self {
        Self {
            state: state(editor),
            tabs: Page::ALL.iter().map(|page| tab(editor, *page)).collect(),
            page: editor.page,
            undoable: editor.history().undoable().map(str::to_owned),
            redoable: editor.history().redoable().map(str::to_owned),
            notice: editor.notice.clone(),
            shell: shell.clone(),
        }
    }
}

/// The head of the page.
#[component]
pub(super) fn Header(props: &HeaderProps) -> Html {
    renders::count("Header");
    let HeaderProps { notice, shell, .. } = props;
    let dispatch = &shell.dispatch;
    html! {
        <header class="head">
            <div class="head__bar">
                <div class="head__title">
                    <h1>{ "Screen-pop rules" }</h1>
                    <p class="head__state">{ &props.state }</p>
                </div>
                <div class="head__tools">
                    { history(Glyph::Undo, "Undo", props.undoable.as_deref(), Action::Undo, dispatch) }
                    { history(Glyph::Redo, "Redo", props.redoable.as_deref(), Action::Redo, dispatch) }
                    <Import kind={FileKind::Rules} onchoose={&shell.import} />
                    <Export kind={FileKind::Rules} label="Export" class="button--strong" onexport={&shell.export} />
                </div>
            </div>
            <Tabs<Page>
                label="Parts of the editor"
                tabs={props.tabs.clone()}
                current={props.page}
                onselect={dispatch.reform(Action::OpenPage)}
            />
            <div class={classes!("said", (notice.tone() == Tone::Warning).then_some("said--warning"))}>
                <div class="said__line">
                    <p class="said__text" role="status" id="said">
                        // A new element for each line, so that the same words twice are spoken twice.
                        <span key={notice.count()}>{ notice.text() }</span>
                    </p>
                    if !notice.text().is_empty() {
                        <Tool icon={Glyph::Cross} label="Dismiss" action={Action::DismissNotice} {dispatch} />
                    }
                </div>
            </div>
        </header>
    }
}

/// What is live, and how far this is from it.
fn state(editor: &Editor) -> String {
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
    format!("{against}{unsaved}")
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

fn history(
    icon: Glyph,
    label: &'static str,
    what: Option<&str>,
    action: Action,
    dispatch: &Callback<Action>,
) -> Html {
    let title = what.map_or_else(|| label.to_owned(), |what| format!("{label}: {what}"));
    let state = if what.is_some() {
        ButtonState::Ready
    } else {
        ButtonState::Inert
    };
    let onclick = dispatch.reform(move |_: MouseEvent| action.clone());
    html! { <Button {icon} {label} {title} {state} {onclick} /> }
}

#[derive(Properties, Clone, Debug, PartialEq)]
pub(super) struct ImportProps {
    pub(super) kind: FileKind,
    /// Called with the file that was chosen.
    pub(super) onchoose: Callback<(FileKind, File)>,
}

/// Chooses a file to import.
#[component]
pub(super) fn Import(props: &ImportProps) -> Html {
    let kind = props.kind;
    html! {
        <FileInput
            label="Import"
            spoken={format!("Import {}", kind.name())}
            accept=".json,application/json"
            onchoose={props.onchoose.reform(move |file: File| (kind, file))}
        />
    }
}

#[derive(Properties, Clone, Debug, PartialEq)]
pub(super) struct ExportProps {
    pub(super) kind: FileKind,
    pub(super) label: &'static str,
    #[prop_or_default]
    pub(super) class: Classes,
    /// Called with the file that is wanted.
    pub(super) onexport: Callback<FileKind>,
}

/// The link that downloads a file of this kind.
#[component]
pub(super) fn Export(props: &ExportProps) -> Html {
    let kind = props.kind;
    html! {
        <Button
            icon={Glyph::Download}
            label={props.label}
            class={props.class.clone()}
            title={format!("Download {}", kind.name())}
            onclick={props.onexport.reform(move |_: MouseEvent| kind)}
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
