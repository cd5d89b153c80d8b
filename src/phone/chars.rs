//! Characters as telephone numbers need them: every script's digits, dashes and spaces in their ASCII form, and nothing
//! that cannot be seen.

/// The first digit of each run of ten decimal digits in Unicode (category Nd) that a keyboard or a CRM may produce.
const ZEROS: [u32; 25] = [
    0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0,
    0xf20, 0x1040, 0x17e0, 0x1810, 0x1d7ce, 0x1d7d8, 0x1d7e2, 0x1d7ec, 0x1d7f6, 0x1fbf0,
];

/// The text with each character in its ASCII form, where it has one. Marks that cannot be seen are left out; line ends
/// become `\n`, other spaces a blank.
pub(super) fn plain(text: &str) -> String {
    let seen = text.chars().filter(|c| !is_invisible(*c));
    seen.map(ascii).collect()
}

/// Joiners, direction marks, soft hyphens, variation selectors: they come along when text is copied.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

fn ascii(c: char) -> char {
    match c {
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
        ' '..='~' => c,
        // The full-width forms repeat ASCII from `!` to `~`.
        '\u{ff01}'..='\u{ff5d}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{2010}'..='\u{2015}'
        | '\u{2043}'
        | '\u{2212}'
        | '\u{2500}'
        | '\u{301c}'
        | '\u{30fc}'
        | '\u{fe58}'
        | '\u{fe63}'
        | '\u{ff5e}'
        | '\u{ff70}' => '-',
        '\u{b7}' | '\u{2024}' | '\u{2027}' | '\u{30fb}' | '\u{3002}' | '\u{ff61}' => '.',
        '\u{207a}' | '\u{fe62}' => '+',
        '\u{2044}' | '\u{2215}' => '/',
        c if c.is_whitespace() || c.is_control() => ' ',
        c => digit(c).unwrap_or(c),
    }
}

fn digit(c: char) -> Option<char> {
    let code = u32::from(c);
    let value = ZEROS
        .iter()
        .find_map(|zero| code.checked_sub(*zero).filter(|value| *value < 10))?;
    char::from_digit(value, 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_script_becomes_ascii_and_what_cannot_be_seen_is_gone() {
        assert_eq!(
            plain("\u{200e}+\u{664}\u{664}\u{a0}\u{ff08}\u{ff10}\u{ff09}\u{2013}\u{ad}\u{96c}\u{202c}"),
            "+44 (0)-6"
        );
        assert_eq!(plain("1\r2\t3"), "1\n2 3");
        assert_eq!(plain("\u{2022}é\u{975e}"), "\u{2022}é\u{975e}");
    }
}
