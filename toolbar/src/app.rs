//! The root component: shows the start, the session's view, or why there is none.

use std::rc::Rc;

use fusion_cti::leadership::Role;
use fusion_cti::session::Intent;
use fusion_cti::view::ToolbarView;
use yew::prelude::*;

use crate::components::{Refusal, StandBy, Starting, Toolbar};
use crate::ports::page;
use crate::start_error::StartError;
use crate::tab_supervisor::{ShellEvent, TabSupervisor};
use crate::text;

/// What this window shows.
#[derive(Clone, Debug, PartialEq)]
struct Shell {
    role: Role,
    content: Content,
}

/// What this window has to show while it works.
#[derive(Clone, Debug, PartialEq)]
enum Content {
    /// No session has shown anything yet.
    Starting,
    /// What the session shows.
    Session(Rc<ToolbarView>),
    /// Why there is no session. This stays.
    Refusal(StartError),
}

impl Default for Shell {
    fn default() -> Self {
        Self {
            role: Role::Asking,
            content: Content::Starting,
        }
    }
}

impl Shell {
    fn is_standing_by(&self) -> bool {
        matches!(self.role, Role::StandingBy | Role::TakingOver)
    }
}

impl Reducible for Shell {
    type Action = ShellEvent;

    fn reduce(self: Rc<Self>, event: ShellEvent) -> Rc<Self> {
        let mut next = (*self).clone();
        match (event, &self.content) {
            (ShellEvent::Refused(error), _) => next.content = Content::Refusal(error),
            (ShellEvent::RoleChanged(role), content) => {
                next.role = role;
                // What an earlier session showed no longer holds.
                if next.is_standing_by() && matches!(content, Content::Session(_)) {
                    next.content = Content::Starting;
                }
            }
            (ShellEvent::ViewChanged(_), Content::Refusal(_)) => {}
            (ShellEvent::ViewChanged(view), Content::Starting | Content::Session(_)) => {
                next.content = Content::Session(view);
            }
        }
        Rc::new(next)
    }
}

/// Keeps this window's part in the work, and draws what it shows.
#[component]
pub fn App() -> Html {
    let shell = use_reducer_eq(Shell::default);
    let supervisor = use_memo((), {
        let shell = shell.dispatcher();
        move |()| TabSupervisor::open(move |event| shell.dispatch(event))
    });
    let on_intent = {
        let supervisor = Rc::clone(&supervisor);
        use_callback((), move |intent: Intent, ()| {
            if let Ok(supervisor) = &*supervisor {
                supervisor.ask(intent);
            }
        })
    };
    let on_take_over = {
        let supervisor = Rc::clone(&supervisor);
        use_callback((), move |(), ()| {
            if let Ok(supervisor) = &*supervisor {
                supervisor.take_over();
            }
        })
    };
    use_effect_with(shell.is_standing_by(), |standing_by| {
        page::set_title(if *standing_by {
            text::TITLE_ELSEWHERE
        } else {
            text::TITLE
        });
    });
    if let Err(error) = &*supervisor {
        return html! { <Refusal reason={error.to_string()} /> };
    }
    let role_note = match shell.role {
        Role::LeadingOthers => Some(text::LEADS_OTHERS),
        Role::Asking | Role::Leading | Role::Alone | Role::StandingBy | Role::TakingOver => None,
    };
    match &shell.content {
        Content::Refusal(error) => html! { <Refusal reason={error.to_string()} /> },
        Content::Starting | Content::Session(_) if shell.is_standing_by() => html! {
            <StandBy taking_over={shell.role == Role::TakingOver} {on_take_over} />
        },
        Content::Starting => html! { <Starting /> },
        Content::Session(view) => html! { <Toolbar {view} {role_note} {on_intent} /> },
    }
}
