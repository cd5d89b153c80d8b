//! Finds what a source text takes from the top of a crate.

use super::source::{Hidden, without};

/// One mention of a module by its path from the top.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Import {
    pub(super) line: usize,
    pub(super) module: String,
}

/// Every module that is named as `<root>::module` or within `<root>::{…}`, outside comments and string literals.
pub(super) fn imports(text: &str, root: &str) -> Vec<Import> {
    let code = without(text, Hidden::CommentsAndStrings);
    let mut found = Vec::new();
    for (index, _) in code.match_indices(root) {
        let before = code[..index].chars().next_back();
        let after = code[index + root.len()..].trim_start();
        let whole_word = !before.is_some_and(|c| c.is_alphanumeric() || c == '_');
        let (true, Some(path)) = (whole_word, after.strip_prefix("::")) else {
            continue;
        };
        let line = code[..index].matches('\n').count() + 1;
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
    for (index, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            ',' | '}' if depth == 0 => {
                names.extend(name(group[start..index].trim_start()));
                start = index + 1;
                if c == '}' {
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
        .take_while(|c| c.is_alphanumeric() || *c == '_')
        .collect();
    (!name.is_empty()).then_some(name)
}

#[test]
fn groups_paths_and_mentions_are_found_and_comments_and_strings_are_not() {
    let text = "use crate::{\n    ids::{CallId, EventId},\n    time,\n};\n// crate::driver\nlet a = crate::view::words(\"crate::config\");\nuse mycrate::x;";
    let found: Vec<_> = imports(text, "crate")
        .into_iter()
        .map(|import| (import.line, import.module))
        .collect();
    let expected = [(1, "ids"), (1, "time"), (6, "view")];
    assert_eq!(found, expected.map(|(line, module)| (line, module.to_owned())));
}
