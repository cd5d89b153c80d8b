//! What a vendor can do, as a value that buttons and answers are made from.

/// One thing a vendor may be able to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Capability {
    /// The agent's availability can be changed from here.
    Availability,
    /// Calls come in.
    Inbound,
    /// Numbers can be dialled.
    Outbound,
    /// Digits of an extension can be dialled behind the number, in one go; both come as one
    /// [`PhoneNumber`](crate::phone::PhoneNumber).
    OutboundExtensions,
    /// A ringing call can be refused.
    Reject,
    /// A call can be held and resumed.
    Hold,
    /// The agent can be muted.
    Mute,
    /// Digits can be sent during a call.
    Digits,
    /// A call can be passed to a number.
    Transfer,
    /// A call can have three parties.
    Conference,
    /// The recording of a call can be started and stopped; a vendor that can only pause it means that.
    Record,
    /// A second call can be taken while one is held.
    SecondCall,
    /// A call that is over stays until the agent finishes the wrap-up.
    WrapUp,
    /// The vendor asks the agent to sign in, and can be asked to offer that again.
    SignIn,
}

/// Everything that one vendor can do, in order and without repetition. Constant for the life of a handler.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Capabilities(Vec<Capability>);

impl Capabilities {
    /// Whether the vendor can do this.
    pub fn has(&self, capability: Capability) -> bool {
        self.0.contains(&capability)
    }
}

impl FromIterator<Capability> for Capabilities {
    fn from_iter<T: IntoIterator<Item = Capability>>(capabilities: T) -> Self {
        let mut ordered = Vec::new();
        for capability in capabilities {
            if let Err(place) = ordered.binary_search(&capability) {
                ordered.insert(place, capability);
            }
        }
        Self(ordered)
    }
}
