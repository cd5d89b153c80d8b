//! Finds what a source text takes from the top of a crate.

use super::source::{Hidden, without};

/// One mention of a module by its path from the top.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Import {
    pub(super) line: usize,
    pub(super) module: String,
}

/// Every module that is named as `<root>::module` or within `<root>::{…}`, outside comments and texts.
pub(super) fn imports(text: &str, root: &str) -> Vec<Import> {
    let code = without(text, Hidden::CommentsAndTexts);
    let mut found = Vec::new();
    for (place, _) in code.match_indices(root) {
        let before = code[..place].chars().next_back();
        let after = code[place + root.len()..].trim_start();
        let whole_word = !before.is_some_and(|sign| sign.is_alphanumeric() || sign == '_');
        let (true, Some(path)) = (whole_word, after.strip_prefix("::")) else {
            continue;
        };
        let line = code[..place].matches('\n').count() + 1;
        found.extend(
            first_names(path.trim_start())
                .into_iter()
                .map(|module| Import { line, module }),
        );
    }
    found
}

/// The first name of a path, or of each path in a group.
fn first_names(path: &str) -> Vec<String> {
    let Some(group) = path.strip_prefix('{') else {
        return name(path).into_iter().collect();
    };
    let mut depth = 0_usize;
    let mut names = Vec::new();
    let mut start = 0;
    for (place, sign) in group.char_indices() {
        match sign {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            ',' | '}' if depth == 0 => {
                names.extend(name(group[start..place].trim_start()));
                start = place + 1;
                if sign == '}' {
                    break;
                }
            }
            _ => {}
        }
    }
    names
}

fn name(path: &str) -> Option<String> {
    let name: String = path
        .chars()
        .take_while(|sign| sign.is_alphanumeric() || *sign == '_')
        .collect();
    (!name.is_empty()).then_some(name)
}

#[test]
fn groups_paths_and_mentions_are_found_and_comments_and_texts_are_not() {
    let text = "use crate::{\n    ids::{CallId, EventId},\n    time,\n};\n// crate::driver\nlet a = crate::view::words(\"crate::config\");\nuse mycrate::x;";
    let found: Vec<_> = imports(text, "crate")
        .into_iter()
        .map(|import| (import.line, import.module))
        .collect();
    let expected = [(1, "ids"), (1, "time"), (6, "view")];
    assert_eq!(found, expected.map(|(line, module)| (line, module.to_owned())));
}
