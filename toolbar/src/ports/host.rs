//! The ways to Fusion.

pub mod mca;
pub mod standalone;
pub mod uef;
