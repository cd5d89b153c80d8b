//! When the rules are asked, and what they are told of a call.
//!
//! They are asked before new, once more when its reply has come, and directly before start. Whatever they answer, new,
//! start and close go out once each: the answer changes what is said in them, and whether start may go out at the ring.

use crate::host::HostRequest;
use crate::ids::RequestId;
use crate::rules::{CallFacts, Caller, Channel, Initiation, KnownContacts};
use crate::session::communication::communication;
use crate::session::engagement::{Engagement, Phone};
use crate::session::engagements::Engagements;
use crate::session::host_progress::{HostProgress, Outcome};
use crate::session::notices::Notice;
use crate::session::requests::Turn;
use crate::session::ruling::{LatestRuling, RulingPhase};
use crate::session::vendor_state::VendorState;
use crate::time::Timestamp;
use crate::token;
use crate::vendor;

/// The attribute that tells a contact's language: phone systems have no other place for it.
const LANGUAGE: &str = "language";

/// Asks the rules about a call, if it stands where their answer is needed, and returns what they were asked. The way to
/// Fusion is open.
pub(super) fn evaluate_rules(
    engagement: &mut Engagement,
    vendor: &VendorState,
    turn: &Turn<'_>,
) -> Option<LatestRuling> {
    let rules = turn.settings.rules.as_ref()?;
    let phase = phase_due(engagement)?;
    let agent = vendor.agent.as_ref();
    let profile = agent.and_then(|agent| agent.routing_profile.clone());
    let facts = facts(engagement, phase, profile, turn.now);
    let decision = rules.decide(&facts);
    let earlier = engagement.ruling.renew(decision, &facts, phase);
    // What came back from Fusion only because the earlier decision had sent it there; the present one sends its own.
    for (token, value) in earlier.iter() {
        if engagement.data.value(token) == Some(value) {
            engagement.data.remove(token);
        }
    }
    Some(LatestRuling {
        event_id: engagement.event_id.clone(),
        facts,
    })
}

/// Asks for the page that a rule names, once Fusion has started the call.
pub(super) fn open_page(engagement: &mut Engagement, turn: &mut Turn<'_>) {
    if engagement.host_progress != HostProgress::Started(Outcome::Acknowledged) {
        return;
    }
    if let Some(page) = engagement.ruling.page.take() {
        let communication = communication(engagement, turn.settings);
        let request = turn.ask_host(HostRequest::OpenPage { communication, page });
        engagement.sent.page = Some(request);
    }
}

/// Fusion refused something that is part of no call's progress, and it was counted; of a page, the agent is told as well, who
/// has to open it.
pub(super) fn page_refused(
    request: RequestId,
    reason: String,
    engagements: &Engagements,
    turn: &mut Turn<'_>,
) {
    let is_page = engagements.iter().any(|call| call.sent.page == Some(request));
    if is_page {
        turn.notify(Notice::PageNotOpened(reason));
    }
}

/// The phase for which the rules must be asked about a call now.
fn phase_due(engagement: &Engagement) -> Option<RulingPhase> {
    let connected = matches!(engagement.phone, Phone::Connected(_));
    match engagement.host_progress {
        HostProgress::Nothing if engagement.phone.is_live() => Some(RulingPhase::BeforeNew),
        HostProgress::New(_) if connected => Some(RulingPhase::AfterNew),
        HostProgress::New(_)
            if engagement.phone.is_live() && engagement.ruling.phase != RulingPhase::AfterNew =>
        {
            Some(RulingPhase::AfterNew)
        }
        HostProgress::Nothing
        | HostProgress::NewSent(_)
        | HostProgress::New(_)
        | HostProgress::StartSent(_)
        | HostProgress::Started(_)
        | HostProgress::CloseSent(..)
        | HostProgress::CloseRefused(_)
        | HostProgress::Closed(_)
        | HostProgress::Never => None,
    }
}

fn facts(
    engagement: &Engagement,
    phase: RulingPhase,
    routing_profile: Option<String>,
    now: Timestamp,
) -> CallFacts {
    let known = &engagement.facts;
    let language = known.attributes.get(LANGUAGE);
    CallFacts {
        direction: Some(engagement.direction),
        channel: Some(Channel::Voice),
        caller: known.number.clone().map_or(Caller::Withheld, Caller::Number),
        dialled: known.dialled.clone(),
        queue: known.queue.clone(),
        initiation: Some(initiation(known.initiation)),
        attributes: known.attributes.clone(),
        routing_profile,
        language: language.map(|language| language.reveal().clone()),
        at: Some(engagement.ruling.arrived_at.unwrap_or(now)),
        contacts: match phase {
            RulingPhase::Never | RulingPhase::BeforeNew => None,
            RulingPhase::AfterNew => contacts(engagement),
        },
        leg: Some(known.leg),
    }
}

/// How many contacts Fusion found: it names the one (`contract/fusion.md` §2.3). No documented field tells several from
/// none. What was replied to a page before this one is what that page made of it.
fn contacts(engagement: &Engagement) -> Option<KnownContacts> {
    let named = [token::CONTACT_ID, token::CONTACT_NUMBER];
    if named.iter().any(|token| engagement.data.value(token).is_some()) {
        return Some(KnownContacts::One);
    }
    if engagement.sent.new.is_none() {
        return engagement.ruling.contacts;
    }
    (engagement.host_progress == HostProgress::New(Outcome::Acknowledged)).then_some(KnownContacts::None)
}

fn initiation(initiation: vendor::Initiation) -> Initiation {
    match initiation {
        vendor::Initiation::Inbound => Initiation::Inbound,
        vendor::Initiation::Outbound => Initiation::Outbound,
        vendor::Initiation::Transfer => Initiation::Transfer,
        vendor::Initiation::Callback => Initiation::Callback,
        // A program decided to call this customer; rules have no word of their own for a preview.
        vendor::Initiation::Api | vendor::Initiation::Preview => Initiation::Api,
        vendor::Initiation::Other => Initiation::Other,
    }
}
