//! Proof by exhaustion: plays every interleaving of a small world against the session and checks, in every state, that
//! Fusion is told of each call once, in order, with one ending, and that no call is lost to the agent.
//!
//! [`world`]: two calls, a phone and a Fusion that may do anything, within a [`budget`]. [`action`]: what can happen.
//! [`rules`]: screen-pop rules that change their mind. [`law`]: what must hold. [`reconciler`]: comparisons that break it. [`search`]: all histories up to a depth, and random
//! long ones. [`story`]: a history that breaks the law, as files for `fixtures/calls/`.

mod action;
mod budget;
mod fusion;
mod law;
mod phone;
mod reconciler;
mod rules;
mod search;
mod story;
mod world;

use std::ops::RangeInclusive;

use crate::rules::PopAt;
use budget::Choices;
use reconciler::Reconciler;
use search::{explore, play_random_history};
use story::Violation;
use world::World;

/// Depth of the exhaustive search in a plain test run; `EXPLORE_DEPTH` sets another.
const DEPTH: usize = 6;
/// Length of a random history.
const STEPS: usize = 300;
/// The random histories without rules, and those for each kind of rules.
const SEEDS: RangeInclusive<u64> = 1..=400;
const SEEDS_UNDER_RULES: RangeInclusive<u64> = 1..=100;

fn depth() -> usize {
    std::env::var("EXPLORE_DEPTH")
        .ok()
        .and_then(|depth| depth.parse().ok())
        .unwrap_or(DEPTH)
}

/// Explores, prints what was seen, and fails with the first history that breaks the law.
fn holds_everywhere(start: &World, depth: usize, at_least: usize, of: &str) {
    let found = explore(start, depth);
    println!("explored {} states to depth {depth}: {of}", found.states);
    if let Some(violation) = found.violation {
        panic!("{violation}");
    }
    assert!(
        found.states > at_least,
        "only {} states were explored",
        found.states
    );
}

/// Plays random histories, prints how long they were, and fails with the first one that breaks the law.
fn holds_far_out(world: impl Fn(u64) -> World, seeds: RangeInclusive<u64>, of: &str) {
    let mut lengths = Vec::new();
    for seed in seeds.clone() {
        let played = play_random_history(&world(seed), seed, STEPS);
        if let Some(violation) = played.violation {
            panic!("seed {seed}: {violation}");
        }
        lengths.push(played.steps);
    }
    let (shortest, all) = (lengths.iter().min().copied(), lengths.iter().sum::<usize>());
    println!(
        "played {} histories of {STEPS} steps, the shortest {}, in all {all}; seeds {} to {}: {of}",
        lengths.len(),
        shortest.unwrap_or_default(),
        seeds.start(),
        seeds.end()
    );
    assert!(
        shortest >= Some(STEPS / 2),
        "a history came to an end after {shortest:?} steps"
    );
}

fn no_interleaving_breaks_the_law(choices: Choices) {
    let world = World::new(choices, Reconciler::Sound);
    holds_everywhere(&world, depth(), 10_000, &format!("{choices:?}"));
}

// Tests of their own, so that they run side by side.

#[test]
fn no_interleaving_of_a_small_world_breaks_the_law_where_pages_open_at_the_accept() {
    no_interleaving_breaks_the_law(Choices::USUAL);
}

#[test]
fn no_interleaving_of_a_small_world_breaks_the_law_where_pages_open_at_the_ring() {
    no_interleaving_breaks_the_law(Choices::EARLY);
}

#[test]
fn no_long_random_history_breaks_the_law() {
    for choices in [Choices::USUAL, Choices::EARLY] {
        let world = |_| World::generous(choices, Reconciler::Sound);
        holds_far_out(world, SEEDS, &format!("{choices:?}"));
    }
}

/// The rules pop at the ring before Fusion has answered and at the accept after, or the other way round.
#[test]
fn no_interleaving_breaks_the_law_under_rules_that_change_their_mind() {
    for first in [PopAt::Ring, PopAt::Accept] {
        let of = format!("rules that pop at {first:?} first");
        let world = World::new(Choices::USUAL, Reconciler::Sound).ruled(rules::fickle(first));
        // One step less: the worlds without rules are as many and are walked to the full depth.
        holds_everywhere(&world, depth() - 1, 1_000, &of);
        let world = |_| World::generous(Choices::USUAL, Reconciler::Sound).ruled(rules::fickle(first));
        holds_far_out(world, SEEDS_UNDER_RULES, &of);
    }
}

/// The shortest history in which the broken reconciler breaks this law; the random histories find one too.
fn caught(broken: Reconciler, expected: &str) -> Violation {
    let world = World::new(Choices::USUAL, broken);
    let violation = explore(&world, DEPTH).violation;
    let violation = violation.expect("the broken reconciler is caught");
    assert!(violation.broken.contains(expected), "{violation}");
    let generous = World::generous(Choices::USUAL, broken);
    let played = SEEDS
        .into_iter()
        .find_map(|seed| play_random_history(&generous, seed, STEPS).violation);
    assert!(played.is_some(), "no random history caught it");
    violation
}

/// What is printed can be dropped into `fixtures/calls/`: the files there are what is printed.
fn is_the_story(violation: &Violation, story: &str, input: &str) {
    assert!(
        violation.story == story && violation.input == input,
        "the fixture is no longer what is printed:\n{violation}"
    );
}

#[test]
fn a_reconciler_that_lets_start_overtake_the_reply_is_caught() {
    is_the_story(
        &caught(Reconciler::StartsEarly, "start before new was settled"),
        include_str!("../fixtures/calls/explored-start-waits-for-the-reply/story.json"),
        include_str!("../fixtures/calls/explored-start-waits-for-the-reply/input.jsonl"),
    );
}

#[test]
fn a_reconciler_that_closes_twice_is_caught() {
    is_the_story(
        &caught(Reconciler::ClosesTwice, "close a second time"),
        include_str!("../fixtures/calls/explored-closed-once/story.json"),
        include_str!("../fixtures/calls/explored-closed-once/input.jsonl"),
    );
}

#[test]
fn a_reconciler_that_forgets_to_close_an_offer_is_caught() {
    is_the_story(
        &caught(Reconciler::ForgetsOffers, "never closed"),
        include_str!("../fixtures/calls/explored-offer-is-closed/story.json"),
        include_str!("../fixtures/calls/explored-offer-is-closed/input.jsonl"),
    );
}

#[test]
fn a_reconciler_that_leaves_it_at_a_refused_close_is_caught() {
    is_the_story(
        &caught(
            Reconciler::LeavesRefusedCloses,
            "a refused close was the last word",
        ),
        include_str!("../fixtures/calls/explored-refused-close-is-not-the-last-word/story.json"),
        include_str!("../fixtures/calls/explored-refused-close-is-not-the-last-word/input.jsonl"),
    );
}

#[test]
fn a_reconciler_that_never_mentions_a_call_is_caught() {
    caught(Reconciler::KeepsSilent, "Fusion does not know of it");
}
