//! The faults that strike, and when.

use fusion_cti::session::Input;
use fusion_cti::vendor::CallAction;
use fusion_cti::view::{ButtonKind, ButtonState, ButtonView, ToolbarView};

use super::fusion::{self, Manner};
use super::phone::RequestFate;
use super::world::World;

#[derive(Clone, Copy)]
pub(super) enum Fault {
    /// Fusion replies so, from now on, to everything.
    Fusion(&'static str, Manner),
    /// Fusion posts texts that mean nothing, in addition to its replies or instead of them.
    Posts(&'static str, fn() -> Vec<String>, Manner),
    /// The connection to the contact centre is in this state, for half a minute.
    Link(&'static str),
    /// The contact centre warns, for half a minute, that it will sign the agent out.
    SignOutIsComing,
    /// The next thing that the agent presses comes to this.
    Press(&'static str, RequestFate),
    /// Pages are reloaded: the toolbar alone, the contact centre alone, or all.
    Reload(Pages),
}

/// How long the agent looks on before anything else happens where the fault is Fusion's: longer than any limit.
const FUSIONS: u64 = 25_000;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Pages {
    Toolbar,
    ContactCentre,
    /// Fusion's page, and with it the two that it frames.
    All,
    /// All, and every call ends before they are back.
    AllWhileCallsEnd,
    /// None: another window takes over, with a page of its own.
    AnotherWindow,
}

/// What an agent would press first.
const FIRST: [ButtonKind; 3] = [
    ButtonKind::Call(CallAction::Accept),
    ButtonKind::Call(CallAction::HangUp),
    ButtonKind::Call(CallAction::FinishWrapUp),
];

impl Fault {
    pub(super) fn all() -> Vec<Self> {
        vec![
            Self::Fusion("Fusion never replies", Manner::Never),
            Self::Fusion("Fusion replies too late", Manner::Late),
            Self::Fusion(
                "Fusion takes 15 s to look a caller up and a minute to start a call",
                Manner::Hesitates,
            ),
            Self::Fusion("Fusion replies with an error", Manner::Refuses),
            Self::Fusion("Fusion refuses the reason of a close", Manner::RefusesReasons),
            Self::Fusion("Fusion replies with another event id", Manner::Renames),
            Self::Posts(
                "Fusion posts plain text for a reply",
                fusion::plain_text,
                Manner::Garbage,
            ),
            Self::Posts(
                "Fusion posts a megabyte of JSON for a reply",
                fusion::a_megabyte_of_json,
                Manner::Garbage,
            ),
            Self::Posts(
                "Fusion floods 10,000 replies that nobody asked for",
                fusion::a_flood,
                Manner::Answers,
            ),
            Self::Link("silent"),
            Self::Link("signed out"),
            Self::Link("session expired"),
            Self::Link("access denied"),
            Self::Link("does not start"),
            Self::Link("panel unanswered"),
            Self::Link("sign-in window blocked"),
            Self::Link("offline"),
            Self::SignOutIsComing,
            Self::Press(
                "the contact centre refuses what the agent presses",
                RequestFate::Refused,
            ),
            Self::Press(
                "the contact centre loses what the agent presses",
                RequestFate::Lost,
            ),
            Self::Reload(Pages::Toolbar),
            Self::Reload(Pages::ContactCentre),
            Self::Reload(Pages::All),
            Self::Reload(Pages::AllWhileCallsEnd),
            Self::Reload(Pages::AnotherWindow),
        ]
    }

    pub(super) fn name(self) -> String {
        match self {
            Self::Fusion(name, _) | Self::Posts(name, ..) | Self::Press(name, _) => name.to_owned(),
            Self::Link(link) => format!("the contact centre: {link}"),
            Self::SignOutIsComing => "the contact centre warns of a sign-out".to_owned(),
            Self::Reload(Pages::Toolbar) => "the toolbar is loaded anew".to_owned(),
            Self::Reload(Pages::ContactCentre) => "the CCP is loaded anew".to_owned(),
            Self::Reload(Pages::All) => "Fusion, toolbar and CCP are loaded anew".to_owned(),
            Self::Reload(Pages::AllWhileCallsEnd) => "the same, and the calls end meanwhile".to_owned(),
            Self::Reload(Pages::AnotherWindow) => "another window takes over".to_owned(),
        }
    }

    /// Whether the agent looks only when it is over: of pages that are reloaded there is nothing to see before.
    pub(super) fn is_seen_after(self) -> bool {
        matches!(self, Self::Reload(_))
    }

    pub(super) fn strike(self, world: &mut World) -> Result<(), String> {
        match self {
            Self::Fusion(_, manner) => {
                world.manner = manner;
                world.fusion_catches_up();
                world.wait(FUSIONS);
            }
            Self::Posts(_, texts, manner) => {
                world.manner = manner;
                fusion::receive(&texts())?;
                world.fusion_catches_up();
                world.wait(FUSIONS);
            }
            Self::Link(link) => {
                world.phone.link = link;
                world.report();
            }
            Self::SignOutIsComing => {
                world.phone.warns = true;
                world.report();
            }
            Self::Press(_, request_fate) => {
                world.phone.request_fate = request_fate;
                press_first(world)?;
                if request_fate == RequestFate::Lost {
                    world.wait(10_000);
                }
                world.phone.request_fate = RequestFate::Done;
            }
            Self::Reload(pages) => reload(world, pages),
        }
        Ok(())
    }

    /// The fault is over, if it ever is: the manners of Fusion stay as they are.
    pub(super) fn pass(self, world: &mut World, link_before: &'static str) {
        match self {
            Self::Fusion(..) | Self::Posts(..) => {}
            Self::Link(_) => {
                world.wait(30_000);
                world.phone.link = link_before;
                world.report();
            }
            Self::SignOutIsComing => {
                world.wait(30_000);
                world.phone.warns = false;
                world.report();
            }
            Self::Press(..) => {}
            Self::Reload(_) => {
                world.wait(500);
                world.phone.link = link_before;
                world.report();
                world.check_engagements();
            }
        }
        if world.manner == Manner::Answers {
            world.fusion_catches_up();
        }
    }
}

fn reload(world: &mut World, pages: Pages) {
    if pages == Pages::AnotherWindow {
        world.handle(Input::SteppedDown);
    }
    if pages != Pages::ContactCentre {
        world.reload();
    }
    if pages == Pages::AllWhileCallsEnd {
        world.phone.calls.clear();
    }
    if pages != Pages::Toolbar {
        world.phone.link = "connecting";
    }
    world.report();
}

/// Presses what an agent would press first: on a call, else at the top.
fn press_first(world: &mut World) -> Result<(), String> {
    let view = world.view();
    let of_calls = FIRST.iter().find_map(|kind| button(&view, *kind));
    let at_the_top = || view.banners.iter().find_map(|banner| banner.action.clone());
    let first = of_calls.or_else(at_the_top).ok_or("there is nothing to press")?;
    world.handle(Input::AgentAsked(first.intent));
    Ok(())
}

/// A button of this kind that can be pressed, on any card.
pub(super) fn button(view: &ToolbarView, kind: ButtonKind) -> Option<ButtonView> {
    let buttons = view.calls.iter().flat_map(|card| &card.buttons);
    let mut fitting = buttons.filter(|button| button.kind == kind && button.state == ButtonState::Ready);
    fitting.next().cloned()
}
