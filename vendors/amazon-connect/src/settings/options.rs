//! The options of `initCCP` by their own names (`contract/streams.md` §2). Unknown keys are refused: a misspelt
//! option would otherwise be ignored in silence by the library.
//!
//! A table and not a struct per group: what is written is passed on as it is, so that only its shape must be known.

use fusion_cti::json::{Object, Value};

use super::SettingsError;

/// What may stand under a key. `null` stands for a key that is left out.
enum Shape {
    Switch,
    Text,
    /// A whole number from nought.
    Count,
    /// A whole number.
    Offset,
    OneOf(&'static [&'static str]),
    Group(Keys),
}

type Keys = &'static [(&'static str, Shape)];

use Shape::{Count, Group, Offset, OneOf, Switch, Text};

/// Every option that is passed on, and our own keys, which are not.
const CCP: Keys = &[
    ("ccpUrl", Text),
    // `false`: never open a sign-in window.
    ("loginPopup", Switch),
    // What the sign-in window shows, where it is not the CCP (SAML).
    ("loginUrl", Text),
    ("loginPopupAutoClose", Switch),
    ("loginOptions", Group(LOGIN)),
    ("region", Text),
    // Without this or one of the next groups the real CCP never starts its softphone.
    ("softphone", Group(SOFTPHONE)),
    ("chat", Group(RINGTONE)),
    ("task", Group(RINGTONE)),
    ("autoAcceptTone", Group(RINGTONE)),
    ("pageOptions", Group(PAGE)),
    // Milliseconds to wait for the CCP's first sign of life, and between reloads.
    ("ccpLoadTimeout", Count),
    // Milliseconds before the sign-in window opens after a sign-out.
    ("ccpAckTimeout", Count),
    // Milliseconds between two signs of life.
    ("ccpSynTimeout", Count),
    ("style", Text),
    // Read out by screen readers.
    ("iframeTitle", Text),
    ("shouldAddNamespaceToLogs", Switch),
    ("libraryUrl", Text),
    ("requestTimeout", Count),
    ("ccpSilenceTimeout", Count),
];

/// Those of the keys that are ours: where the library is loaded from, and after how many milliseconds an unanswered
/// request is given up and a link without heartbeat counts as silent.
pub(super) const OURS: [&str; 3] = ["libraryUrl", "requestTimeout", "ccpSilenceTimeout"];

/// The sign-in window. `enableAckTimeout` is undocumented by the library: it lets its keepalive complain.
const LOGIN: Keys = &[
    ("autoClose", Switch),
    ("height", Count),
    ("width", Count),
    ("top", Offset),
    ("left", Offset),
    ("disableAuthPopupAfterLogout", Switch),
    ("enableAckTimeout", Switch),
];

const SOFTPHONE: Keys = &[
    ("allowFramedSoftphone", Switch),
    ("disableRingtone", Switch),
    ("ringtoneUrl", Text),
    ("disableEchoCancellation", Switch),
    ("allowFramedVideoCall", Switch),
    ("allowFramedScreenSharing", Switch),
    ("allowFramedScreenSharingPopUp", Switch),
    (
        "VDIPlatform",
        OneOf(&["CITRIX", "CITRIX_413", "AWS_WORKSPACE", "OMNISSA", "AZURE"]),
    ),
    // Asks for the microphone before the call connects.
    ("allowEarlyGum", Switch),
    ("allowExtendedPersistentConnection", Switch),
    ("disableStoringParamsInLocalStorage", Switch),
];

const RINGTONE: Keys = &[("disableRingtone", Switch), ("ringtoneUrl", Text)];

/// What the CCP's own settings page offers.
const PAGE: Keys = &[
    ("enableAudioDeviceSettings", Switch),
    ("enableVideoDeviceSettings", Switch),
    ("enablePhoneTypeSettings", Switch),
    ("showInactivityModal", Switch),
];

/// The options as they were written, `null` left out.
///
/// # Errors
/// The first key that is unknown or has another shape.
pub(super) fn checked(value: &Value, path: &str) -> Result<Object, SettingsError> {
    group(value, path, CCP)
}

fn group(value: &Value, path: &str, known: Keys) -> Result<Object, SettingsError> {
    let Value::Object(written) = value else {
        return Err(refused(path, "expected an object"));
    };
    let mut kept = Object::new();
    for (key, value) in written.iter() {
        let path = [path, ".", key].concat();
        let Some((_, shape)) = known.iter().find(|(name, _)| name == key) else {
            let names = one_of(&mut known.iter().map(|(name, _)| *name));
            return Err(refused(&path, &["unknown field `", key, "`, ", &names].concat()));
        };
        if *value != Value::Null {
            kept.insert(key.clone(), fitting(value, &path, shape)?);
        }
    }
    Ok(kept)
}

fn fitting(value: &Value, path: &str, shape: &Shape) -> Result<Value, SettingsError> {
    let (fits, expectation) = match shape {
        Group(known) => return group(value, path, known).map(Value::Object),
        Switch => (value.as_bool().is_some(), "expected true or false"),
        Text => (value.as_str().is_some(), "expected a text"),
        Count => (
            value.as_u64().is_some_and(|count| u32::try_from(count).is_ok()),
            "expected a whole number, not negative",
        ),
        Offset => (is_offset(value), "expected a whole number"),
        OneOf(words) => {
            let names = one_of(&mut words.iter().copied());
            match value.as_str() {
                Some(word) if words.contains(&word) => (true, ""),
                Some(word) => {
                    let expectation = ["unknown variant `", word, "`, ", &names].concat();
                    return Err(refused(path, &expectation));
                }
                None => return Err(refused(path, &names)),
            }
        }
    };
    if fits {
        Ok(value.clone())
    } else {
        Err(refused(path, expectation))
    }
}

/// A number of pixels in either direction.
fn is_offset(value: &Value) -> bool {
    let Value::Number(written) = value else {
        return false;
    };
    let pixels = written.strip_prefix('-').unwrap_or(written);
    pixels
        .parse::<u64>()
        .is_ok_and(|pixels| i32::try_from(pixels).is_ok())
}

/// ``expected one of `a`, `b` ``
fn one_of(names: &mut dyn Iterator<Item = &'static str>) -> String {
    let mut text = String::from("expected one of ");
    for (place, name) in names.enumerate() {
        let opened = if place == 0 { "`" } else { ", `" };
        text.extend([opened, name, "`"]);
    }
    text
}

fn refused(path: &str, expectation: &str) -> SettingsError {
    SettingsError {
        path: path.to_owned(),
        expectation: expectation.to_owned(),
    }
}
