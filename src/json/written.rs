//! A JSON value on its way out.
//!
//! Values and not types that derive their writer: on the wire every message is a handful of members in a fixed order,
//! and a derived writer for each kind of message weighs more than all of this (`docs/size.md`).

use super::{Value, quote};

/// One value. An object keeps its members in the order in which they were written down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Json<'a> {
    /// Nothing.
    Null,
    /// Yes or no.
    Flag(bool),
    /// A number without sign.
    Count(u64),
    /// A text.
    Text(&'a str),
    /// Texts that go out as one, with commas between them.
    Joined(Vec<&'a str>),
    /// Something that was read.
    Value(&'a Value),
    /// As it was read, sign by sign.
    Raw(&'a str),
    /// A list.
    List(Vec<Json<'a>>),
    /// An object.
    Object(Members<'a>),
}

/// The members of an object.
pub type Members<'a> = Vec<(&'a str, Json<'a>)>;

impl<'a> Json<'a> {
    /// A text, or `null` where there is none.
    pub fn optional(text: Option<&'a str>) -> Self {
        text.map_or(Self::Null, Self::Text)
    }

    /// The JSON text.
    pub fn to_text(&self) -> String {
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
            Self::Raw(raw) => text.push_str(raw),
            Self::Value(value) => match value {
                Value::Null => Self::Null.write(text),
                Value::Bool(flag) => Self::Flag(*flag).write(text),
                Value::Number(number) => text.push_str(number),
                Value::String(value) => quote(value, text),
                Value::Array(items) => Self::List(items.iter().map(Self::Value).collect()).write(text),
                Value::Object(members) => {
                    let members = members
                        .iter()
                        .map(|(key, value)| (key.as_str(), Self::Value(value)));
                    Self::Object(members.collect()).write(text);
                }
            },
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

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::Json;

    #[test]
    fn every_kind_of_value_is_written_as_json_in_the_order_given() {
        let read = json!([null, true, -1.5, 7, "x", {"y": []}]).into();
        let value = Json::Object(vec![
            ("b", Json::Text("say \"hé\"\n")),
            (
                "a",
                Json::List(vec![Json::Null, Json::Flag(true), Json::Count(2)]),
            ),
            ("raw", Json::Raw("1.50")),
            ("none", Json::List(Vec::new())),
            ("read", Json::Value(&read)),
        ]);
        assert_eq!(
            value.to_text(),
            r#"{"b":"say \"hé\"\n","a":[null,true,2],"raw":1.50,"none":[],"read":[null,true,-1.5,7,"x",{"y":[]}]}"#
        );
    }
}
