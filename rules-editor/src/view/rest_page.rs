//! What is decided when no rule matches, and the names that exist at this place.

use fusion_cti_ui::{Button, Glyph, InputType};
use yew::prelude::*;

use super::condition_form::edit_text;
use super::field::{Entry, lines_field, problems_within};
use super::link::Link;
use super::outcome_form;
use crate::model::{Editor, Path, ValueExt, outcome};

const NAMES: [(&str, &str, &str); 3] = [
    (
        "queues",
        "Queues",
        "With these here, a condition on another queue is warned of.",
    ),
    (
        "attributes",
        "Contact attributes",
        "Set by your contact flows, besides those in the expected results.",
    ),
    (
        "tokens",
        "More tokens of Fusion",
        "Tokens that begin with SVCMCA_ and that this editor does not know.",
    ),
];

pub(super) fn draw(editor: &Editor, link: &Link) -> Html {
    let root = Path::root();
    let known = root.key("known");
    html! {
        <div class="columns columns--even">
            <section class="card" aria-labelledby="default-title">
                <h2 id="default-title">{ "When no rule matches" }</h2>
                { outcome_form::draw(editor, link, &root.key("default")) }
            </section>
            <section class="card" aria-labelledby="known-title">
                <h2 id="known-title">{ "Names at your place" }</h2>
                <p class="part__help">
                    { "One on each line. Nothing is refused at a call because of them; they tell a typing mistake from an unusual name." }
                </p>
                { for NAMES.iter().map(|(key, label, help)| names(editor, link, &known.key(key), label, help)) }
                { pages(editor, link, &known.key("pages")) }
            </section>
        </div>
    }
}

fn names(editor: &Editor, link: &Link, path: &Path, label: &'static str, help: &'static str) -> Html {
    let present = editor.document().at(path);
    let Some(texts) = present.map_or(Some(Vec::new()), ValueExt::as_texts) else {
        return html! {
            <div class="entry">
                <p class="entry__label">{ label }</p>
                { problems_within(editor, path) }
                <Button icon={Glyph::Text} label="Edit as text" onclick={edit_text(link, path)} />
            </div>
        };
    };
    let field = Entry {
        path,
        label,
        help,
        value: texts.join("\n"),
        list: None,
        kind: InputType::Text,
    };
    let at = path.clone();
    lines_field(editor, link, &field, move |editor, text| {
        outcome::type_lines(editor.document(), &at, label, text)
    })
}

/// Pages with the tokens that each reads, one page on each line: `CODE: TOKEN, TOKEN`.
fn pages(editor: &Editor, link: &Link, path: &Path) -> Html {
    let present = editor.document().at(path);
    let Some(text) = outcome::pages_text(present) else {
        return html! {
            <div class="entry">
                <p class="entry__label">{ "Pages" }</p>
                { problems_within(editor, path) }
                <Button icon={Glyph::Text} label="Edit as text" onclick={edit_text(link, path)} />
            </div>
        };
    };
    let field = Entry {
        path,
        label: "Pages",
        help: "A page on each line with the tokens it reads, such as Edit_Contact: SVCMCA_CONTACT_ID. \
               With these here, a token that no page reads is warned of.",
        value: text,
        list: None,
        kind: InputType::Code,
    };
    let at = path.clone();
    lines_field(editor, link, &field, move |editor, text| {
        outcome::type_pages(editor.document(), &at, text)
    })
}
