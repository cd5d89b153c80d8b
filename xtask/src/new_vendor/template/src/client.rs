//! The phone system's own interface, as far as it is used. The handler knows nothing else of it, and the tests put a
//! pretend one in its place.

use std::rc::Rc;

use async_trait::async_trait;

use crate::error::Refusal;
use crate::settings::Settings;
use crate::snapshot::Shown;

/// Called whenever the phone system shows something else.
pub type Listener = Rc<dyn Fn()>;

/// A way to the phone system.
#[async_trait(?Send)]
pub trait Client {
    /// What the phone system shows now.
    fn look(&self) -> Shown;

    /// Tells this listener from now on, and no other; with none, nobody.
    fn listen(&self, listener: Option<Listener>);

    /// Makes the connection.
    async fn start(&self) -> Result<(), Refusal>;

    /// Puts the agent into a state.
    async fn choose_state(&self, id: &str) -> Result<(), Refusal>;

    /// Takes an offered call.
    async fn answer(&self, call: &str) -> Result<(), Refusal>;

    /// Ends a call.
    async fn clear(&self, call: &str) -> Result<(), Refusal>;
}

/// The way to the real phone system, still to be written: nothing is shown, and starting says that the library is
/// missing.
#[derive(Debug)]
pub struct Unwritten {
    _settings: Settings,
}

impl Unwritten {
    /// The settings say where the phone system is.
    pub fn new(settings: Settings) -> Self {
        Self { _settings: settings }
    }
}

#[async_trait(?Send)]
impl Client for Unwritten {
    fn look(&self) -> Shown {
        Shown::default()
    }

    fn listen(&self, _listener: Option<Listener>) {}

    async fn start(&self) -> Result<(), Refusal> {
        Err(Refusal::LibraryMissing)
    }

    async fn choose_state(&self, _id: &str) -> Result<(), Refusal> {
        Err(Refusal::NotSignedIn)
    }

    async fn answer(&self, _call: &str) -> Result<(), Refusal> {
        Err(Refusal::NoSuchCall)
    }

    async fn clear(&self, _call: &str) -> Result<(), Refusal> {
        Err(Refusal::NoSuchCall)
    }
}
