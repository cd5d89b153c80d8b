//! A pretend phone system, and the rig that moves it. What is not written here is skipped by the suite, with the reason.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use async_trait::async_trait;
use fusion_cti::redact::Private;
use fusion_cti::vendor::conformance::{Caller, Fate, Happening, Rig, RigTrouble, VirtualTime};
use fusion_cti::vendor::{CtiVendorHandler, VendorMethod};
use fusion_cti_acme_phone::AcmePhone;
use fusion_cti_acme_phone::client::{Client, Listener};
use fusion_cti_acme_phone::error::Refusal;
use fusion_cti_acme_phone::snapshot::{CallState, Shown, ShownCall, ShownState};

/// Within the suite's patience.
const LIMIT: Duration = Duration::from_secs(5);

#[derive(Default)]
struct PretendPhone {
    shown: RefCell<Shown>,
    listener: RefCell<Option<Listener>>,
    fates: RefCell<Vec<(VendorMethod, Fate)>>,
    count: RefCell<u32>,
}

impl PretendPhone {
    fn signed_in() -> Self {
        let state = |id: &str, takes_calls| ShownState {
            id: id.to_owned(),
            name: format!("In {id}"),
            takes_calls,
        };
        let phone = Self::default();
        *phone.shown.borrow_mut() = Shown {
            signed_in: true,
            agent: Private::new("Robin Example".to_owned()),
            state: "break".to_owned(),
            states: vec![
                state("break", false),
                state("ready", true),
                state("training", false),
            ],
            calls: Vec::new(),
        };
        phone
    }

    fn change<T>(&self, change: impl FnOnce(&mut Shown) -> T) -> T {
        let outcome = change(&mut self.shown.borrow_mut());
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
        let call = ShownCall {
            id,
            state: CallState::Alerting,
            from: caller.number.map(|number| Private::new(number.dialled())),
            queue: caller.queue,
            data: data
                .map(|(name, value)| (name, Private::new(value)))
                .collect(),
        };
        self.change(|shown| shown.calls.push(call));
    }

    fn ends(&self, call: &str) -> Result<(), Refusal> {
        self.change(|shown| {
            let before = shown.calls.len();
            shown.calls.retain(|known| known.id != call);
            if shown.calls.len() < before {
                Ok(())
            } else {
                Err(Refusal::NoSuchCall)
            }
        })
    }

    /// What was prepared for the next request of this kind.
    async fn meets_its_fate(&self, method: VendorMethod) -> Result<(), Refusal> {
        let fate = {
            let mut fates = self.fates.borrow_mut();
            let position = fates.iter().position(|(wanted, _)| *wanted == method);
            position.map(|position| fates.remove(position).1)
        };
        match fate {
            Some(Fate::Lost) => std::future::pending().await,
            Some(_) => Err(Refusal::Other),
            None => Ok(()),
        }
    }
}

#[async_trait(?Send)]
impl Client for PretendPhone {
    fn look(&self) -> Shown {
        self.shown.borrow().clone()
    }

    fn listen(&self, listener: Option<Listener>) {
        *self.listener.borrow_mut() = listener;
    }

    async fn start(&self) -> Result<(), Refusal> {
        Ok(())
    }

    async fn choose_state(&self, id: &str) -> Result<(), Refusal> {
        let method = if id == "ready" {
            VendorMethod::MakeAgentAvailable
        } else {
            VendorMethod::MakeAgentUnavailable
        };
        self.meets_its_fate(method).await?;
        self.change(|shown| id.clone_into(&mut shown.state));
        Ok(())
    }

    async fn answer(&self, call: &str) -> Result<(), Refusal> {
        self.meets_its_fate(VendorMethod::AcceptCall).await?;
        self.change(|shown| {
            let call = shown.calls.iter_mut().find(|known| known.id == call);
            let call = call.ok_or(Refusal::NoSuchCall)?;
            call.state = CallState::Active;
            Ok(())
        })
    }

    async fn clear(&self, call: &str) -> Result<(), Refusal> {
        self.meets_its_fate(VendorMethod::HangupCall).await?;
        self.ends(call)
    }
}

/// Moves a pretend phone system; each case has one of its own.
pub(crate) struct PretendRig {
    time: VirtualTime,
    phone: RefCell<Rc<PretendPhone>>,
}

impl PretendRig {
    pub(crate) fn new(time: VirtualTime) -> Self {
        Self {
            time,
            phone: RefCell::default(),
        }
    }

    fn handler(&self) -> Rc<dyn CtiVendorHandler> {
        let time = self.time.clone();
        let phone = Rc::clone(&self.phone.borrow());
        Rc::new(AcmePhone::on(
            phone,
            LIMIT,
            Rc::new(move |duration| time.sleep(duration)),
        ))
    }
}

#[async_trait(?Send)]
impl Rig for PretendRig {
    async fn fresh(&self) -> Result<Rc<dyn CtiVendorHandler>, RigTrouble> {
        *self.phone.borrow_mut() = Rc::new(PretendPhone::signed_in());
        Ok(self.handler())
    }

    async fn reload(&self) -> Result<Rc<dyn CtiVendorHandler>, RigTrouble> {
        self.phone.borrow().listen(None);
        Ok(self.handler())
    }

    async fn happen(&self, happening: Happening) -> Result<(), RigTrouble> {
        let phone = Rc::clone(&self.phone.borrow());
        match happening {
            Happening::CustomerCalls(caller) => phone.rings(caller),
            Happening::CustomerHangsUp(call) | Happening::CallVanishes(call) => {
                let ended = phone.ends(call.as_str());
                ended.map_err(|refusal| RigTrouble::Broken(refusal.to_string()))?;
            }
            Happening::RepeatsItself => phone.change(|_| ()),
            Happening::NextRequest(method, fate @ (Fate::Lost | Fate::Refused(_))) => {
                phone.fates.borrow_mut().push((method, fate));
            }
            // What this pretend phone system cannot do yet.
            _ => return Err(RigTrouble::Cannot),
        }
        Ok(())
    }

    async fn pause(&self, duration: Duration) {
        self.time.sleep(duration).await;
    }
}
