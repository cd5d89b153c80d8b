//! Lets a panic of the shipped wasm stop the toolbar without composing a text.
//!
//! A panic ends the program anyway (`panic = "abort"`), and its text may hold a caller's data, so nobody gets to see it. But
//! everything that composes it is linked: a place in the source for each check, the printing of every type, and whatever a
//! branch has to say before it gives up. Here, between linking and splitting, every such branch becomes one call of the
//! toolbar's `stopped`, which tells the agent. Nobody reaches the texts then, and the splitter leaves them out.
//!
//! A build for development keeps them, and names the place in the browser's console.

mod flow;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use anyhow::{Context as _, Result, ensure};
use wasm_encoder::Encode as _;
use wasmparser::{FunctionBody, KnownCustom, Linking, Parser, Payload, RelocationEntry, SymbolInfo};

use super::sections;
use flow::End;

/// What every panic comes to in the end: `core::panicking::panic_fmt`, and what the standard library calls in its place.
const ENDS: [&str; 4] = [
    "_4core3str19slice_error_fail_rt",
    "_4core9panicking9panic_fmt",
    "_3std9panicking15panic_with_hook",
    "_5alloc5alloc18handle_alloc_error",
];

/// The export of the toolbar that is called instead. Takes nothing and returns nothing.
const STOPPED: &str = "stopped";

/// The wasm without its panics' texts. Refuses one that is not linked with `--emit-relocs`, or that lacks what is called
/// instead.
pub(super) fn cut(wasm: &[u8]) -> Result<Vec<u8>> {
    let module = Module::parse(wasm)?;
    let stopped = module
        .stopped
        .with_context(|| format!("the wasm exports no `{STOPPED}`"))?;
    let stopped_symbol = module.symbols.iter().position(|symbol| *symbol == Some(stopped));
    let stopped_symbol = u32::try_from(stopped_symbol.context("the linker names no such function")?)?;
    let doomed = module.doomed()?;
    ensure!(
        !doomed.is_empty(),
        "no panic was found in the wasm; has the standard library renamed it?"
    );

    let mut cut = wasm.to_vec();
    let mut calls: BTreeMap<usize, u32> = BTreeMap::new();
    let mut dead: Vec<Range<usize>> = Vec::new();
    for (index, body) in &module.bodies {
        if doomed.contains(index) {
            continue;
        }
        for End { branch, is_marked } in flow::ends(body, &doomed)? {
            // The call moves up by one to make room for saying that nobody comes back.
            let moved = match (is_marked, branch.is_empty()) {
                (true, _) => 0,
                (false, false) => 1,
                (false, true) => continue,
            };
            let call = branch.end - moved as usize;
            let place = cut
                .get_mut(branch.start..branch.end + CALL_LENGTH)
                .context("a call lies outside the wasm")?;
            place.fill(NOP);
            if moved == 1
                && let Some(last) = place.last_mut()
            {
                *last = UNREACHABLE;
            }
            let place = cut
                .get_mut(call..call + CALL_LENGTH)
                .context("a call lies outside the wasm")?;
            place.copy_from_slice(&[CALL, 0x80, 0x80, 0x80, 0x80, 0]);
            calls.insert(branch.end, moved);
            dead.push(branch);
        }
    }
    let kept = module.relocations.iter().filter_map(|relocation| {
        let offset = module.code + relocation.offset as usize;
        // Behind the call's opcode.
        if let Some(moved) = offset.checked_sub(1).and_then(|call| calls.get(&call)) {
            let offset = relocation.offset - moved;
            return Some(RelocationEntry {
                index: stopped_symbol,
                offset,
                ..*relocation
            });
        }
        let after = dead.partition_point(|branch| branch.end <= offset);
        let is_dead = dead.get(after).is_some_and(|branch| branch.contains(&offset));
        (!is_dead).then_some(*relocation)
    });
    module.with_relocations(&cut, &kept.collect::<Vec<_>>())
}

const UNREACHABLE: u8 = 0;
const NOP: u8 = 1;
const CALL: u8 = 0x10;
/// The opcode, and a number that the linker gives five bytes, whatever it is.
const CALL_LENGTH: usize = 6;

/// What has to be known of a linked wasm.
struct Module<'a> {
    /// The functions that are defined here, by their index.
    bodies: Vec<(u32, FunctionBody<'a>)>,
    /// The index of each of the linker's symbols that is a function.
    symbols: Vec<Option<u32>>,
    /// The functions behind `ENDS`.
    ends: BTreeSet<u32>,
    stopped: Option<u32>,
    /// Where the section of the code begins.
    code: usize,
    code_section: u32,
    relocations: Vec<RelocationEntry>,
}

const RELOCATIONS: &str = "reloc.CODE";

impl<'a> Module<'a> {
    fn parse(wasm: &'a [u8]) -> Result<Self> {
        let mut module = Self {
            bodies: Vec::new(),
            symbols: Vec::new(),
            ends: BTreeSet::new(),
            stopped: None,
            code: 0,
            code_section: 0,
            relocations: Vec::new(),
        };
        let mut index = 0;
        for payload in Parser::new(0).parse_all(wasm) {
            match payload? {
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        index += u32::from(matches!(import?.ty, wasmparser::TypeRef::Func(_)));
                    }
                }
                Payload::ExportSection(exports) => {
                    for export in exports {
                        let export = export?;
                        if is_stopped(export.name) && export.kind == wasmparser::ExternalKind::Func {
                            module.stopped = Some(export.index);
                        }
                    }
                }
                Payload::CodeSectionStart { range, .. } => module.code = usize::try_from(range.start)?,
                Payload::CodeSectionEntry(body) => {
                    module.bodies.push((index, body));
                    index += 1;
                }
                Payload::CustomSection(section) => module.custom(&section.as_known(), section.name())?,
                _ => (),
            }
        }
        ensure!(
            !module.symbols.is_empty() && !module.relocations.is_empty(),
            "the wasm is not linked with `--emit-relocs`"
        );
        Ok(module)
    }

    fn custom(&mut self, section: &KnownCustom<'_>, name: &str) -> Result<()> {
        match section {
            KnownCustom::Linking(linking) => {
                for part in linking.subsections() {
                    if let Linking::SymbolTable(symbols) = part? {
                        for symbol in symbols {
                            let SymbolInfo::Func { index, name, .. } = symbol? else {
                                self.symbols.push(None);
                                continue;
                            };
                            self.symbols.push(Some(index));
                            if name.is_some_and(|name| ENDS.iter().any(|end| name.ends_with(end))) {
                                self.ends.insert(index);
                            }
                        }
                    }
                }
            }
            KnownCustom::Reloc(relocations) if name == RELOCATIONS => {
                self.code_section = relocations.section_index();
                self.relocations = relocations.entries().into_iter().collect::<Result<_, _>>()?;
            }
            _ => (),
        }
        Ok(())
    }

    /// The functions that do nothing but lead to a panic, whatever they are given.
    fn doomed(&self) -> Result<BTreeSet<u32>> {
        let mut doomed = self.ends.clone();
        let mut open = Vec::new();
        for (index, body) in &self.bodies {
            open.push((*index, body, flow::callees(body)?));
        }
        let mut news = doomed.clone();
        while !news.is_empty() {
            let mut found = BTreeSet::new();
            for (index, body, callees) in &open {
                let is_open = !doomed.contains(index) && callees.iter().any(|callee| news.contains(callee));
                if is_open && flow::is_doomed(body, &doomed)? {
                    found.insert(*index);
                }
            }
            doomed.extend(&found);
            news = found;
        }
        Ok(doomed)
    }

    /// The wasm with these relocations of its code.
    fn with_relocations(&self, wasm: &[u8], relocations: &[RelocationEntry]) -> Result<Vec<u8>> {
        let mut data = Vec::new();
        RELOCATIONS.encode(&mut data);
        self.code_section.encode(&mut data);
        u32::try_from(relocations.len())?.encode(&mut data);
        for relocation in relocations {
            encode(relocation, &mut data);
        }
        sections::rewritten(wasm, |name, content| {
            let is_theirs = name == RELOCATIONS;
            Ok(Some(if is_theirs {
                data.clone().into()
            } else {
                content.into()
            }))
        })
    }
}

/// wasm-bindgen adds a hash to the name.
fn is_stopped(export: &str) -> bool {
    export
        .strip_prefix(STOPPED)
        .is_some_and(|hash| hash.starts_with('_'))
}

fn encode(relocation: &RelocationEntry, data: &mut Vec<u8>) {
    data.push(relocation.ty as u8);
    relocation.offset.encode(data);
    relocation.index.encode(data);
    if relocation.ty.addend_kind() != wasmparser::RelocAddendKind::None {
        relocation.addend.encode(data);
    }
}
