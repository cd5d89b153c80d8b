//! The options of `initCCP` by their own names (`contract/streams.md` §2). Unknown keys are refused: a misspelt
//! option would otherwise be ignored in silence by the library.

use serde::{Deserialize, Serialize};

/// Every option that is passed on, and our own keys, which are not.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CcpOptions {
    /// The CCP's address.
    pub ccp_url: String,
    /// `false`: never open a sign-in window.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub login_popup: Option<bool>,
    /// What the sign-in window shows, where it is not the CCP (SAML).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub login_url: Option<String>,
    /// Close the sign-in window after the sign-in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub login_popup_auto_close: Option<bool>,
    /// The sign-in window in detail.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub login_options: Option<LoginOptions>,
    /// The instance's region.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// The softphone. Without this or one of the next groups the real CCP never starts its softphone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub softphone: Option<Softphone>,
    /// The ring of chats.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chat: Option<Ringtone>,
    /// The ring of tasks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub task: Option<Ringtone>,
    /// The tone of calls that are answered by themselves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub auto_accept_tone: Option<Ringtone>,
    /// What the CCP's own settings page offers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page_options: Option<PageOptions>,
    /// Milliseconds to wait for the CCP's first sign of life, and between reloads.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ccp_load_timeout: Option<u32>,
    /// Milliseconds before the sign-in window opens after a sign-out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ccp_ack_timeout: Option<u32>,
    /// Milliseconds between two signs of life.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ccp_syn_timeout: Option<u32>,
    /// The iframe's style.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub style: Option<String>,
    /// The iframe's title, read out by screen readers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub iframe_title: Option<String>,
    /// Mark the CCP's console lines.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub should_add_namespace_to_logs: Option<bool>,
    /// Ours: where the library is loaded from.
    #[serde(default, skip_serializing)]
    pub library_url: Option<String>,
    /// Ours: milliseconds after which an unanswered request is given up.
    #[serde(default, skip_serializing)]
    pub request_timeout: Option<u32>,
    /// Ours: milliseconds without a heartbeat after which the link counts as silent.
    #[serde(default, skip_serializing)]
    pub ccp_silence_timeout: Option<u32>,
}

/// The sign-in window.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LoginOptions {
    /// Close it after the sign-in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub auto_close: Option<bool>,
    /// Height in pixels.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub height: Option<u32>,
    /// Width in pixels.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub width: Option<u32>,
    /// Distance from the screen's upper edge.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub top: Option<i32>,
    /// Distance from the screen's left edge.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left: Option<i32>,
    /// Neither open the window nor reload the CCP after a sign-out, until the agent asks for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub disable_auth_popup_after_logout: Option<bool>,
    /// Undocumented by the library: let its keepalive complain.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub enable_ack_timeout: Option<bool>,
}

/// The softphone.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Softphone {
    /// Whether the embedded CCP carries the audio.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub allow_framed_softphone: Option<bool>,
    /// No ring.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub disable_ringtone: Option<bool>,
    /// Another ring.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ringtone_url: Option<String>,
    /// No echo cancellation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub disable_echo_cancellation: Option<bool>,
    /// Whether the embedded CCP shows video.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub allow_framed_video_call: Option<bool>,
    /// Whether the embedded CCP may share the screen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub allow_framed_screen_sharing: Option<bool>,
    /// The same in a window of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub allow_framed_screen_sharing_pop_up: Option<bool>,
    /// Which virtual desktop the agent works on.
    #[serde(rename = "VDIPlatform", default, skip_serializing_if = "Option::is_none")]
    pub vdi_platform: Option<VdiPlatform>,
    /// Ask for the microphone before the call connects.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub allow_early_gum: Option<bool>,
    /// Keep the audio path open between calls.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub allow_extended_persistent_connection: Option<bool>,
    /// Do not remember these parameters in the browser.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub disable_storing_params_in_local_storage: Option<bool>,
}

/// A virtual desktop that the library knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub enum VdiPlatform {
    /// Citrix.
    #[serde(rename = "CITRIX")]
    Citrix,
    /// Citrix 4.13.
    #[serde(rename = "CITRIX_413")]
    Citrix413,
    /// Amazon WorkSpaces.
    #[serde(rename = "AWS_WORKSPACE")]
    AwsWorkspace,
    /// Omnissa Horizon.
    #[serde(rename = "OMNISSA")]
    Omnissa,
    /// Azure Virtual Desktop.
    #[serde(rename = "AZURE")]
    Azure,
}

/// A ring of a channel.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Ringtone {
    /// No ring.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub disable_ringtone: Option<bool>,
    /// Another ring.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ringtone_url: Option<String>,
}

/// What the CCP's own settings page offers.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PageOptions {
    /// Choice of microphone and speaker.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub enable_audio_device_settings: Option<bool>,
    /// Choice of camera.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub enable_video_device_settings: Option<bool>,
    /// Choice between softphone and desk phone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub enable_phone_type_settings: Option<bool>,
    /// The warning before an idle session ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub show_inactivity_modal: Option<bool>,
}
