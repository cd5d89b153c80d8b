//! A condition, and the conditions in it.

use fusion_cti_ui::{Choice, Glyph, List, ListKind, ListRow, Select, renders};
use serde_json::Value;
use yew::prelude::*;

use super::field::{id_of, problem_lines};
use super::test_fields::TestFields;
use super::tool::{ActionButton, Tool};
use crate::model::condition::{Kind, Node};
use crate::model::path::Step;
use crate::model::{Action, FileKind, Findings, Path, TrackedValue, json_text};

#[derive(Properties, Clone, Debug, PartialEq)]
pub(super) struct ConditionFormProps {
    pub(super) path: Path,
    pub(super) condition: TrackedValue,
    /// What is wrong with the condition or anything within it.
    pub(super) findings: Findings,
    /// How many conditions the list has that it is in. Nothing for the condition of a rule, which is in none and cannot be deleted.
    #[prop_or_default]
    pub(super) siblings: Option<usize>,
    pub(super) dispatch: Callback<Action>,
}

/// The form of a condition.
#[component]
pub(super) fn ConditionForm(props: &ConditionFormProps) -> Html {
    renders::count("ConditionForm");
    let ConditionFormProps {
        path,
        condition,
        findings,
        dispatch,
        ..
    } = props;
    let node = Node::of(condition.value());
    let is_group = matches!(node, Node::Group(..) | Node::Not(_));
    let body = match &node {
        Node::Group(kind, _) => parts(props, *kind),
        Node::Not(_) => html! { <div class="parts">{ negated(props) }</div> },
        Node::Other(_) => unreadable(path, condition.value(), dispatch),
        _ => {
            html! { <TestFields path={path.clone()} condition={condition.value().clone()} findings={findings.clone()} {dispatch} /> }
        }
    };
    // What concerns a part of a group is shown at the part.
    let findings = match &node {
        Node::Group(kind, parts) => {
            let list = path.key(kind.key());
            findings.outside((0..parts.len()).map(|index| list.item(index)))
        }
        Node::Not(_) => findings.outside([path.key("not")]),
        _ => findings.clone(),
    };
    html! {
        <div
            class={classes!("condition", is_group.then_some("condition--group"))}
            role="group"
            aria-label={node.kind().map_or("Condition", Kind::label)}
            id={id_of(path)}
            tabindex="-1"
        >
            <div class="condition__head">
                <span class="condition__fields">
                    <KindChoice path={path.clone()} kind={node.kind()} {dispatch} />
                    if !is_group { { body.clone() } }
                </span>
                <span class="condition__tools">{ tools(props) }</span>
            </div>
            if is_group { { body } }
            { problem_lines(&findings, &id_of(path)) }
        </div>
    }
}

/// The conditions of a group.
fn parts(props: &ConditionFormProps, kind: Kind) -> Html {
    let list = props.path.key(kind.key());
    let parts = props
        .condition
        .get(kind.key())
        .map(|parts| parts.children())
        .unwrap_or_default();
    let count = parts.len();
    let rows = parts.into_iter().enumerate().map(|(index, condition)| {
        let path = list.item(index);
        let findings = props.findings.at_or_below(&path);
        let row = ConditionFormProps {
            path,
            findings,
            siblings: Some(count),
            dispatch: props.dispatch.clone(),
            condition,
        };
        ListRow::new(row.condition.id().to_string(), row)
    });
    let empty = match kind {
        Kind::Any => "Nothing in it: no call meets this.",
        _ => "Nothing in it: every call meets this.",
    };
    html! {
        <div class="parts">
            <List<ConditionForm>
                kind={ListKind::Plain}
                class="parts__rows"
                rows={rows.collect::<Vec<_>>()}
                empty={html! { <p class="parts__none">{ empty }</p> }}
            />
            <ActionButton
                icon={Glyph::Plus}
                label="Add condition"
                action={Action::AddCondition(list.clone())}
                dispatch={&props.dispatch}
            />
        </div>
    }
}

fn negated(props: &ConditionFormProps) -> Html {
    let path = props.path.key("not");
    let Some(condition) = props.condition.get("not") else {
        return html! {};
    };
    let key = condition.id().to_string();
    html! {
        <ConditionForm
            {key}
            findings={props.findings.at_or_below(&path)}
            {path}
            {condition}
            dispatch={&props.dispatch}
        />
    }
}

fn unreadable(path: &Path, condition: &Value, dispatch: &Callback<Action>) -> Html {
    html! {
        <div class="as-text">
            <code class="as-text__code">{ json_text::line_text(condition) }</code>
            <EditAsText path={path.clone()} {dispatch} />
        </div>
    }
}

#[derive(Properties, Clone, Debug, PartialEq)]
pub(super) struct EditAsTextProps {
    pub(super) path: Path,
    pub(super) dispatch: Callback<Action>,
}

/// Opens what the forms cannot show.
#[component]
pub(super) fn EditAsText(props: &EditAsTextProps) -> Html {
    let path = &props.path;
    html! {
        <ActionButton
            icon={Glyph::Text}
            label="Edit as text"
            action={Action::EditText(FileKind::Rules, path.clone(), format!("`{path}`"))}
            dispatch={&props.dispatch}
        />
    }
}

#[derive(Properties, Clone, Debug, PartialEq)]
struct KindChoiceProps {
    path: Path,
    /// Nothing for what the form does not understand.
    kind: Option<Kind>,
    dispatch: Callback<Action>,
}

/// Of which kind a condition is. Another choice keeps what can be kept.
#[component]
fn KindChoice(props: &KindChoiceProps) -> Html {
    let onchange = use_callback(
        (props.path.clone(), props.dispatch.clone()),
        |key: String, (path, dispatch)| {
            if let Some(kind) = Kind::of_key(&key) {
                dispatch.emit(Action::ChangeKind(path.clone(), kind));
            }
        },
    );
    let unknown = props.kind.is_none().then(|| Choice::new("", "Written as text"));
    let known = Kind::ALL.iter().map(|kind| Choice::new(kind.key(), kind.label()));
    html! {
        <Select
            class="condition__kind"
            label="Kind of condition"
            choices={unknown.into_iter().chain(known).collect::<Vec<_>>()}
            value={props.kind.map_or("", Kind::key)}
            {onchange}
        />
    }
}

/// What can be done with a condition among others.
fn tools(props: &ConditionFormProps) -> Html {
    let ConditionFormProps {
        path,
        siblings,
        dispatch,
        ..
    } = props;
    let group = html! {
        <Tool icon={Glyph::Group} label="Put into a group" action={Action::GroupCondition(path.clone())} {dispatch} />
    };
    let Some((count, (list, Step::Item(index)))) = siblings.zip(path.split()) else {
        return group;
    };
    let index = *index;
    let step = |icon: Glyph, label: &'static str, to: Option<usize>| {
        // At an end there is nowhere to go: it stays where it is, and so does the focus.
        let action = Action::MoveCondition(list.clone(), index, to.unwrap_or(index));
        html! { <Tool {icon} {label} {action} {dispatch} /> }
    };
    html! {
        <>
            { group }
            if count > 1 {
                { step(Glyph::Up, "Move condition up", index.checked_sub(1)) }
                { step(Glyph::Down, "Move condition down", Some(index + 1).filter(|next| *next < count)) }
            }
            <Tool icon={Glyph::Bin} label="Delete condition" action={Action::DeleteCondition(path.clone())} {dispatch} />
        </>
    }
}
