//! The toolbar deployments: the same files, each with a configuration of its own.

use std::collections::BTreeMap;
use std::sync::{PoisonError, RwLock};

/// What lies beside `index.html` in each variant, by file name; anything else comes from `dist`.
#[derive(Debug, Default)]
pub(crate) struct Variants(RwLock<BTreeMap<String, BTreeMap<String, String>>>);

pub(crate) const CONFIGURATION: &str = "toolbar.config.json";

impl Variants {
    pub(crate) fn built_in() -> Variants {
        let variants = Variants::default();
        variants.add("accept", Some(configuration("accept")));
        variants.add("ring", Some(configuration("ring")));
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

fn configuration(pop_on: &str) -> String {
    format!(
        r#"{{
  "version": 1,
  "host": {{
    "transport": "mca",
    "allowedOrigins": ["{{fusionOrigin}}"],
    "appClassification": "ORA_SERVICE"
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
