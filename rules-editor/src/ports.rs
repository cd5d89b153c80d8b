//! What only a browser can do, each in a few lines. Nothing here decides anything.

pub mod download;
pub mod fetch;
pub mod file;
pub mod leaving;
pub mod opener;
pub mod pointer;
pub mod screen;
