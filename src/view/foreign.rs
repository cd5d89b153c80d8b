//! Texts from outside, such as names, queues, notes and what Fusion says: they may be of any length and run in any direction.

/// The most that is shown of one, in chars: more than two lines hold at any size of the toolbar. A caller's website may fill an
/// attribute with Amazon Connect's whole 32 kB.
const SHOWN: usize = 300;

/// The most of one within a sentence, so that the sentence stays one.
const WITHIN_A_SENTENCE: usize = 80;

/// What is shown of it in an element of its own.
pub(crate) fn shown(text: &str) -> String {
    cut(text, SHOWN)
}

/// The same for words that may be missing.
pub(crate) fn shown_if_any(text: Option<&str>) -> Option<String> {
    text.map(shown)
}

/// What stands for it within a sentence, whose direction it cannot change.
///
/// A text of ASCII characters runs as the sentence does and is left as it is; any other is isolated (Unicode Standard
/// Annex 9, *explicit directional isolates*).
pub(crate) fn within_sentence(text: &str) -> String {
    let text = cut(text, WITHIN_A_SENTENCE);
    if text.is_ascii() {
        text
    } else {
        format!("\u{2068}{text}\u{2069}")
    }
}

/// Its beginning, without the characters that change the direction of what follows them.
fn cut(text: &str, most: usize) -> String {
    let mut chars = text.chars().filter(|c| !is_directional(*c));
    let mut shown: String = chars.by_ref().take(most).collect();
    if chars.next().is_some() {
        shown.push('…');
    }
    shown
}

/// Embeddings, overrides and isolates, and the ends of them. Marks, which stand for a letter without a shape, may stay.
fn is_directional(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_longer_than_shown_is_cut_at_a_char() {
        let shown = shown(&"ß".repeat(32_000));
        assert_eq!(shown.chars().count(), SHOWN + 1);
        assert!(shown.ends_with("ß…"));
        assert_eq!(super::shown(&"ß".repeat(SHOWN)), "ß".repeat(SHOWN));
    }

    #[test]
    fn a_name_cannot_turn_the_sentence_round_that_it_stands_in() {
        assert_eq!(within_sentence("Priya Raman"), "Priya Raman");
        assert_eq!(within_sentence("Tomás"), "\u{2068}Tomás\u{2069}");
        assert_eq!(within_sentence("Tanaka \u{202E}"), "Tanaka ");
        assert_eq!(within_sentence("עם\u{2069}\u{202E}"), "\u{2068}עם\u{2069}");
    }
}
