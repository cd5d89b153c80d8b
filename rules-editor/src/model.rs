//! The editor without its screen: plain values, tried natively.
//!
//! [`Document`] holds the two files as `serde_json::Value`; an [`Edit`] changes one value of them and answers the edit that takes it
//! back, which [`History`] keeps. What the files mean is asked of the core's rules, as the toolbar asks it, once after
//! each change ([`Checked`]). Each value has an id ([`NodeId`]) by which the page knows its row. [`Editor`] joins it all: an
//! [`Action`] of the admin goes in, what the page shows can be read off.

pub mod action;
pub mod call_draft;
pub mod checked;
pub mod condition;
pub mod difference;
pub mod document;
pub mod edit;
pub mod editor;
pub mod expected;
pub mod findings;
pub mod history;
pub mod hosting;
pub mod json_text;
pub mod live;
pub mod numbers;
pub mod opening;
pub mod outcome;
pub mod path;
pub mod preview;
pub mod rule_list;
pub mod samples;
pub mod text_draft;
pub mod tracked;
pub mod trial;
pub mod value_ext;
pub mod vocabulary;

pub use action::Action;
pub use checked::Checked;
pub use document::{Document, FileKind};
pub use edit::{Edit, EditError};
pub use editor::Editor;
pub use findings::Findings;
pub use history::History;
pub use path::Path;
pub use tracked::{NodeId, TrackedValue};
pub use value_ext::{ValueExt, object};
