//! What is seen: each component draws one piece of a [`ToolbarView`](fusion_cti::view::ToolbarView) and hands back the
//! [`Intent`](fusion_cti::session::Intent) of what was clicked. None decides anything.
//!
//! What the agent has begun and not asked for yet is in the component that shows it: a half-typed number in its form, an open
//! drawer in its call's card. Each component is rendered again only when its props or its own state change; [`renders`] counts
//! it for the tests.

mod action_button;
mod agent_bar;
mod banners;
mod call_card;
mod call_drawer;
mod clock;
mod diagnostics;
mod dialler;
mod keypad;
mod lazy;
mod look;
mod notices;
mod number_form;
mod panel_switch;
mod reasons;
mod refusal;
mod stand_by;
mod starting;
mod toolbar;
mod transfer;

pub use fusion_cti_ui::renders;
pub use refusal::{Refusal, RefusalProps};
pub use stand_by::{StandBy, StandByProps};
pub use starting::Starting;
pub use toolbar::{Toolbar, ToolbarProps};
