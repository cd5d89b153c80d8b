//! The names of a rig's methods, and what they are given.

use std::time::Duration;

use fusion_cti::call_action::CallAction;
use fusion_cti::vendor::VendorMethod;
use fusion_cti::vendor::conformance::{Caller, Elsewhere, Fate, Happening};
use serde_json::{Map, Value, json};

use crate::words::{ERRORS, METHODS, word_for};

/// Every method of a rig that the suite calls.
pub const RIG_METHODS: [&str; 26] = [
    "fresh",
    "reload",
    "received",
    "customerCalls",
    "customerHangsUp",
    "ringsOut",
    "offerIsRepeated",
    "customerAnswers",
    "customerDeclines",
    "customerDoesNotAnswer",
    "customerIsNotReachable",
    "transferTargetAnswers",
    "callVanishes",
    "becomesAvailableElsewhere",
    "acceptsElsewhere",
    "rejectsElsewhere",
    "hangsUpElsewhere",
    "holdsElsewhere",
    "dialsElsewhere",
    "nextRequest",
    "agentSignsOut",
    "sessionExpires",
    "signOutIsComing",
    "agentSignsIn",
    "fallsSilent",
    "repeatsItself",
];

/// The rig's method for a happening, and what it is given.
pub(super) fn in_words(happening: &Happening) -> (&'static str, Vec<Value>) {
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
        Happening::NextControl(action, fate) => {
            return ("nextRequest", next_control(*action, *fate));
        }
        Happening::AgentSignsOut => return ("agentSignsOut", Vec::new()),
        Happening::SignOutIsComing => return ("signOutIsComing", Vec::new()),
        Happening::SessionExpires => return ("sessionExpires", Vec::new()),
        Happening::AgentSignsIn => return ("agentSignsIn", Vec::new()),
        Happening::FallsSilent => return ("fallsSilent", Vec::new()),
        Happening::RepeatsItself => return ("repeatsItself", Vec::new()),
    };
    (method, vec![argument])
}

/// The third argument names the control, for a phone system where each is a request of its own.
fn next_control(action: CallAction, fate: Fate) -> Vec<Value> {
    vec![
        method_word(VendorMethod::ControlCall),
        fate_object(fate),
        json!(action.name()),
    ]
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
