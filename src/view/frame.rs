//! Everything around the calls: banners, the agent's bar, the dial pad, diagnostics.

use crate::session::agent_report::{Activity, AgentStatus, DisconnectedReason};
use crate::session::engagement::Phone;
use crate::session::host_link::{HostHealth, HostLink};
use crate::session::vendor_state::VendorState;
use crate::session::{Intent, Session};
use crate::vendor::{AgentSnapshot, Capability, Presence, SignOut, VendorCommand, VendorLink};
use crate::view::calls::title;
use crate::view::words::foreign::{self, Foreign, shown};
use crate::view::words::{self, diagnostics, failure};
use crate::view::{
    AgentView, BannerKind, BannerView, ButtonKind, ButtonState, ButtonView, DiallerView, NoticeView,
    ShellNotes, Tone,
};

pub(crate) fn banners(session: &Session, notes: &ShellNotes) -> Vec<BannerView> {
    let problem = notes.host_problem.iter().map(|problem| BannerView {
        kind: BannerKind::HostProblem,
        tone: Tone::Bad,
        text: foreign::sentence(problem),
        action: None,
    });
    let mut banners: Vec<BannerView> = problem.collect();
    let sign_in = |label: &str| ButtonView {
        label: label.to_owned(),
        intent: Intent::SignIn,
        state: busy_or_ready(session, |what| *what == VendorCommand::Connect),
        kind: ButtonKind::SignIn,
    };
    if let VendorLink::Down(trouble) = session.vendor.link {
        let action = words::remedy_button(trouble).map(sign_in);
        banners.push(BannerView {
            kind: BannerKind::PhoneSystem,
            tone: Tone::Bad,
            text: words::trouble(trouble, &notes.page_origins),
            action,
        });
    } else if let Some(kind) = session.vendor.failure {
        banners.push(BannerView {
            kind: BannerKind::PhoneSystem,
            tone: Tone::Bad,
            text: failure::not_connected(kind),
            action: Some(sign_in(words::TRY_AGAIN)),
        });
    } else if session.vendor.link == VendorLink::Connecting {
        banners.push(BannerView {
            kind: BannerKind::PhoneSystem,
            tone: Tone::Neutral,
            text: words::CONNECTING.to_owned(),
            action: None,
        });
    } else if let Some(text) = words::softphone(session.vendor.softphone) {
        banners.push(BannerView {
            kind: BannerKind::Audio,
            tone: Tone::Bad,
            text: text.to_owned(),
            action: None,
        });
    }
    banners.extend(sign_out(session));
    match session.requests.host.link {
        HostLink::Standalone if notes.host_problem.is_some() => {}
        HostLink::Standalone => banners.push(BannerView {
            kind: BannerKind::Standalone,
            tone: Tone::Neutral,
            text: words::STANDALONE.to_owned(),
            action: None,
        }),
        HostLink::Open(HostHealth::Unresponsive) => banners.push(BannerView {
            kind: BannerKind::HostUnresponsive,
            tone: Tone::Attention,
            text: words::HOST_UNRESPONSIVE.to_owned(),
            action: None,
        }),
        HostLink::Closed | HostLink::Opening(..) | HostLink::Open(HostHealth::Responsive) => {}
    }
    banners.extend(notes.banners.iter().map(|banner| BannerView {
        text: foreign::sentence(&banner.text),
        ..banner.clone()
    }));
    banners
}

/// The warning of a sign-out, where one is coming.
fn sign_out(session: &Session) -> Option<BannerView> {
    let agent = session.vendor.agent.as_ref()?;
    let is_coming = session.vendor.link == VendorLink::Up && agent.sign_out == SignOut::Soon;
    let can_stay = session.settings.capabilities.has(Capability::StaySignedIn);
    is_coming.then(|| BannerView {
        kind: BannerKind::SignOut,
        tone: Tone::Attention,
        text: words::sign_out_soon(can_stay).to_owned(),
        action: can_stay.then(|| ButtonView {
            label: words::STAY_SIGNED_IN.to_owned(),
            intent: Intent::StaySignedIn,
            state: busy_or_ready(session, |what| *what == VendorCommand::StaySignedIn),
            kind: ButtonKind::StaySignedIn,
        }),
    })
}

pub(crate) fn agent(session: &Session) -> AgentView {
    let agent = session.vendor.agent.as_ref();
    let (status, tone) = status(&session.vendor);
    let usable = session.vendor.link == VendorLink::Up
        && agent.is_some()
        && session.settings.capabilities.has(Capability::Availability);
    let presence = agent.map(|agent| agent.presence);
    let state = |current: bool, asked: bool| match (usable, asked, current) {
        (false, _, _) => ButtonState::Off,
        (true, true, _) => ButtonState::Busy,
        (true, false, true) => ButtonState::Current,
        (true, false, false) => ButtonState::Ready,
    };
    let going_up = session
        .requests
        .open
        .any(|what| *what == VendorCommand::MakeAgentAvailable);
    let going_down = session
        .requests
        .open
        .any(|what| *what == VendorCommand::MakeAgentUnavailable(None));
    AgentView {
        name: agent.map(|agent| shown(agent.name.reveal())).unwrap_or_default(),
        status: shown(&status),
        tone,
        next: agent.and_then(|agent| agent.next_state.as_deref().map(shown)),
        available: ButtonView {
            label: words::AVAILABLE.to_owned(),
            intent: Intent::MakeAvailable,
            state: state(presence == Some(Presence::Routable), going_up),
            kind: ButtonKind::Available,
        },
        unavailable: ButtonView {
            label: words::UNAVAILABLE.to_owned(),
            intent: Intent::MakeUnavailable(None),
            state: state(
                matches!(presence, Some(Presence::NotRoutable | Presence::Offline)),
                going_down,
            ),
            kind: ButtonKind::Unavailable,
        },
        reasons: reasons(session, agent, &state),
    }
}

fn reasons(
    session: &Session,
    agent: Option<&AgentSnapshot>,
    state: &dyn Fn(bool, bool) -> ButtonState,
) -> Vec<ButtonView> {
    let Some(agent) = agent else { return Vec::new() };
    let away = agent
        .choices
        .iter()
        .filter(|choice| choice.presence != Presence::Routable);
    let reasons: Vec<ButtonView> = away
        .map(|choice| {
            let wanted = VendorCommand::MakeAgentUnavailable(Some(choice.id.clone()));
            ButtonView {
                label: shown(&choice.name),
                intent: Intent::MakeUnavailable(Some(choice.id.clone())),
                state: state(
                    choice.name == agent.state_name,
                    session.requests.open.any(|what| *what == wanted),
                ),
                kind: ButtonKind::Reason,
            }
        })
        .collect();
    if reasons.len() > 1 { reasons } else { Vec::new() }
}

fn status(vendor: &VendorState) -> (String, Tone) {
    match AgentStatus::of(vendor) {
        AgentStatus::Disconnected(DisconnectedReason::Connecting) => {
            (words::agent::CONNECTING.to_owned(), Tone::Neutral)
        }
        AgentStatus::Disconnected(reason) => (words::agent::disconnected(reason).to_owned(), Tone::Bad),
        AgentStatus::SignedIn { activity, .. } => {
            let tone = match activity {
                Activity::Available(_) => Tone::Good,
                Activity::Unavailable(_) | Activity::Offline(_) | Activity::OnCall => Tone::Neutral,
                Activity::AfterCallWork => Tone::Attention,
                Activity::Faulted(_) => Tone::Bad,
            };
            (words::agent::activity(&activity), tone)
        }
    }
}

pub(crate) fn dialler(session: &Session) -> Option<DiallerView> {
    let capabilities = &session.settings.capabilities;
    if !capabilities.has(Capability::Outbound) {
        return None;
    }
    let hint = if session.vendor.link != VendorLink::Up || session.vendor.agent.is_none() {
        Some(words::PHONE_NOT_CONNECTED)
    } else if session
        .engagements
        .iter()
        .any(|call| call.phone.ending().is_none())
        && !capabilities.has(Capability::SecondCall)
    {
        Some(words::FINISH_FIRST)
    } else {
        None
    };
    let state = if hint.is_some() {
        ButtonState::Off
    } else {
        ButtonState::Ready
    };
    Some(DiallerView {
        state,
        hint: hint.map(str::to_owned),
    })
}

pub(crate) fn notices(session: &Session) -> Vec<NoticeView> {
    let notices = session.requests.notices.iter().map(|(id, notice)| NoticeView {
        id: *id,
        tone: Tone::Bad,
        text: failure::notice(notice),
        dismiss: ButtonView {
            label: words::DISMISS.to_owned(),
            intent: Intent::Dismiss(*id),
            state: ButtonState::Ready,
            kind: ButtonKind::Dismiss,
        },
    });
    notices.collect()
}

/// What a screen reader says: the ring, for as long as it lasts.
pub(crate) fn announcement(session: &Session) -> String {
    let ringing = session
        .engagements
        .iter()
        .filter(|call| call.phone == Phone::Ringing);
    let callers: Vec<Foreign> = ringing.map(title).collect();
    words::incoming(&callers)
}

/// Counters and states for support.
pub(crate) fn diagnostics(session: &Session, notes: &ShellNotes) -> Vec<(String, String)> {
    let host = diagnostics::host(session.requests.host.link).to_owned();
    let vendor = diagnostics::vendor(session.vendor.link).to_owned();
    let states = [
        (diagnostics::FUSION, host),
        (diagnostics::PHONE_SYSTEM, vendor),
        (diagnostics::CALLS, session.engagements.len().to_string()),
    ];
    let counts = diagnostics::counts(&session.requests.counters);
    let counts = counts.map(|(name, count)| (name, count.to_string()));
    let rows = states.into_iter().chain(counts);
    let rows = rows.map(|(name, value)| (name.to_owned(), value));
    let rules = session.settings.rules.as_ref();
    let verdict = rules
        .zip(session.latest_ruling.as_ref())
        .map(|(rules, latest)| (diagnostics::verdict(&latest.event_id), latest.verdict(rules)));
    let leading = notes.leading_diagnostics.iter().cloned();
    let trailing = notes.trailing_diagnostics.iter().cloned();
    leading.chain(rows).chain(verdict).chain(trailing).collect()
}

fn busy_or_ready(session: &Session, fits: impl Fn(&VendorCommand) -> bool) -> ButtonState {
    if session.requests.open.any(fits) {
        ButtonState::Busy
    } else {
        ButtonState::Ready
    }
}
