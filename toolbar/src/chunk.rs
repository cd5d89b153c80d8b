//! Parts of the program that are fetched only where they are needed.
//!
//! `cargo xtask dist` takes everything that only a function declared with `chunk!` leads to out of the toolbar's wasm, and
//! puts it into a file that is named after the chunk. The first call fetches that file. Memory, the standard library and every
//! type are shared, so what a chunk returns is used like anything else. `docs/size.md` says when a chunk pays.

use thiserror::Error;

/// A part of the program could not be fetched; the browser's console says which, and why. The next call tries again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error(
    "A part of the toolbar could not be fetched. Reload the page. If that does not help, some of the toolbar's files are missing \
     on the server that holds this page, or are not of one version."
)]
pub struct ChunkMissing;

#[cfg(feature = "chunks")]
impl From<wasm_split_helpers::SplitLoaderError> for ChunkMissing {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Self
    }
}

/// Declares a function whose code is in a chunk. It becomes `async` and returns what its body returns, or
/// [`ChunkMissing`]; its arguments and its output are owned. Functions of the same chunk share a file.
///
/// In a build that is not taken apart (tests, `cargo build`) nothing is fetched.
macro_rules! chunk {
    ($chunk:ident: $(#[$attribute:meta])* $visible:vis fn $function:ident($($argument:ident: $type:ty),* $(,)?) -> $output:ty $body:block) => {
        #[cfg(feature = "chunks")]
        $(#[$attribute])*
        #[wasm_split_helpers::wasm_split($chunk, fallible)]
        $visible fn $function($($argument: $type),*) -> Result<$output, $crate::chunk::ChunkMissing> {
            Ok($body)
        }

        #[cfg(not(feature = "chunks"))]
        $(#[$attribute])*
        $visible async fn $function($($argument: $type),*) -> Result<$output, $crate::chunk::ChunkMissing> {
            Ok($body)
        }
    };
}

pub(crate) use chunk;
