//! The machine between vendor and host.

pub mod effect;
pub mod input;

pub use effect::Effect;
pub use input::{Input, Intent};
