//! The data that goes with new, start and close.

use std::collections::BTreeMap;

use crate::direction::Direction;
use crate::host::Communication;
use crate::phone::{AniFormat, NumberReader, Party};
use crate::redact::Private;
use crate::session::engagement::Engagement;
use crate::session::host_progress::HostProgress;
use crate::session::settings::{SessionSettings, Timers, WrapUpPolicy};
use crate::token::{self, TokenMap};

/// Everything that the tokens of a message to Fusion are put together from. The rules editor shows an admin the same.
#[derive(Clone, Copy, Debug)]
pub struct CallTokens<'c> {
    /// The contact's attributes. One that the contact flow named like a token is passed on as that token, such as a request
    /// number from the IVR in `SVCMCA_SR_NUM`.
    pub attributes: &'c BTreeMap<String, Private<String>>,
    /// Who called whom, if it is known.
    pub direction: Option<Direction>,
    /// The other party's number as the vendor writes it.
    pub number: Option<&'c Private<String>>,
    /// How numbers are read.
    pub numbers: &'c NumberReader,
    /// How Fusion wants numbers.
    pub ani: AniFormat,
    /// What the rules say.
    pub ruled: &'c TokenMap,
    /// What came with the dial request or was returned by Fusion.
    pub returned: &'c TokenMap,
    /// Whether Fusion has started the call.
    pub stage: TokenStage,
}

/// Whether Fusion has started the call that tokens are sent about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenStage {
    /// Not yet: the rules have the last word.
    BeforeStart,
    /// What Fusion and the agent have found out since outweighs the rules.
    Started,
}

impl CallTokens<'_> {
    /// What came with the call, then what Fusion returned, then what we know for sure, then what the rules say.
    pub fn put_together(&self) -> TokenMap {
        let named = self.attributes.iter();
        let named = named.filter(|(name, _)| name.starts_with(token::ORACLES));
        let mut data: TokenMap = named
            .map(|(name, value)| (name.clone(), value.reveal().clone()))
            .collect();
        data.merge(self.ruled);
        data.merge(self.returned);
        if let Some(direction) = self.direction {
            data.insert(
                token::DIRECTION,
                match direction {
                    Direction::Inbound => "ORA_SVC_INBOUND",
                    Direction::Outbound => "ORA_SVC_OUTBOUND",
                },
            );
        }
        match self.ani() {
            Some(ani) => data.insert(token::ANI, ani),
            // Nobody is looked up by what is no number, whoever wrote it there.
            None if data
                .value(token::ANI)
                .is_none_or(|text| self.looked_up(text).is_none()) =>
            {
                data.remove(token::ANI);
            }
            None => {}
        }
        match self.stage {
            TokenStage::BeforeStart => data.merge(self.ruled),
            TokenStage::Started => {
                if let Some(number) = self.ruled.value(token::ANI) {
                    data.insert(token::ANI, number);
                }
            }
        }
        data.remove_empty();
        data
    }

    /// The number that Fusion looks the other party up by: the one that the contact flow asked for (the caller may use
    /// somebody else's telephone), else the one that they call from or were called at.
    fn ani(&self) -> Option<String> {
        let asked_for = self.attributes.get(token::ANI);
        let numbers = [asked_for, self.number].into_iter().flatten();
        numbers.map(Private::reveal).find_map(|text| self.looked_up(text))
    }

    fn looked_up(&self, text: &str) -> Option<String> {
        match self.numbers.party(text) {
            Party::Number(number) => Some(self.numbers.ani(&number, self.ani)),
            Party::Withheld | Party::Other => None,
        }
    }
}

/// What Fusion is sent about the call now.
pub(crate) fn communication(engagement: &Engagement, settings: &SessionSettings) -> Communication {
    let ruling = &engagement.ruling;
    let is_started = matches!(
        engagement.host_progress,
        HostProgress::Started(_)
            | HostProgress::CloseSent(..)
            | HostProgress::CloseRefused(_)
            | HostProgress::Closed(_)
    );
    let tokens = CallTokens {
        attributes: &engagement.facts.attributes,
        direction: Some(engagement.direction),
        number: engagement.facts.number.as_ref(),
        numbers: &settings.numbers,
        ani: settings.ani,
        ruled: &ruling.tokens,
        returned: &engagement.data,
        stage: if is_started {
            TokenStage::Started
        } else {
            TokenStage::BeforeStart
        },
    };
    let mut data = timers(engagement.direction, settings);
    data.merge(&tokens.put_together());
    let classification = ruling.classification.as_ref();
    Communication {
        event_id: engagement.event_id.clone(),
        classification: classification.unwrap_or(&settings.classification).clone(),
        lookup_object: ruling.lookup_object.clone(),
        data,
    }
}

/// Fusion's own timers, as configured. What the call itself, the rules or Fusion say of them outweighs this.
fn timers(direction: Direction, settings: &SessionSettings) -> TokenMap {
    let Timers { offer, wrap_up } = settings.timers;
    let is_offered = direction == Direction::Inbound;
    let has_wrap_up = settings.wrap_up != WrapUpPolicy::Off;
    let mut data = TokenMap::new();
    for (token, seconds) in [
        (token::OFFER_TIMEOUT, offer.filter(|_| is_offered)),
        (token::WRAP_UP_TIMEOUT, wrap_up.filter(|_| has_wrap_up)),
    ] {
        if let Some(seconds) = seconds {
            data.insert(token, seconds.to_string());
        }
    }
    data
}

/// Takes over what Fusion returned. Its `callStatus` is stale and would override the truth (`contract/fusion.md` §9.5).
pub(crate) fn merge_returned(engagement: &mut Engagement, returned: &TokenMap) {
    let mut returned = returned.clone();
    returned.remove(token::CALL_STATUS);
    engagement.data.merge(&returned);
}
