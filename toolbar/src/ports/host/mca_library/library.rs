//! Where Fusion's own library is, and how it gets into the page.

use std::time::Duration;

use fusion_cti::config::page::PageParameters;
use fusion_cti::origin::Origin;
use fusion_cti_js::{script, timeout};
use thiserror::Error;
use wasm_bindgen::JsCast as _;

use super::sys::{Api, Global};

/// Oracle's own host, from which Fusion takes the library today (`contract/fusion.md` §1.2).
const ORACLE: &str = "https://static.oracle.com/";

/// A library that is in the page.
#[derive(Clone, Debug)]
pub struct McaLibrary(pub(super) Api);

/// Why Fusion's library is not used although it is configured.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum LibraryError {
    /// The page's address names no library, or one of somebody else.
    #[error("the page's address names no library of Oracle's or of this Fusion's (`oraApiSource`)")]
    NotNamed,
    /// The script could not be had: no such address, no network, or the page's content security policy forbids it.
    #[error("it could not be loaded from {0}")]
    NotLoaded(String),
    /// The script is another one.
    #[error("what was loaded from {0} is not Oracle's library")]
    OtherScript(String),
}

/// The address of the library that Fusion names, where it may be trusted: on Oracle's host or on that of the trusted parent, to which
/// an address without a host belongs.
pub fn address(parameters: &PageParameters, parent: &Origin) -> Option<String> {
    let source = parameters.api_source.as_deref()?.trim();
    let own = format!("{parent}/");
    if source.starts_with(ORACLE) || source.to_ascii_lowercase().starts_with(&own) {
        return Some(source.to_owned());
    }
    let is_relative =
        !source.is_empty() && !source.contains(':') && !source.starts_with("//") && !source.contains('\\');
    is_relative.then(|| format!("{own}{}", source.trim_start_matches('/')))
}

/// Puts the library into the page, within `limit`.
///
/// # Errors
/// [`LibraryError`] says why there is none.
pub async fn load(
    parameters: &PageParameters,
    parent: &Origin,
    limit: Duration,
) -> Result<McaLibrary, LibraryError> {
    let address = address(parameters, parent).ok_or(LibraryError::NotNamed)?;
    match timeout(limit, script::load(&address)).await {
        Ok(Ok(script)) => script.keep(),
        Ok(Err(_)) | Err(_) => return Err(LibraryError::NotLoaded(address)),
    }
    library().ok_or(LibraryError::OtherScript(address))
}

fn library() -> Option<McaLibrary> {
    let global: Global = js_sys::global().unchecked_into();
    let toolbar = global.namespace().ok().flatten()?.toolbar().ok().flatten()?;
    toolbar.api().ok().flatten().map(McaLibrary)
}

#[cfg(test)]
mod tests {
    use super::{Origin, PageParameters, address};

    fn named(source: &str) -> Option<String> {
        let parent = Origin::parse("https://fusion.example.com").unwrap();
        address(&PageParameters::parse(&format!("oraApiSource={source}")), &parent)
    }

    #[test]
    fn the_library_of_oracle_and_that_of_the_fusion_around_the_page_are_trusted() {
        let oracle = "https://static.oracle.com/cdn/mca/packs/oj-mca/1/container/mcaInteractionV1.js";
        assert_eq!(named(oracle).as_deref(), Some(oracle));
        let own = "https://fusion.example.com/mca/mcaInteractionV1.js";
        assert_eq!(named(own).as_deref(), Some(own));
        assert_eq!(named("/mca/mcaInteractionV1.js").as_deref(), Some(own));
    }

    #[test]
    fn no_other_script_is_loaded_whatever_the_address_says() {
        for source in [
            "",
            "https://evil.example.com/x.js",
            "//evil.example.com/x.js",
            "http://static.oracle.com/x.js",
            "https://static.oracle.com.evil.example.com/x.js",
            "https://fusion.example.com.evil.example.com/x.js",
            "javascript:alert(1)",
            "/\\evil.example.com/x.js",
        ] {
            assert_eq!(named(source), None, "{source}");
        }
    }
}
