//! Texts of other people: names, numbers, queues, attributes. Nothing limits what a caller's website or a vendor puts into them.

use std::fmt::{self, Write as _};

/// No text is rendered longer than this, in chars. Two lines of the narrowest toolbar hold about 90.
const LONGEST: usize = 300;

/// No sentence is longer than this, in chars. The longest of ours, with three addresses in it, has about 400.
const LONGEST_SENTENCE: usize = 700;

/// First and last char of a stretch whose direction does not reach the text around it (Unicode's *first strong isolate*).
const ISOLATED: (char, char) = ('\u{2068}', '\u{2069}');

/// A text that others wrote, fit to be rendered: short, on one line, without marks that turn the direction of a line.
///
/// Its `Display`, which puts it into a sentence, isolates it. A name that is written from right to left keeps its own order inside and changes nothing outside. A text of ASCII characters runs as
/// our sentences do, and is left as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Foreign(String);

impl Foreign {
    /// Cuts the text after 300 chars, with an ellipsis. Marks of direction are left out and line breaks become spaces, because
    /// either would end the isolation.
    pub(crate) fn of(text: &str) -> Self {
        Self(shortened(text, LONGEST))
    }

    /// The text for an element of its own, which isolates by itself.
    pub(crate) fn alone(self) -> String {
        self.0
    }
}

impl fmt::Display for Foreign {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_ascii() {
            return formatter.write_str(&self.0);
        }
        formatter.write_char(ISOLATED.0)?;
        formatter.write_str(&self.0)?;
        formatter.write_char(ISOLATED.1)
    }
}

/// A text of others for an element of its own.
pub(crate) fn shown(text: &str) -> String {
    Foreign::of(text).alone()
}

/// A text of others for a sentence that a shell makes: shortened and isolated, see [`CallView::title`](crate::view::CallView).
pub fn isolated(text: &str) -> String {
    Foreign::of(text).to_string()
}

/// A whole sentence into which a shell or a vendor may have put anything: cut after 700 chars.
pub(crate) fn sentence(text: &str) -> String {
    match text.char_indices().nth(LONGEST_SENTENCE) {
        None => text.to_owned(),
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
    }
}

/// The first chars that count. A char that only completes the one before it, such as an accent, is not cut off from it.
fn shortened(text: &str, longest: usize) -> String {
    let mut chars = text.chars().filter(|c| !turns_direction(*c)).map(on_one_line);
    let mut short: String = chars.by_ref().take(longest).collect();
    // A cut within an emoji or a letter with accents would render another character.
    let rest: Vec<char> = chars.take(8).collect();
    let completing = rest.iter().take_while(|c| completes(**c)).count();
    if rest.is_empty() {
        return short;
    }
    short.extend(rest.iter().take(completing));
    short.push('…');
    short
}

/// Embeddings, overrides and isolates. The invisible letters U+200E and U+200F stay: names in Arabic and Hebrew use them.
fn turns_direction(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn on_one_line(c: char) -> char {
    if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') {
        ' '
    } else {
        c
    }
}

/// Combining accents, variation selectors, skin tones, and the joiner of emoji.
fn completes(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{200d}' | '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}')
}

#[cfg(test)]
mod tests {
    use super::{Foreign, isolated, sentence};

    #[test]
    fn a_text_of_32_kilobytes_is_cut_after_300_chars_and_ends_with_an_ellipsis() {
        let cut = Foreign::of(&"é".repeat(32_000)).alone();
        assert_eq!(cut.chars().count(), 301);
        assert!(cut.ends_with("é…"));
        let whole = "é".repeat(300);
        assert_eq!(Foreign::of(&whole).alone(), whole);
    }

    #[test]
    fn an_accent_stays_with_its_letter() {
        let text = format!("{}e\u{301}xyz", "a".repeat(299));
        assert!(Foreign::of(&text).alone().ends_with("ae\u{301}…"));
    }

    #[test]
    fn an_override_at_the_end_of_a_name_does_not_turn_the_sentence() {
        assert_eq!(isolated("Tanaka\u{202e}"), "Tanaka");
        assert_eq!(isolated("דנה\u{2069}\u{202e}"), "\u{2068}דנה\u{2069}");
        assert_eq!(isolated("דנה\u{2029}\nx"), "\u{2068}דנה  x\u{2069}");
    }

    #[test]
    fn a_name_from_right_to_left_keeps_its_own_marks() {
        assert_eq!(Foreign::of("\u{200f}דנה\u{200f}").alone(), "\u{200f}דנה\u{200f}");
    }

    #[test]
    fn a_sentence_with_100_000_letters_in_it_is_cut() {
        assert_eq!(
            sentence(&format!("Fusion refused: {}", "x".repeat(100_000)))
                .chars()
                .count(),
            701
        );
        assert_eq!(sentence("Fusion refused."), "Fusion refused.");
    }
}
