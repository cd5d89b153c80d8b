//! Components whose code lies in a chunk: what is behind a click is fetched by that click.

#![allow(
    dead_code,
    unused_macros,
    reason = "waits for the first panel that becomes a chunk"
)]

use std::future::Future;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::ChunkMissing;

/// Draws a component that was fetched.
pub(crate) type Draw<P> = fn(&P) -> Html;

/// The outcome of a chunk's function, once it is there. It is called when the component is mounted, and not again.
#[hook]
pub(crate) fn use_chunk<T, F>(call: impl FnOnce() -> F + 'static) -> Option<Result<T, ChunkMissing>>
where
    T: Clone + 'static,
    F: Future<Output = Result<T, ChunkMissing>> + 'static,
{
    let outcome = use_state(|| None);
    let setter = outcome.setter();
    // Setting the state of a component that is gone by then does nothing.
    use_effect_with((), move |()| {
        spawn_local(async move { setter.set(Some(call().await)) })
    });
    (*outcome).clone()
}

/// Declares the component `$lazy`, which fetches the component `$component` from a chunk and draws it with its own
/// properties. Until it is there nothing is seen; where it cannot be fetched, the sentence that says so.
macro_rules! lazy_component {
    ($(#[$attribute:meta])* $visible:vis $lazy:ident = $chunk:ident::$component:ident($properties:ty)) => {
        $(#[$attribute])*
        #[yew::component]
        $visible fn $lazy(properties: &$properties) -> yew::Html {
            $crate::chunk::chunk! { $chunk:
                fn fetched() -> $crate::chunk::Draw<$properties> {
                    |properties| yew::html! { <$component ..properties.clone() /> }
                }
            }
            match $crate::chunk::use_chunk(fetched) {
                None => yew::Html::default(),
                Some(Ok(draw)) => draw(properties),
                Some(Err(missing)) => yew::html! { <p role="alert">{missing.to_string()}</p> },
            }
        }
    };
}

pub(crate) use lazy_component;
