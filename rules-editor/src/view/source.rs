//! Where the tried call comes from.

use std::fmt;

use fusion_cti::rules::CallFile;
use fusion_cti_ui::Field;
use web_sys::HtmlSelectElement;
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
    let onchange = use_callback(props.dispatch.clone(), |event: Event, dispatch| {
        let list = event.target_dyn_into::<HtmlSelectElement>();
        if let Some(source) = list.and_then(|list| source_of(&list.value())) {
            dispatch.emit(Action::Try(source));
        }
    });
    let choice = |source: Source, label: String| {
        html! { <option key={value_of(source)} value={value_of(source)} selected={props.present == source}>{ label }</option> }
    };
    let tests = props.tests.iter().enumerate();
    let tests = tests.map(|(index, name)| choice(Source::Test(index), name.clone()));
    let recent = props.recent.iter().enumerate();
    let recent = recent.map(|(index, call)| choice(Source::Recent(index), Trial::recent_title(call)));
    html! {
        <Field id="source" label="Start from">
            <select id="source" class="field" {onchange}>
                { choice(Source::Typed, "A new call".to_owned()) }
                if !props.tests.is_empty() {
                    <optgroup key="tests" label="Expected results">{ for tests }</optgroup>
                }
                if !props.recent.is_empty() {
                    <optgroup key="recent" label="Recent calls of the toolbar">{ for recent }</optgroup>
                }
                <SampleCalls
                    present={match props.present {
                        Source::Sample(sample, call) => Some((sample, call)),
                        Source::Typed | Source::Test(_) | Source::Recent(_) => None,
                    }}
                />
            </select>
        </Field>
    }
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

#[derive(Properties, Clone, Copy, Debug, PartialEq)]
struct SampleCallsProps {
    /// Which of the samples' calls is tried: which sample, and which of its calls.
    present: Option<(usize, usize)>,
}

/// The calls of the samples; read once, not with each letter that is typed.
#[component]
fn SampleCalls(props: &SampleCallsProps) -> Html {
    let groups = SAMPLES.iter().enumerate().map(|(sample, entry)| {
        let calls = entry.calls().into_iter().enumerate().map(|(call, (name, _))| {
            let source = Source::Sample(sample, call);
            html! { <option key={value_of(source)} value={value_of(source)} selected={props.present == Some((sample, call))}>{ name }</option> }
        });
        html! { <optgroup key={entry.title} label={format!("Sample: {}", entry.title)}>{ for calls }</optgroup> }
    });
    html! { <>{ for groups }</> }
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
