//! What becomes of a call behind the vendor contract: what the toolbar shows and offers, and what Fusion hears.

use std::collections::BTreeMap;
use std::time::Duration;

use fusion_cti::classification::Classification;
use fusion_cti::host::{HostMessage, HostRequest, ReplyData};
use fusion_cti::ids::PageId;
use fusion_cti::phone::{AniFormat, NumberReader};
use fusion_cti::session::{
    DialNews, Effect, HostPresence, Input, PopMoment, Session, SessionSettings, Timers, ToHost, WrapUpPolicy,
};
use fusion_cti::time::Timestamp;
use fusion_cti::vendor::{
    CallAction, CallSnapshot, Capabilities, Capability, Line, Mute, Softphone, Stage, VendorLink,
    VendorSnapshot,
};
use fusion_cti::view::{ButtonKind, ShellNotes, toolbar_view};

use super::cell::Before;

/// What the agent sees and Fusion hears.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Outcome {
    pub(crate) status: String,
    pub(crate) offers: Vec<CallAction>,
    pub(crate) fusion: Vec<&'static str>,
}

/// What this vendor can do with a call.
const CAPABILITIES: [Capability; 11] = [
    Capability::Availability,
    Capability::Inbound,
    Capability::Outbound,
    Capability::SecondCall,
    Capability::Reject,
    Capability::Preview,
    Capability::Hold,
    Capability::Mute,
    Capability::Digits,
    Capability::Transfer,
    Capability::WrapUp,
];

fn capabilities() -> Capabilities {
    CAPABILITIES.into_iter().collect()
}

/// What the contract allows in this state of a call.
pub(crate) fn allowed(call: &CallSnapshot) -> Vec<CallAction> {
    let capabilities = capabilities();
    let is_done = |action| match action {
        CallAction::Mute => call.mute == Mute::Muted,
        CallAction::Unmute => call.mute == Mute::Open,
        CallAction::Hold => call.stage == Stage::Connected(Line::Held),
        CallAction::Resume => call.stage == Stage::Connected(Line::Talking),
        _ => false,
    };
    let mut allowed = CallAction::ALL.to_vec();
    allowed.retain(|action| {
        *action != CallAction::Conference
            && action.needs().is_none_or(|needed| capabilities.has(needed))
            && action.fits(call.stage)
            && !is_done(*action)
            && !call.refuses.contains(action)
    });
    allowed
}

fn settings() -> SessionSettings {
    SessionSettings {
        page: PageId::from("page"),
        host: HostPresence::Framed,
        capabilities: capabilities(),
        classification: Classification::parse("ORA_SERVICE").unwrap(),
        pop: PopMoment::Accept,
        numbers: NumberReader::at_home_in(None),
        ani: AniFormat::WithPlus,
        dial_news: DialNews::Agreed,
        wrap_up: WrapUpPolicy::Fusion,
        rules: None,
        timers: Timers::default(),
        toolbar_size: None,
        new_limit: Duration::from_secs(20),
        reply_limit: Duration::from_secs(5),
        vendor_limit: Duration::from_secs(10),
    }
}

/// A session whose Fusion answers everything at once.
struct Desk {
    session: Session,
    heard: Vec<&'static str>,
}

impl Desk {
    fn take(&mut self, input: Input) {
        let mut inputs = vec![input];
        while let Some(input) = inputs.pop() {
            for effect in self.session.handle(Timestamp(0), input) {
                let Effect::AskHost { request, what } = effect else {
                    continue;
                };
                if let ToHost::Request(what) = &what {
                    self.heard.extend(name(what));
                }
                if what.is_answered() {
                    let reply = Ok(ReplyData::default());
                    inputs.push(Input::HostSaid(HostMessage::Replied { request, reply }));
                }
            }
        }
    }
}

fn name(request: &HostRequest) -> Option<&'static str> {
    match request {
        HostRequest::NewCommunication(_) => Some("new"),
        HostRequest::StartCommunication(_) => Some("start"),
        HostRequest::CloseCommunication { .. } => Some("close"),
        _ => None,
    }
}

fn snapshot(call: CallSnapshot) -> VendorSnapshot {
    VendorSnapshot {
        link: VendorLink::Up,
        agent: None,
        softphone: Softphone::Works,
        calls: vec![call],
    }
}

/// What becomes of a call that is shown like this.
pub(crate) fn of(call: &CallSnapshot, before: Before) -> Outcome {
    let mut desk = Desk {
        session: Session::new(settings()),
        heard: Vec::new(),
    };
    desk.take(Input::Started);
    if before == Before::Talking {
        let talking = CallSnapshot {
            stage: Stage::Connected(Line::Talking),
            mute: Mute::Open,
            refuses: Vec::new(),
            attributes: BTreeMap::new(),
            ..call.clone()
        };
        desk.take(Input::VendorReported(snapshot(talking)));
    }
    desk.take(Input::VendorReported(snapshot(call.clone())));
    let view = toolbar_view(&desk.session, &ShellNotes::default());
    let card = &view.calls[0];
    let buttons = card.buttons.iter().filter_map(|button| match button.kind {
        ButtonKind::Call(action) => Some(action),
        _ => None,
    });
    let keypad = card.keypad.iter().map(|_| CallAction::SendDigits);
    let transfer = card.transfer.iter().map(|_| CallAction::Transfer);
    let mut offers: Vec<CallAction> = buttons.chain(keypad).chain(transfer).collect();
    offers.sort();
    Outcome {
        status: card.status.clone(),
        offers,
        fusion: desk.heard,
    }
}

/// The status on the card of a call that is new.
pub(crate) fn status(call: &CallSnapshot) -> String {
    of(call, Before::Nothing).status
}
