//! The calls of a long day, each played from its first ring until nothing is left of it.

use anyhow::ensure;
use fusion_cti_demo::FarEnd;
use fusion_cti_demo::contact_centre::Phase;
use fusion_cti_e2e::people::{PRIYA, TOMAS};
use fusion_cti_e2e::{CommEvent, Desk, Result, Witness, wait};
use serde_json::{Value, json};

/// How a call goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    AcceptedInTheToolbar,
    AcceptedInFusion,
    AcceptedInTheVendorsPanel,
    HeldAndResumed,
    RejectedInTheToolbar,
    DeclinedInFusion,
    Abandoned,
    RungOut,
    DialledInFusion,
    DialledAndDeclined,
}

impl Kind {
    const ALL: [Self; 10] = [
        Self::AcceptedInTheToolbar,
        Self::RejectedInTheToolbar,
        Self::AcceptedInFusion,
        Self::DeclinedInFusion,
        Self::AcceptedInTheVendorsPanel,
        Self::Abandoned,
        Self::HeldAndResumed,
        Self::RungOut,
        Self::DialledInFusion,
        Self::DialledAndDeclined,
    ];

    /// The kinds one after the other, again and again.
    pub(super) fn of(number: usize) -> Self {
        Self::ALL[number % Self::ALL.len()]
    }

    /// Whether the parties talk.
    pub(super) fn connects(self) -> bool {
        match self {
            Self::AcceptedInTheToolbar
            | Self::AcceptedInFusion
            | Self::AcceptedInTheVendorsPanel
            | Self::HeldAndResumed
            | Self::DialledInFusion => true,
            Self::RejectedInTheToolbar
            | Self::DeclinedInFusion
            | Self::Abandoned
            | Self::RungOut
            | Self::DialledAndDeclined => false,
        }
    }

    fn is_dialled(self) -> bool {
        matches!(self, Self::DialledInFusion | Self::DialledAndDeclined)
    }
}

/// What Fusion has received so far.
#[derive(Debug, Default)]
pub(super) struct Tally {
    pub(super) new: usize,
    pub(super) start: usize,
    pub(super) close: usize,
}

impl Tally {
    fn received(&self) -> usize {
        self.new + self.start + self.close
    }
}

/// Plays one call and checks what Fusion has received about it: one new, a start if the parties talked, one close.
pub(super) async fn play(desk: &Desk, witness: &mut Witness, kind: Kind, tally: &mut Tally) -> Result {
    let before = tally.received();
    begin(desk, witness, kind).await?;
    let event = receives(desk, before, &["new"]).await?;
    meanwhile(desk, witness, kind, &event).await?;
    if kind.connects() {
        receives(desk, before, &["new", "start"]).await?;
    }
    end(desk, witness, kind, &event).await?;
    let whole: &[&str] = if kind.connects() {
        &["new", "start", "close"]
    } else {
        &["new", "close"]
    };
    receives(desk, before, whole).await?;
    tally.new += 1;
    tally.start += usize::from(kind.connects());
    tally.close += 1;
    clear(desk).await?;
    desk.fusion
        .agent_is("available", |state| state.is_available)
        .await?;
    Ok(())
}

/// The same call where only the vendor's library listens: the contact centre alone decides.
pub(super) async fn play_without_toolbar(desk: &Desk, kind: Kind) -> Result {
    if kind.is_dialled() {
        desk.happens(FarEnd::AgentDialsInCcp {
            number: TOMAS.to_owned(),
        })?;
    } else {
        desk.customer_calls(TOMAS)?;
    }
    desk.contact("is offered", |contact| contact.state == Phase::Connecting)
        .await?;
    // Two for the page to see the call in each of its states: nobody here answers when it has.
    desk.happens(FarEnd::Heartbeat)?;
    match kind {
        Kind::DialledInFusion => desk.happens(FarEnd::CustomerAnswers { contact_id: None })?,
        Kind::DialledAndDeclined => desk.happens(FarEnd::CustomerDeclines { contact_id: None })?,
        Kind::Abandoned => desk.happens(FarEnd::CustomerHangsUp { contact_id: None })?,
        Kind::RungOut => desk.happens(FarEnd::RingsOut { contact_id: None })?,
        Kind::RejectedInTheToolbar | Kind::DeclinedInFusion => {
            desk.happens(FarEnd::AgentRejectsInCcp { contact_id: None })?;
        }
        Kind::AcceptedInTheToolbar
        | Kind::AcceptedInFusion
        | Kind::AcceptedInTheVendorsPanel
        | Kind::HeldAndResumed => desk.happens(FarEnd::AgentAcceptsInCcp { contact_id: None })?,
    }
    desk.happens(FarEnd::Heartbeat)?;
    if kind.connects() {
        desk.happens(FarEnd::CustomerHangsUp { contact_id: None })?;
    }
    clear(desk).await
}

async fn begin(desk: &Desk, witness: &mut Witness, kind: Kind) -> Result {
    match kind {
        Kind::DialledInFusion => {
            desk.fusion.ask::<Value>("dial", &[json!(TOMAS)]).await?;
        }
        Kind::DialledAndDeclined => witness.dial(PRIYA).await?,
        _ => {
            desk.customer_calls(TOMAS)?;
        }
    }
    Ok(())
}

async fn meanwhile(desk: &Desk, witness: &mut Witness, kind: Kind, event: &str) -> Result {
    match kind {
        Kind::AcceptedInTheToolbar => witness.press("Accept").await?,
        Kind::AcceptedInFusion | Kind::HeldAndResumed => {
            desk.fusion.sends_command("accept", event).await?;
        }
        Kind::AcceptedInTheVendorsPanel => desk.happens(FarEnd::AgentAcceptsInCcp { contact_id: None })?,
        Kind::DialledInFusion => {
            desk.contact("is dialled", |contact| contact.dialling).await?;
            desk.happens(FarEnd::CustomerAnswers { contact_id: None })?;
        }
        Kind::RejectedInTheToolbar
        | Kind::DeclinedInFusion
        | Kind::Abandoned
        | Kind::RungOut
        | Kind::DialledAndDeclined => {}
    }
    Ok(())
}

async fn end(desk: &Desk, witness: &mut Witness, kind: Kind, event: &str) -> Result {
    match kind {
        Kind::HeldAndResumed => {
            witness.press("Hold").await?;
            desk.contact("is held", |contact| contact.held).await?;
            witness.press("Resume").await?;
            desk.contact("is resumed", |contact| !contact.held).await?;
            witness.press("Hang up").await?;
        }
        Kind::AcceptedInFusion => {
            desk.fusion.sends_command("disconnect", event).await?;
        }
        Kind::RejectedInTheToolbar => witness.press("Reject").await?,
        Kind::DeclinedInFusion => {
            desk.fusion.sends_command("reject", event).await?;
        }
        Kind::RungOut => desk.happens(FarEnd::RingsOut { contact_id: None })?,
        Kind::DialledAndDeclined => {
            desk.contact("is dialled", |contact| contact.dialling).await?;
            desk.happens(FarEnd::CustomerDeclines { contact_id: None })?;
        }
        Kind::AcceptedInTheToolbar
        | Kind::AcceptedInTheVendorsPanel
        | Kind::Abandoned
        | Kind::DialledInFusion => desk.happens(FarEnd::CustomerHangsUp { contact_id: None })?,
    }
    Ok(())
}

/// The contact leaves the agent's desk.
async fn clear(desk: &Desk) -> Result {
    desk.contact("is over", |contact| {
        !matches!(
            contact.state,
            Phase::Connecting | Phase::Connected | Phase::Incoming
        )
    })
    .await?;
    desk.happens(FarEnd::FinishWrapUp { contact_id: None })?;
    desk.centre("nothing is on the desk", |centre| centre.contacts.is_empty())
        .await?;
    Ok(())
}

/// Waits until exactly these events have come since that index, all of one call; answers the call.
async fn receives(desk: &Desk, index: usize, expected: &[&str]) -> Result<String> {
    let events = async || desk.fusion.comm_events_since(index).await;
    let same = |events: &Vec<CommEvent>| events.iter().map(CommEvent::kind).eq(expected.iter().copied());
    let events = wait::until(&format!("Fusion has heard {expected:?}"), events, same).await?;
    let call = events
        .first()
        .map(|event| event.event_id.clone())
        .unwrap_or_default();
    ensure!(events.iter().all(|event| event.event_id == call), "{events:#?}");
    Ok(call)
}
