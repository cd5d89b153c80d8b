use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::{ContactCentre, Exception};

/// In which way a request goes wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FaultKind {
    /// It is refused and has no effect.
    Fail,
    /// It is lost: nothing happens, and nothing is answered.
    Silent,
    /// It takes effect and is answered late.
    Late,
    /// It takes effect and is never answered.
    Unanswered,
    /// It is answered at once as if it had been done, and takes effect late; if it then cannot, nobody hears of it.
    AnsweredFirst,
}

/// A fault that affects coming requests.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Fault {
    /// The request it affects, by its name on the wire, such as `acceptContact`; `mute` counts as one.
    pub method: String,
    /// What happens to the request.
    pub kind: FaultKind,
    /// How late, for [`FaultKind::Late`] and [`FaultKind::AnsweredFirst`].
    #[serde(default)]
    pub millis: u64,
    /// How many requests it affects before it ends.
    #[serde(default = "Fault::once")]
    pub times: u64,
    /// The exception's type, for [`FaultKind::Fail`]; `InternalServiceException` if left out.
    #[serde(default)]
    pub error: Option<String>,
}

impl Fault {
    /// A fault that affects the next request of this name.
    pub fn next(method: &str, kind: FaultKind) -> Fault {
        Fault {
            method: method.to_owned(),
            kind,
            millis: 0,
            times: Fault::once(),
            error: None,
        }
    }

    fn once() -> u64 {
        1
    }
}

/// What is to become of a request before anybody looks at it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Verdict {
    Proceed,
    ProceedAfter(Duration),
    ProceedUnanswered,
    AnswerAndProceedAfter(Duration),
    Refuse(Exception),
    Lose,
}

impl ContactCentre {
    /// Decides on a request by session and faults; a fault that applies is counted down.
    pub(crate) fn judge(&mut self, method: &str) -> Verdict {
        if self.session != super::Session::SignedIn || self.silent {
            return Verdict::Lose;
        }
        let Some(fault) = self.faults.iter_mut().find(|fault| fault.method == method) else {
            return Verdict::Proceed;
        };
        fault.times = fault.times.saturating_sub(1);
        let verdict = match fault.kind {
            FaultKind::Silent => Verdict::Lose,
            FaultKind::Late => Verdict::ProceedAfter(Duration::from_millis(fault.millis)),
            FaultKind::Unanswered => Verdict::ProceedUnanswered,
            FaultKind::AnsweredFirst => Verdict::AnswerAndProceedAfter(Duration::from_millis(fault.millis)),
            FaultKind::Fail => {
                let kind = fault.error.as_deref().unwrap_or("InternalServiceException");
                Verdict::Refuse(Exception::new(kind, "The request failed, as it was told to"))
            }
        };
        self.faults.retain(|fault| fault.times > 0);
        verdict
    }
}
