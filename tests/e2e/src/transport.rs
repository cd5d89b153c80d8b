/// Over which of Fusion's interfaces the toolbar speaks. The same tests run on both, one after the other;
/// `FUSION_CTI_TRANSPORT` (`mca` or `uef`) says which it is this time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Transport {
    /// The older messages of the Multi-Channel Adaptor.
    Mca,
    /// The UI Events Framework.
    Uef,
}

/// What a configuration says for the older interface, and what it says instead for the newer one.
const MCA: &str = r#""transport": "mca""#;
const UEF: &str = r#""transport": "uef", "uef": { "script": "{fusionOrigin}/uef/client.js" }"#;

impl Transport {
    /// The one that is tried this time.
    pub fn tried() -> Transport {
        match std::env::var("FUSION_CTI_TRANSPORT").as_deref() {
            Ok("uef") => Transport::Uef,
            _ => Transport::Mca,
        }
    }

    /// The demo's variant that differs from this one in nothing but the interface.
    pub(crate) fn variant(self, name: &str) -> &str {
        match (self, name) {
            (Transport::Uef, "accept") => "uef",
            (Transport::Uef, "ring") => "uef-ring",
            (_, other) => other,
        }
    }

    /// A configuration for the older interface as one for this.
    pub(crate) fn configuration(self, text: &str) -> String {
        match self {
            Transport::Mca => text.to_owned(),
            Transport::Uef => text.replace(MCA, UEF),
        }
    }
}
