//! The fields of a condition about one fact.

use fusion_cti::rules::Weekday;
use fusion_cti_ui::{Checkbox, Choice, DraftArea, InputType, Select, TextInput, renders};
use serde_json::Value;
use yew::prelude::*;

use super::field::{id_of, use_edit};
use super::lists;
use crate::model::action::TextEditKind;
use crate::model::condition::{Kind, Node, Operator, Test, TestOf, TestValue, Window};
use crate::model::{Action, Findings, Path};

#[derive(Properties, Clone, Debug, PartialEq)]
pub(super) struct TestFieldsProps {
    /// Where the condition lies in the rules' file.
    pub(super) path: Path,
    pub(super) condition: Value,
    /// What is wrong with it.
    pub(super) findings: Findings,
    pub(super) dispatch: Callback<Action>,
}

/// The fields of a condition; none for a group, and for what is written as text.
#[component]
pub(super) fn TestFields(props: &TestFieldsProps) -> Html {
    renders::count("TestFields");
    let path = &props.path;
    let node = Node::of(&props.condition);
    match &node {
        Node::Word(kind, word) => word_choice(props, *kind, word),
        Node::Test(kind, test) => {
            let list = match kind {
                Kind::Queue => Some(lists::QUEUES),
                Kind::RoutingProfile => Some(lists::PROFILES),
                _ => None,
            };
            comparison(props, &path.key(kind.key()), test, list)
        }
        Node::Attribute(name, test) => {
            let path = path.key("attribute");
            html! {
                <>
                    { line(props, path.key("name"), "Name of the attribute", name, Some(lists::ATTRIBUTES)) }
                    { comparison(props, &path.key("value"), test, None) }
                </>
            }
        }
        Node::Language(language) => line(
            props,
            path.key("language"),
            "Language, such as en or en-GB",
            language,
            None,
        ),
        Node::Time(window) => time(props, &path.key("time"), window),
        Node::Group(..) | Node::Not(_) | Node::Other(_) => html! {},
    }
}

fn word_choice(props: &TestFieldsProps, kind: Kind, present: &str) -> Html {
    let path = props.path.key(kind.key());
    let onchange = props
        .dispatch
        .reform(move |word: String| Action::SetCondition(path.clone(), Value::from(word)));
    let choices = kind.words().into_iter().map(|word| Choice::new(word, word));
    html! {
        <Select label={kind.label()} choices={choices.collect::<Vec<_>>()} value={present.to_owned()} {onchange} />
    }
}

fn comparison(props: &TestFieldsProps, path: &Path, test: &Test<'_>, list: Option<&'static str>) -> Html {
    let onchange = {
        let (path, of, dispatch) = (path.clone(), test.of, props.dispatch.clone());
        Callback::from(move |key: String| {
            if let Some(operator) = Operator::of_key(&key) {
                dispatch.emit(Action::ChangeOperator(path.clone(), of, operator));
            }
        })
    };
    let operators = test.of.operators().iter();
    let choices = operators.map(|operator| Choice::new(operator.key(), operator.label()));
    let operand = path.key(test.operator.key());
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
            <Select
                label="Comparison"
                choices={choices.collect::<Vec<_>>()}
                value={test.operator.key()}
                {onchange}
            />
            { match &test.value {
                TestValue::One(text) => line(props, operand, label, text, list),
                TestValue::Several(texts) => several(props, operand, texts),
                TestValue::Nothing => html! {},
            } }
        </>
    }
}

/// One text; each letter is a change.
fn line(
    props: &TestFieldsProps,
    path: Path,
    label: &'static str,
    value: &str,
    list: Option<&'static str>,
) -> Html {
    html! {
        <LineInput
            class="condition__text"
            invalid={props.findings.at_or_below(&path).has_error()}
            {path}
            {label}
            placeholder={label}
            {list}
            value={value.to_owned()}
            edit={TextEditKind::Required}
            dispatch={&props.dispatch}
        />
    }
}

#[derive(Properties, Clone, Debug, PartialEq)]
struct LineInputProps {
    path: Path,
    label: &'static str,
    placeholder: &'static str,
    class: &'static str,
    value: String,
    invalid: bool,
    #[prop_or_default]
    list: Option<&'static str>,
    edit: TextEditKind,
    dispatch: Callback<Action>,
}

/// A line of text within a condition.
#[component]
fn LineInput(props: &LineInputProps) -> Html {
    let oninput = use_edit(&props.path, props.label, props.edit, &props.dispatch);
    html! {
        <TextInput
            kind={InputType::Name}
            class={props.class}
            label={props.label}
            placeholder={props.placeholder}
            invalid={props.invalid}
            id={id_of(&props.path)}
            list={props.list}
            value={props.value.clone()}
            {oninput}
        />
    }
}

/// Several texts, one on each line.
fn several(props: &TestFieldsProps, path: Path, texts: &[&str]) -> Html {
    let id = id_of(&path);
    let onchange = props.dispatch.reform(move |text: String| {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        Action::SetCondition(path.clone(), lines.map(str::to_owned).collect())
    });
    html! {
        <DraftArea
            {id}
            class="field--lines condition__text"
            label="One on each line"
            rows={(texts.len() + 1).clamp(2, 8)}
            value={texts.join("\n")}
            {onchange}
        />
    }
}

fn time(props: &TestFieldsProps, path: &Path, window: &Window<'_>) -> Html {
    let clock = |key: &'static str, label: &'static str, value: Option<&str>, usual: &'static str| {
        let path = path.key(key);
        html! {
            <LineInput
                class="condition__clock"
                invalid={props.findings.at_or_below(&path).has_error()}
                {path}
                {label}
                placeholder={usual}
                value={value.unwrap_or_default().to_owned()}
                edit={TextEditKind::Optional}
                dispatch={&props.dispatch}
            />
        }
    };
    let all: Vec<_> = Weekday::ALL.iter().map(|day| day.word()).collect();
    let weekdays = path.key("weekdays");
    html! {
        <>
            { line(props, path.key("zone"), "Time zone", window.zone, Some(lists::ZONES)) }
            { clock("from", "From", window.from, "00:00") }
            <span aria-hidden="true">{ "–" }</span>
            { clock("to", "To", window.to, "24:00") }
            <span class="days" role="group" aria-label="Weekdays">
                for day in Weekday::ALL.iter() {
                    <Checkbox
                        key={day.word()}
                        class="day"
                        label={short(*day)}
                        checked={window.weekdays.as_ref().is_some_and(|days| days.contains(&day.word()))}
                        onchange={toggle(props, &weekdays, day.word(), &all)}
                    />
                }
                if window.weekdays.is_none() {
                    <span class="days__every">{ "every day" }</span>
                }
            </span>
        </>
    }
}

fn toggle(props: &TestFieldsProps, path: &Path, word: &'static str, all: &[&'static str]) -> Callback<()> {
    let (path, all) = (path.clone(), all.to_vec());
    props.dispatch.reform(move |()| Action::Toggle {
        path: path.clone(),
        label: "Weekdays",
        word,
        all: all.clone(),
    })
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
