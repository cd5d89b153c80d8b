//! A subresource-integrity hash: `sha512-` and the digest in base64, as npm writes it.

use std::fmt;

use anyhow::{Context as _, Result, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;
use sha2::{Digest as _, Sha512};

const PREFIX: &str = "sha512-";

/// The hash that a download must have.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub(crate) struct Integrity {
    digest: Vec<u8>,
}

impl Integrity {
    /// The hash of these bytes.
    pub(super) fn of(bytes: &[u8]) -> Self {
        Self {
            digest: Sha512::digest(bytes).to_vec(),
        }
    }

    /// Compares a download with the hash. Refuses any difference, naming both hashes.
    pub(crate) fn verify(&self, bytes: &[u8]) -> Result<()> {
        let found = Self::of(bytes);
        ensure!(found == *self, "expected {self}, found {found}");
        Ok(())
    }
}

impl TryFrom<String> for Integrity {
    type Error = anyhow::Error;

    fn try_from(text: String) -> Result<Self> {
        let encoded = text
            .strip_prefix(PREFIX)
            .with_context(|| format!("`{text}` does not start with {PREFIX}"))?;
        let digest = STANDARD
            .decode(encoded)
            .with_context(|| format!("`{text}` is not base64"))?;
        ensure!(digest.len() == Sha512::output_size(), "`{text}` is cut short");
        Ok(Self { digest })
    }
}

impl fmt::Display for Integrity {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{PREFIX}{}", STANDARD.encode(&self.digest))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OF_ABC: &str =
        "sha512-3a81oZNherrMQXNJriBBMRLm+k6JqX6iCp7u5ktV05ohkpkqJ0/BqDa6PCOj/uu9RU1EI2Q86A4qmslPpUyknw==";

    fn parse(text: &str) -> Result<Integrity> {
        Integrity::try_from(text.to_owned())
    }

    #[test]
    fn the_right_bytes_are_accepted() {
        parse(OF_ABC).unwrap().verify(b"abc").unwrap();
    }

    #[test]
    fn other_bytes_are_refused_naming_both_hashes() {
        let error = parse(OF_ABC).unwrap().verify(b"abd").unwrap_err().to_string();
        assert!(
            error.starts_with("expected sha512-3a81oZ") && error.contains("found sha512-"),
            "{error}"
        );
    }

    #[test]
    fn a_hash_that_proves_nothing_is_refused() {
        for text in [
            "",
            "sha512-",
            "sha512-3a81oQ==",
            "sha1-qZk+NkcGgWq6PiVxeFDCbJzQ2J0=",
            "sha512-!",
        ] {
            assert!(parse(text).is_err(), "{text}");
        }
    }
}
