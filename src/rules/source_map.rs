//! Where each value of a JSON text stands, by its path, and which keys stand twice in one object.
//!
//! serde_json tells a position for its own errors only; an editor and `check` want one for every finding. The text has been
//! read by serde_json before, so that nothing here has to refuse anything.

use std::collections::{BTreeMap, BTreeSet};

use jsonc_parser::ast::{Array, Object, Value};
use jsonc_parser::common::Ranged;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

use super::finding::Position;
use crate::json::replace_lone_surrogates;

/// JSON as its standard has it.
const STRICT: ParseOptions = ParseOptions {
    allow_comments: false,
    allow_loose_object_property_names: false,
    allow_trailing_commas: false,
    allow_missing_commas: false,
    allow_single_quoted_strings: false,
    allow_hexadecimal_numbers: false,
    allow_unary_plus_numbers: false,
    allow_bare_decimal_point_numbers: false,
    allow_non_finite_numbers: false,
    allow_extended_string_escapes: false,
};

/// The positions in a text.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct SourceMap {
    by_path: BTreeMap<String, Position>,
    /// Paths of keys that had been there before.
    pub(super) duplicates: Vec<(String, Position)>,
}

impl SourceMap {
    /// Finds the positions in a text that is JSON.
    pub(super) fn of(text: &str) -> Self {
        let mut builder = Builder {
            lines: Lines::of(text),
            map: Self::default(),
        };
        // Replacing keeps all positions.
        let text = replace_lone_surrogates(text);
        if let Ok(parsed) = parse_to_ast(&text, &CollectOptions::default(), &STRICT)
            && let Some(value) = parsed.value
        {
            builder.value("", value.start(), &value);
        }
        builder.map
    }

    /// The position of the value under a path, or, where there is none, of the nearest value around it.
    pub fn position(&self, path: &str) -> Option<Position> {
        let mut path = path;
        loop {
            if let Some(position) = self.by_path.get(path) {
                return Some(*position);
            }
            if path.is_empty() {
                return None;
            }
            path = path
                .rfind(['.', '['])
                .and_then(|end| path.get(..end))
                .unwrap_or_default();
        }
    }
}

/// The path of a key of the object under a path.
pub(super) fn key_path(path: &str, key: &str) -> String {
    if path.is_empty() {
        key.to_owned()
    } else {
        format!("{path}.{key}")
    }
}

struct Builder<'a> {
    lines: Lines<'a>,
    map: SourceMap,
}

impl Builder<'_> {
    /// Notes a value, and what is in it. A field is noted at its key: for a wrong or unknown key that helps more than the
    /// position of its value.
    fn value(&mut self, path: &str, start: usize, value: &Value<'_>) {
        self.map
            .by_path
            .insert(path.to_owned(), self.lines.position(start));
        match value {
            Value::Object(object) => self.object(path, object),
            Value::Array(array) => self.array(path, array),
            _ => {}
        }
    }

    fn object(&mut self, path: &str, object: &Object<'_>) {
        let mut seen = BTreeSet::new();
        for property in &object.properties {
            let key = property.name.as_str();
            let path = key_path(path, key);
            if !seen.insert(key) {
                let position = self.lines.position(property.start());
                self.map.duplicates.push((path.clone(), position));
            }
            self.value(&path, property.start(), &property.value);
        }
    }

    fn array(&mut self, path: &str, array: &Array<'_>) {
        for (index, element) in array.elements.iter().enumerate() {
            self.value(&format!("{path}[{index}]"), element.start(), element);
        }
    }
}

/// The lines of a text, for turning byte offsets into positions.
struct Lines<'a> {
    text: &'a str,
    /// Where each line begins.
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    fn of(text: &'a str) -> Self {
        let ends = text.match_indices('\n').map(|(index, _)| index + 1);
        Self {
            text,
            starts: std::iter::once(0).chain(ends).collect(),
        }
    }

    fn position(&self, offset: usize) -> Position {
        let line = self.starts.partition_point(|start| *start <= offset);
        let start = self
            .starts
            .get(line.saturating_sub(1))
            .copied()
            .unwrap_or_default();
        let before = self.text.get(start..offset).unwrap_or_default();
        Position {
            line,
            column: before.chars().count() + 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn position(map: &SourceMap, path: &str) -> Option<(usize, usize)> {
        map.position(path).map(|found| (found.line, found.column))
    }

    #[test]
    fn every_value_is_found_by_its_path_and_a_missing_one_by_what_is_around_it() {
        let map = SourceMap::of("{ \"a\": [1, {\"b \\\" ä\": \"ü]\"}, null],\n  \"c\": true }\n");
        assert_eq!(position(&map, ""), Some((1, 1)));
        assert_eq!(position(&map, "a"), Some((1, 3)));
        assert_eq!(position(&map, "a[0]"), Some((1, 9)));
        assert_eq!(position(&map, "a[1].b \" ä"), Some((1, 13)));
        assert_eq!(position(&map, "a[2]"), Some((1, 30)));
        assert_eq!(position(&map, "c"), Some((2, 3)));
        assert_eq!(position(&map, "a[1].missing.deep"), Some((1, 12)));
    }

    #[test]
    fn a_duplicate_key_is_reported_and_half_a_surrogate_pair_does_no_harm() {
        let map = SourceMap::of("{\"a\": {\"b\": \"\\ud83d\",\n\"b\": 2}}");
        let position = Position { line: 2, column: 1 };
        assert_eq!(map.duplicates, [("a.b".to_owned(), position)]);
    }
}
