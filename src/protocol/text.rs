//! Foreign texts, cut to what a person reads.

/// As many characters as a banner or a log line can hold.
pub(super) const MESSAGE_LENGTH: usize = 200;
/// As many characters as a name of a method, a channel or a command has at most.
pub(super) const NAME_LENGTH: usize = 64;

/// One line of at most `length` characters; what is cut off is shown by an ellipsis.
pub(super) fn short(text: &str, length: usize) -> String {
    let mut chars = text.trim().chars().map(|c| if c.is_control() { ' ' } else { c });
    let mut cut: String = chars.by_ref().take(length).collect();
    if chars.next().is_some() {
        cut.pop();
        cut.push('…');
    }
    cut
}

#[cfg(test)]
mod tests {
    use super::short;

    #[test]
    fn a_long_text_is_cut_and_shows_it() {
        assert_eq!(short(" two\nlines ", 20), "two lines");
        assert_eq!(short("äöü", 3), "äöü");
        assert_eq!(short("äöüß", 3), "äö…");
    }
}
