//! Doc comments that say less than the name of what they explain.

use super::source::{File, Hidden, without};

/// The fewest words that say something. A private item with a clear name needs no doc comment; about a public one there is more
/// to say: a shape, a unit, when it is there, who sends it.
const FEWEST: usize = 4;

/// The marks of doc comments: of the item that follows, and of the module or crate around.
const MARKS: [&str; 2] = ["///", "//!"];

/// Every doc comment that has fewer words than that, by its first line.
pub(super) fn short_docs(file: &File) -> Vec<String> {
    let code = without(&file.text, Hidden::Comments);
    let lines: Vec<_> = file
        .text
        .lines()
        .zip(code.lines())
        .map(|(line, code)| doc(line).filter(|_| code.trim().is_empty()))
        .collect();
    let mut findings = Vec::new();
    let mut number = 1;
    for block in lines.chunk_by(|one, next| one.map(|(mark, _)| mark) == next.map(|(mark, _)| mark)) {
        let words: Vec<_> = block
            .iter()
            .flatten()
            .flat_map(|(_, text)| text.split_whitespace())
            .collect();
        if block[0].is_some() && words.len() < FEWEST {
            let (path, text) = (&file.path, words.join(" "));
            findings.push(format!("{path}:{number}: \"{text}\" says no more than a name"));
        }
        number += block.len();
    }
    findings
}

/// The mark and the text of a line that is part of a doc comment.
fn doc(line: &str) -> Option<(&'static str, &str)> {
    let line = line.trim_start();
    MARKS
        .into_iter()
        .find_map(|mark| Some((mark, line.strip_prefix(mark)?)))
        .filter(|(_, text)| !text.starts_with('/'))
}

#[test]
fn a_short_doc_comment_is_found_and_a_longer_one_a_plain_comment_and_a_text_are_not() {
    let text = "//! A module.\n\n/// Its id.\nstruct A {\n    /// The id that\n    /// Fusion gave.\n    b: u8, // Its c.\n}\n\
        //// Not one.\nconst D: &str = \"\n/// Not one.\n\";\n";
    let file = File {
        path: "src/a.rs".to_owned(),
        text: text.to_owned(),
    };
    assert_eq!(
        short_docs(&file),
        [
            "src/a.rs:1: \"A module.\" says no more than a name",
            "src/a.rs:3: \"Its id.\" says no more than a name",
        ]
    );
}
