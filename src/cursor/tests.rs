use serde_json::json;

use super::*;

fn said<T: std::fmt::Debug>(result: Result<T, ValidationError>) -> String {
    result.unwrap_err().to_string()
}

#[test]
fn every_getter_returns_the_value_of_its_type() {
    let document = json!({"text": "a", "flag": true, "count": 7, "below": -3, "list": [1, 2], "word": "on"});
    let fields = Cursor::new(&document).object().unwrap();
    assert_eq!(fields.required("text", |it| it.string()), Ok("a"));
    assert_eq!(fields.required("flag", |it| it.bool()), Ok(true));
    assert_eq!(fields.required("count", |it| it.integer(0_u8..=9, "")), Ok(7));
    assert_eq!(fields.required("below", |it| it.integer(-9..=9, "")), Ok(-3));
    let words = [("on", 1), ("off", 0)];
    assert_eq!(fields.required("word", |it| it.one_of(&words)), Ok(1));
    let list = fields.at("list").each(|it| it.integer(0..=9, ""));
    assert_eq!(list, Ok(vec![1, 2]));
    assert_eq!(fields.optional("none", |it| it.string()), Ok(None));
}

#[test]
fn a_mistake_says_where_what_is_there_and_what_belongs_there() {
    let document = json!({"a": {"b": [true, "x".repeat(70)]}, "n": null, "e": ""});
    let fields = Cursor::new(&document).object().unwrap();
    let items = fields
        .at("a")
        .object()
        .and_then(|fields| fields.at("b").list())
        .unwrap();
    assert_eq!(said(items[0].string()), "`a.b[0]` is true; expected a text.");
    let long = format!("`a.b[1]` is \"{}…\"; expected a list.", "x".repeat(60));
    assert_eq!(said(items[1].list()), long);
    assert_eq!(
        said(fields.at("z").bool()),
        "`z` is missing; expected `true` or `false`."
    );
    assert_eq!(
        said(fields.optional("n", |it| it.object())),
        "`n` is null; expected an object."
    );
    assert_eq!(
        said(fields.at("e").non_empty_string()),
        "`e` is \"\"; expected a text that is not empty."
    );
    let words = [("p", 1), ("q", 2), ("r", 3)];
    assert_eq!(
        said(fields.at("a").one_of(&words)),
        "`a` is an object; expected \"p\", \"q\" or \"r\"."
    );
    assert_eq!(
        said(fields.clone().only(&["a", "e"])),
        "`n` is not a known key; expected `a` or `e`."
    );
    assert_eq!(
        said(Cursor::new(&json!([])).object()),
        "The document is an empty list; expected an object."
    );
}

#[test]
fn null_is_a_value_unless_the_reader_says_otherwise() {
    let document = json!({"n": null});
    let fields = Cursor::named("root", &document).object().unwrap();
    assert_eq!(fields.nullable("n", |it| it.string()), Ok(None));
    assert_eq!(
        said(fields.optional("n", |it| it.string())),
        "`root.n` is null; expected a text."
    );
}

#[test]
fn numbers_with_a_fraction_an_exponent_or_out_of_range_are_no_integers() {
    for text in ["1.5", "1e2", "256", "-1", "18446744073709551615", "\"7\""] {
        let value = serde_json::from_str(text).unwrap();
        assert!(Cursor::new(&value).integer(0_u8..=255, "").is_err(), "{text}");
    }
}

#[test]
fn a_private_document_is_never_repeated() {
    let document = json!({"number": "+441632960123", "list": [15_550_100]});
    let fields = Cursor::new(&document).private().object().unwrap();
    let number = said(fields.at("number").bool());
    assert_eq!(number, "`number` is a text; expected `true` or `false`.");
    let item = fields.at("list").each(|it| it.string().map(str::to_owned));
    assert_eq!(said(item), "`list[0]` is a number; expected a text.");
}

#[test]
fn all_mistakes_are_collected_or_the_value_is_returned() {
    let document = json!({"a": 1, "b": 2, "c": true});
    let fields = Cursor::new(&document).object().unwrap();
    let mut errors = ValidationErrors::default();
    let a = errors.record(fields.at("a").string());
    let c = errors.record(fields.at("c").bool());
    assert_eq!((a, c), (None, Some(true)));
    errors.extend(fields.unknown_keys(&["a", "c"]));
    let paths: Vec<_> = errors
        .finish(c)
        .unwrap_err()
        .into_iter()
        .map(|it| it.path)
        .collect();
    assert_eq!(paths, ["a", "b"]);
    assert_eq!(ValidationErrors::default().finish(c), Ok(true));
}
