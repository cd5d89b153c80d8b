//! Puts a contact centre into Oracle Fusion Service: the core, free of any browser type.

pub mod direction;
pub mod host;
pub mod ids;
pub mod phone;
pub mod redact;
pub mod session;
pub mod time;
pub mod token;
pub mod vendor;
pub mod view;
