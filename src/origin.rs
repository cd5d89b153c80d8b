//! Web origins: who may speak to the toolbar, compared in the one form that browsers use.

use std::fmt;
use std::net::Ipv4Addr;
use std::num::NonZeroU16;

use thiserror::Error;

/// Scheme, host and port of a page, in lower case and without a default port: the form of `event.origin`. The scheme is
/// `https`; `http` only for this very computer.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Origin(String);

/// Why a text is not an origin that can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum OriginError {
    /// Neither `https://` nor `http://` at the start.
    #[error("it does not begin with `https://`")]
    Scheme,
    /// `http://` for a host in the network.
    #[error("`http://` is for localhost only")]
    Insecure,
    /// Something after the host and port, be it only a slash.
    #[error("it has more than scheme, host and port (remove everything from the third slash on)")]
    Path,
    /// No host, or one with characters that no host name has. Wildcards are refused: name every origin.
    #[error("its host is not a plain host name (no wildcards, user names or brackets)")]
    Host,
    /// A host that browsers read as an IPv4 address and write in another way, or not at all: `127.1`, `0x7f.1`, `256.1.1.1`. It
    /// would never equal what a browser calls the origin.
    #[error("its host ends in a number and is no IPv4 address of four plain numbers from 0 to 255")]
    Ipv4,
    /// A port outside 1 to 65535.
    #[error("its port is not a number from 1 to 65535")]
    Port,
}

/// Why no origin was selected for the frame around the toolbar.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ParentError {
    /// The page was not told its parent, and there is more than one to choose from.
    #[error("the page's address does not say which of the allowed origins frames it (`oraParentFrame`)")]
    NotNamed,
    /// The page was told something that is no origin.
    #[error("`oraParentFrame` is no origin: {0}")]
    Unreadable(#[from] OriginError),
    /// The page was told an origin that the configuration does not allow.
    #[error("`{0}` is not among `host.allowedOrigins`")]
    NotAllowed(Origin),
}

impl Origin {
    /// Reads an origin such as `https://example.fa.ocs.oraclecloud.com`. A default port is dropped, so that
    /// `https://example.com:443` equals what the browser calls `https://example.com` (`contract/fusion.md` §9.12).
    ///
    /// # Errors
    /// [`OriginError`] says which rule the text breaks.
    pub fn parse(text: &str) -> Result<Self, OriginError> {
        let text = text.trim().to_ascii_lowercase();
        let (scheme, rest) = text.split_once("://").ok_or(OriginError::Scheme)?;
        let default_port = match scheme {
            "https" => 443,
            "http" => 80,
            _ => return Err(OriginError::Scheme),
        };
        if rest.contains(['/', '?', '#', '\\']) {
            return Err(OriginError::Path);
        }
        let (host, port) = match rest.split_once(':') {
            Some((host, port)) => (host, read_port(port)?),
            None => (rest, default_port),
        };
        if !is_host(host) {
            return Err(OriginError::Host);
        }
        if ends_in_number(host) && !is_ipv4(host) {
            return Err(OriginError::Ipv4);
        }
        if scheme == "http" && !is_this_computer(host) {
            return Err(OriginError::Insecure);
        }
        let origin = if port == default_port {
            format!("{scheme}://{host}")
        } else {
            format!("{scheme}://{host}:{port}")
        };
        Ok(Self(origin))
    }

    /// The text, as browsers write it: fit to be compared with `event.origin` and to be posted to.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Selects the origin of the frame around the toolbar. What the page's address asks for chooses among the allowed
/// origins and never adds one; where it asks for none, the only allowed one is meant.
///
/// # Errors
/// [`ParentError`] says why none is selected; then nothing may be posted to the parent nor taken from it.
pub fn select<'a>(allowed: &'a [Origin], asked: Option<&str>) -> Result<&'a Origin, ParentError> {
    let Some(asked) = asked else {
        return match allowed {
            [only] => Ok(only),
            _ => Err(ParentError::NotNamed),
        };
    };
    let asked = Origin::parse(asked.trim().trim_end_matches('/'))?;
    let known = allowed.iter().find(|&origin| *origin == asked);
    known.ok_or(ParentError::NotAllowed(asked))
}

impl fmt::Display for Origin {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// Reads a port. The standard library would also take one with a plus sign.
fn read_port(text: &str) -> Result<u16, OriginError> {
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(OriginError::Port);
    }
    let port: NonZeroU16 = text.parse().map_err(|_| OriginError::Port)?;
    Ok(port.get())
}

fn is_host(host: &str) -> bool {
    host.split('.').all(|label| {
        !label.is_empty()
            && label
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
    })
}

/// Whether browsers read this host as an IPv4 address: its last label is decimal, or hexadecimal after `0x` (URL Standard,
/// "ends in a number").
fn ends_in_number(host: &str) -> bool {
    let last = host.rsplit('.').next().unwrap_or_default();
    let is_decimal = last.bytes().all(|byte| byte.is_ascii_digit());
    is_decimal
        || last
            .strip_prefix("0x")
            .is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// Whether browsers write this address as it is: the standard library takes four numbers without leading zeros, no other form.
fn is_ipv4(host: &str) -> bool {
    host.parse::<Ipv4Addr>().is_ok()
}

fn is_this_computer(host: &str) -> bool {
    host == "localhost" || host == "127.0.0.1" || host.ends_with(".localhost")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_written_as_browsers_write_it() {
        for (text, origin) in [
            (
                "https://Example.FA.ocs.oraclecloud.com",
                "https://example.fa.ocs.oraclecloud.com",
            ),
            ("HTTPS://example.com:443", "https://example.com"),
            ("https://example.com:8443", "https://example.com:8443"),
            ("http://localhost", "http://localhost"),
            ("http://fusion.localhost:4100", "http://fusion.localhost:4100"),
            ("http://127.0.0.1:80", "http://127.0.0.1"),
            ("https://10.0.0.255", "https://10.0.0.255"),
            ("https://1password.example.2nd", "https://1password.example.2nd"),
        ] {
            assert_eq!(Origin::parse(text).unwrap().as_str(), origin, "{text}");
        }
    }

    #[test]
    fn what_could_be_trusted_by_mistake_is_refused_with_the_rule_it_breaks() {
        for (text, error) in [
            ("", OriginError::Scheme),
            ("*", OriginError::Scheme),
            ("null", OriginError::Scheme),
            ("example.com", OriginError::Scheme),
            ("ftp://example.com", OriginError::Scheme),
            ("http://example.com", OriginError::Insecure),
            ("http://evil-localhost", OriginError::Insecure),
            ("http://localhost.example.com", OriginError::Insecure),
            ("https://example.com/", OriginError::Path),
            ("https://example.com/path", OriginError::Path),
            ("https://example.com?x", OriginError::Path),
            ("https://example.com\\@evil.com", OriginError::Path),
            ("https://", OriginError::Host),
            ("https://*.example.com", OriginError::Host),
            ("https://user@example.com", OriginError::Host),
            ("https://exa mple.com", OriginError::Host),
            ("https://example..com", OriginError::Host),
            ("https://bücher.example", OriginError::Host),
            ("https://127.1", OriginError::Ipv4),
            ("https://0x7f.1", OriginError::Ipv4),
            ("https://0x7f000001", OriginError::Ipv4),
            ("https://example.0x", OriginError::Ipv4),
            ("https://2130706433", OriginError::Ipv4),
            ("https://127.0.0.01", OriginError::Ipv4),
            ("https://256.256.256.256", OriginError::Ipv4),
            ("https://1.2.3.4.5", OriginError::Ipv4),
            ("https://example.42", OriginError::Ipv4),
            ("http://127.1", OriginError::Ipv4),
            ("https://example.com:", OriginError::Port),
            ("https://example.com:0", OriginError::Port),
            ("https://example.com:65536", OriginError::Port),
            ("https://example.com:+443", OriginError::Port),
        ] {
            assert_eq!(Origin::parse(text), Err(error), "{text}");
        }
    }

    #[test]
    fn the_page_chooses_among_allowed_origins_and_never_adds_one() {
        let allowed =
            ["https://one.example.com", "https://two.example.com"].map(|text| Origin::parse(text).unwrap());
        assert_eq!(
            select(&allowed, Some("https://TWO.example.com:443")),
            Ok(&allowed[1])
        );
        assert_eq!(
            select(&allowed, Some("https://one.example.com/")),
            Ok(&allowed[0])
        );
        assert_eq!(
            select(&allowed, Some("https://three.example.com")),
            Err(ParentError::NotAllowed(
                Origin::parse("https://three.example.com").unwrap()
            ))
        );
        assert_eq!(
            select(&allowed, Some("nonsense")),
            Err(ParentError::Unreadable(OriginError::Scheme))
        );
        assert_eq!(select(&allowed, None), Err(ParentError::NotNamed));
        assert_eq!(select(&allowed[..1], None), Ok(&allowed[0]));
        assert_eq!(select(&[], None), Err(ParentError::NotNamed));
    }
}
