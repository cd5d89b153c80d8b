//! What a deployment chose, as far as the session needs it.

use std::time::Duration;

use crate::host::{Classification, ToolbarSize};
use crate::ids::PageId;
use crate::phone::{AniFormat, NumberReader};
use crate::rules::RuleBook;
use crate::vendor::Capabilities;

/// Fixed for the life of a session, but for the reader of numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionSettings {
    /// Makes the event ids of calls dialled in the toolbar unlike those of any other page.
    pub page: PageId,
    /// Whether there is a Fusion to talk to.
    pub host: HostPresence,
    /// What the vendor can do.
    pub capabilities: Capabilities,
    /// Chooses Fusion's lookup and screen-pop rules.
    pub classification: Classification,
    /// When Fusion pops the screen.
    pub pop: PopMoment,
    /// How numbers are read: as they stand, or by the home country. [`Input::NumbersLoaded`](super::Input::NumbersLoaded) brings
    /// another reader.
    pub numbers: NumberReader,
    /// How Fusion wants numbers.
    pub ani: AniFormat,
    /// When Fusion hears of a call that was dialled here.
    pub dial_news: DialNews,
    /// Whether Fusion shows its wrap-up after a call.
    pub wrap_up: WrapUpPolicy,
    /// The administrator's screen-pop rules, if there are any. What they leave open is as in the fields above.
    pub rules: Option<RuleBook>,
    /// What Fusion is told of its own timers.
    pub timers: Timers,
    /// The size that Fusion is asked to give the toolbar; `None` leaves it as Fusion is set up.
    pub toolbar_size: Option<ToolbarSize>,
    /// How long a request to Fusion may stay open. Fusion can drop one without a word (`contract/fusion.md` §2.4).
    pub reply_limit: Duration,
    /// The same for new, with whose reply Fusion looks the caller up on its server. Start waits for it.
    pub new_limit: Duration,
    /// How long a request to the vendor may stay open. Streams loses callbacks (`contract/streams.md` §8).
    pub vendor_limit: Duration,
}

/// Whether there is a host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HostPresence {
    /// Framed by a Fusion that the configuration trusts.
    Framed,
    /// On its own: a plain phone.
    Standalone,
}

/// When Fusion is told to start, and so to pop the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PopMoment {
    /// While an incoming call still rings.
    Ring,
    /// When the call is connected.
    Accept,
}

/// When Fusion is told of a call that was dialled here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DialNews {
    /// As soon as the vendor has agreed to dial or shows the call, so that Fusion hears only of calls that there are.
    Agreed,
    /// As soon as the vendor is asked. A refusal is an outbound failure and a close then.
    Asked,
}

/// How long Fusion's own timers run, in seconds. `None` leaves it to Fusion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Timers {
    /// How long Fusion offers an inbound call (`SVCMCA_OFFER_TIMEOUT_SEC`).
    pub offer: Option<u32>,
    /// How long its wrap-up may take (`SVCMCA_WRAPUP_TIMEOUT`).
    pub wrap_up: Option<u32>,
}

/// Which reason closes a call that had been connected, and who ends the work after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WrapUpPolicy {
    /// `WRAPUP`: Fusion shows its wrap-up, and with it the vendor's after-call work ends.
    Fusion,
    /// `WRAPUP`: Fusion shows its wrap-up, and the agent ends the vendor's after-call work in the toolbar.
    Separate,
    /// `ENDCOMMUNICATION`: Fusion shows no wrap-up.
    Off,
}
