//! What stands around a number: a display name, a scheme, a host, parameters, percent signs.

/// A text without what stands around the number in it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Address {
    /// The number, or the name of whoever can be called, with the host of an address.
    pub(super) written: String,
    /// The number itself, with the context that `phone-context` gives it (RFC 3966).
    pub(super) number: String,
    /// The digits of `ext=` or `postd=`.
    pub(super) extension: Option<String>,
}

const SCHEMES: [&str; 5] = ["tel:", "sip:", "sips:", "callto:", "phone:"];

impl Address {
    /// Takes a text apart whose characters are plain.
    pub(super) fn of(text: &str) -> Self {
        let text = named(text.trim());
        let (is_link, text) = without_scheme(text);
        let decoded = if is_link || text.starts_with('%') {
            super::chars::plain(&decoded(text))
        } else {
            text.to_owned()
        };
        let written = decoded.trim();
        let user = written.split_once('@').map_or(written, |(user, _)| user);
        let user = if is_link {
            user.split('?').next().unwrap_or_default()
        } else {
            user
        };
        let mut address = Self {
            written: written.to_owned(),
            number: String::new(),
            extension: None,
        };
        for (index, part) in user.split(';').enumerate() {
            match part.split_once('=') {
                Some((name, value)) if index > 0 => address.parameter(name.trim(), value.trim()),
                _ if index > 0 && is_link => {}
                // Outside of a link, what stands behind a semicolon is a number or an extension.
                _ if index > 0 => address.number.push_str(&format!(";{part}")),
                _ => address.number.push_str(part),
            }
        }
        address
    }

    fn parameter(&mut self, name: &str, value: &str) {
        let is = |known: &str| name.eq_ignore_ascii_case(known);
        if is("ext") || is("postd") {
            self.extension = Some(value.to_owned());
        } else if is("phone-context") && value.starts_with('+') && !self.number.starts_with('+') {
            self.number.insert_str(0, value);
        }
    }
}

/// The address in angle brackets, where a display name stands before it or parameters behind it.
fn named(text: &str) -> &str {
    let inside = text.split_once('<').and_then(|(_, rest)| rest.split_once('>'));
    inside.map_or(text, |(inside, _)| inside.trim())
}

fn without_scheme(text: &str) -> (bool, &str) {
    let found = SCHEMES.iter().find_map(|scheme| {
        let (start, rest) = text.split_at_checked(scheme.len())?;
        start.eq_ignore_ascii_case(scheme).then_some(rest)
    });
    match found {
        Some(rest) => (true, rest.trim_start_matches('/').trim()),
        None => (false, text),
    }
}

/// The text with `%2B` and its like decoded; as it is where that gives no text.
fn decoded(text: &str) -> String {
    let decoded = percent_encoding::percent_decode_str(text).decode_utf8();
    decoded.map_or_else(|_| text.to_owned(), std::borrow::Cow::into_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> (String, Option<String>) {
        let address = Address::of(text);
        (address.number, address.extension)
    }

    #[test]
    fn what_stands_around_a_number_is_taken_off() {
        assert_eq!(parts("\"Ada\" <SIP:+44@pbx.example>;tag=1").0, "+44");
        assert_eq!(
            parts("tel:%2B44;ext=12"),
            ("+44".to_owned(), Some("12".to_owned()))
        );
        assert_eq!(parts("tel:960;phone-context=+441632").0, "+441632960");
        assert_eq!(parts("1;2").0, "1;2");
        assert_eq!(
            Address::of("sip:ada@pbx.example;user=phone").written,
            "ada@pbx.example;user=phone"
        );
    }
}
