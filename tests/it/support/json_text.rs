//! JSON texts as texts: the order of keys and the spelling of numbers are part of what is compared.

/// The same JSON, indented for the reader.
pub(crate) fn indented(json: &str) -> String {
    let mut text = String::new();
    let mut depth = 0;
    let mut last = ' ';
    for (c, quoted) in chars(json) {
        let opens = matches!(c, '{' | '[') && !quoted;
        let closes = matches!(c, '}' | ']') && !quoted;
        if closes {
            depth -= 1;
        }
        let inside_new_bracket = matches!(last, '{' | '[') && !closes;
        let after_content = closes && !matches!(last, '{' | '[');
        if inside_new_bracket || after_content || last == ',' {
            text.push('\n');
            text.push_str(&"  ".repeat(depth));
        }
        text.push(c);
        if c == ':' && !quoted {
            text.push(' ');
        }
        if opens {
            depth += 1;
        }
        // A char within quotes is never structure for the one after it.
        last = if quoted { '"' } else { c };
    }
    text
}

/// The same JSON without a blank outside quotes.
pub(crate) fn compact(json: &str) -> String {
    chars(json).map(|(c, _)| c).collect()
}

/// Every char that is not white space between tokens, and whether it is within quotes.
fn chars(json: &str) -> impl Iterator<Item = (char, bool)> + '_ {
    let mut quoted = false;
    let mut escaped = false;
    json.chars().filter_map(move |c| {
        let inside = quoted;
        if inside {
            quoted = escaped || c != '"';
            escaped = c == '\\' && !escaped;
        } else {
            quoted = c == '"';
        }
        (inside || !c.is_ascii_whitespace()).then_some((c, inside))
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
