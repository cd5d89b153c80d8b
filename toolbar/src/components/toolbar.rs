//! The toolbar while a session works: banners, agent, calls, messages.

use std::rc::Rc;

use fusion_cti::session::Intent;
use fusion_cti::view::ToolbarView;
use fusion_cti_ui::{List, ListKind, ListRow};
use yew::prelude::*;

use super::agent_bar::AgentBar;
use super::banners::Banners;
use super::call_card::{CallCard, CallCardProps};
use super::diagnostics::Diagnostics;
use super::dialler::{self, Dialler};
use super::notices::Notices;
use super::panel_switch::PanelSwitch;
use super::renders;
use crate::ports::focus;
use crate::text;

/// What [`Toolbar`] shows, and what it calls.
#[derive(Properties, Clone, Debug, PartialEq)]
pub struct ToolbarProps {
    /// What the session shows.
    pub view: Rc<ToolbarView>,
    /// What this window is to others, where there are any.
    #[prop_or_default]
    pub role_note: Option<AttrValue>,
    /// Called with what the agent asks for.
    pub on_intent: Callback<Intent>,
}

/// Draws the toolbar: agent, messages, calls, dial pad, and what is for support.
#[component]
pub fn Toolbar(props: &ToolbarProps) -> Html {
    renders::count("Toolbar");
    use_focus_kept_in_calls();
    let ToolbarProps {
        view,
        role_note,
        on_intent,
    } = props;
    let calls = view.calls.iter().map(|call| {
        let card = CallCardProps {
            call: call.clone(),
            on_intent: on_intent.clone(),
        };
        ListRow::new(call.key.as_str(), card)
    });
    html! {
        <div class="toolbar">
            // Within a landmark, as all that screen readers find should be; `main` begins only below the agent's bar.
            <header class="unseen"><h1>{ text::TITLE }</h1></header>
            <p class="unseen" aria-live="assertive">{ &view.announcement }</p>
            <AgentBar agent={view.agent.clone()} {on_intent} />
            <main class="middle" tabindex="-1">
                <Banners banners={view.banners.clone()} {on_intent} />
                <List<CallCard>
                    kind={ListKind::Section}
                    class="calls"
                    label={text::CALLS}
                    rows={calls.collect::<Vec<_>>()}
                    empty={html! { <p class="calls__none">{ text::NO_CALL }</p> }}
                />
                <Notices notices={view.notices.clone()} {on_intent} />
            </main>
            <div class="side">
                if let Some(dialler) = dialler::shown(view) {
                    <Dialler dialler={dialler.clone()} {on_intent} />
                }
                <footer class="support">
                    if let Some(note) = role_note {
                        <span class="mark">{ note }</span>
                    }
                    <PanelSwitch />
                    <Diagnostics rows={view.diagnostics.clone()} />
                </footer>
            </div>
        </div>
    }
}

/// Keeps the keyboard with the calls when what had the focus goes away with a call's stage.
#[hook]
fn use_focus_kept_in_calls() {
    // Asked before this rendering reaches the page: afterwards what had the focus may be gone.
    let was_in_call = focus::is_in_call();
    use_effect(move || {
        if was_in_call {
            focus::keep_in_calls();
        }
    });
}
