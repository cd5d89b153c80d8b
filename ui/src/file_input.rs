//! The button that chooses a file of this computer.

use web_sys::{File, HtmlInputElement};
use yew::prelude::*;

use crate::icon::{Glyph, Icon};

/// What the [`FileInput`] shows, and what it calls.
#[derive(Properties, Clone, Debug, PartialEq)]
pub struct FileInputProps {
    /// The words that are seen.
    pub label: AttrValue,
    /// What screen readers call it, which says more than the words that are seen.
    pub spoken: AttrValue,
    /// The kinds of files that the browser offers, as in HTML's `accept`.
    pub accept: AttrValue,
    /// Called with the file that was chosen, also with the same one again.
    pub onchoose: Callback<File>,
}

/// Draws a button that opens the browser's dialog for files.
#[component]
pub fn FileInput(props: &FileInputProps) -> Html {
    let onchange = use_callback(props.onchoose.clone(), |event: Event, onchoose| {
        let input = event.target_dyn_into::<HtmlInputElement>();
        if let Some(file) = input.and_then(|input| chosen(&input)) {
            onchoose.emit(file);
        }
    });
    html! {
        <label class="button button--file">
            <Icon glyph={Glyph::Upload} />
            <span>{ &props.label }</span>
            <input class="unseen" type="file" accept={&props.accept} aria-label={&props.spoken} {onchange} />
        </label>
    }
}

/// Takes the chosen file out of its field: the browser reports only a change, and the same file may be wanted again.
fn chosen(input: &HtmlInputElement) -> Option<File> {
    let file = input.files()?.get(0);
    input.set_value("");
    file
}
