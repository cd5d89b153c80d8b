//! Pretend worlds.
