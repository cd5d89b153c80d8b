//! The picture: each component draws one part of a [`ToolbarView`](fusion_cti::view::ToolbarView) and hands back the
//! [`Intent`](fusion_cti::session::Intent) of what was pressed. None decides anything; what they keep is only what
//! belongs to this screen, such as a half-typed number.

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
pub mod refusal;
pub mod toolbar;
pub mod transfer;

pub use panel::Panel;
pub use refusal::Refusal;
pub use toolbar::Toolbar;
