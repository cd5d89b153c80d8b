//! Panels whose code is fetched when they are opened.

use std::future::Future;

use fusion_cti_ui::Problem;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::chunk::ChunkMissing;
use crate::text;

/// A panel that was fetched: draws itself from its props.
pub(super) type Panel<Props> = fn(Props) -> Html;

/// Draws a panel as soon as its chunk is there. Where it cannot be fetched, says so in its place; nothing else stops working, and
/// opening the panel again tries again.
#[hook]
pub(super) fn use_panel<Props, Fetched>(fetch: fn() -> Fetched, props: Props) -> Html
where
    Props: 'static,
    Fetched: Future<Output = Result<Panel<Props>, ChunkMissing>> + 'static,
{
    let panel = use_state(|| None);
    use_effect_with((), {
        let panel = panel.setter();
        move |()| spawn_local(async move { panel.set(Some(fetch().await)) })
    });
    match &*panel {
        None => html! {},
        Some(Ok(draw)) => draw(props),
        Some(Err(ChunkMissing)) => html! {
            <div role="alert"><Problem>{ text::PANEL_MISSING }</Problem></div>
        },
    }
}
