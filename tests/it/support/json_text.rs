//! JSON texts as texts: the order of keys and the spelling of numbers are part of what is compared.

/// The same JSON, indented for the reader.
pub(crate) fn indented(json: &str) -> String {
    let mut text = String::new();
    let mut depth = 0;
    let mut last = ' ';
    for (sign, quoted) in signs(json) {
        let opens = matches!(sign, '{' | '[') && !quoted;
        let closes = matches!(sign, '}' | ']') && !quoted;
        if closes {
            depth -= 1;
        }
        let inside_new_bracket = matches!(last, '{' | '[') && !closes;
        let after_content = closes && !matches!(last, '{' | '[');
        if inside_new_bracket || after_content || last == ',' {
            text.push('\n');
            text.push_str(&"  ".repeat(depth));
        }
        text.push(sign);
        if sign == ':' && !quoted {
            text.push(' ');
        }
        if opens {
            depth += 1;
        }
        // A sign within quotes never counts as structure for the one that follows it.
        last = if quoted { '"' } else { sign };
    }
    text
}

/// The same JSON without a blank outside quotes.
pub(crate) fn compact(json: &str) -> String {
    signs(json).map(|(sign, _)| sign).collect()
}

/// Every sign that is not a blank between tokens, and whether it stands within quotes.
fn signs(json: &str) -> impl Iterator<Item = (char, bool)> + '_ {
    let mut quoted = false;
    let mut escaped = false;
    json.chars().filter_map(move |sign| {
        let inside = quoted;
        if inside {
            quoted = escaped || sign != '"';
            escaped = sign == '\\' && !escaped;
        } else {
            quoted = sign == '"';
        }
        (inside || !sign.is_ascii_whitespace()).then_some((sign, inside))
    })
}

#[test]
fn indenting_keeps_order_and_spelling_and_compacting_undoes_it() {
    let json = r#"{"b":[1.50,{}],"a, {":"x: \" ] y","c":[],"d":{"e":null}}"#;
    let indented = indented(json);
    assert_eq!(
        indented,
        "{\n  \"b\": [\n    1.50,\n    {}\n  ],\n  \"a, {\": \"x: \\\" ] y\",\n  \"c\": [],\n  \"d\": {\n    \"e\": null\n  }\n}"
    );
    assert_eq!(compact(&indented), json);
}
