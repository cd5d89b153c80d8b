//! From serde's values and to them: rules derive how they are read, and tests write values down with `json!`.

use serde_json::{Map, Number};

use super::Value;

impl From<serde_json::Value> for Value {
    fn from(value: serde_json::Value) -> Self {
        match value {
            serde_json::Value::Null => Self::Null,
            serde_json::Value::Bool(flag) => Self::Bool(flag),
            serde_json::Value::Number(number) => Self::Number(number.to_string()),
            serde_json::Value::String(text) => Self::String(text),
            serde_json::Value::Array(items) => Self::Array(items.into_iter().map(Self::from).collect()),
            serde_json::Value::Object(members) => {
                let members = members.into_iter().map(|(key, value)| (key, value.into()));
                Self::Object(members.collect())
            }
        }
    }
}

/// A number that is no whole one, or has more than 15 digits, may come out different in its last digit; one that is larger
/// than any becomes `null`.
impl From<Value> for serde_json::Value {
    fn from(value: Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(flag) => Self::Bool(flag),
            Value::Number(number) => machine_number(&number).map_or(Self::Null, Self::Number),
            Value::String(text) => Self::String(text),
            Value::Array(items) => Self::Array(items.into_iter().map(Self::from).collect()),
            Value::Object(members) => {
                let members = members.into_iter().map(|(key, value)| (key, value.into()));
                Self::Object(members.collect::<Map<_, _>>())
            }
        }
    }
}

/// The number of a text that the reader took for one. The standard library's reading of fractions weighs more than all of
/// this module.
fn machine_number(text: &str) -> Option<Number> {
    let whole = text.parse::<u64>().map(Number::from);
    if let Ok(number) = whole.or_else(|_| text.parse::<i64>().map(Number::from)) {
        return Some(number);
    }
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
        None => (text, 0),
    };
    let digits = mantissa.strip_prefix('-').unwrap_or(mantissa);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let mut value = 0.0;
    for digit in whole.bytes().chain(fraction.bytes()) {
        value = value * 10.0 + f64::from(digit.saturating_sub(b'0'));
    }
    let power = exponent.saturating_sub(i32::try_from(fraction.len()).ok()?);
    let factor = 10_f64.powi(power.saturating_abs());
    let value = if power < 0 { value / factor } else { value * factor };
    Number::from_f64(if text.starts_with('-') { -value } else { value })
}
