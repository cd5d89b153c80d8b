//! Parts of the program that are fetched only where they are needed.
//!
//! `cargo xtask dist` takes everything that only a function declared with `chunk!` leads to out of the toolbar's wasm, and
//! puts it into a file that is named after the chunk. The first call fetches that file. Memory, the standard library and every type are
//! shared, so what a chunk returns is used like anything else. `docs/size.md` says when a chunk pays.

#[cfg(feature = "chunks")]
mod sys;

#[cfg(feature = "chunks")]
use futures::future::LocalBoxFuture;
use thiserror::Error;
#[cfg(feature = "chunks")]
use wasm_bindgen_futures::JsFuture;

/// A part of the program could not be fetched. The next call tries again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error(
    "A part of the toolbar could not be fetched. Reload the page. If that does not help, some of the toolbar's files are missing \
     on the server that holds this page, or are not of one version."
)]
pub struct ChunkMissing;

/// Fetches the files of a chunk, unless they are here already.
///
/// # Errors
/// One of them cannot be had; the browser's console says which, and why.
#[cfg(feature = "chunks")]
pub(crate) fn fetched(chunk: &'static str) -> LocalBoxFuture<'static, Result<(), ChunkMissing>> {
    Box::pin(async move {
        let files = JsFuture::from(sys::fetched(chunk)).await;
        files.map(drop).map_err(|_| ChunkMissing)
    })
}

/// What the macro `wasm_split` wants to be there before it calls into a chunk. Its own way to fetch is made for calls from
/// everywhere at once and weighs four times as much as [`fetched`], which `chunk!` has waited for when it comes to this.
#[cfg(feature = "chunks")]
pub(crate) mod rt {
    use std::ffi::c_void;
    use std::pin::Pin;

    pub(crate) type LoadCallbackFn = extern "C" fn(*const c_void, bool);

    pub(crate) struct LazySplitLoader;

    impl LazySplitLoader {
        pub(crate) const fn new<Load: Copy>(_: Load) -> Self {
            Self
        }
    }

    pub(crate) async fn ensure_loaded(_: Pin<&'static LazySplitLoader>) -> Result<(), super::ChunkMissing> {
        Ok(())
    }
}

#[cfg(feature = "chunks")]
pub(crate) use ChunkMissing as SplitLoaderError;

/// Declares a function whose code lies in a chunk. It becomes `async` and returns what its body returns, or
/// [`ChunkMissing`]; its arguments and its output are owned. Functions of the same chunk share a file.
///
/// In a build that is not taken apart (tests, `cargo build`) it is an ordinary function.
macro_rules! chunk {
    ($chunk:ident: $(#[$attribute:meta])* fn $function:ident($($argument:ident: $type:ty),* $(,)?) -> $output:ty $body:block) => {
        $(#[$attribute])*
        async fn $function($($argument: $type),*) -> Result<$output, $crate::chunk::ChunkMissing> {
            #[cfg_attr(
                feature = "chunks",
                wasm_split_helpers::wasm_split($chunk, fallible, wasm_split_path = crate::chunk)
            )]
            fn within($($argument: $type),*) -> Result<$output, $crate::chunk::ChunkMissing> {
                Ok($body)
            }
            #[cfg(feature = "chunks")]
            {
                let call = within($($argument),*);
                $crate::chunk::fetched(stringify!($chunk)).await?;
                call.await
            }
            #[cfg(not(feature = "chunks"))]
            within($($argument),*)
        }
    };
}

pub(crate) use chunk;
