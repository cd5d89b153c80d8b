//! A rule, a part of one, or a whole file as text.

use fusion_cti_ui::{Button, Glyph, Problem};
use web_sys::MouseEvent;
use yew::prelude::*;

use super::app::refused;
use super::link::Link;
use crate::model::{Editor, FileKind, Path};

/// The id of the text; it has the browser's own undo.
pub(super) const FIELD: &str = "text";

pub(super) fn draw(editor: &Editor, link: &Link) -> Html {
    let open = |kind: FileKind| -> Callback<MouseEvent> {
        link.on(move |editor: &mut Editor| editor.edit_text(kind, Path::root(), kind.name().to_owned()))
    };
    html! {
        <section class="card" aria-labelledby="text-title">
            <h2 id="text-title">{ "As text" }</h2>
            <p class="part__help">{ "Nothing counts until it is taken over. What the forms have no field for is kept as it is written here." }</p>
            <div class="bar">
                <Button icon={Glyph::Text} label={FileKind::Rules.name()} onclick={open(FileKind::Rules)} />
                <Button icon={Glyph::Text} label={FileKind::Tests.name()} onclick={open(FileKind::Tests)} />
            </div>
            { draft(editor, link) }
        </section>
    }
}

fn draft(editor: &Editor, link: &Link) -> Html {
    let Some(draft) = &editor.draft else {
        return html! { <p>{ "Choose what to open." }</p> };
    };
    let problem = draft.value().err();
    let typed = link.chosen(|editor, text| {
        if let Some(draft) = &mut editor.draft {
            text.clone_into(&mut draft.text);
        }
    });
    let rows = (draft.text.lines().count() + 2).clamp(8, 36).to_string();
    html! {
        <div class="entry">
            <label class="entry__label" for={FIELD}>{ format!("Text of {}", draft.title) }</label>
            <textarea
                id={FIELD}
                class="field field--code field--text"
                {rows}
                spellcheck="false"
                value={draft.text.clone()}
                aria-invalid={problem.is_some().then_some("true")}
                aria-describedby="text-problem"
                oninput={typed}
            />
            <div id="text-problem" role="status">
                if let Some(problem) = problem {
                    <Problem>{ refused(&problem) }</Problem>
                } else if draft.is_changed() {
                    <p class="entry__help">{ "Changed, and not taken over yet." }</p>
                }
            </div>
            <div class="bar">
                <Button
                    class="button--strong"
                    icon={Glyph::Tick}
                    label="Take over"
                    onclick={link.on(Editor::take_text_over)}
                />
                <Button icon={Glyph::Cross} label="Discard" onclick={link.on(Editor::discard_text)} />
            </div>
        </div>
    }
}
