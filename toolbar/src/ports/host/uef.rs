//! Oracle's UI Events Framework: the newer of Fusion's two interfaces (`contract/fusion.md` §1 to §3).
//!
//! `sys` declares Oracle's objects, each member as one that may throw. On it stands the wrapper, in which what is missing or
//! throws is a value: [`PhoneChannel`] is the framework's phone context, `library` opens it or says why it cannot be
//! opened, `publish` makes our requests, `subscribe` listens, `response` makes one JSON body of what the framework
//! delivers, whichever of the known shapes it has, `page` names pages, and `message` reads errors. [`UefPort`] joins it to the session.
//!
//! The framework's own wire is unknown: Oracle's script is loaded from Oracle and called.

mod channel;
mod commands;
mod error;
mod library;
mod message;
mod names;
mod page;
mod port;
mod publish;
mod response;
mod subscribe;
mod sys;

pub use channel::PhoneChannel;
pub use library::{OpenError, open};
pub use port::{
    LATE_ANSWER, NOT_SUBSCRIBED, TOO_MANY_COMMANDS, UNREADABLE_COMMAND, UNREADABLE_FIELD, UNREADABLE_NOTICE,
    UNREADABLE_REPLY, UefPort, UefSettings,
};
