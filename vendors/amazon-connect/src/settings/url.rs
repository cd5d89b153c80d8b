//! Which URLs may be framed or opened.

use fusion_cti::cursor::{Cursor, ValidationError};
use fusion_cti::origin::Origin;
use serde::Serialize;

/// A URL with `https`, or with `http` to this very computer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub(super) struct SecureUrl(String);

/// The CCP's URL. The library also uses it as the format of a log line: a percent sign in it makes `initCCP` throw
/// (`contract/streams.md` §2), so there is none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub(super) struct CcpUrl(SecureUrl);

impl SecureUrl {
    pub(super) fn read(cursor: &Cursor<'_>) -> Result<Self, ValidationError> {
        cursor.read("an https URL (http is accepted for localhost only)", |value| {
            let url = value.as_str().filter(|url| is_secure(url))?;
            Some(Self(url.to_owned()))
        })
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

impl CcpUrl {
    pub(super) fn read(cursor: &Cursor<'_>) -> Result<Self, ValidationError> {
        let url = SecureUrl::read(cursor)?;
        if url.as_str().contains('%') {
            let expected =
                "a URL without percent-encoded characters, which Amazon Connect Streams cannot open";
            return Err(cursor.error(expected));
        }
        Ok(Self(url))
    }

    pub(super) fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

fn is_secure(url: &str) -> bool {
    if url.chars().any(|c| c.is_whitespace() || c.is_control()) {
        return false;
    }
    let Some((scheme @ ("https" | "http"), rest)) = url.split_once("://") else {
        return false;
    };
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    // The one IPv6 address that is of use here: this very computer's.
    let authority = match authority.strip_prefix("[::1]") {
        Some(port) if port.is_empty() || port.starts_with(':') => format!("localhost{port}"),
        Some(_) | None => authority.to_owned(),
    };
    Origin::parse(&format!("{scheme}://{authority}")).is_ok()
}

#[cfg(test)]
mod tests {
    use super::is_secure;

    #[test]
    fn an_address_that_no_browser_opens_is_refused() {
        for url in [
            "https://example.com:99999/ccp",
            "https://example.com:x/ccp",
            "https://example.com:/ccp",
            "https://[localhost]/ccp",
            "https://[::1].evil.com/ccp",
            "https://[::1]evil.com/ccp",
            "https://127.1/ccp",
            "https://256.256.256.256/ccp",
            "https://example.com\\@evil.com/ccp",
            "https://user@example.com/ccp",
            "http://example.com/ccp",
        ] {
            assert!(!is_secure(url), "{url}");
        }
    }

    #[test]
    fn an_address_over_https_or_on_this_computer_is_accepted() {
        for url in [
            "https://example.my.connect.aws/ccp-v2/",
            "https://example.com:8443/ccp?x#y",
            "http://localhost:4100/ccp",
            "http://ccp.localhost:4100/ccp",
            "http://127.0.0.1:4100/ccp",
            "http://[::1]:4100/ccp",
        ] {
            assert!(is_secure(url), "{url}");
        }
    }
}
