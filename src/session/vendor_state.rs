//! What is known of the vendor, apart from its calls.

use crate::vendor::{AgentSnapshot, Softphone, VendorErrorKind, VendorLink};

/// The vendor's link, its agent and its audio, as last reported.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct VendorState {
    pub(crate) link: VendorLink,
    pub(crate) agent: Option<AgentSnapshot>,
    pub(crate) softphone: Softphone,
    /// Why connecting failed for good, if it did.
    pub(crate) failure: Option<VendorErrorKind>,
}

impl Default for VendorState {
    fn default() -> Self {
        Self {
            link: VendorLink::Connecting,
            agent: None,
            softphone: Softphone::Works,
            failure: None,
        }
    }
}
