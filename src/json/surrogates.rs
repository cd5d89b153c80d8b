//! JavaScript's strings may hold half of a surrogate pair, and `JSON.stringify` writes it as an escape. Rust's strings cannot
//! hold it, and serde_json refuses the whole text.

use std::borrow::Cow;

/// How long an escape such as `\ud83d` is.
const ESCAPE: usize = "\\ud83d".len();

/// The text with the replacement character in place of every escape that is half of a surrogate pair. Its length and all
/// positions stay.
pub fn replace_lone_surrogates(text: &str) -> Cow<'_, str> {
    let mut replaced = String::new();
    let mut copied = 0;
    let mut index = 0;
    while let Some(found) = text.get(index..).and_then(|rest| rest.find('\\')) {
        let escape = index + found;
        index = match (code_unit(text, escape), code_unit(text, escape + ESCAPE)) {
            (Some(0xd800..=0xdbff), Some(0xdc00..=0xdfff)) => escape + 2 * ESCAPE,
            (Some(0xd800..=0xdfff), _) => {
                replaced.push_str(text.get(copied..escape).unwrap_or_default());
                replaced.push_str("\\ufffd");
                copied = escape + ESCAPE;
                copied
            }
            (Some(_), _) => escape + ESCAPE,
            // An escape of one letter, such as `\n` or `\\`.
            (None, _) => escape + 2,
        };
    }
    if copied == 0 {
        return Cow::Borrowed(text);
    }
    replaced.push_str(text.get(copied..).unwrap_or_default());
    Cow::Owned(replaced)
}

/// The UTF-16 code unit that is escaped at an index, if there is such an escape.
fn code_unit(text: &str, index: usize) -> Option<u16> {
    let digits = text.get(index..index + ESCAPE)?.strip_prefix("\\u")?;
    let is_hexadecimal = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    is_hexadecimal.then(|| u16::from_str_radix(digits, 16).ok())?
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn only_halves_are_replaced() {
        let replaced = |text| replace_lone_surrogates(text).into_owned();
        assert_eq!(replaced(r#""a\ud83d""#), r#""a\ufffd""#);
        assert_eq!(replaced(r#""\uDE00\uD83D""#), r#""\ufffd\ufffd""#);
        assert_eq!(replaced(r#""\ud83d\ud83d\ude00""#), r#""\ufffd\ud83d\ude00""#);
        for unchanged in [
            r#""\ud83d\ude00 \u00e9 \n""#,
            r#""\\ud83d""#,
            r#""\\\\ude00""#,
            r#""\ud8""#,
            r#""\"#,
            r#""\é\ud8é""#,
            "",
        ] {
            assert!(matches!(replace_lone_surrogates(unchanged), Cow::Borrowed(text) if text == unchanged));
        }
    }

    /// UTF-16 with many halves among it.
    fn code_units() -> impl Strategy<Value = Vec<u16>> {
        let unit = prop_oneof![
            0xd800_u16..=0xdfff,
            0xd83d_u16..=0xd83d,
            0xde00_u16..=0xde00,
            any::<u16>()
        ];
        prop::collection::vec(unit, 0..12)
    }

    proptest! {
        #[test]
        fn any_string_of_javascript_is_read_as_javascript_would_make_it_well_formed(units in code_units()) {
            let mut text = String::from("\"");
            for unit in &units {
                write!(text, "\\u{unit:04x}").unwrap();
            }
            text.push('"');
            let read: String = serde_json::from_str(&replace_lone_surrogates(&text)).unwrap();
            prop_assert_eq!(read, String::from_utf16_lossy(&units));
        }

        #[test]
        fn what_rust_writes_is_never_changed(text in any::<String>()) {
            let json = serde_json::to_string(&text).unwrap();
            prop_assert!(matches!(replace_lone_surrogates(&json), Cow::Borrowed(_)));
        }

        #[test]
        fn no_text_makes_it_panic_or_changes_its_length(text in r#"([\\ud8eDE3f"é]|\\u[dD][8-9a-fA-F]..)*"#) {
            prop_assert_eq!(replace_lone_surrogates(&text).len(), text.len());
        }
    }
}
