//! A number as people write it, taken apart: the number, an extension, and what was only written along.

use super::PhoneNumberError;

/// A number and its extension. Nothing is known of countries here.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Writing {
    /// An optional plus and digits.
    pub(super) number: String,
    /// Digits, with a number sign at the end where it was written.
    pub(super) extension: Option<String>,
    /// The zero of the national form stands in brackets behind the country code.
    pub(super) has_optional_zero: bool,
}

/// With fewer digits than this, what stands before or behind a word is no telephone number.
const FEWEST: usize = 5;
/// A whole number has more digits than this, an extension has not.
const LONGEST_EXTENSION: usize = 7;
/// The longest number that an international prefix can stand before (E.164: 15 digits), and that prefix.
const LONGEST: usize = 19;

/// What stands before a number without being part of it.
const LABELS: &[&str] = &[
    "tel",
    "telephone",
    "telefon",
    "telefono",
    "teléfono",
    "tél",
    "téléphone",
    "phone",
    "ph",
    "call",
    "mobile",
    "mobil",
    "mob",
    "handy",
    "cell",
    "work",
    "home",
    "office",
    "main",
    "direct",
    "business",
    "private",
    "fax",
    "t",
    "m",
    "p",
    "h",
    "w",
    "o",
    "d",
];

/// What stands between a number and its extension, the longer words first.
const EXTENSION_WORDS: &[&str] = &[
    "nebenstelle",
    "durchwahl",
    "extension",
    "interno",
    "anexo",
    "ramal",
    "poste",
    "extn",
    "xtn",
    "доб",
    "Доб",
    "внутр",
    "Внутр",
    "内線",
    "ext",
    "int",
    "app",
    "dw",
    "x",
    "p",
    "w",
    "#",
    "*",
    ",",
    ";",
];

/// What stands between two numbers.
const BETWEEN: &[&str] = &[
    "and", "und", "oder", "or", "ou", "et", "y", "e", "|", "&", "\n", ",", ";", "/",
];

impl Writing {
    /// Takes a text apart whose characters are plain.
    ///
    /// # Errors
    /// What is written there is no number, or there are two.
    pub(super) fn of(text: &str) -> Result<Self, PhoneNumberError> {
        let text = without_remarks(text.trim());
        let text = without_label(text.trim());
        let end = text.find(|c: char| !is_part(c)).unwrap_or(text.len());
        let (main, rest) = text.split_at_checked(end).unwrap_or((text, ""));
        if holds_two(main) {
            return Err(PhoneNumberError::TwoNumbers);
        }
        if main.contains("..") {
            // Dots in the place of digits that are hidden.
            return Err(PhoneNumberError::Character);
        }
        let number = joined(main)?;
        let count = number.bytes().filter(u8::is_ascii_digit).count();
        let extension = if rest.trim().is_empty() {
            None
        } else if count < FEWEST {
            return Err(PhoneNumberError::Character);
        } else {
            rest_of(rest, main)?
        };
        match count {
            0 if text.is_empty() => Err(PhoneNumberError::Empty),
            0 => Err(PhoneNumberError::Empty),
            1 => Err(PhoneNumberError::Length),
            2..=LONGEST => Ok(Self {
                has_optional_zero: number.starts_with('+') && (main.contains("(0)") || main.contains("[0]")),
                number,
                extension,
            }),
            _ => Err(PhoneNumberError::TooLong),
        }
    }
}

/// Whether a character is a digit or what people write between digits.
fn is_part(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, ' ' | '-' | '.' | '(' | ')' | '[' | ']' | '/' | '+' | '~')
}

fn digits(text: &str) -> usize {
    text.bytes().filter(u8::is_ascii_digit).count()
}

/// The text without brackets that hold no digit, such as `(work)`. What stands behind one is kept apart from what stands
/// before it, so that two numbers with remarks are not joined.
fn without_remarks(text: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some(start) = rest.find(['(', '[']) {
        let (before, from) = rest.split_at_checked(start).unwrap_or((rest, ""));
        let end = from.find([')', ']']).map_or(from.len(), |end| end + 1);
        let (remark, after) = from.split_at_checked(end).unwrap_or((from, ""));
        kept.push_str(before);
        let is_remark = digits(remark) == 0 && !remark.contains('+') && remark.len() > 2;
        match (is_remark, digits(before) >= FEWEST && digits(after) >= FEWEST) {
            (true, true) => kept.push('\n'),
            (true, false) => kept.push(' '),
            (false, _) => kept.push_str(remark),
        }
        rest = after;
    }
    kept.push_str(rest);
    kept
}

/// The text without `Tel.:` and its like.
fn without_label(text: &str) -> &str {
    let start = text
        .find(|c: char| c.is_ascii_digit() || matches!(c, '+' | '(' | '['))
        .unwrap_or(0);
    let (label, number) = text.split_at_checked(start).unwrap_or(("", text));
    let word = label.trim_matches([' ', '.', ':', '-']);
    if is_label(word) { number } else { text }
}

fn is_label(word: &str) -> bool {
    LABELS.iter().any(|known| known.eq_ignore_ascii_case(word))
}

/// Whether there is a plus behind digits, or a slash behind a whole number.
fn holds_two(main: &str) -> bool {
    let digits_before = |index: usize| main.get(..index).map(digits).unwrap_or_default();
    let is_international = main.trim_start().starts_with(['+', '(', '[']) && main.contains('+');
    let whole = if is_international || main.trim_start().starts_with("00") {
        9
    } else {
        6
    };
    main.char_indices().any(|(index, c)| match c {
        '+' => digits_before(index) >= FEWEST,
        '/' => digits_before(index) >= whole && digits(main.get(index..).unwrap_or_default()) > 0,
        _ => false,
    })
}

/// The digits, behind a plus if there is one before them.
fn joined(main: &str) -> Result<String, PhoneNumberError> {
    let mut number = String::new();
    for c in main.chars() {
        match c {
            '+' if number.trim_start_matches('+').is_empty() => number = "+".to_owned(),
            '+' => return Err(PhoneNumberError::Character),
            c if c.is_ascii_digit() => number.push(c),
            _ => {}
        }
    }
    Ok(number)
}

/// What stands behind the number: an extension, a word that says what number it is, or another number.
fn rest_of(rest: &str, main: &str) -> Result<Option<String>, PhoneNumberError> {
    let rest = rest.trim_matches(' ');
    let lower = rest.to_ascii_lowercase();
    let between = BETWEEN.iter().find_map(|word| lower.strip_prefix(word));
    if between.is_some_and(|other| digits(other) >= FEWEST && !is_pause(other))
        && digits(rest) > LONGEST_EXTENSION
    {
        return Err(PhoneNumberError::TwoNumbers);
    }
    let marked = EXTENSION_WORDS.iter().find_map(|word| lower.strip_prefix(word));
    if let Some(extension) = marked.and_then(extension) {
        return Ok(Some(extension));
    }
    // A word that is none of these may spell digits (0800 FLOWERS): what is left without it would be another number.
    if main.ends_with(' ') && is_label(rest.trim_matches(['.', '-'])) {
        Ok(None)
    } else {
        Err(PhoneNumberError::Character)
    }
}

/// Whether what stands behind a comma is sent as tones after a pause: more commas before it, or a number sign behind it.
fn is_pause(text: &str) -> bool {
    text.starts_with([',', ';']) || text.trim_end().ends_with('#')
}

/// The digits behind the word for an extension, if there is nothing else.
pub(super) fn extension(text: &str) -> Option<String> {
    let text = text.trim_start_matches([' ', '.', ':', '=', '-', '#', ',', ';']);
    let text = text.trim_end_matches([' ', ')', ']', '.']);
    let bare = text.strip_suffix('#').unwrap_or(text);
    let is_extension =
        !bare.is_empty() && bare.len() <= LONGEST && bare.bytes().all(|byte| byte.is_ascii_digit());
    is_extension.then(|| text.to_owned())
}

/// The beginning of a number, a plus alone among them; nothing where other characters stand there.
pub(super) fn beginning(text: &str) -> Option<String> {
    let text = text.trim();
    let number = joined(text).ok()?;
    (text.chars().all(is_part) && !number.is_empty()).then_some(number)
}
