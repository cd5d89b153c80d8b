//! The summary: the cells with the same outcome, put together so that a person can read them.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use fusion_cti::vendor::CallAction;

use super::cell::{Before, Cell};
use super::outcome::{self, Outcome};
use super::walk::{self, AGENTS, CUSTOMER_LEGS, CUSTOMER_TYPES, METHODS, MUTES, OTHERS, OWN_LEGS, STATES};

const PREFACE: &str = "# What becomes of a contact

Written by `UPDATE_FIXTURES=1 cargo test -p fusion-cti-amazon-connect --test contacts`, from the code. The same test walks every cell
and checks it against the laws in `vendors/amazon-connect/tests/contacts/laws.rs`. Words in `code` are the library's own (`contract/streams.md` §9);
`brand_new` stands for a word that a later version may bring, *not told* for a getter that throws. *Others*: who was added to
the contact; *two* are one on the line and one being called; a *supervisor* has barged in. Here the contact is seen for the first time, the agent
has a softphone, nobody is muted, and the instance allows one third party.

Never a call, whatever else is told: chats, tasks and emails; `monitor`; and an agent whose own connection is of type `monitoring`, or whose
state is `silent_monitor` or `barge` (a supervisor, who listens to or joins another agent's call).
";

/// The axes of a table.
const AXES: [(&str, &[&str]); 6] = [
    ("Contact", &STATES),
    ("Agent's connection", &OWN_LEGS),
    ("Customer's connection", &CUSTOMER_LEGS),
    ("Others", &OTHERS),
    ("Agent's state", &AGENTS),
    ("Customer's type", &CUSTOMER_TYPES),
];

/// Rows: for each axis the words (by their index, as bits) that lead to the same outcome.
type Rows = Vec<([u16; AXES.len()], String)>;

pub(crate) fn text() -> String {
    let mut text = PREFACE.to_owned();
    let mut known = Known::default();
    for (title, methods, rows) in groups(&mut known) {
        let named: Vec<String> = methods.iter().map(|method| quoted(method)).collect();
        write!(text, "\n## {title}: {}\n\n", named.join(", ")).unwrap();
        write_rows(&mut text, &rows);
    }
    text.push_str("\n## Muted, and what is offered with more or other equipment\n\n");
    write_mutes(&mut text);
    text
}

/// The tables, each with the methods that it holds for.
fn groups(known: &mut Known) -> Vec<(&'static str, Vec<&'static str>, Rows)> {
    let voice = METHODS
        .into_iter()
        .filter(|method| *method != "monitor")
        .map(|method| ("voice", method));
    let callbacks = [
        "callback",
        "callback_customer_first_queued",
        "callback_customer_first_dialed",
    ];
    let all = voice.chain(callbacks.into_iter().map(|method| ("queue_callback", method)));
    let mut groups: Vec<(&str, Vec<&str>, Rows)> = Vec::new();
    for (kind, method) in all {
        let rows = merged(rows(kind, method, known));
        let title = if kind == "voice" {
            "Voice"
        } else {
            "Queued callback"
        };
        match groups
            .iter_mut()
            .find(|(of, _, same)| *of == title && *same == rows)
        {
            Some((_, methods, _)) => methods.push(method),
            None => groups.push((title, vec![method], rows)),
        }
    }
    groups
}

/// What is known of calls already: most cells come to the same.
#[derive(Default)]
struct Known(BTreeMap<String, String>);

impl Known {
    fn words(&mut self, cell: &Cell) -> String {
        let Some(call) = cell.call(Before::Nothing) else {
            return "nothing | | nothing".to_owned();
        };
        let key = format!(
            "{:?}{:?}{:?}{:?}{:?}",
            call.stage, call.mute, call.refuses, call.direction, call.initiation
        );
        let entry = self.0.entry(key);
        entry
            .or_insert_with(|| in_words(&outcome::of(&call, Before::Nothing)))
            .clone()
    }
}

fn in_words(outcome: &Outcome) -> String {
    let fusion = if outcome.fusion.is_empty() {
        "nothing".to_owned()
    } else {
        outcome.fusion.join(", ")
    };
    format!("{} | {} | {fusion}", outcome.status, offers(&outcome.offers))
}

fn offers(actions: &[CallAction]) -> String {
    let names: Vec<&str> = actions.iter().map(|action| action.name()).collect();
    names.join(", ")
}

fn rows(kind: &'static str, method: &'static str, known: &mut Known) -> Rows {
    let mut rows = Rows::new();
    for (a, state) in STATES.into_iter().enumerate() {
        let is_open = walk::is_open(state);
        for (b, own) in OWN_LEGS.into_iter().enumerate() {
            if matches!(own, "silent_monitor" | "barge") {
                continue;
            }
            for (c, customer) in CUSTOMER_LEGS.into_iter().enumerate() {
                for (d, others) in OTHERS.into_iter().enumerate() {
                    for (e, agent) in choices(4, is_open) {
                        for (f, customer_type) in choices(5, is_open) {
                            let cell = Cell {
                                kind,
                                method,
                                state,
                                own,
                                customer,
                                others,
                                agent,
                                customer_type,
                                ..Cell::PLAIN
                            };
                            rows.push(([1 << a, 1 << b, 1 << c, 1 << d, e, f], known.words(&cell)));
                        }
                    }
                }
            }
        }
    }
    rows
}

/// Each word of an axis with its bit; where the axis does not matter, one word for all of them.
fn choices(axis: usize, matters: bool) -> Vec<(u16, &'static str)> {
    let words = AXES[axis].1;
    if !matters {
        return vec![(all(axis), words[0])];
    }
    words
        .iter()
        .enumerate()
        .map(|(index, word)| (1 << index, *word))
        .collect()
}

/// Puts rows together that differ on one axis only, until none are left.
fn merged(mut rows: Rows) -> Rows {
    loop {
        let before = rows.len();
        for axis in (0..AXES.len()).rev() {
            let mut together: BTreeMap<([u16; AXES.len()], String), u16> = BTreeMap::new();
            for (mut words, outcome) in rows {
                let word = std::mem::take(&mut words[axis]);
                *together.entry((words, outcome)).or_default() |= word;
            }
            let put = |((mut words, outcome), word): (([u16; AXES.len()], String), u16)| {
                words[axis] = word;
                (words, outcome)
            };
            rows = together.into_iter().map(put).collect();
        }
        if rows.len() == before {
            rows.sort();
            return rows;
        }
    }
}

fn write_rows(text: &mut String, rows: &Rows) {
    // An axis that never matters has no column.
    let matters = |axis: usize| rows.iter().any(|(words, _)| !is_any(axis, words[axis]));
    let shown: Vec<usize> = (0..AXES.len()).filter(|axis| matters(*axis)).collect();
    let titles: Vec<&str> = shown.iter().map(|axis| AXES[*axis].0).collect();
    writeln!(text, "| {} | Shows | Offers | Fusion hears |", titles.join(" | ")).unwrap();
    writeln!(text, "|{}", " --- |".repeat(shown.len() + 3)).unwrap();
    for (words, outcome) in rows {
        let cells: Vec<String> = shown.iter().map(|axis| set(*axis, words[*axis])).collect();
        writeln!(text, "| {} | {outcome} |", cells.join(" | ")).unwrap();
    }
}

/// The words of an axis that a table can have at all.
fn all(axis: usize) -> u16 {
    let words = AXES[axis].1.iter().enumerate();
    let told = words.filter(|(_, word)| !matches!(**word, "silent_monitor" | "barge"));
    told.map(|(index, _)| 1 << index).sum()
}

fn is_any(axis: usize, words: u16) -> bool {
    words == all(axis)
}

fn set(axis: usize, words: u16) -> String {
    let names = |bits: u16| -> String {
        let named = AXES[axis]
            .1
            .iter()
            .enumerate()
            .filter(|(index, _)| bits & (1 << index) != 0);
        let named: Vec<String> = named
            .map(|(_, word)| {
                if axis == 3 {
                    (*word).to_owned()
                } else {
                    quoted(word)
                }
            })
            .collect();
        named.join(", ")
    };
    let missing = all(axis) & !words;
    if missing == 0 {
        "any".to_owned()
    } else if words.count_ones() > 3 && missing.count_ones() < 3 {
        format!("any but {}", names(missing))
    } else {
        names(words)
    }
}

fn quoted(word: &str) -> String {
    if word == "-" {
        "*not told*".to_owned()
    } else {
        format!("`{word}`")
    }
}

/// In a conversation: how mute, others and equipment change what is offered.
fn write_mutes(text: &mut String) {
    text.push_str("A call that is `connected`, with agent and customer on the line.\n\n");
    text.push_str("| Others | Equipment | Muted by | Shown | Offers |\n| --- | --- | --- | --- | --- |\n");
    for others in ["nobody", "on the line", "supervisor"] {
        for equipment in walk::EQUIPMENT {
            for mute in MUTES {
                let cell = Cell {
                    others,
                    equipment,
                    mute,
                    ..Cell::PLAIN
                };
                let call = cell.call(Before::Nothing).unwrap();
                let told = outcome::of(&call, Before::Nothing);
                writeln!(
                    text,
                    "| {others} | {equipment} | {mute} | {:?} | {} |",
                    call.mute,
                    offers(&told.offers)
                )
                .unwrap();
            }
        }
    }
}
