//! A call is tried: its facts on one side, what comes of it on the other.

use fusion_cti::rules::Disclosure;
use fusion_cti_ui::{Glyph, List, ListKind, ListRow};
use yew::prelude::*;

use super::attribute_row::{AttributeRow, AttributeRowProps};
use super::fact_field::FactField;
use super::source::SourceChoice;
use super::tool::ActionButton;
use super::verdict;
use crate::model::call_draft::Fact;
use crate::model::{Action, Editor};

pub(super) fn draw(editor: &Editor, dispatch: &Callback<Action>) -> Html {
    let tests = editor.checked().tests.as_ref();
    let tests = tests.map(|file| file.tests.as_slice()).unwrap_or_default();
    html! {
        <div class="columns columns--even">
            <section class="card" aria-labelledby="call-title">
                <h2 id="call-title">{ "The call" }</h2>
                <SourceChoice
                    present={editor.trial.source}
                    tests={tests.iter().map(|test| test.name.clone()).collect::<Vec<_>>()}
                    recent={editor.recent().to_vec()}
                    {dispatch}
                />
                { match editor.trial.disclosure {
                    Disclosure::Revealed => facts(editor, dispatch),
                    Disclosure::Redacted => hidden(editor, dispatch),
                } }
            </section>
            { verdict::draw(editor, dispatch) }
        </div>
    }
}

fn facts(editor: &Editor, dispatch: &Callback<Action>) -> Html {
    let call = &editor.trial.call;
    let refusal = call.read().err().map(|refusal| refusal.message);
    let problem = |fact: Fact| {
        let refused = format!("`{}`", fact.key());
        refusal.clone().filter(|message| message.starts_with(&refused))
    };
    let rows = call.attributes().iter().enumerate().map(|(index, attribute)| {
        let (id, attribute, dispatch) = (attribute.id, attribute.clone(), dispatch.clone());
        ListRow::new(
            id,
            AttributeRowProps {
                index,
                attribute,
                dispatch,
            },
        )
    });
    html! {
        <>
            <div class="facts">
                for fact in Fact::ALL {
                    <FactField
                        key={fact.key()}
                        {fact}
                        value={call.value(fact).to_owned()}
                        problem={problem(fact)}
                        {dispatch}
                    />
                }
            </div>
            <h3>{ "Contact attributes" }</h3>
            <List<AttributeRow> kind={ListKind::Plain} rows={rows.collect::<Vec<_>>()} />
            <ActionButton icon={Glyph::Plus} label="Add attribute" action={Action::AddAttribute} {dispatch} />
        </>
    }
}

/// A call of a person: which facts there are, not what they are.
fn hidden(editor: &Editor, dispatch: &Callback<Action>) -> Html {
    let call = &editor.trial.call;
    let plain = Fact::ALL.into_iter().filter(|fact| !call.value(*fact).is_empty());
    let plain = plain.map(|fact| fact.label().to_owned());
    let attributes = call.attributes().iter();
    let attributes = attributes.map(|attribute| format!("Attribute {}", attribute.name));
    html! {
        <>
            <p>{ "This call was a real one. What it holds is hidden, here and in the result." }</p>
            <ActionButton icon={Glyph::Tick} label="Show this call" action={Action::RevealCall} {dispatch} />
            <ul class="hidden-facts">
                { for plain.chain(attributes).map(|label| html! { <li>{ label }{ ": " }<span class="nothing">{ "hidden" }</span></li> }) }
            </ul>
        </>
    }
}
