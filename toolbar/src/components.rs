//! The picture: each part draws one piece of a [`ToolbarView`](fusion_cti::view::ToolbarView) and hands back the
//! [`Intent`](fusion_cti::session::Intent) of what was pressed. None decides anything.
//!
//! Each is a function from a view to its drawing; what the agent has begun and not asked for yet, such as a half-typed
//! number, lies in the [`Screen`]. A component of Yew for each that keeps something would weigh five times as much.

mod agent_bar;
mod banner;
mod button;
mod call_card;
mod call_drawer;
mod clock;
mod diagnostics;
mod dialler;
mod drawers;
mod element;
mod icon;
mod keypad;
mod notices;
mod panel;
mod reasons;
mod refusal;
mod screen;
mod stand_by;
mod starting;
mod toolbar;
mod transfer;
mod typing;

pub use drawers::Drawer;
pub use refusal::refusal;
pub use screen::{Act, Screen};
pub use stand_by::stand_by;
pub use starting::starting;
