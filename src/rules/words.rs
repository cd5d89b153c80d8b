//! The fixed words that a rule may use, each with its spelling in the file.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::read::{self, Shape};
use crate::cursor::Cursor;
use crate::direction::Direction;

/// Defines an enum of plain words: serde's spelling, and the same spelling for messages and templates.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$word_doc:meta])* $variant:ident = $text:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Hash)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub enum $name {
            $($(#[$word_doc])* #[serde(rename = $text)] $variant,)*
        }

        impl $name {
            /// All of them, in the order in which an editor offers them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The word in a file.
            pub(super) fn read(cursor: &Cursor<'_>) -> Shape<Self> {
                read::word(cursor, Self::ALL, Self::word)
            }

            /// The word as the file spells it.
            pub fn word(self) -> &'static str {
                match self {
                    $(Self::$variant => $text,)*
                }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(self.word())
            }
        }
    };
}

words! {
    /// Whether the customer or the agent called.
    CallDirection {
        /// The customer called, or is called back and offered to the agent.
        Inbound = "inbound",
        /// The agent called the customer.
        Outbound = "outbound",
    }
}

words! {
    /// The kind of a contact.
    Channel {
        /// A telephone call in either direction.
        Voice = "voice",
        /// A conversation in writing, in a chat.
        Chat = "chat",
        /// A task without a conversation.
        Task = "task",
        /// A message by e-mail.
        Email = "email",
    }
}

words! {
    /// How a call came about.
    Initiation {
        /// The customer dialled the contact centre's number.
        Inbound = "inbound",
        /// The agent dialled the customer's number.
        Outbound = "outbound",
        /// Somebody passed it on.
        Transfer = "transfer",
        /// A callback that waited in a queue.
        Callback = "callback",
        /// Started by a program.
        Api = "api",
        /// Anything else that the vendor reports.
        Other = "other",
    }
}

words! {
    /// How many contacts Fusion found for the caller's number.
    KnownContacts {
        /// None: an unknown caller.
        None = "none",
        /// Exactly one: Fusion identifies the contact.
        One = "one",
        /// Several: Fusion asks the agent.
        Many = "many",
    }
}

words! {
    /// Which part of a conversation a call is.
    Leg {
        /// The first: the customer came to this agent.
        First = "first",
        /// A later one: the customer was passed on.
        Second = "second",
    }
}

words! {
    /// A day of the week.
    Weekday {
        /// Monday, the first day of the week (ISO 8601).
        Monday = "monday",
        /// Tuesday, the second day of the week.
        Tuesday = "tuesday",
        /// Wednesday, the third day of the week.
        Wednesday = "wednesday",
        /// Thursday, the fourth day of the week.
        Thursday = "thursday",
        /// Friday, the fifth day of the week.
        Friday = "friday",
        /// Saturday, the sixth day of the week.
        Saturday = "saturday",
        /// Sunday, the seventh day of the week.
        Sunday = "sunday",
    }
}

words! {
    /// When Fusion is told to start, and so to pop the screen.
    PopAt {
        /// While an incoming call still rings.
        Ring = "ring",
        /// When the call is connected.
        Accept = "accept",
    }
}

words! {
    /// One of Fusion's three steps that a token switches off (`contract/fusion.md` §4.1).
    Bypass {
        /// Fusion does not look for the contact.
        IdentifyContact = "identifyContact",
        /// Fusion does not ask the agent to verify the customer.
        CustomerVerification = "customerVerification",
        /// Fusion opens no page.
        AutoScreenPop = "autoScreenPop",
    }
}

words! {
    /// The reason that closes a call which had been connected (`contract/fusion.md` §4.3).
    CloseAs {
        /// A normal end; Fusion shows its wrap-up.
        WrapUp = "WRAPUP",
        /// A normal end; there is no wrap-up.
        EndCommunication = "ENDCOMMUNICATION",
        /// Passed on to somebody else.
        Transferred = "TRANSFERRED",
    }
}

words! {
    /// Whether Fusion shows its wrap-up after the call.
    WrapUpChoice {
        /// Fusion shows its wrap-up after the call.
        Fusion = "fusion",
        /// Fusion shows no wrap-up after the call.
        Off = "off",
    }
}

impl From<Direction> for CallDirection {
    fn from(direction: Direction) -> Self {
        match direction {
            Direction::Inbound => Self::Inbound,
            Direction::Outbound => Self::Outbound,
        }
    }
}

impl Weekday {
    /// 0 for Monday to 6 for Sunday.
    pub fn number(self) -> u8 {
        self as u8
    }
}

impl Bypass {
    /// The token as Oracle documents it; its value is `true`.
    pub fn token(self) -> &'static str {
        match self {
            Self::IdentifyContact => "SVCMCA_BYPASS_IDENTIFY_CONTACT",
            Self::CustomerVerification => "SVCMCA_BYPASS_CUSTOMER_VERIFICATION",
            Self::AutoScreenPop => "SVCMCA_BYPASS_AUTO_SCREENPOP",
        }
    }
}
