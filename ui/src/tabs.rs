//! The way between the parts of a page.

use yew::prelude::*;

use crate::tone::Tone;

/// One part of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tab<Id> {
    /// Which part it is; [`TabsProps::onselect`] is called with it.
    pub id: Id,
    /// The text of its button; unique among the tabs, because it is the key of the list.
    pub label: AttrValue,
    /// What is counted in it.
    pub badge: Option<Badge>,
}

/// A few letters next to a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Badge {
    /// What it says, usually a number.
    pub text: AttrValue,
    /// How it is meant.
    pub tone: Tone,
}

/// What [`Tabs`] shows, and what it calls.
#[derive(Properties, Clone, Debug, PartialEq)]
pub struct TabsProps<Id: PartialEq> {
    /// The accessible name of the row.
    pub label: AttrValue,
    /// The parts, in their order.
    pub tabs: Vec<Tab<Id>>,
    /// The part that is shown.
    pub current: Id,
    /// Called with the part that was chosen.
    pub onselect: Callback<Id>,
}

/// A row of buttons, one for each part of a page; the one of the present part is marked.
#[component]
pub fn Tabs<Id>(props: &TabsProps<Id>) -> Html
where
    Id: Copy + PartialEq + 'static,
{
    html! {
        <nav class="tabs" aria-label={&props.label}>
            for tab in &props.tabs {
                <button
                    key={tab.label.as_str()}
                    type="button"
                    class="tab"
                    aria-current={(tab.id == props.current).then_some("page")}
                    onclick={props.onselect.reform({ let id = tab.id; move |_: MouseEvent| id })}
                >
                    { &tab.label }
                    if let Some(Badge { text, tone }) = &tab.badge {
                        <span class={classes!("count", (*tone == Tone::Bad).then_some("count--bad"))}>{ text }</span>
                    }
                </button>
            }
        </nav>
    }
}
