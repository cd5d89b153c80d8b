//! A native list whose choices act at once.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// One of the choices of a [`Menu`].
#[derive(Clone, Debug, PartialEq)]
pub struct MenuItem {
    /// The words that are seen in the list; unique in it.
    pub label: AttrValue,
    /// Whether it cannot be chosen now.
    pub disabled: bool,
}

/// What the [`Menu`] is drawn from.
#[derive(Properties, Clone, Debug, PartialEq)]
pub struct MenuProps {
    /// The choices, in their order.
    pub items: Vec<MenuItem>,
    /// The index of the choice that holds, if one does.
    pub current: Option<usize>,
    /// What is seen while none does.
    pub prompt: AttrValue,
    /// What screen readers call the list.
    pub label: AttrValue,
    /// The class of the list.
    pub class: Classes,
    /// Called with the index of the choice that was made.
    pub onchoose: Callback<usize>,
}

/// Draws the choices as the browser's own list, which opens outside the frame, where even a strip has room.
///
/// It shows the choice that holds, not the one that was made last: one that has no effect falls back. It is off while every choice
/// is.
#[component]
pub fn Menu(props: &MenuProps) -> Html {
    let list = use_node_ref();
    // The prompt comes first.
    let shown = props.current.map_or(0, |index| index as i32 + 1);
    // The browser keeps what was chosen by hand over any attribute, so the property is set, after every rendering.
    use_effect({
        let list = list.clone();
        move || {
            if let Some(list) = list.cast::<HtmlSelectElement>() {
                // Only when it changes: a list that is open stays as it is.
                if list.selected_index() != shown {
                    list.set_selected_index(shown);
                }
            }
        }
    });
    let onchange = use_callback(
        (props.onchoose.clone(), shown),
        |event: Event, (onchoose, shown)| {
            let Some(list) = event.target_dyn_into::<HtmlSelectElement>() else {
                return;
            };
            let chosen = usize::try_from(list.selected_index() - 1).ok();
            list.set_selected_index(*shown);
            if let Some(index) = chosen {
                onchoose.emit(index);
            }
        },
    );
    html! {
        <select
            ref={list}
            class={props.class.clone()}
            aria-label={&props.label}
            disabled={props.items.iter().all(|item| item.disabled)}
            {onchange}
        >
            <option disabled=true>{ &props.prompt }</option>
            for item in &props.items {
                <option key={&*item.label} disabled={item.disabled}>{ &item.label }</option>
            }
        </select>
    }
}
