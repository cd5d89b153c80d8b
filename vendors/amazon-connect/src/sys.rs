//! Amazon Connect Streams as JavaScript has it: declarations only, and the only place that names its members
//! (`contract/streams.md` §2, §5, §7, §8). The safe side is [`crate::streams`].
//!
//! Everything is declared to throw, for most getters do: on tasks, on contacts that are gone, and where the library is
//! missing or of another version. What may be absent is an `Option`. A string is declared as `JsString`, an object that is
//! looked at before it is copied: converting whatever another version may return straight into a `String` is not safe.

#![allow(
    unreachable_pub,
    reason = "the bindings' generated code wants its types public; the module itself is private"
)]

mod agent;
mod contact;
mod library;
mod page;
mod request;

use wasm_bindgen::JsValue;

pub use agent::*;
pub use contact::*;
pub use library::*;
pub use page::*;
pub use request::*;

/// What a member of the library gives, or throws.
pub type Member<T> = Result<T, JsValue>;
