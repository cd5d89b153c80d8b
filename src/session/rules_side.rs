//! When the rules are asked, and what they are told of a call.
//!
//! They are asked before new, once more when its reply has come, and directly before start. Whatever they answer, new,
//! start and close go out once each: the answer changes what is said in them, and whether start may go out at the ring.

use crate::host::HostRequest;
use crate::ids::RequestId;
use crate::rules::{CallFacts, Caller, Channel, Initiation, KnownContacts, Leg};
use crate::session::Session;
use crate::session::effect::Effect;
use crate::session::engagement::{Engagement, Phone};
use crate::session::notices::Notice;
use crate::session::ruling::{Asked, LatestRuling};
use crate::session::told::{Outcome, Told};
use crate::time::Timestamp;
use crate::token;
use crate::vendor;

/// The attribute that tells a contact's language: phone systems have no other place for it.
const LANGUAGE: &str = "language";

impl Session {
    /// Asks the rules about a call, if it stands where their answer is needed. The way to Fusion is open.
    pub(super) fn rule(&mut self, now: Timestamp, place: usize) {
        let Some(rules) = &self.settings.rules else { return };
        let Some(engagement) = self.engagements.get_mut(place) else {
            return;
        };
        let Some(asked) = due(engagement) else { return };
        let profile = self.vendor.agent.as_ref();
        let profile = profile.and_then(|agent| agent.routing_profile.clone());
        let facts = facts(engagement, asked, profile, now);
        let decision = rules.decide(&facts);
        let earlier = engagement.ruling.renew(decision, &facts, asked);
        // What came back from Fusion only because the earlier decision had sent it there; the present one sends its own.
        for (token, value) in earlier.iter() {
            if engagement.data.value(token) == Some(value) {
                engagement.data.remove(token);
            }
        }
        self.latest_ruling = Some(LatestRuling::new(engagement.event_id.clone(), facts));
    }

    /// Asks for the page that a rule names, once Fusion has started the call.
    pub(super) fn open_page(&mut self, now: Timestamp, place: usize, effects: &mut Vec<Effect>) {
        let Some(engagement) = self.engagements.get_mut(place) else {
            return;
        };
        if engagement.told != Told::Started(Outcome::Acknowledged) {
            return;
        }
        let Some(page) = engagement.ruling.page.take() else {
            return;
        };
        let communication = super::communication::communication(engagement, &self.settings);
        let request = self.ask_host(now, HostRequest::OpenPage { communication, page }, effects);
        if let Some(engagement) = self.engagements.get_mut(place) {
            engagement.sent.page = Some(request);
        }
    }

    /// Fusion refused something that is about no call's track; the agent is told if it was a page.
    pub(super) fn refused_aside(&mut self, request: RequestId, why: &str) {
        if self
            .engagements
            .iter()
            .any(|call| call.sent.page == Some(request))
        {
            self.notices.add(Notice::PageNotOpened(why.to_owned()));
        }
    }
}

/// In which capacity the rules must be asked about a call now.
fn due(engagement: &Engagement) -> Option<Asked> {
    let connected = matches!(engagement.phone, Phone::Connected(_));
    match engagement.told {
        Told::Nothing if engagement.phone.is_live() => Some(Asked::BeforeNew),
        Told::New(_) if connected => Some(Asked::AfterNew),
        Told::New(_) if engagement.phone.is_live() && engagement.ruling.asked != Asked::AfterNew => {
            Some(Asked::AfterNew)
        }
        Told::Nothing
        | Told::NewSent(_)
        | Told::New(_)
        | Told::StartSent(_)
        | Told::Started(_)
        | Told::CloseSent(..)
        | Told::Closed(_)
        | Told::Never => None,
    }
}

fn facts(
    engagement: &Engagement,
    asked: Asked,
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
        at: Some(engagement.ruling.came.unwrap_or(now)),
        contacts: match asked {
            Asked::Never | Asked::BeforeNew => None,
            Asked::AfterNew => contacts(engagement),
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
    (engagement.told == Told::New(Outcome::Acknowledged)).then_some(KnownContacts::None)
}

fn initiation(initiation: vendor::Initiation) -> Initiation {
    match initiation {
        vendor::Initiation::Inbound => Initiation::Inbound,
        vendor::Initiation::Outbound => Initiation::Outbound,
        vendor::Initiation::Transfer => Initiation::Transfer,
        vendor::Initiation::Callback => Initiation::Callback,
        vendor::Initiation::Api => Initiation::Api,
        vendor::Initiation::Other => Initiation::Other,
    }
}

/// A later leg names the first, or came by a transfer.
pub(super) fn leg(call: &vendor::CallSnapshot) -> Leg {
    if call.first_leg.is_some() || call.initiation == vendor::Initiation::Transfer {
        Leg::Second
    } else {
        Leg::First
    }
}
