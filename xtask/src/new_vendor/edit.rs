//! The lines that make a new crate known: three files, each edited at a line that is looked for.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use super::name::Name;

/// Where a line goes.
enum Position {
    /// Before the first line that begins so.
    Before(&'static str),
    /// After the first line that begins so.
    After(&'static str),
    /// Into the first line that begins so, before this text.
    Within(&'static str, &'static str),
}

/// All files that change, with their new text. Refuses when a file is not as expected; nothing is written then.
pub(super) fn all(root: &Path, name: &Name) -> Result<Vec<(PathBuf, String)>> {
    let Name { kebab } = name;
    let (snake, camel) = (name.snake(), name.camel());
    let member = format!("\"vendors/{kebab}\", ");
    let workspace = [
        (Position::Within("members", "\"toolbar\""), member.clone()),
        (Position::Within("default-members", "\"toolbar\""), member),
        (
            Position::Before("fusion-cti-demo = "),
            format!("fusion-cti-{kebab} = {{ path = \"vendors/{kebab}\" }}"),
        ),
    ];
    let toolbar = [(
        Position::After("fusion-cti-javascript.workspace"),
        format!("fusion-cti-{kebab}.workspace = true"),
    )];
    let registry = [(
        Position::After("    vendor!(javascript,"),
        format!(
            "    vendor!({snake}, fusion_cti_{snake}::NAME, \"server\", |context| \
             ready(fusion_cti_{snake}::Settings::parse(&context.settings).map(|settings| \
             fusion_cti_{snake}::{camel}::new(settings.answering_within(context.answer_limit))))),"
        ),
    )];
    let counted = [(
        Position::After("    (\"javascript\","),
        format!("    (\"{kebab}\", &[\"{snake}\"]),"),
    )];
    Ok(vec![
        edited(root.join("Cargo.toml"), &workspace)?,
        edited(root.join("toolbar/Cargo.toml"), &toolbar)?,
        edited(root.join("toolbar/src/registry.rs"), &registry)?,
        edited(root.join("xtask/src/size/configurations.rs"), &counted)?,
    ])
}

fn edited(path: PathBuf, lines: &[(Position, String)]) -> Result<(PathBuf, String)> {
    let mut text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    for (position, line) in lines {
        text = put(&text, position, line).with_context(|| {
            format!(
                "{} is not as this command knows it; nothing was written. This belongs into it:\n{line}",
                path.display()
            )
        })?;
    }
    Ok((path, text))
}

fn put(text: &str, position: &Position, new: &str) -> Option<String> {
    let (Position::Before(anchor) | Position::After(anchor) | Position::Within(anchor, _)) = position;
    let start = text.match_indices(anchor).map(|(start, _)| start).find(|start| {
        text.get(..*start)
            .is_some_and(|before| before.is_empty() || before.ends_with('\n'))
    })?;
    let length = text.get(start..)?.find('\n')?;
    let at = match position {
        Position::Before(_) => return Some(inserted(text, start, &format!("{new}\n"))),
        Position::After(_) => return Some(inserted(text, start + length + 1, &format!("{new}\n"))),
        Position::Within(_, before) => start + text.get(start..start + length)?.find(before)?,
    };
    Some(inserted(text, at, new))
}

fn inserted(text: &str, at: usize, new: &str) -> String {
    let (before, after) = text.split_at(at);
    format!("{before}{new}{after}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_goes_where_it_belongs() {
        let text = "a = 1\nb = [1, 2]\n";
        assert_eq!(
            put(text, &Position::Before("b"), "x").unwrap(),
            "a = 1\nx\nb = [1, 2]\n"
        );
        assert_eq!(
            put(text, &Position::After("a"), "x").unwrap(),
            "a = 1\nx\nb = [1, 2]\n"
        );
        assert_eq!(
            put(text, &Position::Within("b", "2]"), "9, ").unwrap(),
            "a = 1\nb = [1, 9, 2]\n"
        );
        assert_eq!(put(text, &Position::After("c"), "x"), None);
    }
}
