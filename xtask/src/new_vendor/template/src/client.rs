//! The phone system's own interface, as far as it is used. The handler knows nothing else of it, and the tests put a
//! mock in its place.

use std::rc::Rc;

use async_trait::async_trait;

use crate::error::PhoneError;
use crate::settings::Settings;
use crate::snapshot::PhoneState;

/// Called whenever the phone system's state has changed.
pub type Listener = Rc<dyn Fn()>;

/// A connection to the phone system.
#[async_trait(?Send)]
pub trait Client {
    /// The phone system's present state.
    fn state(&self) -> PhoneState;

    /// Replaces the listener; `None` removes it.
    fn set_listener(&self, listener: Option<Listener>);

    /// Connects to the phone system.
    async fn connect(&self) -> Result<(), PhoneError>;

    /// Changes the agent's state.
    async fn choose_state(&self, id: &str) -> Result<(), PhoneError>;

    /// Answers an offered call.
    async fn answer(&self, call: &str) -> Result<(), PhoneError>;

    /// Ends a connected call, or stops dialling.
    async fn hang_up(&self, call: &str) -> Result<(), PhoneError>;
}

/// The connection to the real phone system, still to be written: it has no calls, and connecting fails because the library
/// is missing.
#[derive(Debug)]
pub struct Unimplemented {
    _settings: Settings,
}

impl Unimplemented {
    /// The settings say where the phone system is.
    pub fn new(settings: Settings) -> Self {
        Self { _settings: settings }
    }
}

#[async_trait(?Send)]
impl Client for Unimplemented {
    fn state(&self) -> PhoneState {
        PhoneState::default()
    }

    fn set_listener(&self, _listener: Option<Listener>) {}

    async fn connect(&self) -> Result<(), PhoneError> {
        Err(PhoneError::LibraryMissing)
    }

    async fn choose_state(&self, _id: &str) -> Result<(), PhoneError> {
        Err(PhoneError::NotSignedIn)
    }

    async fn answer(&self, _call: &str) -> Result<(), PhoneError> {
        Err(PhoneError::NoSuchCall)
    }

    async fn hang_up(&self, _call: &str) -> Result<(), PhoneError> {
        Err(PhoneError::NoSuchCall)
    }
}
