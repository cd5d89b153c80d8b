//! One line about the last thing that was done, seen and spoken.

/// Whether what was done succeeded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Tone {
    /// It did, or there is nothing to say.
    #[default]
    Plain,
    /// It did not, and nothing was changed.
    Warning,
}

/// The line's text and tone; both are those of the latest action.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Notice {
    text: String,
    tone: Tone,
    count: usize,
}

impl Notice {
    /// Says that something was done.
    pub fn tell(&mut self, text: impl Into<String>) {
        self.say(text.into(), Tone::Plain);
    }

    /// Says that something could not be done.
    pub fn warn(&mut self, text: impl Into<String>) {
        self.say(text.into(), Tone::Warning);
    }

    /// Takes the line away.
    pub fn clear(&mut self) {
        self.say(String::new(), Tone::Plain);
    }

    /// The sentence; empty where there is nothing to say.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether the sentence is about a success or a failure.
    pub fn tone(&self) -> Tone {
        self.tone
    }

    /// Counts up, so that the same words twice are spoken twice.
    pub fn count(&self) -> usize {
        self.count
    }

    fn say(&mut self, text: String, tone: Tone) {
        self.text = text;
        self.tone = tone;
        self.count = self.count.wrapping_add(1);
    }
}
