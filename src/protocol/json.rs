//! A JSON value on its way out.
//!
//! Values and not types that derive their writer: on the wire every message is a handful of members in a fixed order,
//! and a derived writer for each kind of message weighs more than all of this (`docs/size.md`).

use serde_json::value::RawValue;

/// One value. An object keeps its members in the order in which they were written down.
pub(super) enum Json<'a> {
    Null,
    Flag(bool),
    Count(usize),
    Text(&'a str),
    /// Texts that go out as one, with commas between them.
    Joined(Vec<&'a str>),
    /// As it was read, sign by sign.
    Raw(&'a RawValue),
    List(Vec<Json<'a>>),
    Object(Members<'a>),
}

/// The members of an object.
pub(super) type Members<'a> = Vec<(&'a str, Json<'a>)>;

impl<'a> Json<'a> {
    /// A text, or `null` where there is none.
    pub(super) fn optional(text: Option<&'a str>) -> Self {
        text.map_or(Self::Null, Self::Text)
    }

    /// The JSON text.
    pub(super) fn to_text(&self) -> String {
        let mut text = String::new();
        self.write(&mut text);
        text
    }

    fn write(&self, text: &mut String) {
        match self {
            Self::Null => text.push_str("null"),
            Self::Flag(flag) => text.push_str(if *flag { "true" } else { "false" }),
            Self::Count(count) => text.push_str(&count.to_string()),
            Self::Text(value) => quote(value, text),
            Self::Joined(parts) => quote(&parts.join(","), text),
            Self::Raw(raw) => text.push_str(raw.get()),
            Self::List(items) => {
                text.push('[');
                for (place, item) in items.iter().enumerate() {
                    separate(place, text);
                    item.write(text);
                }
                text.push(']');
            }
            Self::Object(members) => {
                text.push('{');
                for (place, (key, value)) in members.iter().enumerate() {
                    separate(place, text);
                    quote(key, text);
                    text.push(':');
                    value.write(text);
                }
                text.push('}');
            }
        }
    }
}

fn separate(place: usize, text: &mut String) {
    if place > 0 {
        text.push(',');
    }
}

fn quote(value: &str, text: &mut String) {
    // A text can always be written.
    text.push_str(&serde_json::to_string(value).unwrap_or_default());
}

#[cfg(test)]
mod tests {
    use super::{Json, RawValue};

    #[test]
    fn every_kind_of_value_is_written_as_json_in_the_order_given() {
        let raw = RawValue::from_string("1.50".to_owned()).unwrap();
        let value = Json::Object(vec![
            ("b", Json::Text("say \"hé\"\n")),
            (
                "a",
                Json::List(vec![Json::Null, Json::Flag(true), Json::Count(2)]),
            ),
            ("raw", Json::Raw(&raw)),
            ("none", Json::List(Vec::new())),
        ]);
        assert_eq!(
            value.to_text(),
            r#"{"b":"say \"hé\"\n","a":[null,true,2],"raw":1.50,"none":[]}"#
        );
    }
}
