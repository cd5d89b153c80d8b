//! Source files, and their text without what is not code.

use std::fs;
use std::path::Path;

/// One file, by its path from the root of the repository.
pub(super) struct File {
    pub(super) path: String,
    pub(super) text: String,
}

/// Folders that hold nothing of ours.
const FOREIGN: [&str; 4] = ["target", "dist", "node_modules", ".git"];

/// Every file below a folder that has one of these endings, in the order of paths.
pub(super) fn files(folder: &str, endings: &[&str]) -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    collect(root, &root.join(folder), endings, &mut found);
    found.sort_by(|left, right| left.path.cmp(&right.path));
    found
}

fn collect(root: &Path, folder: &Path, endings: &[&str], found: &mut Vec<File>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if path.is_dir() && !FOREIGN.contains(&name.as_str()) {
            collect(root, &path, endings, found);
        } else if path
            .extension()
            .is_some_and(|ending| endings.iter().any(|wanted| ending == *wanted))
        {
            let text = fs::read_to_string(&path).unwrap();
            let path = path
                .strip_prefix(root)
                .unwrap()
                .to_string_lossy()
                .replace('\\', "/");
            found.push(File { path, text });
        }
    }
}

/// What is left out of a text.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Hidden {
    Comments,
    CommentsAndStrings,
}

/// Every word of the code with its line, outside comments and string literals.
pub(super) fn words(text: &str) -> impl Iterator<Item = (usize, String)> {
    let code = without(text, Hidden::CommentsAndStrings);
    let lines: Vec<_> = code.lines().map(str::to_owned).enumerate().collect();
    lines.into_iter().flat_map(|(index, line)| {
        let words = line.split(|c: char| !c.is_alphanumeric() && c != '_');
        words
            .filter(|word| !word.is_empty())
            .map(|word| (index + 1, word.to_owned()))
            .collect::<Vec<_>>()
    })
}

/// The text with blanks where something is hidden; lines stay lines.
pub(super) fn without(text: &str, hidden: Hidden) -> String {
    let mut code = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let (length, hide) = match first {
            '/' if rest.starts_with("//") => (rest.find('\n').unwrap_or(rest.len()), true),
            '/' if rest.starts_with("/*") => (block_comment(rest), true),
            '"' => (string_literal(rest), hidden == Hidden::CommentsAndStrings),
            'r' if ends_a_word(&code) => match raw_string_literal(rest) {
                Some(length) => (length, hidden == Hidden::CommentsAndStrings),
                None => (1, false),
            },
            '\'' => (char_literal(rest), false),
            _ => (first.len_utf8(), false),
        };
        let (part, after) = rest.split_at(length.clamp(first.len_utf8(), rest.len()));
        if hide {
            code.extend(part.chars().map(|c| if c == '\n' { '\n' } else { ' ' }));
        } else {
            code.push_str(part);
        }
        rest = after;
    }
    code
}

/// Whether a new word starts after this code.
fn ends_a_word(code: &str) -> bool {
    !code
        .chars()
        .next_back()
        .is_some_and(|c| c.is_alphanumeric() || c == '_')
}

/// The length of a block comment, nested ones included.
fn block_comment(text: &str) -> usize {
    let mut depth = 0_usize;
    let mut index = 0;
    while index < text.len() {
        if text[index..].starts_with("/*") {
            depth += 1;
            index += 2;
        } else if text[index..].starts_with("*/") {
            depth -= 1;
            index += 2;
            if depth == 0 {
                return index;
            }
        } else {
            index += text[index..].chars().next().map_or(1, char::len_utf8);
        }
    }
    text.len()
}

/// The length of a string literal.
fn string_literal(text: &str) -> usize {
    let mut escaped = false;
    for (index, c) in text.char_indices().skip(1) {
        match c {
            '"' if !escaped => return index + 1,
            '\\' => escaped = !escaped,
            _ => escaped = false,
        }
    }
    text.len()
}

/// The length of a raw string literal such as `r#"…"#`, if there is one.
fn raw_string_literal(text: &str) -> Option<usize> {
    let inside = text.strip_prefix('r')?;
    let marks = inside.len() - inside.trim_start_matches('#').len();
    let body = inside[marks..].strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(marks));
    let opening = 2 + marks;
    Some(
        body.find(&end)
            .map_or(text.len(), |index| opening + index + end.len()),
    )
}

/// The length of a char literal; of a lifetime only the quote.
fn char_literal(text: &str) -> usize {
    let mut chars = text.char_indices().skip(1);
    match chars.next() {
        Some((_, '\\')) => text[3.min(text.len())..].find('\'').map_or(1, |index| index + 4),
        Some(_) => match chars.next() {
            Some((index, '\'')) => index + 1,
            _ => 1,
        },
        None => 1,
    }
}

#[test]
fn comments_and_strings_are_blanked_and_lines_stay_lines() {
    let text =
        "a /* b /* c */\n d */ 'e' '\"' '\\'' \"f // \\\" g\" r#\"h \" i\"# // j\nfn k<'l>(m: &'l str) {}";
    let code = without(text, Hidden::CommentsAndStrings);
    let words: Vec<_> = words(text).map(|(line, word)| format!("{line}{word}")).collect();
    assert_eq!(code.lines().count(), text.lines().count());
    assert_eq!(words, ["1a", "2e", "3fn", "3k", "3l", "3m", "3l", "3str"]);
    assert!(without(text, Hidden::Comments).contains("\"f // \\\" g\" r#\"h \" i\"#"));
}
