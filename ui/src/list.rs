//! Lists: of rows that are components, and of names and values.

use std::rc::Rc;

use yew::html::BaseComponent;
use yew::prelude::*;
use yew::virtual_dom::{Key, VComp, VNode};

/// The element around the rows, and what it is to assistive technology.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ListKind {
    /// `ul`; each row is a `li`.
    #[default]
    Unordered,
    /// `ol`; each row is a `li`.
    Ordered,
    /// A `div` that means nothing.
    Plain,
    /// A `section`, which needs a label.
    Section,
    /// A live region for how things are.
    Status,
    /// A live region for what happened.
    Log,
}

/// A row: its props, and the key by which it is known when others come, go or are moved.
#[derive(Clone, Debug, PartialEq)]
pub struct ListRow<Props> {
    /// Unique among the rows. Never the index: what has the focus and what is half typed stays with the key.
    pub key: Key,
    /// The props of the row's component.
    pub props: Rc<Props>,
}

impl<Props> ListRow<Props> {
    /// A row with its key.
    pub fn new(key: impl Into<Key>, props: Props) -> Self {
        Self {
            key: key.into(),
            props: Rc::new(props),
        }
    }
}

/// What the [`List`] is drawn from.
#[derive(Properties, Clone, Debug, PartialEq)]
pub struct ListProps<Props: PartialEq> {
    /// The rows, in their order.
    pub rows: Vec<ListRow<Props>>,
    /// The element around them.
    #[prop_or_default]
    pub kind: ListKind,
    /// The class of that element.
    #[prop_or_default]
    pub class: Classes,
    /// The accessible name of the whole list.
    #[prop_or_default]
    pub label: Option<AttrValue>,
    /// What is shown while there is no row.
    #[prop_or_default]
    pub empty: Html,
}

/// A list of rows that are all of one component. A row is rendered again only when its own props change, and keeps its element, the
/// focus and its state while others come, go or are moved.
#[component]
pub fn List<Row>(props: &ListProps<Row::Properties>) -> Html
where
    Row: BaseComponent,
{
    let (tag, role, live) = match props.kind {
        ListKind::Unordered => ("ul", None, None),
        ListKind::Ordered => ("ol", None, None),
        ListKind::Plain => ("div", None, None),
        ListKind::Section => ("section", None, None),
        ListKind::Status => ("div", Some("status"), None),
        ListKind::Log => ("div", Some("log"), Some("polite")),
    };
    // A list of their own: beside a sibling without a key, Yew would compare the rows by their index.
    let rows: Html = props
        .rows
        .iter()
        .map(|row| VNode::from(VComp::new::<Row>(Rc::clone(&row.props), Some(row.key.clone()))))
        .collect();
    html! {
        <@{tag} class={props.class.clone()} {role} aria-live={live} aria-label={props.label.clone()}>
            { rows }
            if props.rows.is_empty() {
                { props.empty.clone() }
            }
        </@>
    }
}

/// What the [`FactList`] is drawn from.
#[derive(Properties, Clone, Debug, PartialEq)]
pub struct FactListProps {
    /// Names and values, in their order.
    pub facts: Vec<(AttrValue, AttrValue)>,
    /// The class of the list.
    pub class: Classes,
    /// The accessible name of the list.
    #[prop_or_default]
    pub label: Option<AttrValue>,
}

/// A list of names and values. A row is known by its position: nothing but text is in it.
#[component]
pub fn FactList(props: &FactListProps) -> Html {
    html! {
        <dl class={props.class.clone()} aria-label={props.label.clone()}>
            for (position, (name, value)) in props.facts.iter().enumerate() {
                <div key={position}>
                    <dt>{ name }</dt>
                    <dd title={value}>{ value }</dd>
                </div>
            }
        </dl>
    }
}
