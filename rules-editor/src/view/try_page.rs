//! A call is tried: its facts on one side, what comes of it on the other.

use fusion_cti::rules::Disclosure;
use fusion_cti_ui::{Button, Field, Glyph, InputType, Problem, TextInput};
use yew::prelude::*;

use super::link::Link;
use super::tool::Tool;
use super::{lists, verdict};
use crate::model::Editor;
use crate::model::call_draft::Fact;
use crate::model::samples::SAMPLES;
use crate::model::trial::{Source, Trial};

pub(super) fn draw(editor: &Editor, link: &Link) -> Html {
    html! {
        <div class="columns columns--even">
            <section class="card" aria-labelledby="call-title">
                <h2 id="call-title">{ "The call" }</h2>
                { source(editor, link) }
                { match editor.trial.disclosure {
                    Disclosure::Revealed => facts(editor, link),
                    Disclosure::Redacted => hidden(editor, link),
                } }
            </section>
            { verdict::draw(editor, link) }
        </div>
    }
}

/// Which call it is.
fn source(editor: &Editor, link: &Link) -> Html {
    let tests = editor
        .checked()
        .tests
        .as_ref()
        .map(|file| file.tests.as_slice())
        .unwrap_or_default();
    let present = editor.trial.source;
    let choose = link.chosen(|editor, word| match word.split_once('-') {
        Some(("test", number)) => number
            .parse()
            .into_iter()
            .for_each(|number| editor.try_test(number)),
        Some(("sample", call)) => {
            let call = call
                .split_once('-')
                .and_then(|(sample, number)| Some((sample.parse().ok()?, number.parse().ok()?)));
            if let Some((sample, number)) = call {
                editor.try_sample(sample, number);
            }
        }
        Some(("recent", number)) => number
            .parse()
            .into_iter()
            .for_each(|number| editor.try_recent(number)),
        _ => editor.trial = Trial::typed(),
    });
    html! {
        <Field id="source" label="Start from">
            <select id="source" class="field" onchange={choose}>
                <option value="typed" selected={present == Source::Typed}>{ "A new call" }</option>
                if !tests.is_empty() {
                    <optgroup label="Expected results">
                        { for tests.iter().enumerate().map(|(number, test)| html! {
                            <option value={format!("test-{number}")} selected={present == Source::Test(number)}>{ &test.name }</option>
                        }) }
                    </optgroup>
                }
                if !editor.recent().is_empty() {
                    <optgroup label="Recent calls of the toolbar">
                        { for editor.recent().iter().enumerate().map(|(number, call)| html! {
                            <option value={format!("recent-{number}")} selected={present == Source::Recent(number)}>
                                { Trial::recent_title(call) }
                            </option>
                        }) }
                    </optgroup>
                }
                <SampleCalls present={match present { Source::Sample(sample, number) => Some((sample, number)), _ => None }} />
            </select>
        </Field>
    }
}

/// Which of the samples' calls is tried.
#[derive(Clone, Copy, PartialEq, Properties)]
struct SampleCallsProperties {
    present: Option<(usize, usize)>,
}

/// The calls of the samples; read once, not with each letter that is typed.
#[component]
fn SampleCalls(properties: &SampleCallsProperties) -> Html {
    let groups = SAMPLES.iter().enumerate().map(|(sample, entry)| {
        let calls = entry.calls().into_iter().enumerate().map(|(number, (name, _))| {
            html! {
                <option value={format!("sample-{sample}-{number}")} selected={properties.present == Some((sample, number))}>
                    { name }
                </option>
            }
        });
        html! { <optgroup label={format!("Sample: {}", entry.title)}>{ for calls }</optgroup> }
    });
    html! { <>{ for groups }</> }
}

fn facts(editor: &Editor, link: &Link) -> Html {
    let call = &editor.trial.call;
    let refusal = call.read().err();
    let lines = call.attributes().enumerate();
    let add = link.on(|editor| {
        let number = editor.trial.call.attributes().count();
        editor.trial.call.add_attribute();
        editor.focus = Some(format!("attribute-{number}"));
    });
    html! {
        <>
            <div class="facts">{ for Fact::ALL.into_iter().map(|fact| {
                let wrong = refusal.as_ref().filter(|refusal| refusal.message.starts_with(&format!("`{}`", fact.key())));
                entry(link, fact, call.value(fact), wrong.map(|refusal| refusal.message.as_str()))
            }) }</div>
            <h3>{ "Contact attributes" }</h3>
            { for lines.map(|(number, (name, value))| attribute(link, number, name, value)) }
            <Button icon={Glyph::Plus} label="Add attribute" onclick={add} />
        </>
    }
}

fn entry(link: &Link, fact: Fact, value: &str, wrong: Option<&str>) -> Html {
    let id = format!("call-{}", fact.key());
    let words = fact.words();
    let problems = wrong.map_or_else(Html::default, |wrong| html! { <Problem>{ wrong }</Problem> });
    let list = match fact {
        Fact::Queue => Some(lists::QUEUES),
        Fact::RoutingProfile => Some(lists::PROFILES),
        _ => None,
    };
    html! {
        <Field id={id.clone()} label={fact.label()} {problems}>
            if words.is_empty() {
                <TextInput
                    kind={InputType::Name}
                    {id}
                    {list}
                    placeholder={fact.placeholder()}
                    value={value.to_owned()}
                    invalid={wrong.is_some()}
                    oninput={link.with_text(move |editor, text| editor.trial.call.set(fact, text))}
                />
            } else {
                <select
                    {id}
                    class="field"
                    onchange={link.chosen(move |editor, text| editor.trial.call.set(fact, text))}
                >
                    <option value="" selected={value.is_empty()}>{ "missing" }</option>
                    { for words.into_iter().map(|word| html! {
                        <option value={word} selected={word == value}>{ word }</option>
                    }) }
                </select>
            }
        </Field>
    }
}

fn attribute(link: &Link, number: usize, name: &str, value: &str) -> Html {
    html! {
        <div class="token" key={number}>
            <TextInput
                kind={InputType::Name}
                class="token__name"
                id={format!("attribute-{number}")}
                label={format!("Name of attribute {}", number + 1)}
                placeholder="name"
                list={lists::ATTRIBUTES}
                value={name.to_owned()}
                oninput={link.with_text(move |editor, text| editor.trial.call.name_attribute(number, text))}
            />
            <span class="token__is" aria-hidden="true">{ "=" }</span>
            <TextInput
                kind={InputType::Name}
                class="token__template"
                label={format!("Value of attribute {}", number + 1)}
                placeholder="value"
                value={value.to_owned()}
                oninput={link.with_text(move |editor, text| editor.trial.call.set_attribute(number, text))}
            />
            <Tool icon={Glyph::Bin} label="Delete attribute" onclick={link.on(move |editor| editor.trial.call.remove_attribute(number))} />
        </div>
    }
}

/// A call of a person: which facts there are, not what they are.
fn hidden(editor: &Editor, link: &Link) -> Html {
    let call = &editor.trial.call;
    let plain = Fact::ALL.into_iter().filter(|fact| !call.value(*fact).is_empty());
    let plain = plain.map(|fact| fact.label().to_owned());
    let attributes = call.attributes().map(|(name, _)| format!("Attribute {name}"));
    html! {
        <>
            <p>{ "This call was a real one. What it holds is hidden, here and in the result." }</p>
            <Button icon={Glyph::Tick} label="Show this call" onclick={link.on(|editor| editor.trial.disclosure = Disclosure::Revealed)} />
            <ul class="hidden-facts">
                { for plain.chain(attributes).map(|label| html! { <li>{ label }{ ": " }<span class="nothing">{ "hidden" }</span></li> }) }
            </ul>
        </>
    }
}
