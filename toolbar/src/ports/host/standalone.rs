//! The port without a host.

use fusion_cti::driver::{HostInbox, HostPort};
use fusion_cti::host::{Answer, HostRequest};
use fusion_cti::ids::{CommandId, RequestId};

/// The port of a toolbar that works as a plain phone. It sends nothing and receives nothing.
#[derive(Clone, Copy, Debug)]
pub struct Standalone;

impl HostPort for Standalone {
    fn open(&self, _inbox: HostInbox) {}

    fn ask(&self, _request: RequestId, _what: &HostRequest) {}

    fn answer(&self, _command: CommandId, _answer: &Answer) {}
}
