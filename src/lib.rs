//! Puts a contact centre into Oracle Fusion Service: the core, free of any browser type.

pub mod call_action;
pub mod classification;
pub mod config;
pub mod cursor;
pub mod direction;
pub mod driver;
#[cfg(test)]
mod explore;
pub mod host;
pub mod ids;
pub mod json;
pub mod leadership;
pub mod origin;
pub mod phone;
pub mod protocol;
pub mod redact;
pub mod rules;
pub mod session;
pub mod time;
pub mod token;
pub mod vendor;
pub mod view;
