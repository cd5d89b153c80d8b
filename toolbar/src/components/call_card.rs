//! One call: its stage, its facts, its buttons and what they open.

use fusion_cti::session::Intent;
use fusion_cti::vendor::CallAction;
use fusion_cti::view::{ButtonKind, CallView, isolated};
use fusion_cti_ui::{FactList, Icon};
use yew::prelude::*;

use super::action_button::{self, ActionButton};
use super::call_drawer::CallDrawer;
use super::clock::Clock;
use super::{look, renders};
use crate::text;

#[derive(Properties, Clone, Debug, PartialEq)]
pub(super) struct CallCardProps {
    pub(super) call: CallView,
    pub(super) on_intent: Callback<Intent>,
}

/// Draws who calls, where the call stands and what can be done with it. Whatever comes from outside is drawn as text.
#[component]
pub(super) fn CallCard(props: &CallCardProps) -> Html {
    renders::count("CallCard");
    let call = &props.call;
    let front = if call.active {
        "call--front"
    } else {
        "call--behind"
    };
    let facts = call
        .facts
        .iter()
        .map(|(name, value)| (name.clone().into(), value.clone().into()));
    html! {
        <article
            tabindex="-1"
            class={classes!("call", look::stage_class(call.stage), front, look::tone(call.tone))}
            aria-label={format!("{}: {}", call.status, isolated(&call.title))}
        >
            { head(call) }
            if !call.facts.is_empty() {
                <FactList class="call__facts" label={text::FACTS} facts={facts.collect::<Vec<_>>()} />
            }
            if let Some(note) = &call.host_note {
                <p class="call__note" title={note.clone()}>{ note }</p>
            }
            if let Some(note) = &call.note {
                <p class="call__hint" title={note.clone()}>{ note }</p>
            }
            if let Some(rule) = &call.rule {
                <p class="call__note" title={rule.clone()}>{ rule }</p>
            }
            <div class="call__controls">{ for controls(props) }</div>
        </article>
    }
}

fn head(call: &CallView) -> Html {
    html! {
        <div class="call__head">
            <span class="call__mark"><Icon glyph={look::stage_icon(call.stage)} /></span>
            <div class="call__who">
                <p class="call__status">
                    <span>{ &call.status }</span>
                    if let Some(since) = call.since {
                        <Clock {since} />
                    }
                </p>
                <h2 class="call__title" title={call.title.clone()}>{ &call.title }</h2>
                if let Some(number) = &call.number {
                    <p class="call__number" title={number.clone()}>{ number }</p>
                }
            </div>
        </div>
    }
}

/// The buttons, then what opens within the card, then the end of the call: apart from what is clicked all the time.
///
/// One list in which everything has a key, so that a control that comes or goes leaves the others where they are.
fn controls(props: &CallCardProps) -> Vec<Html> {
    let CallCardProps { call, on_intent } = props;
    let (last, first): (Vec<_>, Vec<_>) = call
        .buttons
        .iter()
        .partition(|button| button.kind == ButtonKind::Call(CallAction::HangUp));
    let buttons = |buttons: Vec<&fusion_cti::view::ButtonView>| {
        buttons
            .into_iter()
            .map(|view| html! { <ActionButton key={action_button::key(view.kind)} view={view.clone()} {on_intent} /> })
            .collect::<Vec<_>>()
    };
    let drawer = html! {
        <CallDrawer
            key="drawer"
            keypad={call.keypad.clone()}
            transfer={call.transfer.clone()}
            transfer_asked={call.transfer_asked}
            {on_intent}
        />
    };
    [buttons(first), vec![drawer], buttons(last)].concat()
}
