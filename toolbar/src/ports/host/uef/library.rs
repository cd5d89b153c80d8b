//! Loading Oracle's script and getting the phone context out of it (`contract/fusion.md` §1.3, §1.4).
//!
//! Every page loads this, because only its outcome says which port is to be fetched. So it is kept small: one loop with one
//! wait.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use js_sys::{Function, Promise};
use thiserror::Error;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::HtmlScriptElement;

use super::line::{PhoneLine, Provider};
use super::names::{APPLICATION, CHANNEL, GLOBAL, VERSION};
use super::sys::{Called, apply, property};
use super::words::words;
use crate::ports::runtime::in_time;

/// What is done, one after the other. All but the first are methods of what the one before gave, with these arguments.
const STEPS: [(&str, &[&str]); 4] = [
    (LOADING, &[]),
    (INITIALIZE, &[APPLICATION, VERSION]),
    ("getMultiChannelAdaptorContext", &[]),
    ("getCommunicationChannelContext", &[CHANNEL]),
];
const LOADING: &str = "loading the script";
const INITIALIZE: &str = "initialize";

/// Why there is no phone context.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Trouble {
    /// The script could not be had: no such address, no network, or the page's content security policy forbids it.
    #[error("its script could not be loaded from {0}")]
    NotLoaded(String),
    /// The script is another one.
    #[error("what was loaded from {0} is not Oracle's client library")]
    NoLibrary(String),
    /// A step did not end within the time limit. Outside Fusion, `initialize` never does.
    #[error("`{step}` was not answered within {seconds} s")]
    Silent {
        /// Which step.
        step: &'static str,
        /// The limit for all of them.
        seconds: u64,
    },
    /// A step was refused.
    #[error("`{step}` was refused: {words}")]
    Refused {
        /// Which step.
        step: &'static str,
        /// The reason in the framework's words.
        words: String,
    },
    /// This build of the framework lacks a step.
    #[error("it has no `{0}`")]
    Missing(&'static str),
}

/// What came of it; as long as a step is under way, that it is silent.
type Outcome = Result<PhoneLine, Trouble>;

/// Loads the script and opens the phone context, all within `limit`. A framework that answers later is given back, so
/// that it never hears Fusion beside whatever took its place.
///
/// # Errors
/// [`Trouble`] says which step failed, and how.
pub async fn open(script: &str, limit: Duration) -> Result<PhoneLine, Trouble> {
    let silent = |step| Trouble::Silent {
        step,
        seconds: limit.as_secs(),
    };
    let outcome = Rc::new(RefCell::new(Err(silent(LOADING))));
    let work = all_steps(script.to_owned(), limit.as_secs(), Rc::clone(&outcome));
    let millis = u32::try_from(limit.as_millis()).unwrap_or(u32::MAX);
    if let Some(rest) = in_time(Box::pin(work), millis).await {
        // What it comes to is dropped with it: nobody looks at the outcome any more.
        spawn_local(rest);
    }
    outcome.replace(Err(silent(LOADING)))
}

async fn all_steps(script: String, seconds: u64, outcome: Rc<RefCell<Outcome>>) {
    let mut opening = Opening {
        address: script,
        script: None,
        last: JsValue::UNDEFINED,
        provider: Provider(JsValue::UNDEFINED),
    };
    for (step, arguments) in &STEPS {
        *outcome.borrow_mut() = Err(Trouble::Silent { step, seconds });
        let went = match opening.begin(step, arguments) {
            Ok(promise) => opening.end(step, JsFuture::from(promise).await),
            Err(trouble) => Err(trouble),
        };
        if let Err(trouble) = went {
            *outcome.borrow_mut() = Err(trouble);
            return;
        }
    }
    let Opening { last, provider, .. } = opening;
    *outcome.borrow_mut() = Ok(PhoneLine::of(provider, last));
}

/// How far it has come.
struct Opening {
    address: String,
    script: Option<HtmlScriptElement>,
    /// What the last step gave.
    last: JsValue,
    /// What `initialize` gave, as soon as it did.
    provider: Provider,
}

impl Opening {
    /// Begins a step, whose promise [`end`](Self::end) is to hear of.
    fn begin(&mut self, step: &'static str, arguments: &[&str]) -> Result<Promise, Trouble> {
        if step == LOADING {
            return self.load().ok_or_else(|| self.not_loaded());
        }
        let arguments = arguments.iter().map(|&text| JsValue::from(text)).collect();
        match apply(&self.last, step, &arguments) {
            Called::Missing => Err(Trouble::Missing(step)),
            Called::Threw(error) => Ok(Promise::reject(&error)),
            Called::Returned(value) => Ok(Promise::resolve(&value)),
        }
    }

    fn end(&mut self, step: &'static str, answer: Result<JsValue, JsValue>) -> Result<(), Trouble> {
        if step == LOADING {
            if answer.is_err() {
                self.script.iter().for_each(|script| script.remove());
                return Err(self.not_loaded());
            }
            self.last = framework().ok_or_else(|| Trouble::NoLibrary(self.address.clone()))?;
            return Ok(());
        }
        self.last = match answer {
            Ok(value) if value.is_object() => value,
            other => {
                let words = words(&other.err().unwrap_or_default());
                return Err(Trouble::Refused { step, words });
            }
        };
        if step == INITIALIZE {
            self.provider = Provider(self.last.clone());
        }
        Ok(())
    }

    /// Puts the script into the page, if what it leaves behind is not there already.
    fn load(&mut self) -> Option<Promise> {
        if framework().is_some() {
            return Some(Promise::resolve(&JsValue::UNDEFINED));
        }
        let document = web_sys::window()?.document()?;
        let script: HtmlScriptElement = document.create_element("script").ok()?.dyn_into().ok()?;
        script.set_src(&self.address);
        let loaded = Promise::new(&mut |resolve: Function, reject: Function| {
            script.set_onload(Some(&resolve));
            script.set_onerror(Some(&reject));
        });
        document.head()?.append_child(&script).ok()?;
        self.script = Some(script);
        Some(loaded)
    }

    fn not_loaded(&self) -> Trouble {
        Trouble::NotLoaded(self.address.clone())
    }
}

/// What the script leaves behind.
fn framework() -> Option<JsValue> {
    let [global, framework] = GLOBAL;
    property(&property(&js_sys::global(), global)?, framework)
}
