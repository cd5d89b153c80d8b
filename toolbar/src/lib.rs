//! The toolbar that Oracle Fusion Service frames: a thin shell of Yew around the core crate `fusion_cti`.
//!
//! A tour: [`app`] is the root component. [`tab_supervisor`] reads the configuration ([`config`]) and, in the one window that
//! leads, starts the [`bridge`], which finds the vendor's handler ([`registry`], the only place that names vendors),
//! loads the screen-pop [`rules`], chooses the connection to Fusion ([`transport`]) and joins both to a session through the [`ports`]. [`components`] draw what the session
//! shows; what not every page needs is fetched as a [`chunk`]; [`text`] holds the words that are the shell's own.

pub mod app;
pub mod bridge;
pub mod chunk;
pub mod components;
pub mod config;
pub mod file;
pub mod numbers;
pub mod panic_message;
pub mod ports;
pub mod recent_calls;
pub mod registry;
pub mod rules;
pub mod start_error;
pub mod tab_supervisor;
pub mod text;
pub mod transport;
