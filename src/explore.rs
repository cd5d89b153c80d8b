//! Proof by exhaustion: plays every interleaving of a small world against the session and checks, in every state, that
//! Fusion hears of each call once, in order, with one ending, and that no call is lost to the agent.
//!
//! [`world`]: two calls, a phone and a Fusion that may do anything, within a budget. [`action`]: what can happen.
//! [`rules`]: screen-pop rules that change their mind. [`law`]: what must hold. [`search`]: all histories up to a depth, and random long ones.

mod action;
mod fusion;
mod law;
mod phone;
mod rules;
mod search;
mod world;

use crate::rules::PopAt;
use crate::session::reconcile::Reconciler;
use search::{explore, wander};
use world::{Choices, World};

/// Depth of the exhaustive search in a plain test run; `EXPLORE_DEPTH` sets another.
const DEPTH: usize = 6;

fn depth() -> usize {
    std::env::var("EXPLORE_DEPTH")
        .ok()
        .and_then(|depth| depth.parse().ok())
        .unwrap_or(DEPTH)
}

#[test]
fn no_interleaving_of_a_small_world_breaks_the_law() {
    for choices in [Choices::USUAL, Choices::EARLY] {
        let found = explore(&World::new(choices, Reconciler::Sound), depth());
        println!(
            "explored {} states to depth {}: {choices:?}",
            found.states,
            depth()
        );
        assert!(
            found.states > 10_000,
            "only {} states were explored",
            found.states
        );
        assert!(
            found.violation.is_none(),
            "{}",
            found.violation.unwrap_or_default()
        );
    }
}

#[test]
fn no_long_random_history_breaks_the_law() {
    for seed in 1..=400 {
        let choices = if seed % 2 == 0 {
            Choices::EARLY
        } else {
            Choices::USUAL
        };
        let violation = wander(&World::generous(choices, Reconciler::Sound), seed, 300);
        assert!(
            violation.is_none(),
            "seed {seed}: {}",
            violation.unwrap_or_default()
        );
    }
    println!("wandered 400 histories of 300 steps, seeds 1 to 400");
}

/// The rules pop at the ring before Fusion has answered and at the accept after, or the other way round.
#[test]
fn no_interleaving_breaks_the_law_under_rules_that_change_their_mind() {
    for first in [PopAt::Ring, PopAt::Accept] {
        let world = World::new(Choices::USUAL, Reconciler::Sound).ruled(rules::fickle(first));
        // One step less: the worlds without rules are as many and are walked to the full depth.
        let found = explore(&world, depth() - 1);
        assert!(found.states > 1_000, "only {} states were explored", found.states);
        assert!(
            found.violation.is_none(),
            "{}",
            found.violation.unwrap_or_default()
        );
        for seed in 1..=100 {
            let world = World::generous(Choices::USUAL, Reconciler::Sound).ruled(rules::fickle(first));
            let violation = wander(&world, seed, 300);
            assert!(
                violation.is_none(),
                "seed {seed}: {}",
                violation.unwrap_or_default()
            );
        }
    }
}

fn is_caught(broken: Reconciler, expected: &str) {
    let found = explore(&World::new(Choices::USUAL, broken), depth());
    let violation = found.violation.expect("the broken reconciler is caught");
    assert!(violation.contains(expected), "{violation}");
    let wandered = (1..=400).find_map(|seed| wander(&World::generous(Choices::USUAL, broken), seed, 300));
    assert!(wandered.is_some(), "no random history caught it");
}

#[test]
fn a_reconciler_that_lets_start_overtake_the_reply_is_caught() {
    is_caught(Reconciler::StartsEarly, "start before new was settled");
}

#[test]
fn a_reconciler_that_closes_twice_is_caught() {
    is_caught(Reconciler::ClosesTwice, "close a second time");
}

#[test]
fn a_reconciler_that_forgets_to_close_an_offer_is_caught() {
    is_caught(Reconciler::ForgetsOffers, "never closed");
}
