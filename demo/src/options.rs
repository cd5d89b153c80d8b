use std::collections::BTreeMap;
use std::path::PathBuf;

/// Where the demo listens; always on 127.0.0.1 only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ports {
    /// This port and the two after it.
    From(u16),
    /// Three ports that nobody uses, for tests.
    Free,
}

/// How a demo is set up.
#[derive(Debug, Clone)]
pub struct Options {
    /// The ports on which the three servers listen.
    pub ports: Ports,
    /// The toolbar's built files, as `cargo xtask dist` makes them.
    pub dist: PathBuf,
    /// More variants of the toolbar's configuration: the path they are served under and the text of
    /// `toolbar.config.json`, or `None` for a deployment that lacks this file. In the text, `{fusionOrigin}`,
    /// `{toolbarOrigin}` and `{ccpOrigin}` stand for the demo's own addresses; nothing else about it is looked at, so
    /// that a broken one reaches the toolbar as it is.
    pub variants: BTreeMap<String, Option<String>>,
    /// More folders on the toolbar's origin, by the path that they are served under: pages of a test that need the library
    /// as `dist` has it.
    pub folders: BTreeMap<String, PathBuf>,
    /// More files next to `index.html` of every variant, by their names, such as a module of an integrator's. They are read at
    /// each request, so that a reload of the page shows what was changed.
    pub files: BTreeMap<String, PathBuf>,
    /// Whether the agent is signed in to the contact centre from the start.
    pub signed_in: bool,
}

impl Options {
    /// The usual demo: free ports, the built-in variants, a signed-in agent.
    pub fn new(dist: impl Into<PathBuf>) -> Options {
        Options {
            ports: Ports::Free,
            dist: dist.into(),
            variants: BTreeMap::new(),
            folders: BTreeMap::new(),
            files: BTreeMap::new(),
            signed_in: true,
        }
    }
}
