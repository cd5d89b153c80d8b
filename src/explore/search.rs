//! All histories up to a depth, and random long ones with shrinking.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::iter::successors;
use std::rc::Rc;

use super::action::{Action, Manner, Verb, Which};
use super::story::Violation;
use super::world::World;
use crate::vendor::{CallAction, Stage, VendorCommand};

/// What a search found.
pub(super) struct Found {
    pub(super) states: usize,
    pub(super) violation: Option<Violation>,
}

impl World {
    /// Everything that can happen now.
    pub(super) fn possible(&self) -> Vec<Action> {
        let mut actions = Vec::new();
        let mut may = |condition: bool, action: Action| {
            if condition {
                actions.push(action);
            }
        };
        may(
            self.budget.offers > 0
                && self
                    .truth
                    .get(&Which::Inbound)
                    .is_none_or(|stage| matches!(stage, Stage::Over(_))),
            Action::Rings,
        );
        may(!self.has_dialled, Action::FusionDials);
        may(self.unreported, Action::Reports);
        for which in Which::BOTH {
            let stage = self.truth.get(&which);
            let live = stage.is_some_and(|stage| !matches!(stage, Stage::Over(_)));
            may(
                matches!(stage, Some(Stage::Ringing | Stage::Dialling)),
                Action::Connects(which),
            );
            may(live, Action::Ends(which));
            may(stage.is_some() && !live, Action::Clears(which));
            for verb in [Verb::Accept, Verb::Reject, Verb::HangUp] {
                may(self.budget.commands > 0, Action::FusionCommands(which, verb));
                may(
                    self.budget.presses > 0 && stage.is_some(),
                    Action::AgentPresses(which, verb),
                );
            }
        }
        for index in 0..self.asked.len() {
            may(true, Action::FusionAnswers(index, Manner::Yes));
            may(self.budget.refusals > 0, Action::FusionAnswers(index, Manner::No));
        }
        may(
            self.budget.repeats > 0 && self.last_answered.is_some(),
            Action::FusionRepeats,
        );
        for (index, (_, what)) in self.phone_asked.iter().enumerate() {
            let can = self.phone_can(what);
            may(can, Action::PhoneDoes(index));
            may(can && self.budget.losses > 0, Action::PhoneDoesSilently(index));
            may(true, Action::PhoneRefuses(index));
        }
        may(self.budget.deadlines > 0, Action::TimePasses);
        may(self.budget.reloads > 0, Action::Reloads);
        actions
    }

    fn phone_can(&self, what: &VendorCommand) -> bool {
        let stage = |call: &str| {
            Which::BOTH
                .into_iter()
                .find(|which| which.call() == call)
                .and_then(|which| self.truth.get(&which))
        };
        match what {
            VendorCommand::Call { call, request } => match request.action() {
                action @ (CallAction::Accept | CallAction::Reject | CallAction::HangUp) => {
                    stage(call.as_str()).is_some_and(|stage| action.fits(*stage))
                }
                _ => true,
            },
            _ => true,
        }
    }

    /// A number for this state: equal states have equal numbers.
    fn mark(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.hash(&mut hasher);
        hasher.finish()
    }
}

impl Hash for World {
    /// Everything that changes while a history is played; the settings do not.
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Self {
            settings: _,
            reconciler: _,
            session,
            now,
            truth,
            has_dialled,
            unreported,
            shown,
            labelled,
            asked,
            last_answered,
            phone_asked,
            next_command,
            budget,
            asides: _,
            stored,
            law,
        } = self;
        (session, now, truth, has_dialled, unreported, shown, labelled).hash(state);
        (
            asked,
            last_answered,
            phone_asked,
            next_command,
            budget,
            stored,
            law,
        )
            .hash(state);
    }
}

/// Visits every state that can be reached in `depth` steps: the nearest first, so that each is gone on from once only, and a
/// violation is found by one of its shortest histories.
pub(super) fn explore(start: &World, depth: usize) -> Found {
    let mut search = Search {
        seen: BTreeSet::from([start.mark()]),
        start,
    };
    let violation = search.widen(depth).err();
    Found {
        states: search.seen.len(),
        violation,
    }
}

struct Search<'a> {
    seen: BTreeSet<u64>,
    start: &'a World,
}

/// A state to go on from.
struct State {
    world: World,
    by: Option<Rc<Step>>,
}

/// The last step of a history; the others are before it.
struct Step {
    before: Option<Rc<Step>>,
    action: Action,
}

impl Search<'_> {
    fn widen(&mut self, depth: usize) -> Result<(), Violation> {
        let start = self.start;
        start.finish().map_err(|broken| self.violation(None, &broken))?;
        let mut frontier = vec![State {
            world: start.clone(),
            by: None,
        }];
        for left in (0..depth).rev() {
            let mut next = Vec::new();
            for state in frontier {
                for action in state.world.possible() {
                    let mut world = state.world.clone();
                    let outcome = world.apply(&action);
                    let by = Some(Rc::new(Step {
                        before: state.by.clone(),
                        action,
                    }));
                    outcome.map_err(|broken| self.violation(by.as_deref(), &broken))?;
                    if self.seen.insert(world.mark()) {
                        world
                            .finish()
                            .map_err(|broken| self.violation(by.as_deref(), &broken))?;
                        if left > 0 {
                            next.push(State { world, by });
                        }
                    }
                }
            }
            frontier = next;
        }
        Ok(())
    }

    fn violation(&self, last: Option<&Step>, broken: &str) -> Violation {
        let steps = successors(last, |step| step.before.as_deref());
        let mut history: Vec<Action> = steps.map(|step| step.action.clone()).collect();
        history.reverse();
        Violation::of(self.start, &history, broken)
    }
}

/// A random history and whether it broke the law.
pub(super) struct RandomHistory {
    pub(super) steps: usize,
    /// The shortest part of it that breaks the law, if it does.
    pub(super) violation: Option<Violation>,
}

/// Plays one random history, of so many steps unless nothing more can happen.
pub(super) fn play_random_history(start: &World, seed: u64, steps: usize) -> RandomHistory {
    let mut random = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut world = start.clone();
    let mut history = Vec::new();
    while history.len() < steps {
        let possible = world.possible();
        if possible.is_empty() {
            break;
        }
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        let action = possible[(random % possible.len() as u64) as usize].clone();
        history.push(action.clone());
        if world.apply(&action).is_err() {
            break;
        }
    }
    RandomHistory {
        steps: history.len(),
        violation: replay(start, &history).map(|broken| shrink(start, history, broken)),
    }
}

/// The law that a history breaks, if it can be played and breaks one.
fn replay(start: &World, history: &[Action]) -> Option<String> {
    let mut world = start.clone();
    for action in history {
        if !world.possible().contains(action) {
            return None;
        }
        if let Err(broken) = world.apply(action) {
            return Some(broken);
        }
    }
    world.finish().err()
}

fn shrink(start: &World, mut history: Vec<Action>, mut broken: String) -> Violation {
    let mut index = 0;
    while index < history.len() {
        let mut shorter = history.clone();
        shorter.remove(index);
        match replay(start, &shorter) {
            Some(still) => {
                history = shorter;
                broken = still;
                index = 0;
            }
            None => index += 1,
        }
    }
    Violation::of(start, &history, &broken)
}
