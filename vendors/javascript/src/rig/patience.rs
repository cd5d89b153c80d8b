//! How long the suite waits for a module, as its rig says and as its time limit allows.

use std::time::Duration;

use fusion_cti::cursor::{Cursor, Found, ValidationError};
use fusion_cti::vendor::conformance::Patience;
use serde_json::Value;

/// Some answers are delayed by so many times `quiet`.
const QUIETS_OF_AN_ANSWER: u32 = 4;

/// The rig's own time limit for the handler's requests.
pub(super) fn read_limit(rig: &Value) -> Result<Option<Duration>, ValidationError> {
    Cursor::named("rig", rig)
        .object()?
        .nullable("requestTimeout", milliseconds)
}

/// The rig's `patience`; what it leaves out is the suite's own. Refuses what `limit`, after which the handler gives a request
/// up, makes pointless: the cases would fail, and the fault would not be the module's.
pub(super) fn read_patience(rig: &Value, limit: Duration) -> Result<Patience, ValidationError> {
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
    let patience = patience.unwrap_or(usual);
    let limit_millis = limit.as_millis();
    if patience.answer <= limit {
        return Err(unfit(
            "answer",
            patience.answer,
            format!("more than {limit_millis} ms, after which a request is given up (`requestTimeout`)"),
        ));
    }
    if patience.quiet * QUIETS_OF_AN_ANSWER >= limit {
        return Err(unfit(
            "quiet",
            patience.quiet,
            format!(
                "less than a quarter of the {limit_millis} ms after which a request is given up (`requestTimeout`)"
            ),
        ));
    }
    Ok(patience)
}

fn unfit(key: &str, wait: Duration, expected: String) -> ValidationError {
    ValidationError {
        path: format!("rig.patience.{key}"),
        found: Found::Value(format!("{} ms", wait.as_millis())),
        expected,
    }
}

fn milliseconds(cursor: &Cursor<'_>) -> Result<Duration, ValidationError> {
    let millis = cursor.integer(0..=u64::MAX, "a whole number of milliseconds")?;
    Ok(Duration::from_millis(millis))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn said_of(rig: &Value, limit: u64) -> String {
        let patience = read_patience(rig, Duration::from_millis(limit));
        patience.map_or_else(|error| error.to_string(), |_| "nothing".to_owned())
    }

    #[test]
    fn what_a_rig_leaves_out_is_the_suites_own() {
        let rig = json!({ "patience": { "quiet": 20 } });
        let patience = read_patience(&rig, Duration::from_secs(8)).unwrap();
        assert_eq!(patience.quiet, Duration::from_millis(20));
        assert_eq!(patience.answer, Patience::default().answer);
    }

    #[test]
    fn what_the_time_limit_makes_pointless_is_refused() {
        assert_eq!(
            said_of(&json!({ "patience": { "answer": 8000 } }), 8000),
            "`rig.patience.answer` is 8000 ms; expected more than 8000 ms, after which a request is given up \
             (`requestTimeout`)."
        );
        assert_eq!(
            said_of(&json!({ "patience": { "quiet": 100 } }), 400),
            "`rig.patience.quiet` is 100 ms; expected less than a quarter of the 400 ms after which a request is given \
             up (`requestTimeout`)."
        );
        assert_eq!(said_of(&json!({ "patience": { "quiet": 99 } }), 400), "nothing");
        assert!(said_of(&json!({}), 25_000).starts_with("`rig.patience.answer` is 20000 ms"));
    }
}
