//! Tries a module by the conformance suite. The module controls its own remote party: it exports a `rig`, an object whose
//! methods are listed in `fusion-cti-vendor.d.ts`. What it leaves out is skipped.

mod patience;
mod words;

use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;
use std::time::Duration;

use async_trait::async_trait;
use fusion_cti::cursor::{Found, ValidationError};
use fusion_cti::ids::CallId;
use fusion_cti::redact::Private;
use fusion_cti::vendor::conformance::{
    CaseFailure, CaseResult, Happening, Outcome, Patience, Received, Report, Rig, RigTrouble, cases,
};
use fusion_cti::vendor::{CtiVendorHandler, VendorMethod};
use fusion_cti_js::{CallError, Exception, call, property};
use gloo_timers::future::sleep;
use js_sys::{Object, Promise};
use serde_json::{Value, json};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use crate::error::LoadError;
use crate::handler::{ErrorReporter, JavaScript, Witness};
use crate::module::{Namespace, to_js, to_json};
use crate::settings::Settings;
use crate::words::{METHODS, word_for};
use words::in_words;

pub use words::RIG_METHODS;

/// A module with a rig. Each case tries a handler of its own.
pub struct JavaScriptRig {
    namespace: Namespace,
    rig: JsValue,
    settings: Settings,
    patience: Patience,
    /// Of the present case: a handler of an earlier one that still reports has another.
    trial: RefCell<Rc<Trial>>,
}

/// What the module did in one case that no snapshot and no answer shows.
#[derive(Default)]
struct Trial {
    errors: RefCell<Vec<String>>,
    exceptions: RefCell<Vec<String>>,
    late_reports: RefCell<u32>,
}

impl Witness for Trial {
    fn threw(&self, method: VendorMethod, exception: String) {
        let method = word_for(&METHODS, &method);
        self.exceptions
            .borrow_mut()
            .push(format!("`{method}` threw {exception}"));
    }

    fn reported_after_disconnect(&self) {
        *self.late_reports.borrow_mut() += 1;
    }
}

impl Trial {
    /// What the case comes to, with all that is known.
    fn judge(&self, outcome: Outcome) -> Outcome {
        if let Some(error) = self.errors.borrow().first() {
            return Outcome::Failed(CaseFailure {
                expected: "snapshots that can be used".to_owned(),
                seen: error.clone(),
            });
        }
        if *self.late_reports.borrow() > 0 {
            return Outcome::Failed(CaseFailure {
                expected: "no report after `disconnect`: it lets go of every listener".to_owned(),
                seen: format!("{} of them", self.late_reports.borrow()),
            });
        }
        match (outcome, self.exceptions.borrow().last()) {
            (Outcome::Failed(failure), Some(exception)) => Outcome::Failed(CaseFailure {
                seen: format!("{}; {exception}", failure.seen),
                ..failure
            }),
            (outcome, _) => outcome,
        }
    }
}

impl JavaScriptRig {
    /// Loads the module that the settings name.
    ///
    /// # Errors
    /// It cannot be loaded, exports no rig, or its rig waits in a way that its time limit makes pointless.
    pub async fn load(settings: &Value) -> Result<Self, LoadError> {
        let settings = Settings::parse(settings).map_err(LoadError::Settings)?;
        Self::from_namespace(Namespace::load(&settings).await?, settings)
    }

    /// The same with a module that has been loaded already.
    ///
    /// # Errors
    /// It exports no rig, or its rig waits in a way that its time limit makes pointless.
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
        let settings = match patience::read_limit(&plain)? {
            Some(limit) => settings.with_request_timeout(limit),
            None => settings,
        };
        let patience = patience::read_patience(&plain, settings.request_timeout())?;
        Ok(Self {
            namespace,
            rig,
            settings,
            patience,
            trial: RefCell::default(),
        })
    }

    /// Makes one handler and lets it go, so that a module that cannot be made is told once and not by every case.
    ///
    /// # Errors
    /// `fresh` throws, or the module's default export is no handler. With the exception's own text.
    pub async fn try_module(&self) -> Result<(), LoadError> {
        match self.call("fresh", &[]).await {
            Ok(_) | Err(RigTrouble::Cannot | RigTrouble::Lacks(_)) => {}
            Err(RigTrouble::Broken(what)) => return Err(LoadError::Rig(what)),
        }
        let made = self.make().await.map(drop);
        self.trial.take();
        made
    }

    /// Runs every case and gives each result to `on_result` as it comes. What the module reported and could not be used, and
    /// a report after `disconnect`, fail the case in which they happened.
    pub async fn run(self: Rc<Self>, mut on_result: impl FnMut(&CaseResult)) -> Report {
        let rig: Rc<dyn Rig> = Rc::<Self>::clone(&self);
        let mut report = Report::default();
        for case in cases() {
            let mut result = case.run(&rig).await;
            let trial = self.trial.take();
            result.outcome = trial.judge(result.outcome);
            on_result(&result);
            report.results.push(result);
        }
        report
    }

    async fn make(&self) -> Result<JavaScript, LoadError> {
        let trial = Rc::clone(&self.trial.borrow());
        let witness: Rc<dyn Witness> = Rc::<Trial>::clone(&trial);
        let errors = ErrorReporter::new(move |error| trial.errors.borrow_mut().push(error));
        let errors = errors.with_witness(witness);
        JavaScript::from_namespace(&self.namespace, self.settings.clone(), errors).await
    }

    async fn handler(&self) -> Result<Rc<dyn CtiVendorHandler>, RigTrouble> {
        match self.make().await {
            Ok(handler) => Ok(Rc::new(handler)),
            Err(error) => Err(RigTrouble::Broken(error.to_string())),
        }
    }

    /// Calls a method of the rig. Absent, or giving `false`: it cannot be done.
    async fn call(&self, method: &str, arguments: &[Value]) -> Result<JsValue, RigTrouble> {
        let arguments: Vec<JsValue> = arguments.iter().map(to_js).collect();
        let arguments: Vec<&JsValue> = arguments.iter().collect();
        let done = match call(&self.rig, method, &arguments) {
            Ok(returned) => JsFuture::from(Promise::resolve(&returned)).await,
            Err(CallError::Threw(thrown)) => Err(thrown),
            Err(CallError::NoMethod) if property::get(&self.rig, method).is_none() => {
                return Err(RigTrouble::Lacks(self.lacks(method)));
            }
            Err(CallError::NoMethod) => {
                return Err(RigTrouble::Broken(format!("`rig.{method}` is no function")));
            }
        };
        match done {
            Ok(done) if done == JsValue::FALSE => {
                Err(RigTrouble::Lacks(format!("`rig.{method}` returned false")))
            }
            Ok(done) => Ok(done),
            // On this page the author may read it: the far end is the rig's own.
            Err(thrown) => Err(RigTrouble::Broken(format!(
                "`rig.{method}` threw {}",
                Exception::from(&thrown).description()
            ))),
        }
    }

    /// Says what is missing, and which methods of the rig nobody calls: one of them may be meant.
    fn lacks(&self, method: &str) -> String {
        let keys = Object::keys(&Object::from(self.rig.clone()));
        let uncalled: Vec<String> = keys
            .iter()
            .filter_map(|key| key.as_string())
            .filter(|key| !RIG_METHODS.contains(&key.as_str()))
            .filter(|key| property::function(&self.rig, key).is_some())
            .map(|key| format!("`{key}`"))
            .collect();
        if uncalled.is_empty() {
            format!("the rig has no method `{method}`")
        } else {
            format!(
                "the rig has no method `{method}`; it has {}, which nobody calls",
                uncalled.join(", ")
            )
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
        self.call(method, &arguments).await.map(drop)
    }

    async fn received(&self, call: &CallId) -> Result<Received, RigTrouble> {
        let received = self.call("received", &[json!(call.as_str())]).await?;
        let text = |name| property::string(&received, name);
        Ok(Received {
            digits: Private::new(text("digits").unwrap_or_default()),
            target: text("target").map(Private::new),
        })
    }

    async fn pause(&self, duration: Duration) {
        sleep(duration).await;
    }

    fn patience(&self) -> Patience {
        self.patience
    }
}
