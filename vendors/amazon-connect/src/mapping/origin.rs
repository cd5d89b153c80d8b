//! How a contact came about: who called whom, and what the vendor contract calls that.

use fusion_cti::direction::Direction;
use fusion_cti::vendor::Initiation;

use crate::snapshot::ContactData;

/// How long a word of the service's may be to be shown.
const WORD_LIMIT: usize = 40;

impl ContactData {
    /// Whether the agent reads it before the customer is called.
    pub(super) fn is_preview(&self) -> bool {
        self.initiation_method.as_deref() == Some("campaign_preview")
    }

    /// Whether it waited in a queue for the agent to call back. Where the customer is called first, it is offered like any
    /// other call.
    pub(super) fn is_agent_first_callback(&self) -> bool {
        self.kind == "queue_callback" && !self.is_customer_first_callback() && !self.is_preview()
    }

    fn is_customer_first_callback(&self) -> bool {
        let method = self.initiation_method.as_deref();
        matches!(
            method,
            Some("callback_customer_first_queued" | "callback_customer_first_dialed")
        )
    }

    fn is_callback(&self) -> bool {
        self.is_agent_first_callback()
            || self.is_customer_first_callback()
            || self.initiation_method.as_deref() == Some("callback")
    }

    /// Who called whom: the library's own answer, else how the contact came about; none where nothing tells. A callback is
    /// inbound to the vendor contract, and so it is to the library; a preview is inbound to the library only
    /// (`isInbound` tests its initiation method against `outbound`), and nobody has called yet.
    pub(super) fn direction(&self) -> Option<Direction> {
        if self.is_callback() {
            return Some(Direction::Inbound);
        }
        if self.is_preview() {
            return Some(Direction::Outbound);
        }
        let inbound = match (self.is_inbound, self.initiation_method.as_deref()) {
            (Some(inbound), _) => inbound,
            (None, Some("outbound" | "external_outbound" | "api")) => false,
            (None, Some(_)) => true,
            (None, None) => return None,
        };
        Some(if inbound {
            Direction::Inbound
        } else {
            Direction::Outbound
        })
    }

    /// Whether it may be the agent's own call: outbound, and begun by nobody else. An older service tells no method
    /// (streams#441).
    pub(super) fn may_be_dialled_by_the_agent(&self) -> bool {
        let method = self.initiation_method.as_deref();
        self.kind == "voice"
            && self.direction() == Some(Direction::Outbound)
            && matches!(method, None | Some("outbound" | "external_outbound"))
    }

    /// How it came about, in the contract's words; none where the library does not say.
    pub(super) fn initiation(&self) -> Option<Initiation> {
        if self.is_callback() {
            return Some(Initiation::Callback);
        }
        Some(match self.initiation_method.as_deref()? {
            // A customer who calls from a web page or an app calls.
            "inbound" | "webrtc_api" => Initiation::Inbound,
            "outbound" | "external_outbound" => Initiation::Outbound,
            "transfer" | "queue_transfer" => Initiation::Transfer,
            "api" => Initiation::Api,
            "campaign_preview" => Initiation::Preview,
            _ => Initiation::Other,
        })
    }

    /// The service's words that the contract has no name for.
    pub(super) fn unnamed(&self) -> Vec<String> {
        let method = self.initiation_method.as_deref();
        let method =
            method.filter(|method| *method == "webrtc_api" || self.initiation() == Some(Initiation::Other));
        let state = Some(self.state.as_str()).filter(|state| !is_known_state(state));
        let legs = [self.agent_leg.as_ref(), self.initial.as_ref()];
        let legs = legs.into_iter().flatten().chain(&self.third_parties);
        let legs = legs
            .map(|leg| leg.state.as_str())
            .filter(|state| !is_known_leg_state(state));
        let words = method
            .into_iter()
            .chain(state)
            .chain(legs)
            .filter(|word| is_word(word));
        let mut unnamed: Vec<String> = words.map(str::to_owned).collect();
        unnamed.dedup();
        unnamed
    }

    /// The number that the customer dialled: the centre's own end of a call that the customer began.
    pub(super) fn dialled_number(&self) -> Option<&str> {
        let called = self.direction() == Some(Direction::Inbound) && !self.is_callback();
        let number = self.system_number.as_deref().map(str::trim);
        number.filter(|number| called && !number.is_empty())
    }
}

fn is_known_state(state: &str) -> bool {
    let known = [
        "init",
        "incoming",
        "pending",
        "connecting",
        "connected",
        "missed",
        "error",
        "ended",
        "rejected",
        "paused",
    ];
    known.contains(&state)
}

fn is_known_leg_state(state: &str) -> bool {
    let known = [
        "",
        "init",
        "connecting",
        "connected",
        "hold",
        "disconnected",
        "silent_monitor",
        "barge",
    ];
    known.contains(&state)
}

/// Whether a text is a word of a list and nothing personal.
fn is_word(text: &str) -> bool {
    let is_letter = |c: char| c.is_ascii_alphabetic() || matches!(c, '_' | '-');
    !text.is_empty() && text.len() <= WORD_LIMIT && text.chars().all(is_letter)
}
