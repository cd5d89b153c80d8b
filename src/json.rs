//! JSON text → value, and a text as JSON. The one reader of whatever the toolbar reads as JSON.
//!
//! Serde's reader is made for any type and any speed, and weighs five times as much (`docs/size.md`). This one makes values
//! only, and says in plain words where a text stops being JSON.

mod exchange;
mod parse;
mod slip;
mod surrogates;
mod unique_keys;
mod value;
mod written;

pub(crate) use parse::problem;
pub use parse::{ParseError, from_text, parse, parse_unique_keys};
pub use slip::{Slip, SyntaxError};
pub use surrogates::replace_lone_surrogates;
pub use value::{Object, Value};
pub use written::{Json, Members};

/// How deep lists and objects may lie in each other.
const DEPTH: usize = 100;

/// What becomes of a key that stands twice in one object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Twice {
    /// The last one counts, as in JavaScript.
    LastCounts,
    /// It is refused.
    Refused,
}

/// Reads a text as one value. Half a surrogate pair becomes the replacement sign: JavaScript cuts texts that way.
///
/// # Errors
/// [`SyntaxError`] says where the text stops being JSON, and why.
pub fn read(text: &str, twice: Twice) -> Result<Value, SyntaxError> {
    let mut reader = Reader { text, at: 0, twice };
    let value = reader.value(0).and_then(|value| reader.ended().map(|()| value));
    value.map_err(|slip| reader.error(slip))
}

/// Reads a text as one object, and its values as the texts that they are. `None` for JSON that is no object.
///
/// # Errors
/// See [`read`].
pub fn fields(text: &str) -> Result<Option<Vec<(String, &str)>>, SyntaxError> {
    let twice = Twice::LastCounts;
    let mut reader = Reader { text, at: 0, twice };
    if reader.next() != Some(b'{') {
        return read(text, twice).map(|_| None);
    }
    let mut fields = Vec::new();
    let object = reader.object(0, &mut |key, raw, _| {
        fields.push((key, raw));
        Ok(())
    });
    let object = object.and_then(|()| reader.ended());
    object.map_err(|slip| reader.error(slip))?;
    Ok(Some(fields))
}

/// Writes a text in quotes, with everything in it that JSON asks for.
pub fn quote(text: &str, json: &mut String) {
    json.push('"');
    for sign in text.chars() {
        match sign {
            '"' => json.push_str("\\\""),
            '\\' => json.push_str("\\\\"),
            '\n' => json.push_str("\\n"),
            '\r' => json.push_str("\\r"),
            '\t' => json.push_str("\\t"),
            '\0'..'\u{20}' => json.push_str(&format!("\\u{:04x}", u32::from(sign))),
            other => json.push(other),
        }
    }
    json.push('"');
}

/// Hears each member of an object: its key, its value as it is written, and read.
type EachMember<'f, 'a> = &'f mut dyn FnMut(String, &'a str, Value) -> Result<(), Slip>;

/// A text, and the place where reading is.
struct Reader<'a> {
    text: &'a str,
    at: usize,
    twice: Twice,
}

impl<'a> Reader<'a> {
    fn value(&mut self, depth: usize) -> Result<Value, Slip> {
        if depth > DEPTH {
            return Err(Slip::TooDeep);
        }
        match self.next().ok_or(Slip::Ends)? {
            b'{' => {
                let mut members = Object::new();
                let twice = self.twice;
                self.object(depth, &mut |key, _, value| {
                    if twice == Twice::Refused && members.contains_key(&key) {
                        return Err(Slip::Twice(key));
                    }
                    members.insert(key, value);
                    Ok(())
                })?;
                Ok(Value::Object(members))
            }
            b'[' => {
                let mut items = Vec::new();
                self.list(b']', &mut |reader| {
                    items.push(reader.value(depth + 1)?);
                    Ok(())
                })?;
                Ok(Value::Array(items))
            }
            b'"' => self.string().map(Value::String),
            b'-' | b'0'..=b'9' => self.number(),
            _ => {
                let words = [
                    ("null", Value::Null),
                    ("true", Value::Bool(true)),
                    ("false", Value::Bool(false)),
                ];
                let rest = self.rest();
                let word = words.into_iter().find(|(word, _)| rest.starts_with(word));
                let (word, value) = word.ok_or(Slip::NoValue)?;
                self.at += word.len();
                Ok(value)
            }
        }
    }

    fn object(&mut self, depth: usize, each: EachMember<'_, 'a>) -> Result<(), Slip> {
        self.list(b'}', &mut |reader| {
            if reader.next() != Some(b'"') {
                return Err(reader.or_end(Slip::NoKey));
            }
            let key_at = reader.at;
            let key = reader.string()?;
            if reader.next() != Some(b':') {
                return Err(reader.or_end(Slip::NoColon));
            }
            reader.at += 1;
            reader.next();
            let begin = reader.at;
            let value = reader.value(depth + 1)?;
            let raw = reader.text.get(begin..reader.at).unwrap_or_default();
            each(key, raw, value).inspect_err(|_| reader.at = key_at)
        })
    }

    /// What stands between brackets, with commas between them.
    fn list(&mut self, end: u8, item: &mut dyn FnMut(&mut Self) -> Result<(), Slip>) -> Result<(), Slip> {
        self.at += 1;
        if self.next() == Some(end) {
            self.at += 1;
            return Ok(());
        }
        loop {
            item(self)?;
            match self.next() {
                Some(b',') => self.at += 1,
                Some(sign) if sign == end => {
                    self.at += 1;
                    return Ok(());
                }
                _ => return Err(self.or_end(Slip::NoComma)),
            }
            if self.next() == Some(end) {
                return Err(Slip::LastComma);
            }
        }
    }

    fn string(&mut self) -> Result<String, Slip> {
        let mut string = String::new();
        let mut high: Option<u32> = None;
        self.at += 1;
        loop {
            let rest = self.rest();
            let sign = rest.chars().next().ok_or(Slip::Ends)?;
            let unit = if sign == '\\' {
                self.escape()?
            } else if sign < ' ' {
                return Err(Slip::ControlSign);
            } else {
                self.at += sign.len_utf8();
                u32::from(sign)
            };
            let is_end = sign == '"';
            // Two escapes may be the halves of one sign; a half alone is none.
            let whole = match (high.take(), unit) {
                (Some(high), 0xdc00..=0xdfff) => Some(0x1_0000 + ((high - 0xd800) << 10) + (unit - 0xdc00)),
                (Some(_), _) => {
                    string.push(char::REPLACEMENT_CHARACTER);
                    Some(unit)
                }
                (None, _) => Some(unit),
            };
            if is_end {
                return Ok(string);
            }
            if (0xd800..=0xdbff).contains(&unit) {
                high = Some(unit);
            } else if let Some(whole) = whole {
                string.push(char::from_u32(whole).unwrap_or(char::REPLACEMENT_CHARACTER));
            }
        }
    }

    /// What an escape stands for, which may be half a sign.
    fn escape(&mut self) -> Result<u32, Slip> {
        let rest = self.rest();
        let sign = rest.get(1..2).ok_or(Slip::Escape)?;
        if sign == "u" {
            let digits = rest.get(2..6).filter(|digits| !digits.starts_with('+'));
            let unit = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
            let unit = unit.ok_or(Slip::Escape)?;
            self.at += 6;
            return Ok(unit);
        }
        let (_, sign) = ESCAPES
            .iter()
            .find(|(escape, _)| *escape == sign)
            .ok_or(Slip::Escape)?;
        self.at += 2;
        Ok(u32::from(*sign))
    }

    fn number(&mut self) -> Result<Value, Slip> {
        let rest = self.rest();
        let is_part = |sign: char| matches!(sign, '0'..='9' | '+' | '-' | '.' | 'e' | 'E');
        let end = rest.find(|sign| !is_part(sign)).unwrap_or(rest.len());
        let number = rest.get(..end).filter(|number| is_number(number));
        let number = number.ok_or(Slip::Number)?;
        self.at += end;
        Ok(Value::Number(number.to_owned()))
    }

    /// The next byte that is no white space. Stays before it.
    fn next(&mut self) -> Option<u8> {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches([' ', '\n', '\r', '\t']).len();
        self.text.as_bytes().get(self.at).copied()
    }

    fn ended(&mut self) -> Result<(), Slip> {
        self.next().map_or(Ok(()), |_| Err(Slip::Rest))
    }

    /// The slip, or that the text is over.
    fn or_end(&self, slip: Slip) -> Slip {
        if self.rest().is_empty() { Slip::Ends } else { slip }
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn error(&self, slip: Slip) -> SyntaxError {
        let before = self.text.get(..self.at).unwrap_or(self.text);
        let line = before.rsplit('\n').next().unwrap_or_default();
        SyntaxError {
            slip,
            line: before.matches('\n').count() + 1,
            column: line.chars().count() + 1,
        }
    }
}

/// The escapes of one letter.
const ESCAPES: [(&str, char); 8] = [
    ("\"", '"'),
    ("\\", '\\'),
    ("/", '/'),
    ("b", '\u{8}'),
    ("f", '\u{c}'),
    ("n", '\n'),
    ("r", '\r'),
    ("t", '\t'),
];

/// Whether a text is a number as JSON writes it, and does not only look like one.
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (mantissa, exponent) = digits.split_once(['e', 'E']).unwrap_or((digits, "0"));
    let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|digit| digit.is_ascii_digit());
    let leads_with_nought = whole.len() > 1 && whole.starts_with('0');
    [whole, fraction, exponent].into_iter().all(is_digits) && !leads_with_nought
}

#[cfg(test)]
mod tests;
