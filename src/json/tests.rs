use serde_json::json;

use super::*;

fn value(text: &str) -> Value {
    read(text, Twice::Refused).unwrap()
}

fn slip(text: &str) -> (Slip, usize, usize) {
    let error = read(text, Twice::Refused).unwrap_err();
    (error.slip, error.line, error.column)
}

#[test]
fn every_kind_of_value_is_read() {
    let text =
        " { \"a\" : [ ] , \"b\" : { } ,\r\n\t\"c\":[null,true,false,\"t\",0,12,-3,18446744073709551615] } ";
    let expected = json!({"a": [], "b": {}, "c": [null, true, false, "t", 0, 12, -3, u64::MAX]});
    assert_eq!(value(text), expected.into());
}

#[test]
fn a_number_stays_what_was_written() {
    for text in [
        "0",
        "-0",
        "1.50",
        "-1.25",
        "1e3",
        "2.5E-3",
        "1e+999",
        "123456789012345678901234567890",
    ] {
        assert_eq!(value(text), Value::Number(text.to_owned()));
    }
    assert_eq!((value("7").as_u64(), value("-7").as_i64()), (Some(7), Some(-7)));
    for text in ["-7", "1.0", "1e3", "18446744073709551616", "true", "\"7\""] {
        assert_eq!(value(text).as_u64(), None, "{text}");
    }
}

#[test]
fn fractions_and_powers_are_to_serde_what_they_say() {
    for text in ["0.5", "-1.25", "1e3", "2.5E-3", "1e22", "123456.789", "-0.1"] {
        let expected: f64 = text.parse().unwrap();
        let number = serde_json::Value::from(value(text));
        assert_eq!(number.as_f64(), Some(expected), "{text}");
    }
    assert_eq!(serde_json::Value::from(value("1e999")), serde_json::Value::Null);
}

#[test]
fn escapes_are_read_and_half_a_sign_becomes_the_replacement_sign() {
    assert_eq!(
        value(r#""\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00é""#),
        json!("\"\\/\u{8}\u{c}\n\r\té😀é").into()
    );
    assert_eq!(value(r#""a\ud83d""#), json!("a\u{fffd}").into());
    assert_eq!(value(r#""\ud83dx\ude00""#), json!("\u{fffd}x\u{fffd}").into());
    assert_eq!(value(r#""\ud83d\ud83d\ude00""#), json!("\u{fffd}😀").into());
}

#[test]
fn each_slip_is_named_with_its_place() {
    assert_eq!(slip(""), (Slip::Ends, 1, 1));
    assert_eq!(slip("{\"a\": 1"), (Slip::Ends, 1, 8));
    assert_eq!(slip("[1,\n  x]"), (Slip::NoValue, 2, 3));
    assert_eq!(slip("{'a': 1}"), (Slip::NoKey, 1, 2));
    assert_eq!(slip("{\"é\" 1}"), (Slip::NoColon, 1, 6));
    assert_eq!(slip("[1 2]"), (Slip::NoComma, 1, 4));
    assert_eq!(slip("[1, ]"), (Slip::LastComma, 1, 5));
    assert_eq!(slip("{} {}"), (Slip::Rest, 1, 4));
    assert_eq!(slip("\"\\x\"").0, Slip::Escape);
    assert_eq!(slip("\"\\u12\"").0, Slip::Escape);
    assert_eq!(slip("\"a\nb\"").0, Slip::ControlSign);
    for number in ["01", "1.", ".5", "-", "1e", "1e+", "+1", "--1", "1.2.3"] {
        assert!(matches!(slip(number).0, Slip::Number | Slip::NoValue), "{number}");
    }
    assert_eq!(slip(&"[".repeat(200)).0, Slip::TooDeep);
}

#[test]
fn a_key_that_stands_twice_is_refused_at_the_second_or_the_last_counts() {
    let text = "{\"a\": 1,\n \"a\": 2}";
    assert_eq!(slip(text), (Slip::Twice("a".to_owned()), 2, 2));
    assert_eq!(read(text, Twice::LastCounts).unwrap(), json!({"a": 2}).into());
}

#[test]
fn fields_are_given_as_they_are_written() {
    let read = fields(r#" {"a": 1.50 , "b":[ 1 ], "a":null} "#).unwrap().unwrap();
    let expected = [("a", "1.50"), ("b", "[ 1 ]"), ("a", "null")];
    assert_eq!(read, expected.map(|(key, raw)| (key.to_owned(), raw)));
    assert_eq!(fields("[1]").unwrap(), None);
    assert!(fields("[1").is_err() && fields("{} x").is_err());
}

#[test]
fn what_is_quoted_is_read_as_it_was() {
    for text in ["", "a \"b\" \\ c", "\n\r\t\u{1}\u{1f}", "é😀"] {
        let mut json = String::new();
        quote(text, &mut json);
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
        assert_eq!(value(&json), json!(text).into());
    }
}
