//! Commands that wait for their answer: for each the promise that Fusion holds, and the object it must resolve with
//! (`contract/fusion.md` §1.8).

use fusion_cti::config::{ButtonForm, Refusing};
use fusion_cti::host::{Answer, AnswerData};
use fusion_cti::ids::CommandId;
use fusion_cti::protocol::body;
use fusion_cti_js::json;
use js_sys::{Function, Promise};
use wasm_bindgen::JsValue;

use super::sys::ResponseData;

/// More commands than an agent can give before the first is answered.
const LIMIT: usize = 64;

/// The open commands, oldest first.
#[derive(Debug, Default)]
pub(super) struct OpenCommands {
    open: Vec<OpenCommand>,
    last: u64,
}

/// What the deployment decides about answers.
#[derive(Clone, Copy, Debug)]
pub(super) struct AnswerForm {
    pub(super) refusing: Refusing,
    pub(super) buttons: ButtonForm,
}

/// A command that Fusion waits for.
#[derive(Debug)]
pub(super) struct OpenCommand {
    id: CommandId,
    data: ResponseData,
    resolve: Function,
    reject: Function,
}

impl OpenCommands {
    /// Keeps a command open: its id, the promise to give to the framework, and the oldest command if there is no room
    /// for it any more.
    pub(super) fn open(&mut self, data: &ResponseData) -> (CommandId, Promise, Option<OpenCommand>) {
        self.last += 1;
        let id = CommandId(self.last);
        let promise = Promise::new(&mut |resolve: Function, reject: Function| {
            let data = data.clone();
            self.open.push(OpenCommand {
                id,
                data,
                resolve,
                reject,
            });
        });
        let full = self.open.len() > LIMIT;
        let oldest = full.then(|| self.open.remove(0));
        (id, promise, oldest)
    }

    /// Takes a command out to settle it. `None` when it is not open: it was answered, or there was no room.
    pub(super) fn take(&mut self, id: CommandId) -> Option<OpenCommand> {
        let index = self.open.iter().position(|open| open.id == id)?;
        Some(self.open.remove(index))
    }
}

impl OpenCommand {
    /// Writes the answer on the object that was delivered, and resolves the promise with that same object.
    pub(super) fn settle(self, answer: &Answer, form: AnswerForm) {
        match (answer, form.refusing) {
            (Answer::Refused(why), Refusing::Reject) => {
                // Calling a promise's own functions cannot fail.
                let _ = self.reject.call1(&JsValue::UNDEFINED, &js_sys::Error::new(why));
            }
            (Answer::Refused(why), Refusing::Failure) => self.refuse("failure", why),
            (Answer::Refused(why), Refusing::Error) => self.refuse("error", why),
            (Answer::Done(data), _) => self.succeed(data, form.buttons),
        }
    }

    fn succeed(&self, data: &AnswerData, form: ButtonForm) {
        if *data != AnswerData::Nothing {
            let text = match (data, form) {
                (AnswerData::Buttons(buttons), ButtonForm::Names) => body::button_names(buttons),
                (AnswerData::Buttons(_), ButtonForm::None) => body::button_names(&[]),
                _ => body::answer_data(data),
            };
            let out_data = json::parse(&text);
            let out_data = out_data.unwrap_or(JsValue::UNDEFINED);
            write(self.data.set_out_data(&out_data), || {
                self.data.set_out_data_field(&out_data)
            });
        }
        self.resolve_with("success");
    }

    /// The sentence for the agent goes into a field of the older interface: the framework documents none.
    fn refuse(&self, result: &str, why: &str) {
        write(self.data.set_result_display_string(why), || {
            self.data.set_result_display_string_field(why)
        });
        self.resolve_with(result);
    }

    fn resolve_with(&self, result: &str) {
        write(self.data.set_result(result), || {
            self.data.set_result_field(result)
        });
        // Calling a promise's own functions cannot fail.
        let _ = self.resolve.call1(&JsValue::UNDEFINED, &self.data);
    }
}

/// What a setter did not take, because there is none or it threw, is written as a plain field, as Oracle's own sample does.
/// A frozen object takes neither.
fn write(set: Result<(), JsValue>, set_field: impl FnOnce() -> Result<(), JsValue>) {
    let _ = set.or_else(|_| set_field());
}
