//! Commands that wait for their answer: for each the promise that Fusion holds, and the object it must resolve with
//! (`contract/fusion.md` §1.8).

use fusion_cti::config::Refusing;
use fusion_cti::host::{Answer, AnswerData};
use fusion_cti::ids::CommandId;
use fusion_cti::protocol::body;
use js_sys::{Function, Promise};
use wasm_bindgen::JsValue;

use super::sys::{Called, call, parsed, set};

/// More commands than an agent can give before the first is answered.
const LIMIT: usize = 64;

/// The open ones, oldest first.
#[derive(Debug, Default)]
pub(super) struct OpenCommands {
    open: Vec<OpenCommand>,
    last: u64,
}

/// One of them.
#[derive(Debug)]
pub(super) struct OpenCommand {
    command: CommandId,
    subject: JsValue,
    resolve: Function,
    reject: Function,
}

impl OpenCommands {
    /// Keeps a command open: its id, the promise to give to the framework, and the oldest command if there is no room
    /// for it any more.
    pub(super) fn open(&mut self, subject: &JsValue) -> (CommandId, Promise, Option<OpenCommand>) {
        self.last += 1;
        let command = CommandId(self.last);
        let promise = Promise::new(&mut |resolve: Function, reject: Function| {
            let subject = subject.clone();
            self.open.push(OpenCommand {
                command,
                subject,
                resolve,
                reject,
            });
        });
        let full = self.open.len() > LIMIT;
        let oldest = full.then(|| self.open.remove(0));
        (command, promise, oldest)
    }

    /// Takes a command out to settle it. `None` when it is not open: it was answered, or there was no room.
    pub(super) fn take(&mut self, command: CommandId) -> Option<OpenCommand> {
        let place = self.open.iter().position(|open| open.command == command)?;
        Some(self.open.remove(place))
    }
}

impl OpenCommand {
    /// Writes the answer on the object that was delivered, and keeps the promise with that same object.
    pub(super) fn settle(self, answer: &Answer, refusing: Refusing) {
        // Calling a promise's own functions cannot fail.
        let _ = match (answer, refusing) {
            (Answer::Refused(why), Refusing::Reject) => {
                let error = js_sys::Error::new(why);
                self.reject.call1(&JsValue::UNDEFINED, &error)
            }
            (Answer::Refused(why), Refusing::Failure) => self.refused("failure", why),
            (Answer::Refused(why), Refusing::Error) => self.refused("error", why),
            (Answer::Done(data), _) => self.done(data),
        };
    }

    fn done(&self, data: &AnswerData) -> Result<JsValue, JsValue> {
        if *data != AnswerData::Nothing {
            let out_data = parsed(&body::answer_data(data)).unwrap_or(JsValue::UNDEFINED);
            self.write("setOutdata", "outData", &out_data);
        }
        self.write("setResult", "result", &"success".into());
        self.resolve.call1(&JsValue::UNDEFINED, &self.subject)
    }

    /// The words for the agent go where there is a place for them: the framework documents none.
    fn refused(&self, result: &str, why: &str) -> Result<JsValue, JsValue> {
        self.write("setResultDisplayString", "resultDisplayString", &why.into());
        self.write("setResult", "result", &result.into());
        self.resolve.call1(&JsValue::UNDEFINED, &self.subject)
    }

    /// By the setter; where there is none, or it throws, as a plain field, which is what Oracle's own sample writes.
    fn write(&self, setter: &str, field: &str, value: &JsValue) {
        match call(&self.subject, setter, &[value]) {
            Called::Returned(_) => {}
            Called::Missing | Called::Threw(_) => {
                set(&self.subject, field, value);
            }
        }
    }
}
