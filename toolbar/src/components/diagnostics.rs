//! Counters for support.

use yew::prelude::*;

use crate::text;

/// Draws names and values, folded away until somebody asks for them. They hold no personal data.
pub(super) fn diagnostics(rows: &[(String, String)]) -> Html {
    html! {
        <details class="diagnostics">
            <summary>{ text::DIAGNOSTICS }</summary>
            <dl class="diagnostics__rows">
                { for rows.iter().map(|(name, value)| html! {
                    <div><dt>{ name }</dt><dd>{ value }</dd></div>
                }) }
            </dl>
        </details>
    }
}
