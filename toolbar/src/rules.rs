//! The administrator's screen-pop rules, fetched and read once, before the session begins. Whatever is wrong with them, the
//! session begins and calls ring: a sentence above the calls says what was found and what to do.

use fusion_cti::config::ScreenPopConfig;
use fusion_cti::rules::RuleBook;
use fusion_cti::view::{BannerKind, BannerView, Tone};
use web_sys::Window;

use crate::chunk::chunk;
use crate::file::{Unread, fetch};
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
    pub async fn load(window: &Window, screen_pop: &ScreenPopConfig) -> Self {
        let Some(file) = screen_pop.rules.as_deref() else {
            return Self::default();
        };
        let text = match fetch(window, file).await {
            Ok(text) => text,
            Err(Unread::Missing(status)) => {
                return Self::unusable(file, &format!("the server answered with status {status}"));
            }
            Err(Unread::Unreachable) => return Self::unusable(file, "the server did not answer"),
        };
        let read = read(file.to_owned(), text, screen_pop.recent_calls, window.clone()).await;
        match read.unwrap_or_else(|missing| Err(missing.to_string())) {
            Ok(rules) => rules,
            Err(why) => Self::unusable(file, &why),
        }
    }

    fn unusable(file: &str, why: &str) -> Self {
        let sentence = format!("`{file}`: {why}. {}", text::RULES_UNUSABLE);
        Self {
            book: None,
            trouble: Some(banner(Tone::Bad, sentence)),
        }
    }
}

/// The rules in a text, or why it is no file of rules.
type Read = Result<Rules, String>;

chunk! { rules:
    fn read(file: String, text: String, most_recent: usize, window: Window) -> Read {
        match RuleBook::read(&text) {
            Ok((book, faults)) => Ok(Rules {
                book: Some(recent_calls::remembered(book, most_recent, window)),
                trouble: named(&file, &faults.iter().map(ToString::to_string).collect::<Vec<_>>()),
            }),
            Err(refusal) => Err(refusal.to_string()),
        }
    }
}

fn named(file: &str, faults: &[String]) -> Option<BannerView> {
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
