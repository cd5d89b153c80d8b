//! Where each value of a JSON text stands, by its path, and which keys stand twice in one object.
//!
//! Whoever reads JSON tells a place for its own errors only; an editor and `check` want one for every finding. The text has been
//! read as JSON before, so that nothing here has to refuse anything.

use std::collections::{BTreeMap, BTreeSet};

use super::finding::Position;
use crate::json::{self, Twice, Value};

/// The places of a text.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Places {
    by_path: BTreeMap<String, Position>,
    /// Paths of keys that had been there before.
    pub(super) duplicates: Vec<(String, Position)>,
}

impl Places {
    /// Finds the places of a text that is JSON.
    pub(super) fn of(text: &str) -> Self {
        let mut walker = Walker {
            rest: text,
            at: Position { line: 1, column: 1 },
            places: Self::default(),
        };
        walker.value("");
        walker.places
    }

    /// Where the value under a path stands, or, where there is none, the nearest value around it.
    pub fn find(&self, path: &str) -> Option<Position> {
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

struct Walker<'a> {
    rest: &'a str,
    at: Position,
    places: Places,
}

impl Walker<'_> {
    // The recursion is bounded: the reader of JSON has refused texts that nest too deep.
    fn value(&mut self, path: &str) {
        self.blanks();
        self.places.by_path.insert(path.to_owned(), self.at);
        match self.peek() {
            Some('{') => self.object(path),
            Some('[') => self.list(path),
            Some('"') => {
                self.text();
            }
            _ => self.plain(),
        }
    }

    fn object(&mut self, path: &str) {
        self.step();
        let mut seen = BTreeSet::new();
        loop {
            self.blanks();
            match self.peek() {
                Some('"') => {}
                Some(',') => {
                    self.step();
                    continue;
                }
                _ => break,
            }
            let at = self.at;
            let key = self.text();
            let key_path = key_path(path, &key);
            self.blanks();
            self.step();
            self.value(&key_path);
            // For a wrong or unknown key, its own place helps more than that of its value.
            self.places.by_path.insert(key_path.clone(), at);
            if !seen.insert(key) {
                self.places.duplicates.push((key_path, at));
            }
        }
        self.step();
    }

    fn list(&mut self, path: &str) {
        self.step();
        let mut count = 0;
        loop {
            self.blanks();
            match self.peek() {
                Some(',') => {
                    self.step();
                }
                Some(']') | None => break,
                Some(_) => {
                    self.value(&format!("{path}[{count}]"));
                    count += 1;
                }
            }
        }
        self.step();
    }

    /// Passes a text in quotes and returns what it means.
    fn text(&mut self) -> String {
        let start = self.rest;
        self.step();
        let mut escaped = false;
        while let Some(sign) = self.step() {
            match (escaped, sign) {
                (false, '"') => break,
                (false, '\\') => escaped = true,
                _ => escaped = false,
            }
        }
        let length = start.len() - self.rest.len();
        let quoted = start.get(..length).unwrap_or_default();
        match json::read(quoted, Twice::LastCounts) {
            Ok(Value::String(text)) => text,
            _ => String::new(),
        }
    }

    fn plain(&mut self) {
        while self
            .peek()
            .is_some_and(|sign| !matches!(sign, ',' | ']' | '}') && !sign.is_ascii_whitespace())
        {
            self.step();
        }
    }

    fn blanks(&mut self) {
        while self.peek().is_some_and(|sign| sign.is_ascii_whitespace()) {
            self.step();
        }
    }

    fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    fn step(&mut self) -> Option<char> {
        let mut signs = self.rest.chars();
        let sign = signs.next()?;
        self.rest = signs.as_str();
        if sign == '\n' {
            self.at.line += 1;
            self.at.column = 1;
        } else {
            self.at.column += 1;
        }
        Some(sign)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(places: &Places, path: &str) -> Option<(usize, usize)> {
        places.find(path).map(|found| (found.line, found.column))
    }

    #[test]
    fn every_value_is_found_by_its_path_and_a_missing_one_by_what_is_around_it() {
        let places = Places::of("{ \"a\": [1, {\"b \\\" ä\": \"ü]\"}, null],\n  \"c\": true }\n");
        assert_eq!(place(&places, ""), Some((1, 1)));
        assert_eq!(place(&places, "a"), Some((1, 3)));
        assert_eq!(place(&places, "a[0]"), Some((1, 9)));
        assert_eq!(place(&places, "a[1].b \" ä"), Some((1, 13)));
        assert_eq!(place(&places, "a[2]"), Some((1, 30)));
        assert_eq!(place(&places, "c"), Some((2, 3)));
        assert_eq!(place(&places, "a[1].missing.deep"), Some((1, 12)));
    }

    #[test]
    fn a_key_that_stands_twice_is_reported() {
        let places = Places::of("{\"a\": {\"b\": 1,\n\"b\": 2}}");
        let position = Position { line: 2, column: 1 };
        assert_eq!(places.duplicates, [("a.b".to_owned(), position)]);
    }
}
