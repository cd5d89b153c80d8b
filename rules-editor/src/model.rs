//! The editor without its screen: plain values, tried natively.
//!
//! [`Document`] holds the two files as `serde_json::Value`; an [`Edit`] changes one value of them and answers the edit that takes it
//! back, which [`History`] keeps. What the files mean is asked of the core's rules, as the toolbar asks it, once after
//! each change ([`Checked`]). [`Editor`] joins it all: what the admin did goes in, what the page shows can be read off.

pub mod call_draft;
pub mod checked;
pub mod condition;
pub mod difference;
pub mod document;
pub mod edit;
pub mod editor;
pub mod expected;
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
pub mod trial;
pub mod value_ext;
pub mod vocabulary;

pub use checked::Checked;
pub use document::{Document, FileKind};
pub use edit::{Edit, EditError};
pub use editor::Editor;
pub use history::History;
pub use path::Path;
pub use value_ext::{ValueExt, object};
