//! A reply of Fusion → what it means (`contract/fusion.md` §2.3, §2.4).

use serde::de::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use super::WireError;
use super::message::Message;
use super::text::{MESSAGE_LENGTH, short};
use super::wire_types::{Lenient, Object, Scalar, Texts};
use crate::host::{Refusal, Reply, ReplyData};
use crate::ids::EventId;

/// What a result says when all went well.
pub(super) const SUCCESS: &str = "success";
/// The words for an error that has none.
const NO_WORDS: &str = "no reason was given";

/// Whether Fusion did what was asked.
#[derive(serde::Deserialize)]
struct OutcomeBody {
    #[serde(default)]
    result: Scalar,
    #[serde(default)]
    error: ErrorWords,
}

/// What it says if so.
#[derive(serde::Deserialize)]
#[serde(rename_all = "camelCase")]
struct DataBody {
    #[serde(default)]
    event_id: Scalar,
    #[serde(default)]
    out_data: Object,
    #[serde(default)]
    configuration: Object,
}

/// Where Fusion names the features of its configuration.
#[derive(serde::Deserialize)]
struct FeaturesBody {
    #[serde(default)]
    features: Texts,
}

/// An error that is an object, and where it may keep its words, best first.
#[derive(Default, serde::Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct ErrorBody {
    message: Lenient<Scalar>,
    error_message: Lenient<Scalar>,
    detail: Lenient<Scalar>,
    code: Lenient<Scalar>,
    error_code: Lenient<Scalar>,
}

/// The error's own words; `None` where there is no error.
#[derive(Default)]
struct ErrorWords(Option<String>);

/// Reads the body of a reply. A reply without `result` and without `error` counts as success: not every build sends one.
pub(super) fn read(message: &Message) -> Result<Reply, WireError> {
    let OutcomeBody { result, error } = message.body()?;
    let result = result.into_text();
    let succeeded = result
        .as_deref()
        .is_some_and(|result| result.eq_ignore_ascii_case(SUCCESS) || result == "true");
    if !succeeded && let Some(words) = error.0.or(result) {
        let message = short(&words, MESSAGE_LENGTH);
        return Ok(Err(Refusal { message }));
    }
    let DataBody {
        event_id,
        out_data,
        configuration,
    } = message.body()?;
    let mut features = configuration.body::<FeaturesBody>("configuration")?.features;
    if features.0.is_empty() {
        features = out_data.body::<FeaturesBody>("outData")?.features;
    }
    Ok(Ok(ReplyData {
        event_id: event_id.into_text().map(EventId::new),
        out_data: out_data.tokens(),
        features: features.0,
    }))
}

impl ErrorBody {
    fn words(self) -> Option<String> {
        let best_first = [
            self.message,
            self.error_message,
            self.detail,
            self.code,
            self.error_code,
        ];
        best_first.into_iter().find_map(|words| words.0.into_text())
    }
}

impl<'de> Deserialize<'de> for ErrorWords {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = <&RawValue>::deserialize(deserializer)?;
        if let Some(scalar) = Scalar::of(raw) {
            return Ok(Self(scalar.into_text().filter(|words| words != "false")));
        }
        let body = Object::of(raw).unwrap_or_default();
        let words = body.body::<ErrorBody>("error").unwrap_or_default().words();
        Ok(Self(Some(words.unwrap_or_else(|| NO_WORDS.to_owned()))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(text: &str) -> Reply {
        read(&Message::parse(text).unwrap()).unwrap()
    }

    #[test]
    fn every_way_to_say_no_becomes_a_refusal_with_the_best_words_there_are() {
        for (text, words) in [
            (
                r#"{"result":"error","error":"SVCMCA_ERR_UNKNOWN_METHOD"}"#,
                "SVCMCA_ERR_UNKNOWN_METHOD",
            ),
            (r#"{"result":"error","error":{"code":7,"message":"no"}}"#, "no"),
            (r#"{"result":"error","error":{"code":7,"message":[]}}"#, "7"),
            (r#"{"result":"error","error":{}}"#, NO_WORDS),
            (r#"{"result":"error","error":[1]}"#, NO_WORDS),
            (r#"{"result":"failure"}"#, "failure"),
            (r#"{"error":"broken"}"#, "broken"),
        ] {
            let refusal = read_text(text).unwrap_err();
            assert_eq!(refusal.message, words, "{text}");
        }
    }

    #[test]
    fn a_reply_without_a_result_is_a_success() {
        assert_eq!(read_text("{}"), Ok(ReplyData::default()));
        assert_eq!(
            read_text(r#"{"result":"Success","error":false}"#),
            Ok(ReplyData::default())
        );
    }

    #[test]
    fn a_long_error_is_cut() {
        let text = format!(r#"{{"error":"{}"}}"#, "x".repeat(5000));
        let refusal = read_text(&text).unwrap_err();
        assert_eq!(refusal.message.chars().count(), MESSAGE_LENGTH);
    }
}
