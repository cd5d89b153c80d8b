//! The fields of a condition about one fact.

use fusion_cti::rules::Weekday;
use fusion_cti_ui::{InputType, TextInput};
use serde_json::Value;
use yew::prelude::*;

use super::field::{id_of, invalid};
use super::link::Link;
use super::lists;
use crate::model::condition::{Kind, Node, Operator, Test, TestOf, TestValue, Window};
use crate::model::history::Change;
use crate::model::{Edit, Editor, Path, outcome};

pub(super) fn draw(editor: &Editor, link: &Link, path: &Path, node: &Node<'_>) -> Html {
    match node {
        Node::Word(kind, word) => word_choice(link, &path.key(kind.key()), *kind, word),
        Node::Test(kind, test) => {
            let list = match kind {
                Kind::Queue => Some(lists::QUEUES),
                Kind::RoutingProfile => Some(lists::PROFILES),
                _ => None,
            };
            test_fields(editor, link, &path.key(kind.key()), test, list)
        }
        Node::Attribute(name, test) => {
            let path = path.key("attribute");
            html! {
                <>
                    { line(editor, link, &path.key("name"), "Name of the attribute", name, Some(lists::ATTRIBUTES)) }
                    { test_fields(editor, link, &path.key("value"), test, None) }
                </>
            }
        }
        Node::Language(language) => line(
            editor,
            link,
            &path.key("language"),
            "Language, such as en or en-GB",
            language,
            None,
        ),
        Node::Time(window) => time(editor, link, &path.key("time"), window),
        Node::Group(..) | Node::Not(_) | Node::Other(_) => html! {},
    }
}

fn word_choice(link: &Link, path: &Path, kind: Kind, present: &str) -> Html {
    let path = path.clone();
    let choose = link.chosen(move |editor, word| set(editor, &path, "change a condition", Value::from(word)));
    html! {
        <select class="field" aria-label={kind.label()} onchange={choose}>
            { for kind.words().into_iter().map(|word| html! {
                <option value={word} selected={word == present}>{ word }</option>
            }) }
        </select>
    }
}

fn test_fields(
    editor: &Editor,
    link: &Link,
    path: &Path,
    test: &Test<'_>,
    list: Option<&'static str>,
) -> Html {
    let choose = {
        let (path, of) = (path.clone(), test.of);
        link.chosen(move |editor, key| {
            let operator = Operator::of_key(key);
            let present = editor.document().at(&path);
            let test = present.and_then(|present| Test::of(present, of));
            if let Some((operator, test)) = operator.zip(test) {
                let value = test.with(operator);
                set(editor, &path, "change a condition", value);
            }
        })
    };
    let operators = test.of.operators().iter().map(|operator| {
        html! {
            <option value={operator.key()} selected={*operator == test.operator}>{ operator.label() }</option>
        }
    });
    let inside = path.key(test.operator.key());
    let list = match test.operator {
        Operator::Country => Some(lists::COUNTRIES),
        Operator::Is => list,
        _ => None,
    };
    let label = match (test.operator, test.of) {
        (Operator::Country, _) => "Two letters of the country",
        (Operator::Matches, _) => "Pattern",
        (_, TestOf::Number) => "Number",
        (_, TestOf::Text) => "Text",
    };
    html! {
        <>
            <select class="field" aria-label="Comparison" onchange={choose}>{ for operators }</select>
            { match &test.value {
                TestValue::One(text) => line(editor, link, &inside, label, text, list),
                TestValue::Several(texts) => several(link, &inside, texts),
                TestValue::Nothing => html! {},
            } }
        </>
    }
}

/// One text; each letter is a change.
fn line(
    editor: &Editor,
    link: &Link,
    path: &Path,
    label: &'static str,
    value: &str,
    list: Option<&'static str>,
) -> Html {
    let at = path.clone();
    let typed = link.typed(move |editor, text| {
        Some(outcome::type_value(
            editor.document(),
            &at,
            label,
            Value::from(text),
        ))
    });
    html! {
        <TextInput
            kind={InputType::Name}
            class="condition__text"
            {label}
            invalid={invalid(editor, path)}
            placeholder={label}
            id={id_of(path)}
            {list}
            value={value.to_owned()}
            oninput={typed}
        />
    }
}

/// Several texts, one on each line; taken over when the field is left.
fn several(link: &Link, path: &Path, texts: &[&str]) -> Html {
    let at = path.clone();
    let change = link.chosen(move |editor, text| {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        let list = lines.map(str::to_owned).collect();
        set(editor, &at, "change a condition", list);
    });
    html! {
        <textarea
            class="field field--lines condition__text"
            aria-label="One on each line"
            placeholder="One on each line"
            rows={(texts.len() + 1).clamp(2, 8).to_string()}
            spellcheck="false"
            value={texts.join("\n")}
            onchange={change}
        />
    }
}

fn time(editor: &Editor, link: &Link, path: &Path, window: &Window<'_>) -> Html {
    let clock = |key: &'static str, label: &'static str, value: Option<&str>, usual: &'static str| {
        let at = path.key(key);
        let typed = link.typed(move |editor, text| outcome::type_text(editor.document(), &at, label, text));
        html! {
            <TextInput
                kind={InputType::Name}
                class="condition__clock"
                {label}
                invalid={invalid(editor, &path.key(key))}
                placeholder={usual}
                id={id_of(&path.key(key))}
                value={value.unwrap_or_default().to_owned()}
                oninput={typed}
            />
        }
    };
    let words: Vec<_> = Weekday::ALL.iter().map(|day| day.word()).collect();
    let days = Weekday::ALL.iter().map(|day| {
        let on = window
            .weekdays
            .as_ref()
            .is_some_and(|days| days.contains(&day.word()));
        let (at, words, word) = (path.key("weekdays"), words.clone(), day.word());
        let toggle = link.on(move |editor| {
            let change = outcome::toggle(editor.document(), &at, "Weekdays", word, &words);
            editor.make(change);
        });
        html! {
            <label class="day"><input type="checkbox" checked={on} onchange={toggle} />{ short(*day) }</label>
        }
    });
    let every = window.weekdays.is_none();
    html! {
        <>
            { line(editor, link, &path.key("zone"), "Time zone", window.zone, Some(lists::ZONES)) }
            { clock("from", "From", window.from, "00:00") }
            <span aria-hidden="true">{ "–" }</span>
            { clock("to", "To", window.to, "24:00") }
            <span class="days" role="group" aria-label="Weekdays">
                { for days }
                if every { <span class="days__every">{ "every day" }</span> }
            </span>
        </>
    }
}

fn short(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "Mon",
        Weekday::Tuesday => "Tue",
        Weekday::Wednesday => "Wed",
        Weekday::Thursday => "Thu",
        Weekday::Friday => "Fri",
        Weekday::Saturday => "Sat",
        Weekday::Sunday => "Sun",
    }
}

fn set(editor: &mut Editor, path: &Path, what: &str, value: Value) {
    if editor.document().at(path) != Some(&value) {
        editor.make(Change::new(what, Edit::Set(path.clone(), value)));
    }
}
