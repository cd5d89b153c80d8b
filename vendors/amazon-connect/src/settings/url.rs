//! Which URLs may be framed or opened.

use fusion_cti::cursor::{Cursor, ValidationError};
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
    match url.split_once("://") {
        Some(("https", rest)) => host(rest).is_some(),
        Some(("http", rest)) => host(rest).is_some_and(is_loopback),
        _ => false,
    }
}

/// The host of what follows the scheme, without port; none where somebody hides another host behind an `@`.
fn host(rest: &str) -> Option<&str> {
    let authority = rest.split(['/', '?', '#']).next()?;
    if authority.contains(['@', '\\']) {
        return None;
    }
    let host = match authority.strip_prefix('[') {
        Some(inside) => inside.split_once(']')?.0,
        None => authority.split(':').next()?,
    };
    (!host.is_empty()).then_some(host)
}

fn is_loopback(host: &str) -> bool {
    host == "localhost" || host.ends_with(".localhost") || host == "127.0.0.1" || host == "::1"
}
