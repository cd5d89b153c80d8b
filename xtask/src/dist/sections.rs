//! The outermost shape of a wasm file: its sections.

use std::borrow::Cow;

use anyhow::{Context as _, Result};
use wasm_encoder::{Encode as _, RawSection};
use wasmparser::{Parser, Payload};

/// The magic number and the version of the format.
const PREAMBLE: usize = 8;

/// The file with other custom sections: `custom` is given the name and the content of each, and returns its new content, or
/// `None` for a section that is to go. The name is part of the content.
pub(super) fn rewritten<'w>(
    wasm: &'w [u8],
    mut custom: impl FnMut(&str, &'w [u8]) -> Result<Option<Cow<'w, [u8]>>>,
) -> Result<Vec<u8>> {
    let mut written = wasm.get(..PREAMBLE).context("the wasm has no preamble")?.to_vec();
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload?;
        let Some((id, range)) = payload.as_section() else {
            continue;
        };
        let range = usize::try_from(range.start)?..usize::try_from(range.end)?;
        let content = wasm.get(range).context("the wasm ends too early")?;
        let content = match &payload {
            Payload::CustomSection(section) => custom(section.name(), content)?,
            _ => Some(Cow::Borrowed(content)),
        };
        if let Some(data) = content {
            written.push(id);
            RawSection { id, data: &data }.encode(&mut written);
        }
    }
    Ok(written)
}

/// The file without what the linker notes for those who take it apart.
pub(super) fn without_references(wasm: &[u8]) -> Result<Vec<u8>> {
    rewritten(wasm, |name, content| {
        let is_note = name == "linking" || name.starts_with("reloc.");
        Ok((!is_note).then_some(Cow::Borrowed(content)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_linkers_notes_are_left_out() {
        let section = |name: &str| {
            let content = [&[name.len() as u8], name.as_bytes(), b"content"].concat();
            [&[0, content.len() as u8], &content[..]].concat()
        };
        let preamble = b"\0asm\x01\0\0\0".to_vec();
        let kept = [preamble.clone(), section("name"), section("producers")].concat();
        let all = [
            preamble,
            section("name"),
            section("reloc.CODE"),
            section("producers"),
        ]
        .concat();
        assert_eq!(without_references(&all).unwrap(), kept);
    }
}
