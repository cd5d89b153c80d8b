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
    /// No host, one with characters that no host name has, or an IPv4 address in another form than four decimal numbers.
    /// Wildcards are refused: name every origin.
    #[error("its host is not a plain host name or four numbers (no wildcards, user names or brackets)")]
    Host,
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
    let plain = host.split('.').all(|label| {
        !label.is_empty()
            && label
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
    });
    plain && (!ends_in_number(host) || host.parse::<Ipv4Addr>().is_ok())
}

/// Whether browsers read the host as an IPv4 address (URL Standard, *ends in a number checker*). They accept forms such as
/// `127.1` and `0x7f.1` and write them as four decimal numbers, so that only that one form is ever met as an origin.
fn ends_in_number(host: &str) -> bool {
    let last = host.rsplit('.').next().unwrap_or(host);
    let is_hex = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    last.bytes().all(|byte| byte.is_ascii_digit()) || last.strip_prefix("0x").is_some_and(is_hex)
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
            ("https://10.1.2.3:8443", "https://10.1.2.3:8443"),
            ("https://1.example.com", "https://1.example.com"),
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
            ("https://127.1", OriginError::Host),
            ("https://0x7f.1", OriginError::Host),
            ("https://example.0x", OriginError::Host),
            ("https://2130706433", OriginError::Host),
            ("https://256.256.256.256", OriginError::Host),
            ("https://1.2.3.4.5", OriginError::Host),
            ("https://192.168.000.001", OriginError::Host),
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
