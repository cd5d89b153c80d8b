//! A condition, and the conditions in it.

use fusion_cti_ui::{Button, Glyph};
use serde_json::Value;
use yew::prelude::*;

use super::field::{id_of, problems_at, problems_within};
use super::link::Link;
use super::test_fields;
use super::tool::Tool;
use crate::model::condition::{Kind, Node};
use crate::model::history::Change;
use crate::model::path::Step;
use crate::model::{Edit, Editor, FileKind, Path, ValueExt, json_text, object, outcome};

/// Draws the condition under a path; the one of a rule has no neighbours and cannot be taken out.
pub(super) fn draw(editor: &Editor, link: &Link, path: &Path, condition: &Value) -> Html {
    let node = Node::of(condition);
    let (body, problems) = match &node {
        Node::Group(kind, parts) => {
            let inside = path.key(kind.key());
            let problems = html! { <>{ problems_at(editor, path) }{ problems_at(editor, &inside) }</> };
            (group(editor, link, &inside, parts), problems)
        }
        Node::Not(inner) => {
            let inside = draw(editor, link, &path.key("not"), inner);
            (
                html! { <div class="parts">{ inside }</div> },
                problems_at(editor, path),
            )
        }
        Node::Other(_) => (unreadable(link, path, condition), problems_within(editor, path)),
        leaf => (
            test_fields::draw(editor, link, path, leaf),
            problems_within(editor, path),
        ),
    };
    let groups = matches!(node, Node::Group(..) | Node::Not(_));
    html! {
        <div
            class={classes!("condition", groups.then_some("condition--group"))}
            role="group"
            aria-label={node.kind().map_or("Condition", Kind::label)}
            id={id_of(path)}
            tabindex="-1"
        >
            <div class="condition__head">
                <span class="condition__fields">
                    { kind_choice(link, path, &node) }
                    if !groups { { body.clone() } }
                </span>
                <span class="condition__tools">{ tools(editor, link, path) }</span>
            </div>
            if groups { { body } }
            { problems }
        </div>
    }
}

/// Of which kind it is. Another choice keeps what can be kept.
fn kind_choice(link: &Link, path: &Path, node: &Node<'_>) -> Html {
    let present = node.kind();
    let path = path.clone();
    let choose = link.chosen(move |editor, key| {
        let Some((kind, present)) = Kind::of_key(key).zip(editor.document().at(&path)) else {
            return;
        };
        let edit = Edit::Set(path.clone(), kind.instead_of(present));
        editor.make(Change::new("change a condition", edit));
    });
    html! {
        <select class="field condition__kind" aria-label="Kind of condition" onchange={choose}>
            if present.is_none() { <option value="" selected=true>{ "Written as text" }</option> }
            { for Kind::ALL.iter().map(|kind| html! {
                <option value={kind.key()} selected={present == Some(*kind)}>{ kind.label() }</option>
            }) }
        </select>
    }
}

fn group(editor: &Editor, link: &Link, list: &Path, parts: &[Value]) -> Html {
    let empty = match list.split() {
        Some((_, Step::Key(key))) if key == "any" => "Nothing in it: no call meets this.",
        _ => "Nothing in it: every call meets this.",
    };
    let onclick = {
        let list = list.clone();
        link.on(move |editor| {
            let change = outcome::append(editor.document(), &list, "add a condition", Kind::Queue.fresh());
            let number = editor.document().at(&list).map_or(0, |list| list.items().len());
            editor.make(change);
            editor.focus = Some(format!("at-{}", list.item(number)));
        })
    };
    html! {
        <div class="parts">
            if parts.is_empty() { <p class="parts__none">{ empty }</p> }
            { for parts.iter().enumerate().map(|(number, part)| draw(editor, link, &list.item(number), part)) }
            <Button icon={Glyph::Plus} label="Add condition" onclick={onclick} />
        </div>
    }
}

fn unreadable(link: &Link, path: &Path, condition: &Value) -> Html {
    html! {
        <div class="as-text">
            <code class="as-text__code">{ json_text::line_text(condition) }</code>
            <Button icon={Glyph::Text} label="Edit as text" onclick={edit_text(link, path)} />
        </div>
    }
}

pub(super) fn edit_text(link: &Link, path: &Path) -> Callback<MouseEvent> {
    let path = path.clone();
    link.on(move |editor| editor.edit_text(FileKind::Rules, path.clone(), format!("`{path}`")))
}

/// What can be done with a condition among others.
fn tools(editor: &Editor, link: &Link, path: &Path) -> Html {
    let wrap = wrapping(link, path);
    let Some((list, Step::Item(number))) = path.split() else {
        return wrap;
    };
    let number = *number;
    let count = editor.document().at(&list).map_or(0, |list| list.items().len());
    let step = |icon: Glyph, label: &'static str, to: Option<usize>| {
        let list = list.clone();
        let press = link.on(move |editor| {
            if let Some(to) = to {
                let edit = Edit::Move(list.clone(), number, to);
                editor.make(Change::new("move a condition", edit));
                editor.focus = Some(format!("at-{}", list.item(to)));
            }
        });
        html! { <Tool {icon} {label} onclick={press} /> }
    };
    let (gone, around) = (path.clone(), list.clone());
    let delete = link.on(move |editor| {
        editor.make(Change::new("delete a condition", Edit::Remove(gone.clone())));
        editor.focus = Some(format!("at-{around}"));
    });
    html! {
        <>
            { wrap }
            if count > 1 {
                { step(Glyph::Up, "Move condition up", number.checked_sub(1)) }
                { step(Glyph::Down, "Move condition down", Some(number + 1).filter(|next| *next < count)) }
            }
            <Tool icon={Glyph::Bin} label="Delete condition" onclick={delete} />
        </>
    }
}

/// Puts a condition into a group of its own, to add others to it.
fn wrapping(link: &Link, path: &Path) -> Html {
    let path = path.clone();
    let wrap = link.on(move |editor| {
        if let Some(present) = editor.document().at(&path) {
            let group = object("any", Value::Array(vec![present.clone()]));
            editor.make(Change::new("group a condition", Edit::Set(path.clone(), group)));
        }
    });
    html! { <Tool icon={Glyph::Group} label="Put into a group" onclick={wrap} /> }
}
