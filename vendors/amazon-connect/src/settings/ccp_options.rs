//! The options of `initCCP` by their own names (`contract/streams.md` §2).
//!
//! Unknown keys are refused: the library would ignore a misspelt one in silence. `null` stands for a key that is left out,
//! and what is left out is left to the library. Two keys have a default of our own, `softphone.allowFramedSoftphone` and
//! `pageOptions.showInactivityModal`.

use fusion_cti::cursor::{Fields, ValidationError};
use serde::Serialize;

use super::url::{CcpUrl, SecureUrl};

/// What `initCCP` is given.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CcpOptions {
    pub(super) ccp_url: CcpUrl,
    /// `false`: never open a sign-in window.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) login_popup: Option<bool>,
    /// What the sign-in window shows, where it is not the CCP (SAML).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) login_url: Option<SecureUrl>,
    #[serde(skip_serializing_if = "Option::is_none")]
    login_popup_auto_close: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) login_options: Option<LoginOptions>,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<String>,
    pub(super) softphone: SoftphoneOptions,
    #[serde(skip_serializing_if = "Option::is_none")]
    chat: Option<RingtoneOptions>,
    #[serde(skip_serializing_if = "Option::is_none")]
    task: Option<RingtoneOptions>,
    #[serde(skip_serializing_if = "Option::is_none")]
    auto_accept_tone: Option<RingtoneOptions>,
    page_options: PageOptions,
    /// Milliseconds to wait for the CCP's first answer, and between reloads.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) ccp_load_timeout: Option<u32>,
    /// Milliseconds before the sign-in window opens after a sign-out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) ccp_ack_timeout: Option<u32>,
    /// Milliseconds between two keepalive messages.
    #[serde(skip_serializing_if = "Option::is_none")]
    ccp_syn_timeout: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    style: Option<String>,
    /// Read out by screen readers.
    #[serde(skip_serializing_if = "Option::is_none")]
    iframe_title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    should_add_namespace_to_logs: Option<bool>,
}

/// The sign-in window. `enableAckTimeout` is undocumented by the library: it lets its keepalive complain.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct LoginOptions {
    #[serde(skip_serializing_if = "Option::is_none")]
    auto_close: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    height: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    width: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    top: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    left: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) disable_auth_popup_after_logout: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    enable_ack_timeout: Option<bool>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct SoftphoneOptions {
    /// Without it the CCP in the toolbar gives no call sound, and an accepted one stays connecting until it counts as missed
    /// (amazon-connect-streams, issues #11, #92, #240). The library's own default is `false`, because a page may have a
    /// softphone of its own; the toolbar has none.
    pub(super) allow_framed_softphone: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    disable_ringtone: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ringtone_url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    disable_echo_cancellation: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    allow_framed_video_call: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    allow_framed_screen_sharing: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    allow_framed_screen_sharing_pop_up: Option<bool>,
    #[serde(rename = "VDIPlatform", skip_serializing_if = "Option::is_none")]
    vdi_platform: Option<VdiPlatform>,
    /// Asks for the microphone before the call connects.
    #[serde(skip_serializing_if = "Option::is_none")]
    allow_early_gum: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    allow_extended_persistent_connection: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    disable_storing_params_in_local_storage: Option<bool>,
}

/// The virtual desktop that the agent works in.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
enum VdiPlatform {
    Citrix,
    #[serde(rename = "CITRIX_413")]
    Citrix413,
    AwsWorkspace,
    Omnissa,
    Azure,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
struct RingtoneOptions {
    #[serde(skip_serializing_if = "Option::is_none")]
    disable_ringtone: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ringtone_url: Option<String>,
}

/// What the CCP's own settings page offers.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
struct PageOptions {
    #[serde(skip_serializing_if = "Option::is_none")]
    enable_audio_device_settings: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    enable_video_device_settings: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    enable_phone_type_settings: Option<bool>,
    /// The library's own default is `true`; but the CCP is folded away, and its dialog with it.
    show_inactivity_modal: bool,
}

impl CcpOptions {
    pub(super) const KEYS: [&str; 17] = [
        "ccpUrl",
        "loginPopup",
        "loginUrl",
        "loginPopupAutoClose",
        "loginOptions",
        "region",
        "softphone",
        "chat",
        "task",
        "autoAcceptTone",
        "pageOptions",
        "ccpLoadTimeout",
        "ccpAckTimeout",
        "ccpSynTimeout",
        "style",
        "iframeTitle",
        "shouldAddNamespaceToLogs",
    ];

    pub(super) fn read(fields: &Fields<'_>) -> Result<Self, ValidationError> {
        Ok(Self {
            ccp_url: fields.required("ccpUrl", |url| CcpUrl::read(url))?,
            login_popup: boolean(fields, "loginPopup")?,
            login_url: fields.nullable("loginUrl", |url| SecureUrl::read(url))?,
            login_popup_auto_close: boolean(fields, "loginPopupAutoClose")?,
            login_options: group(fields, "loginOptions", &LoginOptions::KEYS, LoginOptions::read)?,
            region: text(fields, "region")?,
            softphone: group(
                fields,
                "softphone",
                &SoftphoneOptions::KEYS,
                SoftphoneOptions::read,
            )?
            .unwrap_or_default(),
            chat: group(fields, "chat", &RingtoneOptions::KEYS, RingtoneOptions::read)?,
            task: group(fields, "task", &RingtoneOptions::KEYS, RingtoneOptions::read)?,
            auto_accept_tone: group(
                fields,
                "autoAcceptTone",
                &RingtoneOptions::KEYS,
                RingtoneOptions::read,
            )?,
            page_options: group(fields, "pageOptions", &PageOptions::KEYS, PageOptions::read)?
                .unwrap_or_default(),
            ccp_load_timeout: millis(fields, "ccpLoadTimeout")?,
            ccp_ack_timeout: millis(fields, "ccpAckTimeout")?,
            ccp_syn_timeout: millis(fields, "ccpSynTimeout")?,
            style: text(fields, "style")?,
            iframe_title: text(fields, "iframeTitle")?,
            should_add_namespace_to_logs: boolean(fields, "shouldAddNamespaceToLogs")?,
        })
    }
}

impl LoginOptions {
    const KEYS: [&str; 7] = [
        "autoClose",
        "height",
        "width",
        "top",
        "left",
        "disableAuthPopupAfterLogout",
        "enableAckTimeout",
    ];

    fn read(fields: &Fields<'_>) -> Result<Self, ValidationError> {
        let size = |key| {
            fields.nullable(key, |size| {
                size.integer(0..=u32::MAX, "a whole number of pixels, not negative")
            })
        };
        let position = |key| {
            fields.nullable(key, |position| {
                position.integer(i32::MIN..=i32::MAX, "a whole number of pixels")
            })
        };
        Ok(Self {
            auto_close: boolean(fields, "autoClose")?,
            height: size("height")?,
            width: size("width")?,
            top: position("top")?,
            left: position("left")?,
            disable_auth_popup_after_logout: boolean(fields, "disableAuthPopupAfterLogout")?,
            enable_ack_timeout: boolean(fields, "enableAckTimeout")?,
        })
    }
}

impl Default for SoftphoneOptions {
    fn default() -> Self {
        Self {
            allow_framed_softphone: true,
            disable_ringtone: None,
            ringtone_url: None,
            disable_echo_cancellation: None,
            allow_framed_video_call: None,
            allow_framed_screen_sharing: None,
            allow_framed_screen_sharing_pop_up: None,
            vdi_platform: None,
            allow_early_gum: None,
            allow_extended_persistent_connection: None,
            disable_storing_params_in_local_storage: None,
        }
    }
}

impl SoftphoneOptions {
    const KEYS: [&str; 11] = [
        "allowFramedSoftphone",
        "disableRingtone",
        "ringtoneUrl",
        "disableEchoCancellation",
        "allowFramedVideoCall",
        "allowFramedScreenSharing",
        "allowFramedScreenSharingPopUp",
        "VDIPlatform",
        "allowEarlyGum",
        "allowExtendedPersistentConnection",
        "disableStoringParamsInLocalStorage",
    ];

    fn read(fields: &Fields<'_>) -> Result<Self, ValidationError> {
        Ok(Self {
            allow_framed_softphone: boolean(fields, "allowFramedSoftphone")?.unwrap_or(true),
            disable_ringtone: boolean(fields, "disableRingtone")?,
            ringtone_url: text(fields, "ringtoneUrl")?,
            disable_echo_cancellation: boolean(fields, "disableEchoCancellation")?,
            allow_framed_video_call: boolean(fields, "allowFramedVideoCall")?,
            allow_framed_screen_sharing: boolean(fields, "allowFramedScreenSharing")?,
            allow_framed_screen_sharing_pop_up: boolean(fields, "allowFramedScreenSharingPopUp")?,
            vdi_platform: fields.nullable("VDIPlatform", |platform| platform.one_of(&VdiPlatform::WORDS))?,
            allow_early_gum: boolean(fields, "allowEarlyGum")?,
            allow_extended_persistent_connection: boolean(fields, "allowExtendedPersistentConnection")?,
            disable_storing_params_in_local_storage: boolean(fields, "disableStoringParamsInLocalStorage")?,
        })
    }
}

impl VdiPlatform {
    const WORDS: [(&str, Self); 5] = [
        ("CITRIX", Self::Citrix),
        ("CITRIX_413", Self::Citrix413),
        ("AWS_WORKSPACE", Self::AwsWorkspace),
        ("OMNISSA", Self::Omnissa),
        ("AZURE", Self::Azure),
    ];
}

impl RingtoneOptions {
    const KEYS: [&str; 2] = ["disableRingtone", "ringtoneUrl"];

    fn read(fields: &Fields<'_>) -> Result<Self, ValidationError> {
        Ok(Self {
            disable_ringtone: boolean(fields, "disableRingtone")?,
            ringtone_url: text(fields, "ringtoneUrl")?,
        })
    }
}

impl PageOptions {
    const KEYS: [&str; 4] = [
        "enableAudioDeviceSettings",
        "enableVideoDeviceSettings",
        "enablePhoneTypeSettings",
        "showInactivityModal",
    ];

    fn read(fields: &Fields<'_>) -> Result<Self, ValidationError> {
        Ok(Self {
            enable_audio_device_settings: boolean(fields, "enableAudioDeviceSettings")?,
            enable_video_device_settings: boolean(fields, "enableVideoDeviceSettings")?,
            enable_phone_type_settings: boolean(fields, "enablePhoneTypeSettings")?,
            show_inactivity_modal: boolean(fields, "showInactivityModal")?.unwrap_or(false),
        })
    }
}

fn group<T>(
    fields: &Fields<'_>,
    key: &str,
    known: &[&str],
    read: impl FnOnce(&Fields<'_>) -> Result<T, ValidationError>,
) -> Result<Option<T>, ValidationError> {
    fields.nullable(key, |group| read(&group.object()?.only(known)?))
}

fn boolean(fields: &Fields<'_>, key: &str) -> Result<Option<bool>, ValidationError> {
    fields.nullable(key, |flag| flag.bool())
}

fn text(fields: &Fields<'_>, key: &str) -> Result<Option<String>, ValidationError> {
    fields.nullable(key, |text| text.string().map(str::to_owned))
}

/// A timeout in milliseconds; `None` leaves it to the library's default.
pub(super) fn millis(fields: &Fields<'_>, key: &str) -> Result<Option<u32>, ValidationError> {
    fields.nullable(key, |millis| {
        millis.integer(1..=u32::MAX, "milliseconds, at least 1")
    })
}
