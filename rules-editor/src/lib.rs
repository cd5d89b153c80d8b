//! The rules editor: the page on which an admin writes, checks and tries the screen-pop rules of the toolbar.
//!
//! It asks the same engine as the toolbar does (`fusion_cti::rules`), so that what is seen here is what happens at a call.
//! [`model`] is the editor without a screen: plain values, no web type, tried natively. [`view`] draws it with Yew, and
//! [`ports`] are the few things that only a browser can do: fetch, download, read a file, storage, the keyboard's place.
//! Agents never load any of it.

pub mod model;
pub mod ports;
pub mod view;
