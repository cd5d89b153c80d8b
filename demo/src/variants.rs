//! The toolbar deployments: the same files, each with a configuration of its own.

use std::collections::BTreeMap;
use std::sync::{PoisonError, RwLock};

/// What is next to `index.html` in each variant, by file name; anything else comes from `dist`.
#[derive(Debug, Default)]
pub(crate) struct Variants(RwLock<BTreeMap<String, BTreeMap<String, String>>>);

pub(crate) const CONFIGURATION: &str = "toolbar.config.json";

/// The name of each variant, over which of Fusion's interfaces it speaks, and when the screen pops.
const BUILT_IN: [(&str, &str, &str); 5] = [
    ("accept", "mca", "accept"),
    ("ring", "mca", "ring"),
    ("uef", "uef", "accept"),
    ("uef-ring", "uef", "ring"),
    ("auto", "auto", "accept"),
];

impl Variants {
    pub(crate) fn built_in() -> Variants {
        let variants = Variants::default();
        for (name, transport, pop_on) in BUILT_IN {
            variants.add(name, Some(configuration(transport, pop_on)));
        }
        variants
    }

    /// Adds a variant, or replaces the one of this name.
    pub(crate) fn add(&self, name: &str, configuration: Option<String>) {
        let files = configuration
            .map(|text| (CONFIGURATION.to_owned(), text))
            .into_iter()
            .collect();
        self.0
            .write()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(name.to_owned(), files);
    }

    /// Puts a file of its own into a variant, which is created if there is none of this name.
    pub(crate) fn add_file(&self, variant: &str, file: &str, text: String) {
        let mut variants = self.0.write().unwrap_or_else(PoisonError::into_inner);
        variants
            .entry(variant.to_owned())
            .or_default()
            .insert(file.to_owned(), text);
    }

    pub(crate) fn exists(&self, name: &str) -> bool {
        self.0
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .contains_key(name)
    }

    pub(crate) fn file(&self, variant: &str, file: &str) -> Option<String> {
        let variants = self.0.read().unwrap_or_else(PoisonError::into_inner);
        variants.get(variant).and_then(|files| files.get(file)).cloned()
    }
}

fn configuration(transport: &str, pop_on: &str) -> String {
    format!(
        r#"{{
  "version": 1,
  "host": {{
    "transport": "{transport}",
    "allowedOrigins": ["{{fusionOrigin}}"],
    "appClassification": "ORA_SERVICE",
    "uef": {{ "script": "{{fusionOrigin}}/uef/client.js" }}
  }},
  "vendor": {{
    "name": "amazon-connect",
    "settings": {{
      "ccpUrl": "{{ccpOrigin}}/ccp-v2/",
      "region": "eu-west-2",
      "loginPopup": true,
      "loginPopupAutoClose": true,
      "softphone": {{ "allowFramedSoftphone": true }}
    }}
  }},
  "screenPop": {{ "on": "{pop_on}" }}
}}
"#
    )
}
