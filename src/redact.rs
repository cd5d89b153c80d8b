//! Personal data that cannot be logged by accident.

use std::fmt;

/// Holds a number, a name or an attribute of a person. `Debug` and `Display` print a placeholder, so a log line, a
/// panic message or a diagnostics page shows that there was something, never what.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Private<T>(T);

impl<T> Private<T> {
    /// Wraps a value, after which no format shows it.
    pub fn new(value: T) -> Self {
        Self(value)
    }

    /// The value, for showing it to the agent or sending it to a party that the configuration trusts. Never for a log.
    pub fn reveal(&self) -> &T {
        &self.0
    }

    /// Gives the value up, under the same condition as [`Private::reveal`].
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<T> From<T> for Private<T> {
    fn from(value: T) -> Self {
        Self(value)
    }
}

impl<T> fmt::Debug for Private<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("[redacted]")
    }
}

impl<T> fmt::Display for Private<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("[redacted]")
    }
}

#[cfg(test)]
mod tests {
    use super::Private;

    #[test]
    fn a_private_value_prints_a_placeholder_in_every_format() {
        let number = Private::new("+441632960123");
        assert_eq!(
            format!("{number} {number:?} {:?}", Some(&number)),
            "[redacted] [redacted] Some([redacted])"
        );
        assert_eq!(*number.reveal(), "+441632960123");
    }
}
