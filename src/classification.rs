//! The word by which Fusion chooses its lookup rules and screen-pop rules.

/// Which lookup rules and screen-pop rules Fusion applies, such as `ORA_SERVICE`. The list is the customer's to extend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Classification(String);

impl Classification {
    /// Takes any code: letters, digits and underscores. Refuses other signs and the empty text.
    pub fn parse(code: &str) -> Option<Self> {
        let fits = !code.is_empty()
            && code
                .chars()
                .all(|sign| sign.is_ascii_alphanumeric() || sign == '_');
        fits.then(|| Self(code.to_owned()))
    }

    /// The code.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
