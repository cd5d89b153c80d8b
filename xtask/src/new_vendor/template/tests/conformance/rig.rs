//! A mock phone system, and the rig that controls it. What is missing here is skipped by the suite, with the reason.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use async_trait::async_trait;
use fusion_cti::redact::Private;
use fusion_cti::vendor::conformance::{Caller, Fate, Happening, Rig, RigTrouble, VirtualTime};
use fusion_cti::vendor::{CtiVendorHandler, VendorMethod};
use fusion_cti_acme_phone::AcmePhone;
use fusion_cti_acme_phone::client::{Client, Listener};
use fusion_cti_acme_phone::error::PhoneError;
use fusion_cti_acme_phone::snapshot::{AgentState, CallState, PhoneCall, PhoneState};

/// Within the suite's patience.
const LIMIT: Duration = Duration::from_secs(5);

#[derive(Default)]
struct MockPhone {
    state: RefCell<PhoneState>,
    listener: RefCell<Option<Listener>>,
    fates: RefCell<Vec<(VendorMethod, Fate)>>,
    count: RefCell<u32>,
}

impl MockPhone {
    fn signed_in() -> Self {
        let agent_state = |id: &str, takes_calls| AgentState {
            id: id.to_owned(),
            name: format!("In {id}"),
            takes_calls,
        };
        let phone = Self::default();
        *phone.state.borrow_mut() = PhoneState {
            signed_in: true,
            agent: Private::new("Robin Example".to_owned()),
            agent_state: "break".to_owned(),
            agent_states: vec![
                agent_state("break", false),
                agent_state("ready", true),
                agent_state("training", false),
            ],
            calls: Vec::new(),
        };
        phone
    }

    fn change<T>(&self, change: impl FnOnce(&mut PhoneState) -> T) -> T {
        let outcome = change(&mut self.state.borrow_mut());
        let listener = self.listener.borrow().clone();
        if let Some(listener) = listener {
            listener();
        }
        outcome
    }

    fn rings(&self, caller: Caller) {
        let id = {
            let mut count = self.count.borrow_mut();
            *count += 1;
            format!("call-{count}")
        };
        let data = caller.attributes.into_iter();
        let call = PhoneCall {
            id,
            state: CallState::Alerting,
            from: caller.number.map(|number| Private::new(number.dialled())),
            queue: caller.queue,
            data: data.map(|(name, value)| (name, Private::new(value))).collect(),
        };
        self.change(|state| state.calls.push(call));
    }

    fn ends(&self, call: &str) -> Result<(), PhoneError> {
        self.change(|state| {
            let before = state.calls.len();
            state.calls.retain(|known| known.id != call);
            if state.calls.len() < before {
                Ok(())
            } else {
                Err(PhoneError::NoSuchCall)
            }
        })
    }

    /// What the suite prepared for the next request of this method.
    async fn apply_fate(&self, method: VendorMethod) -> Result<(), PhoneError> {
        let fate = {
            let mut fates = self.fates.borrow_mut();
            let position = fates.iter().position(|(wanted, _)| *wanted == method);
            position.map(|position| fates.remove(position).1)
        };
        match fate {
            Some(Fate::Lost) => std::future::pending().await,
            Some(_) => Err(PhoneError::Other),
            None => Ok(()),
        }
    }
}

#[async_trait(?Send)]
impl Client for MockPhone {
    fn state(&self) -> PhoneState {
        self.state.borrow().clone()
    }

    fn set_listener(&self, listener: Option<Listener>) {
        *self.listener.borrow_mut() = listener;
    }

    async fn connect(&self) -> Result<(), PhoneError> {
        Ok(())
    }

    async fn choose_state(&self, id: &str) -> Result<(), PhoneError> {
        let method = if id == "ready" {
            VendorMethod::MakeAgentAvailable
        } else {
            VendorMethod::MakeAgentUnavailable
        };
        self.apply_fate(method).await?;
        self.change(|state| id.clone_into(&mut state.agent_state));
        Ok(())
    }

    async fn answer(&self, call: &str) -> Result<(), PhoneError> {
        self.apply_fate(VendorMethod::AcceptCall).await?;
        self.change(|state| {
            let call = state.calls.iter_mut().find(|known| known.id == call);
            let call = call.ok_or(PhoneError::NoSuchCall)?;
            call.state = CallState::Active;
            Ok(())
        })
    }

    async fn hang_up(&self, call: &str) -> Result<(), PhoneError> {
        self.apply_fate(VendorMethod::HangupCall).await?;
        self.ends(call)
    }
}

/// Controls a mock phone system; each case has one of its own.
pub(crate) struct MockRig {
    time: VirtualTime,
    phone: RefCell<Rc<MockPhone>>,
}

impl MockRig {
    pub(crate) fn new(time: VirtualTime) -> Self {
        Self {
            time,
            phone: RefCell::default(),
        }
    }

    fn handler(&self) -> Rc<dyn CtiVendorHandler> {
        let time = self.time.clone();
        let phone = Rc::clone(&self.phone.borrow());
        Rc::new(AcmePhone::with_client(
            phone,
            LIMIT,
            Rc::new(move |duration| time.sleep(duration)),
        ))
    }
}

#[async_trait(?Send)]
impl Rig for MockRig {
    async fn fresh(&self) -> Result<Rc<dyn CtiVendorHandler>, RigTrouble> {
        *self.phone.borrow_mut() = Rc::new(MockPhone::signed_in());
        Ok(self.handler())
    }

    async fn reload(&self) -> Result<Rc<dyn CtiVendorHandler>, RigTrouble> {
        self.phone.borrow().set_listener(None);
        Ok(self.handler())
    }

    async fn happen(&self, happening: Happening) -> Result<(), RigTrouble> {
        let phone = Rc::clone(&self.phone.borrow());
        match happening {
            Happening::CustomerCalls(caller) => phone.rings(caller),
            Happening::CustomerHangsUp(call) | Happening::CallVanishes(call) => {
                let ended = phone.ends(call.as_str());
                ended.map_err(|error| RigTrouble::Broken(error.to_string()))?;
            }
            Happening::RepeatsItself => phone.change(|_| ()),
            Happening::NextRequest(method, fate @ (Fate::Lost | Fate::Refused(_))) => {
                phone.fates.borrow_mut().push((method, fate));
            }
            // What this mock cannot do yet.
            _ => return Err(RigTrouble::Cannot),
        }
        Ok(())
    }

    async fn pause(&self, duration: Duration) {
        self.time.sleep(duration).await;
    }
}
