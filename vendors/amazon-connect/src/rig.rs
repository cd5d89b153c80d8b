//! Tries the handler by the conformance suite, in a browser page, with functions that control the remote party.
//!
//! The far end is a function of the page, `farEnd(action, details)`, in the words of the demo's `/centre/far-end`. Two
//! pages have one: this crate's test with a mock library, whose far end is its own, and the example `conformance` with
//! the real library, whose far end is the demo's contact centre.

use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;
use std::time::Duration;

use async_trait::async_trait;
use fusion_cti::ids::CallId;
use fusion_cti::redact::Private;
use fusion_cti::vendor::conformance::{
    Caller, Elsewhere, Fate, Happening, Patience, Received, Rig, RigTrouble,
};
use fusion_cti::vendor::{CallAction, CtiVendorHandler, VendorErrorKind, VendorMethod};
use gloo_timers::future::sleep;
use js_sys::{Function, Promise};
use serde::Deserialize;
use serde_json::{Value, json};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlElement;

use crate::{AmazonConnect, ConnectSettings};

/// The state, neither routable nor offline, in which every case begins.
const NOT_AVAILABLE: &str = "Lunch";

/// What a busy machine may take on top of the settings' own limits. Only a case that fails waits it out.
const BUSY_MACHINE: Duration = Duration::from_secs(30);

/// A page with the library, a container for the CCP, and a far end. The library cannot be started twice, so all handlers of
/// a run share its CCP; a reload replaces the handler only.
pub struct AmazonConnectRig {
    settings: ConnectSettings,
    container: HtmlElement,
    far_end: Function,
    /// Kept, so that a page that is reloaded takes its handler with it and not before.
    handler: RefCell<Option<Rc<AmazonConnect>>>,
}

impl AmazonConnectRig {
    /// Takes the settings, the container for the CCP, and `far_end(action, details)`: called with an action and the JSON
    /// text of its details, it returns a promise of `true` once the far end has done it, or of a text that says why this
    /// contact centre never does: the case is then skipped with this reason. For `received` it is a promise of the JSON text
    /// `{"digits": …, "target": …}`.
    pub fn new(settings: ConnectSettings, container: HtmlElement, far_end: Function) -> Self {
        Self {
            settings,
            container,
            far_end,
            handler: RefCell::default(),
        }
    }

    fn handler(&self) -> Rc<dyn CtiVendorHandler> {
        let handler = Rc::new(AmazonConnect::new(self.settings.clone(), self.container.clone()));
        *self.handler.borrow_mut() = Some(Rc::clone(&handler));
        handler
    }

    async fn ask(&self, action: &str, details: Value) -> Result<JsValue, RigTrouble> {
        let broken = |thrown| RigTrouble::Broken(format!("{action}: {thrown:?}"));
        let promise = self
            .far_end
            .call2(&JsValue::UNDEFINED, &action.into(), &details.to_string().into())
            .and_then(JsCast::dyn_into::<Promise>)
            .map_err(broken)?;
        JsFuture::from(promise).await.map_err(broken)
    }

    async fn act(&self, action: &str, details: Value) -> Result<(), RigTrouble> {
        let done = self.ask(action, details).await?;
        match done.as_string() {
            Some(reason) => Err(RigTrouble::Lacks(reason)),
            None if done == JsValue::TRUE => Ok(()),
            None => Err(RigTrouble::Broken(format!(
                "{action} could not be done: {done:?}"
            ))),
        }
    }

    async fn about(&self, action: &str, call: &CallId) -> Result<(), RigTrouble> {
        self.act(action, json!({ "contactId": call.as_str() })).await
    }

    async fn session(&self, state: &str) -> Result<(), RigTrouble> {
        self.act("session", json!({ "state": state })).await
    }

    async fn elsewhere(&self, elsewhere: Elsewhere) -> Result<(), RigTrouble> {
        match elsewhere {
            Elsewhere::BecomesAvailable => {
                self.act("agent-selects-in-ccp", json!({ "state": "Available" }))
                    .await
            }
            Elsewhere::Accepts(call) => self.about("agent-accepts-in-ccp", &call).await,
            Elsewhere::Rejects(call) => self.about("agent-rejects-in-ccp", &call).await,
            Elsewhere::HangsUp(call) => self.about("agent-hangs-up-in-ccp", &call).await,
            Elsewhere::Holds(call) => self.about("agent-holds-in-ccp", &call).await,
            Elsewhere::Dials(number) => {
                self.act("agent-dials-in-ccp", json!({ "number": number.dialled() }))
                    .await
            }
        }
    }

    async fn next_request(&self, method: VendorMethod, fate: Fate) -> Result<(), RigTrouble> {
        let method = match method {
            VendorMethod::MakeAgentAvailable | VendorMethod::MakeAgentUnavailable => "putAgentState",
            VendorMethod::MakeOutboundCall => "createOutboundContact",
            VendorMethod::AcceptCall => "acceptContact",
            VendorMethod::RejectCall => "rejectContact",
            VendorMethod::HangupCall => "destroyConnection",
            VendorMethod::ControlCall => "holdConnection",
            VendorMethod::Connect => return Err(RigTrouble::Cannot),
        };
        self.next_wire_request(method, fate).await
    }

    async fn next_control(&self, action: CallAction, fate: Fate) -> Result<(), RigTrouble> {
        let method = match action {
            CallAction::Hold => "holdConnection",
            CallAction::Resume => "resumeConnection",
            CallAction::Transfer => "createAdditionalConnection",
            // No request to the service: a softphone that does not switch says nothing.
            CallAction::Mute => "mute",
            // No case asks for the others.
            _ => return Err(RigTrouble::Cannot),
        };
        self.next_wire_request(method, fate).await
    }

    async fn next_wire_request(&self, method: &str, fate: Fate) -> Result<(), RigTrouble> {
        let fault = match fate {
            Fate::Refused(kind) => json!({ "method": method, "kind": "fail", "error": exception(kind)? }),
            Fate::Lost => json!({ "method": method, "kind": "silent" }),
            Fate::Late(after) => json!({ "method": method, "kind": "late", "millis": millis(after) }),
            Fate::Unanswered => json!({ "method": method, "kind": "unanswered" }),
            Fate::AnsweredFirst(after) => {
                json!({ "method": method, "kind": "answered-first", "millis": millis(after) })
            }
        };
        self.act("fault", fault).await
    }
}

impl fmt::Debug for AmazonConnectRig {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("AmazonConnectRig").finish_non_exhaustive()
    }
}

/// The exception that the handler reads as this kind.
fn exception(kind: VendorErrorKind) -> Result<&'static str, RigTrouble> {
    match kind {
        VendorErrorKind::Other => Ok("InternalServiceException"),
        VendorErrorKind::BadNumber => Ok("BadEndpointException"),
        VendorErrorKind::WrongState | VendorErrorKind::Busy => Ok("InvalidStateException"),
        VendorErrorKind::NotPermitted => Ok("AccessDeniedException"),
        _ => Err(RigTrouble::Cannot),
    }
}

/// What the far end tells of a call. No customer's data: the suite's own.
#[derive(Deserialize)]
struct Arrived {
    digits: String,
    target: Option<String>,
}

fn millis(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}

fn customer(caller: &Caller) -> Value {
    let number = caller.number.as_ref().map(|number| number.dialled());
    json!({ "number": number, "queue": caller.queue, "attributes": caller.attributes })
}

#[async_trait(?Send)]
impl Rig for AmazonConnectRig {
    async fn fresh(&self) -> Result<Rc<dyn CtiVendorHandler>, RigTrouble> {
        let earlier = self.handler.borrow_mut().take();
        if let Some(earlier) = earlier {
            earlier.disconnect().await;
        }
        self.act("reset", json!({})).await?;
        self.act("agent-selects-in-ccp", json!({ "state": NOT_AVAILABLE }))
            .await?;
        Ok(self.handler())
    }

    async fn reload(&self) -> Result<Rc<dyn CtiVendorHandler>, RigTrouble> {
        drop(self.handler.borrow_mut().take());
        Ok(self.handler())
    }

    async fn happen(&self, happening: Happening) -> Result<(), RigTrouble> {
        match happening {
            Happening::CustomerCalls(caller) => self.act("customer-calls", customer(&caller)).await,
            Happening::CustomerHangsUp(call) => self.about("customer-hangs-up", &call).await,
            Happening::RingsOut(call) => self.about("rings-out", &call).await,
            Happening::OfferIsRepeated(call) => self.about("repeat-offer", &call).await,
            Happening::CustomerAnswers(call) => self.about("customer-answers", &call).await,
            Happening::CustomerDeclines(call) => self.about("customer-declines", &call).await,
            Happening::CustomerDoesNotAnswer(call) => self.about("customer-no-answer", &call).await,
            Happening::CustomerIsNotReachable(call) => self.about("customer-unreachable", &call).await,
            Happening::TransferTargetAnswers(call) => self.about("third-party-answers", &call).await,
            Happening::CallVanishes(call) => self.about("contact-vanishes", &call).await,
            Happening::Elsewhere(elsewhere) => self.elsewhere(elsewhere).await,
            Happening::NextRequest(method, fate) => self.next_request(method, fate).await,
            Happening::NextControl(action, fate) => self.next_control(action, fate).await,
            Happening::AgentSignsOut => self.session("signed-out").await,
            Happening::SessionExpires => self.session("expired").await,
            Happening::SignOutIsComing => {
                // Far longer than any case lasts.
                self.act("inactivity-warning", json!({ "millis": 3_600_000 }))
                    .await
            }
            Happening::AgentSignsIn => {
                self.session("speaks").await?;
                self.session("signed-in").await
            }
            Happening::FallsSilent => self.session("silent").await,
            Happening::RepeatsItself => self.act("heartbeat", json!({})).await,
        }
    }

    async fn received(&self, call: &CallId) -> Result<Received, RigTrouble> {
        let told = self
            .ask("received", json!({ "contactId": call.as_str() }))
            .await?;
        let text = told.as_string().unwrap_or_default();
        let arrived: Arrived =
            serde_json::from_str(&text).map_err(|error| RigTrouble::Broken(format!("received: {error}")))?;
        Ok(Received {
            digits: Private::new(arrived.digits),
            target: arrived.target.map(Private::new),
        })
    }

    async fn pause(&self, duration: Duration) {
        sleep(duration).await;
    }

    fn patience(&self) -> Patience {
        Patience {
            // The library notices a sign-in when it next reloads the CCP.
            report: self.settings.reload_pause() + BUSY_MACHINE,
            answer: self.settings.request_timeout() + BUSY_MACHINE,
            quiet: Duration::from_millis(120),
            silence: self.settings.silence_timeout() * 2 + BUSY_MACHINE,
        }
    }
}
