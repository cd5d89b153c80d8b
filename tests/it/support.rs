//! What several topics share.

pub(crate) mod fixture;
pub(crate) mod host_language;
pub(crate) mod json_text;
pub(crate) mod order;
