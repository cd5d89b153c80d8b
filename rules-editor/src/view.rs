//! The editor drawn with Yew. [`App`] holds the [`Editor`](crate::model::Editor) and carries out each
//! [`Action`](crate::model::Action) that a component dispatches. A page is a function from the editor to components; these get what they
//! show as props, so that a letter renders the fields and rows that it changes, and lists are keyed by the ids of their values.

mod app;
mod attribute_row;
mod changes_page;
mod condition_form;
mod fact_field;
mod field;
mod header;
mod lists;
mod outcome_form;
mod problems;
mod rest_page;
mod rule_form;
mod rule_list;
mod rule_row;
mod source;
mod test_fields;
mod tests_page;
mod text_page;
mod token_row;
mod tool;
mod try_page;
mod verdict;

pub use app::{App, Message};
