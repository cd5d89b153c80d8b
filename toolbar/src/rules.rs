//! The administrator's screen-pop rules, fetched and read once, before the session begins. Whatever is wrong with them, the
//! session begins and calls ring: a sentence above the calls says what was found and what to do.

use fusion_cti::config::ScreenPopConfig;
use fusion_cti::phone::HomeCountry;
use fusion_cti::rules::{Refusal, RuleBook};
use fusion_cti::view::{BannerKind, BannerView, Tone};
use thiserror::Error;
use web_sys::Window;

use crate::chunk::{ChunkMissing, chunk};
use crate::file::{FetchError, fetch};
use crate::{recent_calls, text};

/// How many faults the sentence names; the command line shows all.
const NAMED: usize = 3;

/// The rules of this page.
#[derive(Clone, Debug, Default)]
pub struct Rules {
    /// What the session asks; nothing where no file is named, or it cannot be used.
    pub book: Option<RuleBook>,
    /// What is wrong, for the administrator and for the agent who tells them.
    pub trouble: Option<BannerView>,
}

impl Rules {
    /// Loads the rules that the configuration names. Without a name, nothing is loaded: neither a file nor the part of
    /// this program that reads it.
    pub async fn load(window: &Window, screen_pop: &ScreenPopConfig, home: Option<HomeCountry>) -> Self {
        let Some(file) = screen_pop.rules.as_deref() else {
            return Self::default();
        };
        let rules = Self::try_load(window, file, screen_pop.recent_calls, home).await;
        rules.unwrap_or_else(|error| Self::unusable(file, &error))
    }

    async fn try_load(
        window: &Window,
        file: &str,
        recent_calls: usize,
        home: Option<HomeCountry>,
    ) -> Result<Self, RulesError> {
        let text = fetch(window, file).await?;
        Ok(read(file.to_owned(), text, recent_calls, home, window.clone()).await??)
    }

    fn unusable(file: &str, error: &RulesError) -> Self {
        let sentence = format!("`{file}`: {error}. {}", text::RULES_UNUSABLE);
        Self {
            book: None,
            trouble: Some(banner(Tone::Bad, sentence)),
        }
    }
}

/// Why no rule of a file is used.
#[derive(Debug, Error)]
enum RulesError {
    /// The file cannot be fetched.
    #[error(transparent)]
    Fetch(#[from] FetchError),
    /// The part of this program that reads rules cannot be fetched.
    #[error(transparent)]
    Chunk(#[from] ChunkMissing),
    /// It is no file of rules.
    #[error(transparent)]
    Refused(#[from] Refusal),
}

chunk! { rules:
    fn read(file: String, text: String, most_recent: usize, home: Option<HomeCountry>, window: Window) -> Result<Rules, Refusal> {
        RuleBook::read(&text, home).map(|(book, faults)| Rules {
            book: Some(recent_calls::recorded(book, most_recent, window)),
            trouble: trouble(&file, &faults.iter().map(ToString::to_string).collect::<Vec<_>>()),
        })
    }
}

fn trouble(file: &str, faults: &[String]) -> Option<BannerView> {
    let shown = faults.get(..NAMED).unwrap_or(faults).join("; ");
    let more = match faults.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!("; and {more} more"),
    };
    let sentence = format!(
        "`{file}`: {} {shown}{more}. {}",
        text::RULES_FAULTY,
        text::RULES_CHECK
    );
    (!faults.is_empty()).then(|| banner(Tone::Attention, sentence))
}

fn banner(tone: Tone, text: String) -> BannerView {
    BannerView {
        kind: BannerKind::Rules,
        tone,
        text,
        action: None,
    }
}
