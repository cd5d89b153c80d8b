//! A rule, a part of one, or a whole file as text.

use fusion_cti_ui::{Glyph, Problem, TextArea, renders};
use yew::prelude::*;

use super::app::refused;
use super::tool::ActionButton;
use crate::model::text_draft::TextDraft;
use crate::model::{Action, Editor, FileKind, Path};

/// The id of the text; it has the browser's own undo.
pub(super) const FIELD: &str = "text";

pub(super) fn draw(editor: &Editor, dispatch: &Callback<Action>) -> Html {
    let open = |kind: FileKind| {
        let action = Action::EditText(kind, Path::root(), kind.name().to_owned());
        html! { <ActionButton icon={Glyph::Text} label={kind.name()} {action} {dispatch} /> }
    };
    html! {
        <section class="card" aria-labelledby="text-title">
            <h2 id="text-title">{ "As text" }</h2>
            <p class="part__help">{ "Nothing counts until it is taken over. What the forms have no field for is kept as it is written here." }</p>
            <div class="bar">
                { open(FileKind::Rules) }
                { open(FileKind::Tests) }
            </div>
            if let Some(draft) = &editor.draft {
                <DraftForm draft={draft.clone()} {dispatch} />
            } else {
                <p>{ "Choose what to open." }</p>
            }
        </section>
    }
}

#[derive(Properties, Clone, Debug, PartialEq)]
struct DraftFormProps {
    draft: TextDraft,
    dispatch: Callback<Action>,
}

/// The text, what is wrong with it, and what can be done with it.
#[component]
fn DraftForm(props: &DraftFormProps) -> Html {
    renders::count("DraftForm");
    let DraftFormProps { draft, dispatch } = props;
    let problem = draft.value().err();
    html! {
        <div class="entry">
            <label class="entry__label" for={FIELD}>{ format!("Text of {}", draft.title) }</label>
            <TextArea
                id={FIELD}
                class="field--code field--text"
                rows={(draft.text.lines().count() + 2).clamp(8, 36)}
                value={draft.text.clone()}
                invalid={problem.is_some()}
                problems="text-problem"
                oninput={dispatch.reform(Action::TypeText)}
            />
            <div id="text-problem" role="status">
                if let Some(problem) = problem {
                    <Problem>{ refused(&problem) }</Problem>
                } else if draft.is_changed() {
                    <p class="entry__help">{ "Changed, and not taken over yet." }</p>
                }
            </div>
            <div class="bar">
                <ActionButton class="button--strong" icon={Glyph::Tick} label="Take over" action={Action::TakeTextOver} {dispatch} />
                <ActionButton icon={Glyph::Cross} label="Discard" action={Action::DiscardText} {dispatch} />
            </div>
        </div>
    }
}
