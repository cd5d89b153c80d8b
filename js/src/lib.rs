//! What every crate of ours needs at the border to JavaScript.
//!
//! Foreign objects have whatever shape they have: a member may be missing, a getter may throw, a promise may never settle.
//! Here each of these becomes a Rust value, so that nothing traps and `JsValue` stays in the wrapper that called.
//!
//! | module | what it does |
//! | --- | --- |
//! | [`property`] | reads a member as a string, boolean, number, object, list or function; sets one |
//! | [`mod@call`] | calls a method on its owner, and tells a method that is missing from one that throws |
//! | [`exception`] | turns whatever was thrown into a Rust error with name and message |
//! | [`promise`] | waits for a promise, or any future, within a time limit |
//! | [`subscription`] | keeps a callback as long as it may be called, and ends the subscription when it is dropped |
//! | [`script`] | loads a classic script, and removes its element when that is dropped |
//! | [`json`] | converts values to and from JSON text, and from anything that implements `Serialize` |
//!
//! Where a library's members are known, its crate declares them in a typed `extern "C"` block, in a file `sys.rs`, each
//! with `catch`. This crate is for what cannot be declared: objects of several shapes, and values that were thrown.

pub mod call;
pub mod exception;
pub mod json;
pub mod promise;
pub mod property;
pub mod script;
pub mod subscription;

pub use call::{CallError, call};
pub use exception::Exception;
pub use promise::{PromiseError, TimedOut, settled, timeout};
pub use script::Script;
pub use subscription::Subscription;
