//! The editor drawn with Yew: plain functions from the [`Editor`](crate::model::Editor) to what is seen, and one component
//! that holds it.

mod app;
mod changes_page;
mod condition_form;
mod field;
mod header;
mod link;
mod lists;
mod outcome_form;
mod problems;
mod rest_page;
mod rule_form;
mod rule_list;
mod test_fields;
mod tests_page;
mod text_page;
mod tool;
mod try_page;
mod verdict;

pub use app::App;
