//! What Fusion appends to the toolbar's address.

/// The parameters of the page's address (`contract/fusion.md` §1.2). They are claims of whoever wrote the address: see
/// [`crate::origin::select`] for what the first one may decide.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct PageParameters {
    /// `oraParentFrame`: the origin of the frame around us.
    pub parent_frame: Option<String>,
    /// `oraTbName`: the name that Fusion gave this toolbar.
    pub toolbar_name: Option<String>,
    /// `oraApiSource`: where Fusion's own library lies.
    pub api_source: Option<String>,
}

impl PageParameters {
    /// Reads a query string, with or without its question mark. Never refuses: what is not encoded properly is taken as
    /// it stands, of a repeated parameter the first counts, an empty one is absent, others are skipped.
    pub fn parse(query: &str) -> Self {
        let mut parameters = Self::default();
        for pair in query.trim_start_matches('?').split('&') {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            let parameter = match decode(key).as_str() {
                "oraParentFrame" => &mut parameters.parent_frame,
                "oraTbName" => &mut parameters.toolbar_name,
                "oraApiSource" => &mut parameters.api_source,
                _ => continue,
            };
            let value = decode(value);
            if parameter.is_none() && !value.is_empty() {
                *parameter = Some(value);
            }
        }
        parameters
    }
}

fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        rest = after;
        match (first, after) {
            (b'+', _) => bytes.push(b' '),
            (b'%', [high, low, after @ ..]) => match hexadecimal(*high).zip(hexadecimal(*low)) {
                Some((high, low)) => {
                    bytes.push(high << 4 | low);
                    rest = after;
                }
                None => bytes.push(b'%'),
            },
            _ => bytes.push(first),
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

fn hexadecimal(digit: u8) -> Option<u8> {
    let value = char::from(digit).to_digit(16)?;
    u8::try_from(value).ok()
}

#[cfg(test)]
mod tests {
    use super::PageParameters;

    #[test]
    fn the_parameters_are_read_as_fusion_writes_them() {
        let parameters = PageParameters::parse(
            "?x=1&oraParentFrame=https%3A%2F%2Fexample.com%3A443&oraTbName=TOOLBAR_437316&oraApiSource=%2Fa%20b+c",
        );
        assert_eq!(
            parameters.parent_frame.as_deref(),
            Some("https://example.com:443")
        );
        assert_eq!(parameters.toolbar_name.as_deref(), Some("TOOLBAR_437316"));
        assert_eq!(parameters.api_source.as_deref(), Some("/a b c"));
    }

    #[test]
    fn of_a_repeated_parameter_the_first_counts_and_an_empty_one_is_absent() {
        let parameters = PageParameters::parse("oraTbName=&oraTbName=A&oraTbName=B&oraParentFrame");
        assert_eq!(parameters.toolbar_name.as_deref(), Some("A"));
        assert_eq!(parameters.parent_frame, None);
    }

    #[test]
    fn a_broken_encoding_never_stops_the_page() {
        for query in [
            "",
            "?",
            "&&=&",
            "%",
            "oraTbName=%",
            "oraTbName=%zz%4",
            "oraTbName=%ff%fe",
        ] {
            PageParameters::parse(query);
        }
        assert_eq!(
            PageParameters::parse("oraTbName=%zz").toolbar_name.as_deref(),
            Some("%zz")
        );
        assert_eq!(
            PageParameters::parse("oraTbName=a%ff").toolbar_name.as_deref(),
            Some("a%ff")
        );
    }
}
