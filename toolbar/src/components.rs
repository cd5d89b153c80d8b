//! The picture: each part draws one piece of a [`ToolbarView`](fusion_cti::view::ToolbarView) and hands back the
//! [`Intent`](fusion_cti::session::Intent) of what was pressed. None decides anything.
//!
//! What keeps something of its own on this screen, such as a half-typed number, is a component of Yew; everything else
//! is a function from a view to its drawing, which costs a fifth of a component in the shipped wasm.

pub mod agent_bar;
pub mod banner;
pub mod button;
pub mod call_card;
pub mod call_drawer;
pub mod clock;
pub mod diagnostics;
pub mod dialler;
pub mod icon;
pub mod keypad;
pub mod notices;
pub mod panel;
pub mod reasons;
pub mod refusal;
pub mod stand_by;
pub mod toolbar;
pub mod transfer;

pub use panel::Panel;
pub use refusal::refusal;
pub use stand_by::stand_by;
pub use toolbar::{Ears, toolbar};
