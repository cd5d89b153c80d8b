//! How the toolbar reads and sends numbers, as `toolbar.config.json` says.

use fusion_cti::phone::{AniFormat, HomeCountry, NumberReader};

use crate::model::json_text;
use crate::model::value_ext::ValueExt;

/// The reading of numbers, and how Fusion gets them. Without a configuration: no home country, and the default format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberSettings {
    /// The country in which people write numbers without a country code.
    pub home: Option<HomeCountry>,
    /// How the caller's number is written in `SVCMCA_ANI`.
    pub ani: AniFormat,
    /// Reads numbers as the toolbar does.
    pub reader: NumberReader,
}

impl NumberSettings {
    /// Reads a configuration, if there is one. Whether the rest of it is right is the toolbar's to say.
    pub fn of(configuration: Option<&str>) -> Self {
        let configuration = configuration.and_then(|text| json_text::parse(text).ok());
        let text = |section: &str, key: &str| {
            let section = configuration.as_ref()?.get(section)?;
            section.text_of(key).map(str::to_owned)
        };
        let home = text("numbers", "country").and_then(|code| HomeCountry::named(&code));
        Self {
            home,
            ani: match text("host", "ani").as_deref() {
                Some("withPlus") => AniFormat::WithPlus,
                Some("national") => AniFormat::National,
                Some(_) | None => AniFormat::WithoutPlus,
            },
            reader: NumberReader::at_home_in(home),
        }
    }
}

impl Default for NumberSettings {
    fn default() -> Self {
        Self::of(None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_and_sent_as_the_configuration_says() {
        let settings = NumberSettings::of(Some(
            r#"{"host": {"ani": "national"}, "numbers": {"country": "GB"}}"#,
        ));
        assert_eq!(settings.home, HomeCountry::named("GB"));
        assert_eq!(settings.ani, AniFormat::National);
        assert_eq!(
            settings.reader.read("01632 960123").unwrap().dialled(),
            "+441632960123"
        );
        assert_eq!(NumberSettings::of(Some("{")), NumberSettings::default());
    }
}
