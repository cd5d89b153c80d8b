//! The matrix as a document.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::cell::Cell;
use super::fault::Fault;
use super::state::State;

const PLACE: &str = "docs/faults.md";

const HEAD: &str = "\
# Every fault in every state

Written by `tests/it/faults` and compared with it in every test run; `UPDATE_FIXTURES=1 cargo test --test it faults`
writes it anew. Each cell was played on the real session, natively and on a virtual clock: the state is reached without a
fault, the fault strikes, and the calls then go on to their natural end (what rings is accepted in the toolbar, what is
dialled is answered, the customers hang up). Then another call comes, is accepted and ends.

In **every** cell this was checked, and a cell in which it is not so fails the test: Fusion hears of each call exactly one
*new*; a *start* only after *new* was answered, refused or timed out, and only of a call that connected; exactly one
*close*, last, with one reason, and where Fusion refuses it exactly one more, so that a refused one is never the last word; the interaction that Fusion made of a call goes with its *start* and *close*, also after a
reload; asked for the engagements, the toolbar names exactly those that Fusion knows and that are not closed; every call that
the phone shows as live is in the toolbar with something to press; the next call rings and can be accepted; nothing is
left open at the end.

What strikes a browser and not the session is tried in browsers: messages of another origin or another window
(`tests/e2e/tests/it/trust.rs`, `toolbar/tests/web/listening.rs`), and what the vendor's library does when its frame dies
(`tests/e2e/tests/it/sign_in_and_availability.rs`).
";

const HEARS: &str = "
## What Fusion hears

From the moment of the fault until the calls are over; *–* is nothing. *Agent logged out* is an `agentStateEvent` that says so.
";

const SEES: &str = "
## What the agent sees

While the fault lasts, twenty-five seconds after it began where it is Fusion's: each call with the buttons that can be pressed, and
in the last column all that is said in any of the states. Where pages are loaded anew: once they are back. While the way to the contact centre is down, the calls shown are the last that were known.
";

pub(super) fn written(cells: &[Cell]) -> String {
    let received = table(cells, &|cell| joined(&cell.received, ", "), None);
    let sees = table(cells, &seen, Some(&said));
    format!("{HEAD}{HEARS}\n{received}{SEES}\n{sees}")
}

pub(super) fn compare(written: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(PLACE);
    if std::env::var("UPDATE_FIXTURES").is_ok_and(|value| value == "1") {
        fs::write(&path, written).expect("the document can be written");
        return;
    }
    let found = fs::read_to_string(&path).unwrap_or_default();
    let differs = found
        .lines()
        .zip(written.lines())
        .find(|(found, written)| found != written);
    assert!(
        found == written,
        "{PLACE} is not what the session does; the first line that differs:\n{differs:#?}\n(UPDATE_FIXTURES=1 writes it anew)"
    );
}

/// What the last cell of a row says of all the others.
type Last<'a> = &'a dyn Fn(&[&Cell]) -> String;

fn table(cells: &[Cell], shown: &dyn Fn(&Cell) -> String, last: Option<Last<'_>>) -> String {
    let names = State::ALL.map(State::name);
    let mut header = format!("| | {} |", names.join(" | "));
    let mut rule = format!("| --- |{}", " --- |".repeat(names.len()));
    if last.is_some() {
        header.push_str(" said |");
        rule.push_str(" --- |");
    }
    let rows = Fault::all().into_iter().map(|fault| {
        let of_it: Vec<&Cell> = State::ALL
            .iter()
            .filter_map(|state| find(cells, *state, fault))
            .collect();
        let shown: Vec<String> = of_it.iter().map(|cell| shown(cell)).collect();
        let last = last
            .map(|last| format!(" {} |", last(&of_it)))
            .unwrap_or_default();
        format!("| **{}** | {} |{last}\n", fault.name(), shown.join(" | "))
    });
    format!("{header}\n{rule}\n{}", rows.collect::<String>())
}

fn find(cells: &[Cell], state: State, fault: Fault) -> Option<&Cell> {
    cells
        .iter()
        .find(|cell| cell.state == state && cell.fault.name() == fault.name())
}

/// The calls; before the sign-in there are none, and what is said stands in their place.
fn seen(cell: &Cell) -> String {
    let parts = if cell.state == State::BeforeSignIn {
        &cell.said
    } else {
        &cell.cards
    };
    joined(parts, "<br>")
}

/// Every sentence that is said in any of the other states.
fn said(cells: &[&Cell]) -> String {
    let others = cells.iter().filter(|cell| cell.state != State::BeforeSignIn);
    let sentences: BTreeSet<&str> = others.flat_map(|cell| &cell.said).map(String::as_str).collect();
    joined(
        &sentences.into_iter().map(str::to_owned).collect::<Vec<_>>(),
        "<br>",
    )
}

fn joined(parts: &[String], between: &str) -> String {
    if parts.is_empty() {
        "–".to_owned()
    } else {
        parts.join(between)
    }
}
