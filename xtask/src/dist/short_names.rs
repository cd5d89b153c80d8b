//! Gives the imports of the wasm short names, in the wasm and in the JavaScript that provides them.
//!
//! wasm-bindgen names each after what it does and adds a hash. Nobody but the two files reads the names, and hashes do
//! not compress: two hundred of them weigh about 5 kB, 3 % of the toolbar (`docs/size.md`).

use std::collections::BTreeMap;

use anyhow::{Context as _, Result, ensure};

/// What every wasm begins with: the magic number and the version of the format.
const PREAMBLE: usize = 8;
/// The section that lists what is imported.
const IMPORTS: u8 = 2;

/// How wasm-bindgen names the module that only its JavaScript provides.
const BINDINGS: &[u8] = b"_bg.js";

/// The wasm and the JavaScript with short names. Refuses files that do not belong together.
pub(super) fn shortened(wasm: &[u8], script: &str) -> Result<(Vec<u8>, String)> {
    let (preamble, mut rest) = wasm
        .split_at_checked(PREAMBLE)
        .context("the wasm has no preamble")?;
    let mut written = preamble.to_vec();
    let mut names = BTreeMap::new();
    while let Some((&id, after)) = rest.split_first() {
        let mut reader = Reader(after);
        let content = reader.bytes()?;
        rest = reader.0;
        written.push(id);
        if id == IMPORTS {
            bytes(&imports(content, &mut names)?, &mut written);
        } else {
            bytes(content, &mut written);
        }
    }
    let script = renamed(script, &names)?;
    Ok((written, script))
}

/// The section of the imports with short names, each of which is noted under the long one.
fn imports(content: &[u8], names: &mut BTreeMap<String, String>) -> Result<Vec<u8>> {
    let mut reader = Reader(content);
    let count = reader.number()?;
    let mut written = Vec::new();
    number(count, &mut written);
    for _ in 0..count {
        let module = reader.bytes()?;
        bytes(module, &mut written);
        let name = reader.bytes()?;
        if !module.ends_with(BINDINGS) {
            // Other scripts know their functions by these names.
            bytes(name, &mut written);
            written.extend(reader.description()?);
            continue;
        }
        let long = String::from_utf8(name.to_vec())?;
        let short = format!("i{}", names.len());
        bytes(names.entry(long).or_insert(short).as_bytes(), &mut written);
        written.extend(reader.description()?);
    }
    ensure!(
        reader.0.is_empty(),
        "the wasm's imports do not end where they should"
    );
    Ok(written)
}

/// The script with the members of the object of imports renamed: the only place where it names them.
fn renamed(script: &str, names: &BTreeMap<String, String>) -> Result<String> {
    let mut found = 0;
    let lines = script.lines().map(|line| {
        let member = line.trim_start();
        let member_and_value = member.split_once(": ");
        match member_and_value.and_then(|(name, value)| Some((names.get(name)?, value))) {
            Some((short, value)) => {
                found += 1;
                format!("{short}: {value}\n")
            }
            None => format!("{line}\n"),
        }
    });
    let script = lines.collect();
    ensure!(
        found == names.len(),
        "the wasm imports {} things, and the script provides {found} of them",
        names.len()
    );
    Ok(script)
}

/// Reads the wasm's binary format.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn byte(&mut self) -> Result<u8> {
        let (&byte, rest) = self.0.split_first().context("the wasm ends too early")?;
        self.0 = rest;
        Ok(byte)
    }

    /// A number, seven bits in a byte, the lowest first.
    fn number(&mut self) -> Result<usize> {
        let mut number = 0;
        for place in (0..usize::BITS).step_by(7) {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7f) << place;
            if byte < 0x80 {
                return Ok(number);
            }
        }
        anyhow::bail!("the wasm has a number without end")
    }

    /// Bytes that follow their own number.
    fn bytes(&mut self) -> Result<&'a [u8]> {
        let length = self.number()?;
        self.take(length)
    }

    fn take(&mut self, length: usize) -> Result<&'a [u8]> {
        let (taken, rest) = self
            .0
            .split_at_checked(length)
            .context("the wasm ends too early")?;
        self.0 = rest;
        Ok(taken)
    }

    /// What an import is, as it is written. wasm-bindgen imports functions and nothing else.
    fn description(&mut self) -> Result<&'a [u8]> {
        let before = self.0;
        let kind = self.byte()?;
        ensure!(
            kind == 0,
            "the wasm imports something of kind {kind}, which is no function"
        );
        self.number()?;
        let length = before.len() - self.0.len();
        Reader(before).take(length)
    }
}

fn number(mut number: usize, written: &mut Vec<u8>) {
    while number >= 0x80 {
        written.push(number as u8 | 0x80);
        number >>= 7;
    }
    written.push(number as u8);
}

fn bytes(content: &[u8], written: &mut Vec<u8>) {
    number(content.len(), written);
    written.extend(content);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A wasm that imports `long_1234` and `other` from `m`, with a section before and one after.
    fn wasm(names: [&str; 2]) -> Vec<u8> {
        let mut section = vec![2];
        for name in names {
            bytes(b"./m_bg.js", &mut section);
            bytes(name.as_bytes(), &mut section);
            section.extend([0, 0x85, 0x01]);
        }
        let mut wasm = b"\0asm\x01\0\0\0".to_vec();
        wasm.extend([1, 2, 7, 7]);
        wasm.push(IMPORTS);
        bytes(&section, &mut wasm);
        wasm.extend([10, 1, 9]);
        wasm
    }

    #[test]
    fn both_files_get_the_same_short_names_and_nothing_else_changes() {
        let script = "const imports = {\n    long_1234: function() {},\n    other: arg0 => long_1234,\n};\n";
        let (shorter, script) = shortened(&wasm(["long_1234", "other"]), script).unwrap();
        assert_eq!(shorter, wasm(["i0", "i1"]));
        assert_eq!(
            script,
            "const imports = {\ni0: function() {},\ni1: arg0 => long_1234,\n};\n"
        );
    }

    #[test]
    fn an_import_that_the_script_does_not_provide_is_refused() {
        let error = shortened(&wasm(["long_1234", "other"]), "other: 1").unwrap_err();
        assert!(error.to_string().contains("provides 1 of them"), "{error}");
    }

    #[test]
    fn a_wasm_that_is_cut_off_is_refused() {
        let whole = wasm(["long_1234", "other"]);
        for length in 9..whole.len() - 1 {
            if ![12, whole.len() - 3].contains(&length) {
                let cut = whole.get(..length).unwrap();
                assert!(shortened(cut, "long_1234: 1\nother: 2").is_err(), "{length}");
            }
        }
    }
}
