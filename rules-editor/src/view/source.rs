//! Where the tried call comes from.

use std::fmt;

use fusion_cti::rules::CallFile;
use fusion_cti_ui::{Choice, ChoiceGroup, Field, Select};
use yew::prelude::*;

use crate::model::Action;
use crate::model::samples::SAMPLES;
use crate::model::trial::{Source, Trial};

#[derive(Properties, Clone, PartialEq)]
pub(super) struct SourceChoiceProps {
    pub(super) present: Source,
    /// The names of the expected results.
    pub(super) tests: Vec<String>,
    /// Calls of the toolbar; personal data.
    pub(super) recent: Vec<CallFile>,
    pub(super) dispatch: Callback<Action>,
}

/// Shows nothing of the calls.
impl fmt::Debug for SourceChoiceProps {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("SourceChoiceProps")
            .field("present", &self.present)
            .finish_non_exhaustive()
    }
}

/// A list of the calls that can be tried.
#[component]
pub(super) fn SourceChoice(props: &SourceChoiceProps) -> Html {
    let onchange = use_callback(props.dispatch.clone(), |value: String, dispatch| {
        if let Some(source) = source_of(&value) {
            dispatch.emit(Action::Try(source));
        }
    });
    let samples = use_memo((), |()| sample_groups());
    let tests = props.tests.iter().enumerate();
    let tests = tests.map(|(index, name)| choice(Source::Test(index), name.clone()));
    let recent = props.recent.iter().enumerate();
    let recent = recent.map(|(index, call)| choice(Source::Recent(index), Trial::recent_title(call)));
    let mut groups = vec![
        ChoiceGroup {
            label: "Expected results".into(),
            choices: tests.collect(),
        },
        ChoiceGroup {
            label: "Recent calls of the toolbar".into(),
            choices: recent.collect(),
        },
    ];
    groups.extend(samples.iter().cloned());
    html! {
        <Field id="source" label="Start from">
            <Select
                id="source"
                choices={vec![choice(Source::Typed, "A new call".to_owned())]}
                {groups}
                value={value_of(props.present)}
                {onchange}
            />
        </Field>
    }
}

fn choice(source: Source, label: String) -> Choice {
    Choice::new(value_of(source), label)
}

/// The calls of the samples; read once, not with each letter that is typed.
fn sample_groups() -> Vec<ChoiceGroup> {
    let samples = SAMPLES.iter().enumerate().map(|(sample, entry)| {
        let calls = entry.calls().into_iter().enumerate();
        ChoiceGroup {
            label: format!("Sample: {}", entry.title).into(),
            choices: calls
                .map(|(call, (name, _))| choice(Source::Sample(sample, call), name))
                .collect(),
        }
    });
    samples.collect()
}

/// The value of the list's entry for a call.
fn value_of(source: Source) -> String {
    match source {
        Source::Typed => "typed".to_owned(),
        Source::Test(index) => format!("test-{index}"),
        Source::Sample(sample, call) => format!("sample-{sample}-{call}"),
        Source::Recent(index) => format!("recent-{index}"),
    }
}

fn source_of(value: &str) -> Option<Source> {
    let mut parts = value.split('-');
    let kind = parts.next()?;
    let mut index = || parts.next()?.parse().ok();
    match kind {
        "typed" => Some(Source::Typed),
        "test" => Some(Source::Test(index()?)),
        "sample" => Some(Source::Sample(index()?, index()?)),
        "recent" => Some(Source::Recent(index()?)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_call_is_found_by_the_value_of_its_entry() {
        for source in [
            Source::Typed,
            Source::Test(3),
            Source::Sample(1, 12),
            Source::Recent(0),
        ] {
            assert_eq!(source_of(&value_of(source)), Some(source));
        }
        assert_eq!(source_of("test-"), None);
    }
}
