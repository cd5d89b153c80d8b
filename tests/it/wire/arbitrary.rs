//! Whatever arrives, reading it ends with a message or a named refusal.

use std::fs;
use std::path::Path;

use fusion_cti::host::{Answer, HostMessage, HostRequest};
use fusion_cti::ids::RequestId;
use fusion_cti::protocol::Uuid;
use serde::de::IgnoredAny;

use super::{REQUEST_UUID, link};

/// Enough to meet every branch many times in well under a second.
const ROUNDS: u32 = 20_000;

/// Repeatable numbers that look random (the generator of George Marsaglia, 2003).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % limit.max(1) as u64).unwrap()
    }

    fn one_of<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }
}

/// Values that have no business where they are put.
const VALUES: [&str; 14] = [
    "null",
    "true",
    "-1e999",
    "\"\"",
    "\"x\"",
    "[]",
    "[[]]",
    "{}",
    "{\"outData\":{}}",
    "\"\\ud83d\"",
    "0.1",
    "\"[\"",
    "\"PHONE\"",
    "123456789012345678901234567890",
];
/// Keys that mean something.
const KEYS: [&str; 16] = [
    "method",
    "uuid",
    "result",
    "error",
    "outData",
    "configuration",
    "features",
    "eventId",
    "command",
    "commandId",
    "slot",
    "channel",
    "inData",
    "params",
    "data",
    "updateType",
];
const METHODS: [&str; 6] = [
    "onToolbarInteractionCommand",
    "onToolbarAgentCommand",
    "onOutgoingEvent",
    "onDataUpdated",
    "startCommEvent",
    "x",
];

/// Every message that a fixture receives.
fn samples() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/wire");
    let mut samples = Vec::new();
    for kind in ["ok", "reject"] {
        for case in fs::read_dir(root.join(kind)).unwrap() {
            for file in ["received.json", "message.txt"] {
                samples.extend(fs::read_to_string(case.as_ref().unwrap().path().join(file)));
            }
        }
    }
    samples.sort();
    samples
}

/// A sample with some of its bytes overwritten, cut out or doubled.
fn damaged(sample: &str, numbers: &mut Numbers) -> String {
    let mut bytes = sample.as_bytes().to_vec();
    for _ in 0..=numbers.below(4) {
        let from = numbers.below(bytes.len());
        let to = (from + numbers.below(12)).min(bytes.len());
        match numbers.below(3) {
            0 => bytes[from..to].fill_with(|| u8::try_from(numbers.below(256)).unwrap()),
            1 => drop(bytes.drain(from..to)),
            _ => bytes.extend_from_within(from..to),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// A well-formed object of meaningful keys and meaningless values.
fn invented(numbers: &mut Numbers) -> String {
    let mut fields = vec![format!("\"method\":\"{}\"", numbers.one_of(&METHODS))];
    if numbers.below(2) == 0 {
        fields.push(format!("\"uuid\":\"{REQUEST_UUID}\""));
    }
    for _ in 0..numbers.below(8) {
        fields.push(format!(
            "\"{}\":{}",
            numbers.one_of(&KEYS),
            numbers.one_of(&VALUES)
        ));
    }
    format!("{{{}}}", fields.join(","))
}

#[test]
fn reading_never_panics_and_every_command_that_was_taken_can_be_answered() {
    let samples = samples();
    let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
    let mut link = link();
    let (mut taken, mut refused) = (0, 0);
    for round in 0..ROUNDS {
        let uuid = Uuid::parse(REQUEST_UUID).unwrap();
        link.request(RequestId(round.into()), &HostRequest::Configuration, uuid);
        let text = match round % 2 {
            0 => damaged(numbers.one_of(&samples).clone().as_str(), &mut numbers),
            _ => invented(&mut numbers),
        };
        match link.receive(&text) {
            Ok(message) => {
                taken += 1;
                if let HostMessage::Commanded { command, .. } = message {
                    let answer = link.answer(command, &Answer::Refused("no".to_owned())).unwrap();
                    serde_json::from_str::<IgnoredAny>(&answer).expect("an answer is JSON");
                }
            }
            Err(error) => {
                refused += 1;
                assert!(error.to_string().len() < 400, "{error}");
            }
        }
    }
    assert!(
        taken > ROUNDS / 20 && refused > ROUNDS / 20,
        "{taken} taken, {refused} refused"
    );
}
