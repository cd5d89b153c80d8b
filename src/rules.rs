//! Screen-pop rules: what Fusion is told about a call, and when. Written by an admin, checked before they go live.
//!
//! Fusion chooses the page from the tokens it is given, so the rules choose the tokens. Read along the way of a file:
//!
//! 1. [`parse`]: text → [`RuleDocument`]; a mistake in one rule costs that rule only;
//! 2. [`RuleSet::compile`]: once per file; never fails, a faulty rule is left out and reported;
//! 3. [`RuleSet::decide`]: per call ([`CallFacts`] → [`Decision`]); total, ordered, first match wins;
//! 4. [`RuleSet::explain`]: the same with every condition and its answer ([`Verdict`]);
//! 5. [`check`]: errors and warnings with their places ([`Finding`]);
//! 6. [`ExampleFile::run`]: calls and what must come of them.
//!
//! A session sees only [`RuleBook`]: facts in, decision out.
//!
//! Nothing here has a clock, a network or a screen. A question about a missing fact is answered *unknown*, and so is its
//! opposite ([`Truth`]); only *yes* matches.

mod book;
mod call_file;
mod check;
mod civil;
mod compile;
mod condition;
mod country;
mod examples;
mod facts;
mod finding;
mod index;
mod leaf;
mod migrate;
mod model;
mod number;
mod outcome;
mod parse;
mod pattern;
mod read;
mod reading;
mod recent;
#[cfg(feature = "schema")]
mod schema;
mod set;
mod source_map;
mod template;
mod text;
mod tree;
mod truth;
mod verdict;
mod vocabulary;
mod window;
mod words;
mod zone;

pub use book::{CallRules, RuleBook};
pub use call_file::{CallFile, Moment};
pub use check::check;
pub use civil::{read_moment, write_moment};
pub use condition::{AttributeTest, ClockTime, Condition, NumberTest, TextTest, TimeWindow};
pub use country::countries;
pub use examples::{Example, ExampleFile, ExampleResult, Expectation};
pub use facts::{CallFacts, Caller};
pub use finding::{Finding, FindingKind, Position, Severity};
pub use migrate::{MigrationReport, migrate_text};
pub use model::{DEFAULT_ID, Known, Outcome, Rule, RuleFile, VERSION};
pub use outcome::{LeftOut, ResolvedOutcome};
pub use parse::{Refusal, RuleDocument, RuleEntry, parse};
pub use recent::RecentCalls;
#[cfg(feature = "schema")]
pub use schema::{call_schema, examples_schema, rules_schema};
pub use set::{DecidedBy, Decision, RuleSet};
pub use source_map::SourceMap;
pub use template::{FACT_NAMES, FILTERS};
pub use truth::Truth;
pub use verdict::{Asked, ConditionTrace, Considered, Disclosure, RuleResult, Verdict};
pub use vocabulary::{CLASSIFICATIONS, LOOKUP_OBJECTS, RESERVED_TOKENS, SYSTEM_TOKENS};
pub use words::{
    Bypass, CallDirection, Channel, CloseAs, Initiation, KnownContacts, Leg, PopAt, Weekday, WrapUpChoice,
};
pub use zone::{WallClock, Zone};
