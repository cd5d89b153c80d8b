//! Counters for support.

use yew::prelude::*;

use crate::text;

/// What [`Diagnostics`] are made from.
#[derive(Properties, Clone, PartialEq, Debug)]
pub struct DiagnosticsProps {
    /// Names and values; no personal data.
    pub rows: Vec<(String, String)>,
}

/// Draws the counters, folded away until somebody asks for them.
#[component]
pub fn Diagnostics(props: &DiagnosticsProps) -> Html {
    html! {
        <details class="diagnostics">
            <summary>{ text::DIAGNOSTICS }</summary>
            <dl class="diagnostics__rows">
                { for props.rows.iter().map(|(name, value)| html! {
                    <div key={name.clone()}><dt>{ name }</dt><dd>{ value }</dd></div>
                }) }
            </dl>
        </details>
    }
}
