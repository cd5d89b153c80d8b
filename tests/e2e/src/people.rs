//! Numbers that the mock Fusion knows, or does not. All are reserved for fiction.

/// Known, without a service request: Tomás Herrera.
pub const TOMAS: &str = "+442079460102";
/// The id of his contact.
pub const TOMAS_ID: &str = "300000010000102";
/// Known: Priya Raman, whom the first service request belongs to.
pub const PRIYA: &str = "+442079460101";
/// The id of her contact.
pub const PRIYA_ID: &str = "300000010000101";
/// The number of Priya's service request, as people see it.
pub const PRIYAS_REQUEST: &str = "SR0000065153";
/// The id of that request.
pub const PRIYAS_REQUEST_ID: &str = "300000030000101";
/// A number of two contacts, Mei and Oskar Lindqvist.
pub const LINDQVISTS: &str = "+441632960155";
/// The id of Mei's contact.
pub const MEI_ID: &str = "300000010000103";
/// A number that is in nobody's record.
pub const STRANGER: &str = "+442079460199";
/// Another number that is in nobody's record.
pub const OTHER_STRANGER: &str = "+442079460188";
