//! The versions of the MCA messages.

/// Which version of the MCA messages is written. Fusion's own messages do not say which it wants (`contract/fusion.md` §6.1),
/// so it is a choice of the deployment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum McaVersion {
    /// 1.3.0, whose library is public in full.
    V1_3,
    /// 1.5.0, of which only recorded messages are public: each says that a toolbar sent it.
    V1_5,
}

impl McaVersion {
    /// The text that every message carries.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::V1_3 => "1.3.0",
            Self::V1_5 => "1.5.0",
        }
    }
}
