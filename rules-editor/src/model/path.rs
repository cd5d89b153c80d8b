//! Where a value stands in a file, spelled as the engine spells it in its findings: `rules[0].when.all[1].queue`.

use std::fmt;

/// One step from a value to a value inside it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// To the value of a key.
    Key(String),
    /// To an item of a list, counted from 0.
    Item(usize),
}

/// The way from the whole file to a value in it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Path(Vec<Step>);

impl Path {
    /// The path of the whole file.
    pub fn root() -> Self {
        Self::default()
    }

    /// The list of rules.
    pub fn rules() -> Self {
        Self::root().key("rules")
    }

    /// The rule at this index of the list, counted from 0.
    pub fn rule(number: usize) -> Self {
        Self::rules().item(number)
    }

    /// The value of a key of what stands here.
    #[must_use]
    pub fn key(&self, key: &str) -> Self {
        self.step(Step::Key(key.to_owned()))
    }

    /// An item of the list that stands here.
    #[must_use]
    pub fn item(&self, number: usize) -> Self {
        self.step(Step::Item(number))
    }

    /// The way to what is around this, and the last step; nothing of the whole file.
    pub fn split(&self) -> Option<(Self, &Step)> {
        let (last, before) = self.0.split_last()?;
        Some((Self(before.to_vec()), last))
    }

    /// The steps, from the outside in.
    pub fn steps(&self) -> &[Step] {
        &self.0
    }

    fn step(&self, step: Step) -> Self {
        Self(self.0.iter().cloned().chain([step]).collect())
    }
}

impl fmt::Display for Path {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, step) in self.0.iter().enumerate() {
            match step {
                Step::Key(key) if number == 0 => formatter.write_str(key)?,
                Step::Key(key) => write!(formatter, ".{key}")?,
                Step::Item(item) => write!(formatter, "[{item}]")?,
            }
        }
        Ok(())
    }
}
