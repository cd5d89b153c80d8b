//! What a rule tells Fusion: compiled from templates, and resolved for one call.

use super::compile::Compiler;
use super::finding::FindingKind;
use super::model::{Known, Outcome};
use super::reading::Reading;
use super::source_map::key_path;
use super::template::Template;
use super::vocabulary::{is_code, refused_token};
use super::words::{Bypass, CloseAs, PopAt, WrapUpChoice};
use crate::classification::Classification;
use crate::redact::Private;
use crate::token::TokenMap;

/// The value that switches a step of Fusion off.
const BYPASSED: &str = "true";

/// What Fusion is told about one call, and when. What is absent is as the configuration says.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ResolvedOutcome {
    /// By this Fusion chooses its lookup and screen-pop rules.
    pub classification: Option<Classification>,
    /// The kind of record to look the caller up in.
    pub lookup_object: Option<String>,
    /// The tokens that have a value, the bypass tokens included.
    pub tokens: TokenMap,
    /// The tokens that were left out because a value was missing.
    pub left_out: Vec<LeftOut>,
    /// When the screen pops.
    pub pop_at: Option<PopAt>,
    /// The code of a page to open, on the transport that can do it.
    pub page: Option<String>,
    /// The reason that closes a call which had been connected.
    pub close_reason: Option<CloseAs>,
    /// Whether Fusion shows its wrap-up.
    pub wrap_up: Option<WrapUpChoice>,
    /// What the agent reads on the call.
    pub note: Option<Private<String>>,
}

/// A token without a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Its name; `note` for the note.
    pub token: String,
    /// The facts that its template lacks; empty if the template is.
    pub missing: Vec<String>,
}

/// An outcome whose templates are parsed.
#[derive(Clone, Debug, Default)]
pub(super) struct CompiledOutcome {
    fixed: ResolvedOutcome,
    tokens: Vec<(String, Template)>,
    note: Option<Template>,
}

impl CompiledOutcome {
    /// Compiles an outcome that stands under a path; nothing if anything in it is wrong.
    pub(super) fn compile(
        outcome: &Outcome,
        known: &Known,
        path: &str,
        compiler: &mut Compiler,
    ) -> Option<Self> {
        let before = compiler.findings.len();
        check_codes(outcome, path, compiler);
        let mut tokens = Vec::new();
        for (name, text) in &outcome.tokens {
            let path = key_path(&key_path(path, "tokens"), name);
            if let Some(reason) = refused_token(name, &known.tokens) {
                compiler.error(FindingKind::UnknownToken, &path, reason);
            }
            tokens.extend(template(text, &path, compiler).map(|template| (name.clone(), template)));
        }
        let note = outcome.note.as_deref();
        let note = note.and_then(|text| template(text, &key_path(path, "note"), compiler));
        let mut bypassed = TokenMap::new();
        for step in &outcome.bypass {
            bypassed.insert(step.token(), BYPASSED);
        }
        (compiler.findings.len() == before).then(|| Self {
            fixed: ResolvedOutcome {
                classification: outcome.classification.as_deref().and_then(Classification::parse),
                lookup_object: outcome.lookup_object.clone(),
                tokens: bypassed,
                left_out: Vec::new(),
                pop_at: outcome.pop_at,
                page: outcome.page.clone(),
                close_reason: outcome.close_reason,
                wrap_up: outcome.wrap_up,
                note: None,
            },
            tokens,
            note,
        })
    }

    /// What Fusion is told about a call.
    pub(super) fn resolve(&self, reading: &Reading<'_>) -> ResolvedOutcome {
        let mut resolved = self.fixed.clone();
        for (name, template) in &self.tokens {
            match template.fill(reading) {
                Ok(value) => resolved.tokens.insert(name.as_str(), value),
                Err(missing) => resolved.left_out.push(LeftOut {
                    token: name.clone(),
                    missing,
                }),
            }
        }
        match self.note.as_ref().map(|note| note.fill(reading)) {
            Some(Ok(note)) => resolved.note = Some(Private::new(note)),
            Some(Err(missing)) => resolved.left_out.push(LeftOut {
                token: "note".to_owned(),
                missing,
            }),
            None => {}
        }
        resolved
    }

    /// Every template, with the key under which it stands.
    pub(super) fn templates(&self) -> impl Iterator<Item = (String, &Template)> {
        let tokens = self
            .tokens
            .iter()
            .map(|(name, template)| (format!("tokens.{name}"), template));
        tokens.chain(self.note.iter().map(|note| ("note".to_owned(), note)))
    }
}

fn template(text: &str, path: &str, compiler: &mut Compiler) -> Option<Template> {
    Template::parse(text)
        .map_err(|error| compiler.error(FindingKind::BadTemplate, path, error.to_string()))
        .ok()
}

fn check_codes(outcome: &Outcome, path: &str, compiler: &mut Compiler) {
    let codes = [
        ("classification", &outcome.classification),
        ("lookupObject", &outcome.lookup_object),
        ("page", &outcome.page),
    ];
    for (key, code) in codes {
        if let Some(code) = code.as_deref().filter(|code| !is_code(code)) {
            let message = format!("`{code}` cannot be a code; expected letters, digits and underscores");
            compiler.error(FindingKind::BadCode, &key_path(path, key), message);
        }
    }
    if let (Some(CloseAs::WrapUp), Some(WrapUpChoice::Off))
    | (Some(CloseAs::EndCommunication), Some(WrapUpChoice::Fusion)) =
        (outcome.close_reason, outcome.wrap_up)
    {
        let message =
            "`WRAPUP` shows the wrap-up and `ENDCOMMUNICATION` does not; set only one of the two keys";
        compiler.error(
            FindingKind::Contradiction,
            &key_path(path, "closeReason"),
            message,
        );
    }
    for step in Bypass::ALL {
        if outcome.bypass.contains(step) && outcome.tokens.contains_key(step.token()) {
            let message = format!(
                "`{}` is set by `bypass` already; set it in one place",
                step.token()
            );
            compiler.error(
                FindingKind::Contradiction,
                &key_path(path, &format!("tokens.{}", step.token())),
                message,
            );
        }
    }
}
