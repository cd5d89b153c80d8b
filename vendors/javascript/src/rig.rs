//! Tries a module by the conformance suite. The module controls its own remote party: it exports a `rig`, an object whose
//! methods are listed in `fusion-cti-vendor.d.ts`. What it leaves out is skipped.

use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;
use std::time::Duration;

use async_trait::async_trait;
use fusion_cti::cursor::{Cursor, Found, ValidationError};
use fusion_cti::vendor::conformance::{
    Caller, CaseFailure, CaseResult, Elsewhere, Fate, Happening, Outcome, Patience, Report, Rig, RigTrouble,
    cases,
};
use fusion_cti::vendor::{CtiVendorHandler, VendorMethod};
use fusion_cti_js::{CallError, call, property};
use gloo_timers::future::sleep;
use js_sys::Promise;
use serde_json::{Map, Value, json};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use crate::error::LoadError;
use crate::handler::{ErrorReporter, JavaScript};
use crate::module::{Namespace, name_of, to_js, to_json};
use crate::settings::Settings;
use crate::words::{ERRORS, METHODS, word_for};

/// A module with a rig. Each case tries a handler of its own.
pub struct JavaScriptRig {
    namespace: Namespace,
    rig: JsValue,
    settings: Settings,
    patience: Patience,
    /// What the module reported and could not be used, since it was last looked at.
    errors: Rc<RefCell<Vec<String>>>,
}

impl JavaScriptRig {
    /// Loads the module that the settings name.
    ///
    /// # Errors
    /// It cannot be loaded, or exports no rig.
    pub async fn load(settings: &Value) -> Result<Self, LoadError> {
        let settings = Settings::parse(settings).map_err(LoadError::Settings)?;
        Self::from_namespace(Namespace::load(&settings).await?, settings)
    }

    /// The same with a module that has been loaded already.
    ///
    /// # Errors
    /// It exports no rig.
    pub fn from_namespace(namespace: Namespace, settings: Settings) -> Result<Self, LoadError> {
        let rig = namespace.export("rig").unwrap_or(JsValue::UNDEFINED);
        if property::function(&rig, "fresh").is_none() {
            return Err(LoadError::Invalid(ValidationError {
                path: "rig".to_owned(),
                found: Found::Nothing,
                expected: "an export of this name, with a method `fresh`".to_owned(),
            }));
        }
        let plain = to_json(&rig).unwrap_or_default();
        let limit = read_limit(&plain)?;
        let patience = read_patience(&plain)?;
        Ok(Self {
            namespace,
            rig,
            settings: match limit {
                Some(limit) => settings.with_request_timeout(limit),
                None => settings,
            },
            patience,
            errors: Rc::default(),
        })
    }

    /// Runs every case and gives each result to `on_result` as it comes. What the module reported and could not be used
    /// fails the case in which it did.
    pub async fn run(self: Rc<Self>, mut on_result: impl FnMut(&CaseResult)) -> Report {
        let rig: Rc<dyn Rig> = Rc::<Self>::clone(&self);
        let mut report = Report::default();
        for case in cases() {
            let mut result = case.run(&rig).await;
            let error = std::mem::take(&mut *self.errors.borrow_mut()).into_iter().next();
            if let Some(error) = error {
                result.outcome = Outcome::Failed(CaseFailure {
                    expected: "snapshots that can be used".to_owned(),
                    seen: error,
                });
            }
            on_result(&result);
            report.results.push(result);
        }
        report
    }

    async fn handler(&self) -> Result<Rc<dyn CtiVendorHandler>, RigTrouble> {
        let errors = Rc::clone(&self.errors);
        let errors = ErrorReporter::new(move |error| errors.borrow_mut().push(error));
        match JavaScript::from_namespace(&self.namespace, self.settings.clone(), errors).await {
            Ok(handler) => Ok(Rc::new(handler)),
            Err(error) => Err(RigTrouble::Broken(error.to_string())),
        }
    }

    /// Calls a method of the rig. Absent, or giving `false`: it cannot be done.
    async fn call(&self, method: &str, arguments: &[Value]) -> Result<(), RigTrouble> {
        let arguments: Vec<JsValue> = arguments.iter().map(to_js).collect();
        let arguments: Vec<&JsValue> = arguments.iter().collect();
        let done = match call(&self.rig, method, &arguments) {
            Ok(returned) => JsFuture::from(Promise::resolve(&returned)).await,
            Err(CallError::Threw(thrown)) => Err(thrown),
            Err(CallError::NoMethod) if property::get(&self.rig, method).is_none() => {
                return Err(RigTrouble::Cannot);
            }
            Err(CallError::NoMethod) => {
                return Err(RigTrouble::Broken(format!("`rig.{method}` is no function")));
            }
        };
        match done {
            Ok(done) if done == JsValue::FALSE => Err(RigTrouble::Cannot),
            Ok(_) => Ok(()),
            Err(thrown) => Err(RigTrouble::Broken(format!(
                "`rig.{method}` threw {}",
                name_of(&thrown)
            ))),
        }
    }
}

impl fmt::Debug for JavaScriptRig {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("JavaScriptRig").finish_non_exhaustive()
    }
}

#[async_trait(?Send)]
impl Rig for JavaScriptRig {
    async fn fresh(&self) -> Result<Rc<dyn CtiVendorHandler>, RigTrouble> {
        self.call("fresh", &[]).await?;
        self.handler().await
    }

    async fn reload(&self) -> Result<Rc<dyn CtiVendorHandler>, RigTrouble> {
        self.call("reload", &[]).await?;
        self.handler().await
    }

    async fn happen(&self, happening: Happening) -> Result<(), RigTrouble> {
        let (method, arguments) = in_words(&happening);
        self.call(method, &arguments).await
    }

    async fn pause(&self, duration: Duration) {
        sleep(duration).await;
    }

    fn patience(&self) -> Patience {
        self.patience
    }
}

/// The rig's method for a happening, and what it is given.
fn in_words(happening: &Happening) -> (&'static str, Vec<Value>) {
    let (method, argument) = match happening {
        Happening::CustomerCalls(caller) => ("customerCalls", caller_object(caller)),
        Happening::CustomerHangsUp(call) => ("customerHangsUp", json!(call.as_str())),
        Happening::RingsOut(call) => ("ringsOut", json!(call.as_str())),
        Happening::OfferIsRepeated(call) => ("offerIsRepeated", json!(call.as_str())),
        Happening::CustomerAnswers(call) => ("customerAnswers", json!(call.as_str())),
        Happening::CustomerDeclines(call) => ("customerDeclines", json!(call.as_str())),
        Happening::CustomerDoesNotAnswer(call) => ("customerDoesNotAnswer", json!(call.as_str())),
        Happening::CustomerIsNotReachable(call) => ("customerIsNotReachable", json!(call.as_str())),
        Happening::TransferTargetAnswers(call) => ("transferTargetAnswers", json!(call.as_str())),
        Happening::CallVanishes(call) => ("callVanishes", json!(call.as_str())),
        Happening::Elsewhere(what) => match what {
            Elsewhere::BecomesAvailable => return ("becomesAvailableElsewhere", Vec::new()),
            Elsewhere::Accepts(call) => ("acceptsElsewhere", json!(call.as_str())),
            Elsewhere::Rejects(call) => ("rejectsElsewhere", json!(call.as_str())),
            Elsewhere::HangsUp(call) => ("hangsUpElsewhere", json!(call.as_str())),
            Elsewhere::Holds(call) => ("holdsElsewhere", json!(call.as_str())),
            Elsewhere::Dials(number) => ("dialsElsewhere", json!(number.dialled())),
        },
        Happening::NextRequest(method, fate) => {
            return ("nextRequest", vec![method_word(*method), fate_object(*fate)]);
        }
        Happening::AgentSignsOut => return ("agentSignsOut", Vec::new()),
        Happening::SessionExpires => return ("sessionExpires", Vec::new()),
        Happening::AgentSignsIn => return ("agentSignsIn", Vec::new()),
        Happening::FallsSilent => return ("fallsSilent", Vec::new()),
        Happening::RepeatsItself => return ("repeatsItself", Vec::new()),
    };
    (method, vec![argument])
}

fn caller_object(caller: &Caller) -> Value {
    let mut object = Map::new();
    if let Some(number) = &caller.number {
        object.insert("number".to_owned(), json!(number.dialled()));
    }
    if let Some(queue) = &caller.queue {
        object.insert("queue".to_owned(), json!(queue));
    }
    object.insert("attributes".to_owned(), json!(caller.attributes));
    Value::Object(object)
}

fn method_word(method: VendorMethod) -> Value {
    json!(word_for(&METHODS, &method))
}

fn fate_object(fate: Fate) -> Value {
    match fate {
        Fate::Refused(kind) => json!({ "kind": "refused", "error": word_for(&ERRORS, &kind) }),
        Fate::Lost => json!({ "kind": "lost" }),
        Fate::Unanswered => json!({ "kind": "unanswered" }),
        Fate::Late(after) => json!({ "kind": "late", "millis": millis(after) }),
        Fate::AnsweredFirst(after) => json!({ "kind": "answeredFirst", "millis": millis(after) }),
    }
}

fn millis(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}

fn read_limit(rig: &Value) -> Result<Option<Duration>, ValidationError> {
    Cursor::named("rig", rig)
        .object()?
        .nullable("requestTimeout", milliseconds)
}

fn read_patience(rig: &Value) -> Result<Patience, ValidationError> {
    let usual = Patience::default();
    let patience = Cursor::named("rig", rig)
        .object()?
        .nullable("patience", |patience| {
            let fields = patience
                .object()?
                .only(&["report", "answer", "quiet", "silence"])?;
            let wait = |key, usual| {
                let wait = fields.nullable(key, milliseconds);
                wait.map(|wait| wait.unwrap_or(usual))
            };
            Ok(Patience {
                report: wait("report", usual.report)?,
                answer: wait("answer", usual.answer)?,
                quiet: wait("quiet", usual.quiet)?,
                silence: wait("silence", usual.silence)?,
            })
        })?;
    Ok(patience.unwrap_or(usual))
}

fn milliseconds(cursor: &Cursor<'_>) -> Result<Duration, ValidationError> {
    let millis = cursor.integer(0..=u64::MAX, "a whole number of milliseconds")?;
    Ok(Duration::from_millis(millis))
}
