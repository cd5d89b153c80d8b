//! Oracle's UI Events Framework: the newer of Fusion's two interfaces (`contract/fusion.md` §1 to §3).
//!
//! Three layers. `sys` is the border to JavaScript: looks, calls, never throws. On it stands the wrapper: [`PhoneLine`] is
//! the framework's phone context, `library` brings it about or says why there is none, in `words` of the framework's own, `asking` says our requests, `hearing` listens, `reading` makes
//! JSON bodies of what the framework delivers, whichever of the known shapes it has. [`UefPort`] joins it to the session.
//!
//! The framework's own wire is unknown and none of our business: Oracle's script is loaded from Oracle and called.

mod asking;
mod commands;
mod hearing;
mod library;
mod line;
mod names;
mod port;
mod reading;
mod sys;
mod words;

pub use library::{Trouble, open};
pub use line::PhoneLine;
pub use port::{
    LATE_ANSWER, NOT_LISTENING, TOO_MANY_COMMANDS, UNREADABLE_COMMAND, UNREADABLE_NOTICE, UNREADABLE_REPLY,
    UefPort, UefSettings,
};
