//! The ways to Fusion.

pub mod mca;
pub mod mca_library;
pub mod standalone;
pub mod uef;
