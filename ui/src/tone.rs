//! How something is meant.

use yew::Classes;

/// How something is meant. Its class gives the colour; an icon or a word next to it says the same, so that nothing is told by
/// colour alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// A fact that is neither good nor bad.
    #[default]
    Neutral,
    /// As it should be.
    Good,
    /// Somebody should do something: a call rings, a rule is never reached.
    Attention,
    /// Something is wrong: an error, a lost connection.
    Bad,
}

impl Tone {
    /// The class that sets the colours of this tone.
    pub fn class(self) -> &'static str {
        match self {
            Self::Neutral => "tone-neutral",
            Self::Good => "tone-good",
            Self::Attention => "tone-attention",
            Self::Bad => "tone-bad",
        }
    }
}

impl From<Tone> for Classes {
    fn from(tone: Tone) -> Self {
        tone.class().into()
    }
}
