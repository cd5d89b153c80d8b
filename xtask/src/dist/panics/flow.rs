//! Which ways lead out of a function.

use std::collections::BTreeSet;
use std::ops::Range;

use anyhow::Result;
use wasmparser::{FunctionBody, Operator};

/// A call from which nobody comes back.
pub(super) struct End {
    /// What leads to nothing but this call, up to it.
    pub(super) branch: Range<usize>,
    /// Whether the code says itself that nobody comes back.
    pub(super) is_marked: bool,
}

/// The functions that this one calls by name.
pub(super) fn callees(body: &FunctionBody<'_>) -> Result<Vec<u32>> {
    let mut callees = Vec::new();
    for operator in body.get_operators_reader()? {
        if let Operator::Call { function_index } = operator? {
            callees.push(function_index);
        }
    }
    Ok(callees)
}

/// The calls of `doomed` functions.
pub(super) fn ends(body: &FunctionBody<'_>, doomed: &BTreeSet<u32>) -> Result<Vec<End>> {
    let mut ends: Vec<End> = Vec::new();
    let mut begin = None;
    let mut was_call = false;
    for operator in body.get_operators_reader()?.into_iter_with_offsets() {
        let (operator, offset) = operator?;
        let offset = usize::try_from(offset)?;
        if let (Operator::Unreachable, true, Some(end)) = (&operator, was_call, ends.last_mut()) {
            end.is_marked = true;
        }
        let start = *begin.get_or_insert(offset);
        was_call = matches!(&operator, Operator::Call { function_index } if doomed.contains(function_index));
        if was_call {
            ends.push(End {
                branch: start..offset,
                is_marked: false,
            });
        }
        if is_fork(&operator) {
            begin = None;
        }
    }
    Ok(ends)
}

/// Whether what stands before this may be followed by something else, or did something that shows outside.
fn is_fork(operator: &Operator<'_>) -> bool {
    matches!(
        operator,
        Operator::Block { .. }
            | Operator::Loop { .. }
            | Operator::If { .. }
            | Operator::Else
            | Operator::End
            | Operator::Br { .. }
            | Operator::BrIf { .. }
            | Operator::BrTable { .. }
            | Operator::Return
            | Operator::Unreachable
            | Operator::Call { .. }
            | Operator::CallIndirect { .. }
    )
}

/// A block that is open.
struct Open {
    /// Whether jumping to it leads back to its beginning.
    is_loop: bool,
    /// Whether it is an `if` whose other side has not come yet: it may be passed over.
    is_half: bool,
    /// Whether its beginning was reached.
    was_reached: bool,
    /// Whether something jumps behind its end.
    is_left_early: bool,
}

/// Whether each way through a function ends with a call of a `doomed` one. A way that breaks off by itself does not count:
/// an exception for JavaScript was thrown there.
pub(super) fn is_doomed(body: &FunctionBody<'_>, doomed: &BTreeSet<u32>) -> Result<bool> {
    let mut open = vec![Open::new(false, false, true)];
    let mut reached = true;
    for operator in body.get_operators_reader()? {
        match operator? {
            Operator::Block { .. } => open.push(Open::new(false, false, reached)),
            Operator::Loop { .. } => open.push(Open::new(true, false, reached)),
            Operator::If { .. } => open.push(Open::new(false, true, reached)),
            Operator::Else => {
                if let Some(block) = open.last_mut() {
                    block.is_left_early |= reached;
                    block.is_half = false;
                    reached = block.was_reached;
                }
            }
            Operator::End => {
                if let Some(block) = open.pop() {
                    reached |= block.is_left_early || block.is_half && block.was_reached;
                }
            }
            Operator::Br { relative_depth } => {
                leave(&mut open, relative_depth, reached);
                reached = false;
            }
            Operator::BrIf { relative_depth } => leave(&mut open, relative_depth, reached),
            Operator::BrTable { targets } => {
                for depth in targets.targets() {
                    leave(&mut open, depth?, reached);
                }
                leave(&mut open, targets.default(), reached);
                reached = false;
            }
            Operator::Return | Operator::Unreachable if reached => return Ok(false),
            Operator::Call { function_index } if doomed.contains(&function_index) => reached = false,
            _ => (),
        }
    }
    Ok(!reached)
}

impl Open {
    fn new(is_loop: bool, is_half: bool, was_reached: bool) -> Self {
        Self {
            is_loop,
            is_half,
            was_reached,
            is_left_early: false,
        }
    }
}

/// Notes a jump out of as many blocks.
fn leave(open: &mut [Open], depth: u32, reached: bool) {
    let place = open.len().checked_sub(1 + depth as usize);
    if let Some(block) = place.and_then(|place| open.get_mut(place)) {
        block.is_left_early |= reached && !block.is_loop;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{BlockType, Encode as _, Function, Instruction as I};
    use wasmparser::BinaryReader;

    const PANIC: u32 = 7;
    const OTHER: u32 = 8;

    fn with_body<T>(instructions: &[I<'_>], look: impl FnOnce(&FunctionBody<'_>) -> T) -> T {
        let mut function = Function::new([]);
        for instruction in instructions {
            function.instruction(instruction);
        }
        function.instruction(&I::End);
        let mut bytes = Vec::new();
        function.encode(&mut bytes);
        // Behind the length.
        look(&FunctionBody::new(BinaryReader::new(&bytes[1..], 0)))
    }

    fn is_doomed_body(instructions: &[I<'_>]) -> bool {
        with_body(instructions, |body| {
            is_doomed(body, &BTreeSet::from([PANIC])).unwrap()
        })
    }

    #[test]
    fn a_function_is_doomed_if_each_of_its_ways_ends_in_a_panic() {
        assert!(is_doomed_body(&[I::Call(OTHER), I::Call(PANIC), I::Unreachable]));
        let two_ways = [
            I::LocalGet(0),
            I::If(BlockType::Empty),
            I::Call(PANIC),
            I::Unreachable,
            I::Else,
            I::Call(PANIC),
            I::End,
        ];
        assert!(is_doomed_body(&two_ways));
        let round_and_round = [
            I::Loop(BlockType::Empty),
            I::LocalGet(0),
            I::BrIf(0),
            I::End,
            I::Call(PANIC),
        ];
        assert!(is_doomed_body(&round_and_round));
    }

    #[test]
    fn a_function_that_may_return_or_throw_is_not_doomed() {
        assert!(!is_doomed_body(&[I::Call(OTHER)]));
        assert!(!is_doomed_body(&[I::Call(OTHER), I::Unreachable]));
        let passed_over = [I::LocalGet(0), I::If(BlockType::Empty), I::Call(PANIC), I::End];
        assert!(!is_doomed_body(&passed_over));
        let left_early = [
            I::Block(BlockType::Empty),
            I::LocalGet(0),
            I::BrIf(0),
            I::Call(PANIC),
            I::End,
        ];
        assert!(!is_doomed_body(&left_early));
        let returned = [
            I::LocalGet(0),
            I::If(BlockType::Empty),
            I::Return,
            I::End,
            I::Call(PANIC),
        ];
        assert!(!is_doomed_body(&returned));
    }

    #[test]
    fn a_branch_begins_after_what_others_share_with_it() {
        let body = [
            I::LocalGet(0),
            I::If(BlockType::Empty),
            I::Call(OTHER),
            I::I32Const(1),
            I::Call(PANIC),
            I::Unreachable,
            I::End,
            I::Call(PANIC),
        ];
        let ends = with_body(&body, |body| ends(body, &BTreeSet::from([PANIC])).unwrap());
        let found: Vec<_> = ends.iter().map(|end| (end.branch.len(), end.is_marked)).collect();
        // `i32.const 1` takes two bytes; nothing stands between the last block and the last call.
        assert_eq!(found, [(2, true), (0, false)]);
    }
}
