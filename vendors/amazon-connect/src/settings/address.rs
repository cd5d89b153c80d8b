//! Which addresses may be framed or opened.

/// Accepts `https`, or `http` to this very computer.
pub(super) fn check_secure(url: &str) -> Result<(), &'static str> {
    const EXPECTATION: &str = "expected an https URL (http is accepted for localhost only)";
    let is_broken = url.chars().any(|sign| sign.is_whitespace() || sign.is_control());
    let is_secure = if let Some(rest) = url.strip_prefix("https://") {
        !host(rest).is_empty()
    } else {
        url.strip_prefix("http://")
            .is_some_and(|rest| is_loopback(host(rest)))
    };
    if is_secure && !is_broken {
        Ok(())
    } else {
        Err(EXPECTATION)
    }
}

/// The same for the CCP's address, which the library also uses as the format of a log line: a percent sign in it
/// makes `initCCP` throw (`contract/streams.md` §2).
pub(super) fn check_ccp_url(url: &str) -> Result<(), &'static str> {
    if url.contains('%') {
        return Err(
            "expected a URL without percent-encoded characters, which Amazon Connect Streams cannot open",
        );
    }
    check_secure(url)
}

/// The host of what follows the scheme, without port. Empty where somebody hides another host behind an `@`.
fn host(rest: &str) -> &str {
    let authority = before(rest, &['/', '?', '#']);
    if before(authority, &['@', '\\']) != authority {
        return "";
    }
    match authority.strip_prefix('[') {
        Some(inside) => inside.split_once(']').map_or("", |(address, _)| address),
        None => before(authority, &[':']),
    }
}

/// What stands before the first of these signs.
fn before<'a>(text: &'a str, ends: &[char]) -> &'a str {
    text.find(ends).and_then(|end| text.get(..end)).unwrap_or(text)
}

/// Whether a host is this computer.
fn is_loopback(host: &str) -> bool {
    host == "localhost" || host.ends_with(".localhost") || host == "127.0.0.1" || host == "::1"
}
