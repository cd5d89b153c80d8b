//! Where the toolbar looks for its rules, as `toolbar.config.json` says.

use super::document::FileKind;
use crate::model::json_text;
use crate::model::value_ext::ValueExt;

/// Whether the configuration names a file of rules.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum Hosting {
    /// There is no configuration here, or it cannot be read; the usual names are taken.
    #[default]
    Unknown,
    /// It names none: the toolbar uses no rules, whatever is next to it.
    Unnamed,
    /// It names this one, from the toolbar's folder.
    Named(String),
}

impl Hosting {
    /// Reads a configuration, if there is one. Whether the rest of it is right is the toolbar's to say.
    pub fn of(configuration: Option<&str>) -> Self {
        let Some(configuration) = configuration.and_then(|text| json_text::parse(text).ok()) else {
            return Self::Unknown;
        };
        let named = configuration
            .get("screenPop")
            .and_then(|part| part.text_of("rules"));
        match named.filter(|name| !name.is_empty()) {
            Some(name) => Self::Named(name.to_owned()),
            None => Self::Unnamed,
        }
    }

    /// The way to a file from the toolbar's folder. Expected results are next to their rules.
    pub fn path(&self, kind: FileKind) -> String {
        let rules = match self {
            Self::Named(name) => name.as_str(),
            Self::Unknown | Self::Unnamed => FileKind::Rules.name(),
        };
        match kind {
            FileKind::Rules => rules.to_owned(),
            FileKind::Tests => format!("{}.tests.json", rules.strip_suffix(".json").unwrap_or(rules)),
        }
    }

    /// The name under which a file is downloaded.
    pub fn file_name(&self, kind: FileKind) -> String {
        let path = self.path(kind);
        path.rsplit('/').next().unwrap_or_default().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_are_where_the_configuration_says() {
        let named = Hosting::of(Some(r#"{"screenPop": {"rules": "north/rules.json"}}"#));
        assert_eq!(named.path(FileKind::Tests), "north/rules.tests.json");
        assert_eq!(named.file_name(FileKind::Rules), "rules.json");
    }

    #[test]
    fn without_a_name_the_usual_ones_are_taken() {
        assert_eq!(Hosting::of(None), Hosting::Unknown);
        assert_eq!(Hosting::of(Some("{")), Hosting::Unknown);
        let unnamed = Hosting::of(Some(r#"{"version": 1}"#));
        assert_eq!(unnamed, Hosting::Unnamed);
        assert_eq!(unnamed.path(FileKind::Rules), FileKind::Rules.name());
        assert_eq!(unnamed.path(FileKind::Tests), FileKind::Tests.name());
    }
}
