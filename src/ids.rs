//! Identifiers, each its own type, so that an event id can never be passed where a call id is wanted.

use std::fmt;

/// Defines a newtype over `String` for an identifier that somebody outside chose.
macro_rules! text_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            /// Takes the text as it is; identifiers are opaque and are never taken apart.
            pub fn new(text: impl Into<String>) -> Self {
                Self(text.into())
            }

            /// The text, as it goes over a wire.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(&self.0)
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self::new(text)
            }
        }
    };
}

text_id! {
    /// One communication as Fusion knows it: the same in new, start and close, and in every command about it
    /// (`contract/fusion.md` §5.7).
    EventId
}

text_id! {
    /// One message of Fusion, by the uuid that it carries. On the MCA wire a click-to-dial that fails is known by it
    /// (`contract/fusion.md` §2.5, §5.7).
    MessageId
}

text_id! {
    /// One call as the vendor knows it (for Amazon Connect: the contact id).
    CallId
}

text_id! {
    /// One state that an agent can choose at the vendor (for Amazon Connect: the agent state's ARN).
    PresenceId
}

text_id! {
    /// One load of the page: keeps the event ids of calls dialled here apart from those of any other page. The shell
    /// makes it from the browser's randomness.
    PageId
}

/// One open request of ours, to the vendor or to the host. Unique within a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RequestId(pub u64);

/// One command of the host that waits for its answer. The host port assigns it and knows which message it answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CommandId(pub u64);

/// Which of Fusion's two ids of a click-to-dial becomes its event id. Public sources disagree (`contract/fusion.md`
/// §5.3.2), so it is a choice of the deployment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutboundIdSource {
    /// The token `SVCMCA_CALL_ID` where there is one, else the message's uuid.
    CallId,
    /// Always the message's uuid.
    MessageUuid,
}

impl fmt::Display for RequestId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "request {}", self.0)
    }
}

impl fmt::Display for CommandId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "command {}", self.0)
    }
}
