//! Puts functions that are alike next to each other.
//!
//! What a type parameter copied, or several authors wrote in the same way, compresses best where the copy is near. The order of
//! functions in a wasm means nothing, so each is followed by the one that is most like it of those that are left.

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;

use anyhow::{Context as _, Result, anyhow};
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{CodeSection, FunctionSection, Module};
use wasmparser::{CodeSectionReader, FunctionSectionReader, Parser, Payload, TypeRef};

/// How many bytes in a row two functions must share for it to count.
const PIECE: usize = 5;

/// A piece that more functions have than this says nothing about any two of them.
const COMMON: usize = 60;

/// The wasm with its functions in another order.
pub(super) fn together(wasm: &[u8]) -> Result<Vec<u8>> {
    let mut imported = 0;
    let mut bodies = Vec::new();
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes()),
            _ => (),
        }
    }
    let order = order(&bodies);
    let mut places = vec![0; order.len()];
    for (place, function) in (0..).zip(&order) {
        *places.get_mut(*function).context("a function without a place")? = place;
    }
    let mut module = Module::new();
    let mut moved = Moved {
        imported,
        places,
        order,
    };
    moved
        .parse_core_module(&mut module, Parser::new(0), wasm)
        .map_err(|error| anyhow!("{error}"))?;
    Ok(module.finish())
}

/// Writes a wasm anew with every function in its new place.
struct Moved {
    imported: u32,
    /// The new place of each function.
    places: Vec<u32>,
    /// The function at each new place.
    order: Vec<usize>,
}

impl Reencode for Moved {
    type Error = Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error<Infallible>> {
        let own = function.checked_sub(self.imported).map(|own| own as usize);
        let place = own.and_then(|own| self.places.get(own));
        Ok(place.map_or(function, |place| self.imported + place))
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        let types = section.into_iter().collect::<Result<Vec<_>, _>>()?;
        for kind in self.order.iter().filter_map(|function| types.get(*function)) {
            functions.function(*kind);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: CodeSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        let bodies = section.into_iter().collect::<Result<Vec<_>, _>>()?;
        for function in self.order.clone() {
            if let Some(body) = bodies.get(function) {
                self.parse_function_body(code, body.clone())?;
            }
        }
        Ok(())
    }
}

/// The functions, each followed by the one that is most like it of those that are left; where none is, by the longest.
fn order(bodies: &[&[u8]]) -> Vec<usize> {
    let pieces: Vec<BTreeSet<&[u8]>> = bodies.iter().map(|body| body.windows(PIECE).collect()).collect();
    let mut having: BTreeMap<&[u8], Vec<usize>> = BTreeMap::new();
    for (function, pieces) in pieces.iter().enumerate() {
        for piece in pieces {
            having.entry(piece).or_default().push(function);
        }
    }
    having.retain(|_, functions| (2..=COMMON).contains(&functions.len()));

    // The longest at the end, and of several the first.
    let mut left: Vec<(usize, usize)> = bodies.iter().map(|body| body.len()).zip(0..).collect();
    left.sort_by_key(|(length, function)| (*length, usize::MAX - function));
    let mut is_left = vec![true; bodies.len()];
    let mut order = Vec::new();
    while let Some((_, function)) = left.pop() {
        let mut next = Some(function).filter(|function| is_left.get(*function) == Some(&true));
        while let Some(function) = next {
            order.push(function);
            if let Some(mark) = is_left.get_mut(function) {
                *mark = false;
            }
            next = nearest(function, &pieces, &having, &is_left);
        }
    }
    order
}

/// Of those that are left the function that shares most with this one, if any shares something.
fn nearest(
    function: usize,
    pieces: &[BTreeSet<&[u8]>],
    having: &BTreeMap<&[u8], Vec<usize>>,
    is_left: &[bool],
) -> Option<usize> {
    let own = pieces.get(function)?;
    let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
    for other in own.iter().filter_map(|piece| having.get(piece)).flatten() {
        if is_left.get(*other) == Some(&true) {
            *shared.entry(*other).or_default() += 1;
        }
    }
    // In millionths, so that equals are equal and the first of them is taken.
    let likeness = |other: usize, shared: usize| {
        let all = own.len() + pieces.get(other).map_or(0, BTreeSet::len) - shared;
        shared * 1_000_000 / all.max(1)
    };
    let nearest = shared
        .into_iter()
        .max_by_key(|(other, shared)| (likeness(*other, *shared), usize::MAX - other));
    nearest.map(|(other, _)| other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_function_is_followed_by_the_one_most_like_it() {
        let bodies: [&[u8]; 4] = [b"abcdefghij", b"0123456789012", b"xbcdefghij", b"012345678xy"];
        assert_eq!(order(&bodies), [1, 3, 0, 2]);
    }
}
