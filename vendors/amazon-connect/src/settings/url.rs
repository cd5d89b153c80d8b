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

/// The origin is judged as those of Fusion are: a host that no browser would give back unchanged never opens, or opens another.
fn is_secure(url: &str) -> bool {
    if url.chars().any(|c| c.is_whitespace() || c.is_control()) {
        return false;
    }
    let Some((scheme, rest)) = url.split_once("://") else {
        return false;
    };
    let authority = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    // The one address with brackets that is of this computer; for the rest, any name of it will do.
    let authority = match authority.strip_prefix("[::1]") {
        Some(port) => format!("localhost{port}"),
        None => authority.to_owned(),
    };
    scheme.bytes().all(|byte| byte.is_ascii_lowercase())
        && Origin::parse(&format!("{scheme}://{authority}")).is_ok()
}

#[cfg(test)]
mod tests {
    use super::is_secure;

    #[test]
    fn what_a_browser_would_not_open_or_would_read_otherwise_is_refused() {
        for url in [
            "https://my.connect.aws/ccp-v2/",
            "https://my.connect.aws:8443?x=1",
            "http://localhost:4100/ccp",
            "http://ccp.localhost/",
            "http://[::1]:4100/",
            "https://10.0.0.7/ccp",
        ] {
            assert!(is_secure(url), "{url}");
        }
        for url in [
            "http://my.connect.aws/",
            "HTTPS://my.connect.aws/",
            "https:///ccp",
            "https://my.connect.aws:99999/",
            "https://my.connect.aws:x/",
            "https://[localhost]/",
            "https://[::1].evil.com/",
            "https://[::1]evil.com/",
            "https://my.connect.aws@evil.com/",
            "https://my.connect.aws\\@evil.com/",
            "https://127.1/",
            "https://0x7f.1/",
            "https://256.256.256.256/",
            "https://my connect/",
        ] {
            assert!(!is_secure(url), "{url}");
        }
    }
}
