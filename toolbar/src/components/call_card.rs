//! One call.

use fusion_cti::session::Intent;
use fusion_cti::view::{ButtonKind, CallStageView, CallView};
use yew::prelude::*;

use super::button::IntentButton;
use super::call_drawer::CallDrawer;
use super::clock::Clock;
use super::icon::Icon;
use super::toolbar::tone_class;
use crate::text;

/// What a [`CallCard`] is made from.
#[derive(Properties, Clone, PartialEq, Debug)]
pub struct CallCardProps {
    /// The call.
    pub call: CallView,
    /// Hears what the agent wants.
    pub ask: Callback<Intent>,
}

/// Draws who calls, where the call stands and what can be done with it. Whatever comes from outside is drawn as text.
#[component]
pub fn CallCard(props: &CallCardProps) -> Html {
    let CallCardProps { call, ask } = props;
    let front = if call.active {
        "call--front"
    } else {
        "call--behind"
    };
    html! {
        <article
            class={classes!("call", stage_class(call.stage), front, tone_class(call.tone))}
            aria-label={format!("{}: {}", call.status, call.title)}
        >
            <div class="call__head">
                <span class="call__mark">{ Icon::of_stage(call.stage).draw() }</span>
                <div class="call__who">
                    <p class="call__status">
                        <span>{ &call.status }</span>
                        { for call.since.map(|since| html! { <Clock {since} /> }) }
                    </p>
                    <h2 class="call__title" title={call.title.clone()}>{ &call.title }</h2>
                    { for call.number.as_ref().map(|number| html! { <p class="call__number">{ number }</p> }) }
                </div>
            </div>
            { facts(call) }
            { for call.host_note.as_ref().map(|note| html! { <p class="call__note">{ note }</p> }) }
            <div class="call__controls">
                { buttons(call, ask, Place::First) }
                <CallDrawer
                    keypad={call.keypad.clone()}
                    transfer={call.transfer.clone()}
                    ask={ask.clone()}
                />
                { buttons(call, ask, Place::Last) }
            </div>
        </article>
    }
}

/// On which side of `Keypad` and `Transfer` a button stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    First,
    Last,
}

impl Place {
    /// Ending a call stands last, apart from what an agent presses all the time.
    fn of(kind: ButtonKind) -> Self {
        if kind == ButtonKind::HangUp {
            Self::Last
        } else {
            Self::First
        }
    }
}

/// Hold and Resume, and Mute and Unmute, share a key: the same element changes its word, and keeps the focus.
fn buttons(call: &CallView, ask: &Callback<Intent>, place: Place) -> Html {
    let key = |kind: ButtonKind| match kind {
        ButtonKind::Resume => ButtonKind::Hold as usize,
        ButtonKind::Unmute => ButtonKind::Mute as usize,
        kind => kind as usize,
    };
    html! {
        { for call.buttons.iter().filter(|button| Place::of(button.kind) == place).map(|button| html! {
            <IntentButton key={key(button.kind)} button={button.clone()} ask={ask.clone()} />
        }) }
    }
}

fn facts(call: &CallView) -> Html {
    if call.facts.is_empty() {
        return html! {};
    }
    html! {
        <dl class="call__facts" aria-label={text::FACTS}>
            { for call.facts.iter().map(|(name, value)| html! {
                <div key={name.clone()}><dt>{ name }</dt><dd title={value.clone()}>{ value }</dd></div>
            }) }
        </dl>
    }
}

fn stage_class(stage: CallStageView) -> &'static str {
    match stage {
        CallStageView::Ringing => "call--ringing",
        CallStageView::Dialling => "call--dialling",
        CallStageView::Connected => "call--connected",
        CallStageView::Held => "call--held",
        CallStageView::Over => "call--over",
    }
}
