//! Call stories: what happens, line by line, and what the session does about it, as files that an admin can read.
//!
//! `fixtures/calls/<story>/`: `story.json` (what and why, settings), `input.jsonl`, `output.jsonl`. The world in
//! [`world`] turns each input line into a session input, and each effect into an output line.

mod phone;
pub(crate) mod reading;
pub(crate) mod telling;
pub(crate) mod world;
