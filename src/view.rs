//! What the toolbar shows: computed from the session, drawn by the shell without a decision of its own.

mod calls;
mod frame;
mod words;

pub use words::foreign::isolated;
pub use words::host::{host_answer, host_request};

use crate::ids::{CallId, CommandId};
use crate::session::{Intent, Session};
use crate::time::Timestamp;
use crate::vendor::CallAction;

/// The view of a session now, together with what only the shell knows.
pub fn toolbar_view(session: &Session, notes: &ShellNotes) -> ToolbarView {
    ToolbarView {
        banners: frame::banners(session, notes),
        agent: frame::agent(session),
        calls: calls::call_views(session),
        dialler: frame::dialler(session),
        notices: frame::notices(session),
        announcement: frame::announcement(session),
        diagnostics: frame::diagnostics(session, notes),
    }
}

/// What a shell adds to the view: it knows the page around the session, which the session does not.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ShellNotes {
    /// Why there is no connection to Fusion, where the shell knows. It takes the place of the sentence that there is none.
    pub host_problem: Option<String>,
    /// The origins of this page and of every page around it, as far as the browser tells them: who frames the vendor's panel.
    pub page_origins: Vec<String>,
    /// Further banners, shown below those of the session.
    pub banners: Vec<BannerView>,
    /// Diagnostics shown above those of the session.
    pub leading_diagnostics: Vec<(String, String)>,
    /// Diagnostics shown below those of the session.
    pub trailing_diagnostics: Vec<(String, String)>,
}

/// The whole toolbar at one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToolbarView {
    /// The connections to the vendor and to Fusion, where there is something to say.
    pub banners: Vec<BannerView>,
    /// The agent's name, state and the buttons for it.
    pub agent: AgentView,
    /// The calls, the active one first.
    pub calls: Vec<CallView>,
    /// The dial pad, where the vendor can dial.
    pub dialler: Option<DiallerView>,
    /// Messages that the agent can put away.
    pub notices: Vec<NoticeView>,
    /// What a screen reader says now, such as a ring; empty when there is nothing new to say.
    pub announcement: String,
    /// Counters and states for support; no personal data.
    pub diagnostics: Vec<(String, String)>,
}

/// What a banner is about. At most one of each kind is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum BannerKind {
    /// There is no connection to Fusion although there should be one.
    HostProblem,
    /// The connection to the phone system.
    PhoneSystem,
    /// The audio of the phone system.
    Audio,
    /// The phone system is about to sign the agent out.
    SignOut,
    /// The page's content security policy blocked something.
    BlockedAddress,
    /// This page was opened without Fusion.
    Standalone,
    /// Fusion does not answer.
    HostUnresponsive,
    /// The administrator's screen-pop rules.
    Rules,
    /// The numbering plans, without which national numbers have no country.
    Numbers,
    /// Reports of the phone system's module that could not be used.
    VendorModule,
}

/// One sentence about a connection, with at most one thing to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BannerView {
    /// What it is about.
    pub kind: BannerKind,
    /// How serious it is.
    pub tone: Tone,
    /// The sentence: what happened, to what, what to do.
    pub text: String,
    /// The one thing to do.
    pub action: Option<ButtonView>,
}

/// How something is meant; shown by shape and word as well as by colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Neither good nor bad: unavailable, a call that is over.
    Neutral,
    /// As it should be: available, connected.
    Good,
    /// Waits for the agent: ringing, on hold.
    Attention,
    /// Something failed: a lost connection, a microphone that does not work.
    Bad,
}

/// The agent's name and state, and the buttons that change the state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgentView {
    /// The agent's name; empty until it is known.
    pub name: String,
    /// The present state in words.
    pub status: String,
    /// How the state is meant.
    pub tone: Tone,
    /// The state that follows, if one is queued.
    pub next: Option<String>,
    /// The button `Available`, which routes calls to the agent.
    pub available: ButtonView,
    /// The button `Unavailable`, which takes the vendor's first reason.
    pub unavailable: ButtonView,
    /// Reasons to be unavailable that can be chosen, where there is more than one.
    pub reasons: Vec<ButtonView>,
}

/// A button: what it says, what it does, whether it can be pressed now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ButtonView {
    /// The accessible name; part of the interface (`design.md` §6).
    pub label: String,
    /// What pressing it asks for.
    pub intent: Intent,
    /// Whether it can be pressed.
    pub state: ButtonState,
    /// What it stands for, so that a shell can choose an icon and a colour.
    pub kind: ButtonKind,
}

/// Whether a button can be pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ButtonState {
    /// It can be pressed, and its intent goes to the session.
    Ready,
    /// It describes what already is (the agent is available).
    Current,
    /// It was pressed and the outcome is not known yet.
    Busy,
    /// It cannot be pressed now.
    Off,
}

/// What a button stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ButtonKind {
    /// Calls are to be routed to the agent.
    Available,
    /// No calls are to be routed to the agent, for the vendor's first reason.
    Unavailable,
    /// A reason to take no calls.
    Reason,
    /// Do this with a call.
    Call(CallAction),
    /// Bring to the front.
    Select,
    /// Sign in or connect again.
    SignIn,
    /// Stay signed in at the vendor.
    StaySignedIn,
    /// Takes a message off the screen.
    Dismiss,
}

/// One call as a card: who, which stage, since when, and what can be done with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallView {
    /// Which call, as a stable key; absent while a dialled call has no id of the vendor's yet.
    pub id: Option<CallId>,
    /// Stays the same for the life of the card.
    pub key: String,
    /// Name of the other party, or the number where no name is known.
    pub title: String,
    /// The number, where the title is a name.
    pub number: Option<String>,
    /// `Incoming call`, `Connected`, `On hold`, …
    pub status: String,
    /// How the status is meant.
    pub tone: Tone,
    /// Where the call stands, for the shell's layout.
    pub stage: CallStageView,
    /// Facts below the title: queue, how it came about, service request.
    pub facts: Vec<(String, String)>,
    /// Since when the present stage lasts; the shell lets it tick.
    pub since: Option<Timestamp>,
    /// What can be done, most important first.
    pub buttons: Vec<ButtonView>,
    /// Whether tones can be sent (the shell shows `Keypad`).
    pub keypad: Option<CallId>,
    /// Whether it can be passed on (the shell shows `Transfer` with a number field).
    pub transfer: Option<CallId>,
    /// Set while Fusion waits for the number to pass it on to: the shell opens the number field, again for each value, and
    /// tells of its closing by [`Intent::CloseTransfer`].
    pub transfer_asked: Option<CommandId>,
    /// Whether this is the call in front.
    pub active: bool,
    /// What the agent should know of it, in sentences: what Fusion knows of it or waits for.
    pub host_note: Option<String>,
    /// Which screen-pop rule decided about it ("Rule: VIP queue"), where there are rules.
    pub rule: Option<String>,
    /// What that rule tells the agent.
    pub note: Option<String>,
}

/// Where a call stands, for the shell's layout.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CallStageView {
    /// Offered to the agent, who has not accepted it.
    Ringing,
    /// Taken and not dialled.
    Preview,
    /// Being dialled or set up.
    Dialling,
    /// Connected, and not on hold.
    Connected,
    /// Connected, with the customer on hold.
    Held,
    /// Over, and still shown: in wrap-up, or until the vendor takes it away.
    Over,
}

/// The dial pad and whether it can be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DiallerView {
    /// Whether a number can be dialled now.
    pub state: ButtonState,
    /// Why not, when not.
    pub hint: Option<String>,
}

/// A message that the agent can put away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticeView {
    /// Names the message in [`Intent::Dismiss`](crate::session::Intent), and is the key of its element.
    pub id: u64,
    /// How it is meant.
    pub tone: Tone,
    /// What happened, to what, what to do.
    pub text: String,
    /// The button that takes the message off the screen.
    pub dismiss: ButtonView,
}
