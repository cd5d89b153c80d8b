//! A reply of Fusion → what it means (`contract/fusion.md` §2.3, §2.4).

use super::decode::Fields;
use super::text::{MESSAGE_LENGTH, short};
use crate::host::{Refusal, Reply, ReplyData};
use crate::ids::EventId;

/// What a result says when all went well.
pub(super) const SUCCESS: &str = "success";
/// Where an error that is an object keeps its words, best first.
const ERROR_WORDS: [&str; 5] = ["message", "errorMessage", "detail", "code", "errorCode"];
/// The words for an error that has none.
const NO_WORDS: &str = "no reason was given";

/// Reads the body of a reply. A reply without `result` and without `error` counts as success: not every build sends one.
pub(super) fn read(fields: Fields<'_>) -> Reply {
    let result = fields.text("result");
    let succeeded = result
        .as_deref()
        .is_some_and(|result| result.eq_ignore_ascii_case(SUCCESS) || result == "true");
    let refusal = match (succeeded, error_words(fields)) {
        (true, _) => None,
        (false, words) => words.or(result),
    };
    if let Some(words) = refusal {
        let message = short(&words, MESSAGE_LENGTH);
        return Err(Refusal { message });
    }
    let out_data = fields.object("outData");
    let mut features = fields.object("configuration").texts("features");
    if features.is_empty() {
        features = out_data.texts("features");
    }
    Ok(ReplyData {
        event_id: fields.text("eventId").map(EventId::new),
        out_data: out_data.tokens(),
        features,
    })
}

/// The error's own words; `None` where there is no error.
fn error_words(fields: Fields<'_>) -> Option<String> {
    if fields.is_plain("error") {
        return fields.plain("error").filter(|words| words != "false");
    }
    let error = fields.plain_object("error");
    let words = ERROR_WORDS.iter().find_map(|key| error.plain(key));
    Some(words.unwrap_or_else(|| NO_WORDS.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::super::decode::Message;
    use super::*;

    fn read_text(text: &str) -> Reply {
        let message = Message::parse(text).unwrap();
        let reply = read(message.fields());
        message.check().unwrap();
        reply
    }

    #[test]
    fn every_way_to_say_no_becomes_a_refusal_with_the_best_words_there_are() {
        for (text, words) in [
            (
                r#"{"result":"error","error":"SVCMCA_ERR_UNKNOWN_METHOD"}"#,
                "SVCMCA_ERR_UNKNOWN_METHOD",
            ),
            (r#"{"result":"error","error":{"code":7,"message":"no"}}"#, "no"),
            (r#"{"result":"error","error":{}}"#, NO_WORDS),
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
