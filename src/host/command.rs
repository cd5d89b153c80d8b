//! What the host asks of us, and our answers.

use crate::call_action::CallAction;
use crate::host::request::AgentReport;
use crate::ids::EventId;
use crate::redact::Private;

/// A command of either kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Order {
    /// About one call, such as accept or hold.
    Interaction(InteractionCommand),
    /// About the agent, such as a question for the state.
    Agent(AgentCommand),
}

/// A command about one call (`contract/fusion.md` §3.1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InteractionCommand {
    /// Which call; Fusion may leave it out where there is only one.
    pub event_id: Option<EventId>,
    /// What Fusion wants done with the call.
    pub command: Command,
}

/// What Fusion can want of a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Do this with it. [`CallAction::Transfer`] comes this way where Fusion names no number.
    Call(CallAction),
    /// Pass it to this number, as Fusion wrote it.
    TransferTo(Private<String>),
    /// Bring it to the front.
    SetActive,
    /// Fusion's offer timer ran out.
    OfferExpired,
    /// Anything that this toolbar does not know, as it was spelled.
    Unknown(String),
}

/// A question or an order about the agent (`contract/fusion.md` §3.2).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AgentCommand {
    /// What is the agent doing?
    CurrentState,
    /// Which calls are there? Fusion asks this after its own reload.
    ActiveEngagements,
    /// How many calls are there?
    ActiveCount,
    /// Which buttons may Fusion show?
    InteractionCommands,
    /// Route calls to the agent from now on.
    MakeAvailable,
    /// Route no calls to the agent from now on.
    MakeUnavailable,
    /// Anything that this toolbar does not know, as it was spelled.
    Unknown(String),
}

/// Our answer to a command: given once, and only when the outcome is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It was done; with the data that the command asked for.
    Done(AnswerData),
    /// It was not done, and why, in words for the agent.
    Refused(String),
}

/// What an answer brings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnswerData {
    /// Nothing was asked for.
    Nothing,
    /// The answer to [`AgentCommand::CurrentState`].
    AgentState(AgentReport),
    /// To [`AgentCommand::ActiveEngagements`] and [`AgentCommand::ActiveCount`].
    Engagements(Vec<EventId>),
    /// The answer to [`AgentCommand::InteractionCommands`], in the order of the buttons.
    Buttons(Vec<Button>),
}

/// A button that Fusion may show for a call (`contract/fusion.md` §3.2, button descriptor).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Button {
    /// The command it sends. An action that Fusion has no command for cannot be a button of Fusion's.
    pub action: CallAction,
    /// The command it turns into after success.
    pub toggles_to: Option<CallAction>,
    /// Its label, which Fusion shows to the agent.
    pub label: &'static str,
    /// Where it stands; both of a pair share one position.
    pub position: u8,
    /// Whether it can be seen now; of a pair only one can.
    pub visible: bool,
    /// Whether it can be pressed now.
    pub enabled: bool,
}
