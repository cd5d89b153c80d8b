//! The file `screen-pop.json` as data: what is written is what is here. Meaning comes in [`compile`](super::RuleSet).

use std::collections::BTreeMap;

use serde::Serialize;

use super::condition::Condition;
use super::words::{Bypass, CloseAs, PopAt, WrapUpChoice};

/// The version of the file that this program writes and reads.
pub const VERSION: u32 = 1;

/// The id under which a verdict names the outcome at the end; no rule may take it.
pub const DEFAULT_ID: &str = "default";

/// Rules for what Fusion is told about a call: the first that matches wins, `default` is for calls that none matches.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RuleFile {
    /// Where an editor finds the description of this file; ignored here.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// The version of this form: 1.
    pub version: u32,
    /// What exists at this customer, so that a typing mistake can be told from a name that is only unusual.
    #[serde(default, skip_serializing_if = "Known::is_empty")]
    pub known: Known,
    /// In order: the first rule that matches decides.
    pub rules: Vec<Rule>,
    /// What Fusion is told about a call that no rule matches. What is left out is as the configuration says.
    #[serde(default, skip_serializing_if = "Outcome::is_empty")]
    pub default: Outcome,
}

/// Names that exist at this customer. Nothing is refused at a call because of them; `check` uses them.
#[derive(Clone, Debug, PartialEq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Known {
    /// Tokens beginning with `SVCMCA_` that Fusion has and this program does not know of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tokens: Vec<String>,
    /// Fusion's screen-pop pages by code, each with the tokens that it reads. If there are any, `check` warns of a token
    /// that none of them reads.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub pages: BTreeMap<String, Vec<String>>,
    /// Contact attributes that the contact centre sets, besides those in the samples.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attributes: Vec<String>,
    /// Queues. If there are any, `check` warns of a condition on another one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub queues: Vec<String>,
}

/// One rule: when its condition matches a call, its outcome is what Fusion is told.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Rule {
    /// Names the rule in tests and verdicts: letters, digits, `-`, `_` and `.`; unique; not `default`.
    pub id: String,
    /// The name that agents and admins see, as in "Rule: VIP queue".
    pub name: String,
    /// Whether the rule is used. A rule that is switched off is still checked.
    #[serde(default = "switched_on", skip_serializing_if = "is_on")]
    pub enabled: bool,
    /// The condition. `{"all": []}` matches every call.
    pub when: Condition,
    /// What Fusion is told.
    #[serde(default, skip_serializing_if = "Outcome::is_empty")]
    pub then: Outcome,
}

/// What Fusion is told about a call, and when. What is left out is as `toolbar.config.json` says.
#[derive(Clone, Debug, PartialEq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Outcome {
    /// Chooses Fusion's lookup and screen-pop rules: `ORA_SERVICE`, `ORA_SALES`, `ORA_HRHD` or one of your own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub classification: Option<String>,
    /// The kind of record in which Fusion looks the caller up: `Contact`, `Account` or `ServiceRequest`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lookup_object: Option<String>,
    /// Tokens by name, each with a template such as `{attribute.caseNumber | trim}`. A token whose template lacks a value
    /// is left out.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub tokens: BTreeMap<String, String>,
    /// Steps of Fusion that are switched off.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bypass: Vec<Bypass>,
    /// When the screen pops.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pop_at: Option<PopAt>,
    /// The code of a page to open, such as `Edit_Contact`, on the transport that can do it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<String>,
    /// The reason that closes a call which had been connected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub close_reason: Option<CloseAs>,
    /// Whether Fusion shows its wrap-up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wrap_up: Option<WrapUpChoice>,
    /// A template for a note that the agent sees on the call.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl RuleFile {
    /// The file without any rule: everything is as the configuration says.
    pub fn empty() -> Self {
        Self {
            schema: None,
            version: VERSION,
            known: Known::default(),
            rules: Vec::new(),
            default: Outcome::default(),
        }
    }

    /// The text to store, indented, with a newline at its end.
    ///
    /// # Errors
    /// None that can happen with these types.
    pub fn to_text(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string_pretty(self).map(|text| text + "\n")
    }
}

impl Known {
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl Outcome {
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

#[cfg(feature = "schema")]
fn switched_on() -> bool {
    true
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_on(enabled: &bool) -> bool {
    *enabled
}
