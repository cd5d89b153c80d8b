//! A list of names with a value each (`<dl>`).

use yew::prelude::*;

/// What a [`FactList`] shows.
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
