//! The counters that support asks for.

use fusion_cti_ui::FactList;
use yew::prelude::*;

use super::renders;
use crate::text;

#[derive(Properties, Clone, Debug, PartialEq)]
pub(super) struct DiagnosticsProps {
    /// Names and values; they hold no personal data.
    pub(super) rows: Vec<(String, String)>,
}

/// Draws names and values, folded away until somebody asks for them.
#[component]
pub(super) fn Diagnostics(props: &DiagnosticsProps) -> Html {
    renders::count("Diagnostics");
    let rows = props
        .rows
        .iter()
        .map(|(name, value)| (name.clone().into(), value.clone().into()));
    html! {
        <details class="diagnostics">
            <summary>{ text::DIAGNOSTICS }</summary>
            <FactList class="diagnostics__rows" facts={rows.collect::<Vec<_>>()} />
        </details>
    }
}
