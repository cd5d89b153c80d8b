//! The word by which Fusion chooses its lookup rules and screen-pop rules.

/// Which lookup rules and screen-pop rules Fusion applies, such as `ORA_SERVICE`. The list is the customer's to extend.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Classification(String);

impl Classification {
    /// Takes any code of letters, digits and underscores. Refuses other characters and the empty text.
    pub fn parse(code: &str) -> Option<Self> {
        let fits = !code.is_empty() && code.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
        fits.then(|| Self(code.to_owned()))
    }

    /// The code, as the configuration and Fusion spell it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
