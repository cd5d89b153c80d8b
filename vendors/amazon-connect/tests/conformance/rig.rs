//! The handler in a browser page, and hands to move the far end.
//!
//! The far end is a function of the page, `farEnd(action, details)`, in the words of the demo's `/centre/far-end`: in this
//! crate's test it is the pretend library's own, and it may as well be a real library's that talks to the demo.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use async_trait::async_trait;
use fusion_cti::ids::CallId;
use fusion_cti::vendor::conformance::{Caller, Elsewhere, Fate, Happening, Patience, Rig, RigTrouble};
use fusion_cti::vendor::{CtiVendorHandler, VendorErrorKind, VendorMethod};
use fusion_cti_amazon_connect::{AmazonConnect, Settings};
use gloo_timers::future::sleep;
use js_sys::Promise;
use serde_json::{Value, json};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlElement;

#[wasm_bindgen]
extern "C" {
    /// Resolves to whether the far end could do it.
    #[wasm_bindgen(js_name = farEnd)]
    fn far_end(action: &str, details: &str) -> Promise;
}

/// The state, neither routable nor offline, in which every case begins.
const NOT_AVAILABLE: &str = "Lunch";

pub(crate) struct BrowserRig {
    settings: Value,
    container: HtmlElement,
    /// Kept, so that a page that is reloaded takes its handler with it and not before.
    handler: RefCell<Option<Rc<AmazonConnect>>>,
    /// Whether the far end can answer without doing, and do without answering; the demo's cannot.
    is_obedient: bool,
}

impl BrowserRig {
    pub(crate) fn new(settings: Value, container: HtmlElement, is_obedient: bool) -> Self {
        Self {
            settings,
            container,
            handler: RefCell::default(),
            is_obedient,
        }
    }

    fn handler(&self) -> Result<Rc<dyn CtiVendorHandler>, RigTrouble> {
        let settings =
            Settings::parse(&self.settings).map_err(|error| RigTrouble::Broken(error.to_string()))?;
        let handler = Rc::new(AmazonConnect::new(settings, self.container.clone()));
        *self.handler.borrow_mut() = Some(Rc::clone(&handler));
        Ok(handler)
    }

    async fn act(&self, action: &str, details: Value) -> Result<(), RigTrouble> {
        let done = JsFuture::from(far_end(action, &details.to_string()))
            .await
            .map_err(|thrown| RigTrouble::Broken(format!("{action}: {thrown:?}")))?;
        if done == JsValue::TRUE {
            return Ok(());
        }
        Err(RigTrouble::Broken(format!(
            "{action} could not be done: {done:?}"
        )))
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
        let fault = match fate {
            Fate::Refused(kind) => json!({ "method": method, "kind": "fail", "error": exception(kind)? }),
            Fate::Lost => json!({ "method": method, "kind": "silent" }),
            Fate::Late(after) => json!({ "method": method, "kind": "late", "millis": millis(after) }),
            Fate::Unanswered | Fate::AnsweredFirst(_) if !self.is_obedient => return Err(RigTrouble::Cannot),
            Fate::Unanswered => json!({ "method": method, "kind": "unanswered" }),
            Fate::AnsweredFirst(after) => {
                json!({ "method": method, "kind": "answered-first", "millis": millis(after) })
            }
        };
        self.act("fault", fault).await
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

fn millis(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}

fn customer(caller: &Caller) -> Value {
    let number = caller.number.as_ref().map(|number| number.dialled());
    json!({ "number": number, "queue": caller.queue, "attributes": caller.attributes })
}

#[async_trait(?Send)]
impl Rig for BrowserRig {
    async fn fresh(&self) -> Result<Rc<dyn CtiVendorHandler>, RigTrouble> {
        let earlier = self.handler.borrow_mut().take();
        if let Some(earlier) = earlier {
            earlier.disconnect().await;
        }
        self.act("reset", json!({})).await?;
        self.act("agent-selects-in-ccp", json!({ "state": NOT_AVAILABLE }))
            .await?;
        self.handler()
    }

    async fn reload(&self) -> Result<Rc<dyn CtiVendorHandler>, RigTrouble> {
        drop(self.handler.borrow_mut().take());
        self.handler()
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
            Happening::CallVanishes(call) => self.about("contact-vanishes", &call).await,
            Happening::Elsewhere(elsewhere) => self.elsewhere(elsewhere).await,
            Happening::NextRequest(method, fate) => self.next_request(method, fate).await,
            Happening::AgentSignsOut => self.session("signed-out").await,
            Happening::SessionExpires => self.session("expired").await,
            Happening::AgentSignsIn => {
                self.session("speaks").await?;
                self.session("signed-in").await
            }
            Happening::FallsSilent => self.session("silent").await,
            Happening::RepeatsItself => self.act("heartbeat", json!({})).await,
        }
    }

    async fn pause(&self, duration: Duration) {
        sleep(duration).await;
    }

    fn patience(&self) -> Patience {
        let setting = |key: &str| Duration::from_millis(self.settings[key].as_u64().unwrap_or_default());
        Patience {
            // The library notices a sign-in when it next reloads the CCP.
            report: setting("ccpLoadTimeout") + Duration::from_secs(2),
            answer: setting("requestTimeout") + Duration::from_secs(2),
            quiet: Duration::from_millis(120),
            silence: setting("ccpSilenceTimeout") * 2 + Duration::from_secs(2),
        }
    }
}
