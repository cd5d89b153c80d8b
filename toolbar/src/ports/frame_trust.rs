//! Which page frames the toolbar, and whether it may be talked to.

use fusion_cti::config::page::PageParameters;
use fusion_cti::origin::{Origin, ParentError, select};
use fusion_cti_js::property;
use thiserror::Error;
use web_sys::Window;

/// Whether the page around the toolbar may be talked to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FrameTrust {
    /// The toolbar is framed by this origin, which the configuration allows.
    Trusted(Origin),
    /// The toolbar is on its own, or in a frame that is not Fusion's: there is no host.
    Standalone,
    /// The frame must not be talked to.
    Untrusted(UntrustedReason),
}

/// Why the frame around the page is not trusted.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum UntrustedReason {
    /// The page's address names a parent that is not allowed.
    #[error(transparent)]
    Parent(#[from] ParentError),
    /// The page's address names an allowed parent, but the browser reports another one.
    #[error(
        "the page's address names `{named}` as its parent (`oraParentFrame`), but the browser sees `{seen}`"
    )]
    Mismatch {
        /// The origin in the address.
        named: Origin,
        /// The origin that the browser reports.
        seen: String,
    },
}

/// What the browser says about the frame around the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Embedding {
    /// The page is not framed.
    TopLevel,
    /// The page is framed, by this origin if the browser tells.
    Framed(Option<String>),
}

impl Embedding {
    /// Asks the browser what is around this window.
    pub fn of(window: &Window) -> Self {
        match parent(window) {
            None => Self::TopLevel,
            // Not every browser has `ancestorOrigins`; where it is missing the address alone decides, and a wrong one
            // leads to messages that the browser does not deliver.
            Some(_) => Self::Framed(
                property::get(&window.location(), "ancestorOrigins")
                    .and_then(|origins| property::string(&origins, "0")),
            ),
        }
    }
}

impl FrameTrust {
    /// Compares the frame with the configuration. The address chooses among the allowed origins and never adds one.
    pub fn evaluate(embedding: &Embedding, allowed: &[Origin], parameters: &PageParameters) -> Self {
        let (Embedding::Framed(seen), Some(asked)) = (embedding, parameters.parent_frame.as_deref()) else {
            return Self::Standalone;
        };
        match (select(allowed, Some(asked)), seen) {
            (Err(error), _) => Self::Untrusted(error.into()),
            (Ok(named), Some(seen)) if named.as_str() != seen => Self::Untrusted(UntrustedReason::Mismatch {
                named: named.clone(),
                seen: seen.clone(),
            }),
            (Ok(named), _) => Self::Trusted(named.clone()),
        }
    }

    /// The same for the UI Events Framework, which does not need the page's address to name the parent and is not
    /// documented to do so: without a name, the origin that the browser reports counts.
    pub fn evaluate_unnamed(embedding: &Embedding, allowed: &[Origin], parameters: &PageParameters) -> Self {
        match (embedding, &parameters.parent_frame) {
            (Embedding::Framed(Some(seen)), None) => {
                let parent = allowed.iter().find(|origin| origin.as_str() == seen);
                parent.cloned().map_or(Self::Standalone, Self::Trusted)
            }
            _ => Self::evaluate(embedding, allowed, parameters),
        }
    }
}

/// The origin of the frame around the page, to name storage after it and not to trust it; empty outside any frame.
pub fn frame_origin(window: &Window, parameters: &PageParameters) -> String {
    match Embedding::of(window) {
        Embedding::TopLevel => String::new(),
        Embedding::Framed(seen) => seen
            .or_else(|| parameters.parent_frame.clone())
            .unwrap_or_default(),
    }
}

/// The origins of the page and of every page around it. A browser without `ancestorOrigins` tells only the page's own; then the
/// parent is the one that the page's address names.
pub fn page_origins(window: &Window, parameters: &PageParameters) -> Vec<String> {
    let mut origins = Vec::from_iter(window.location().origin().ok());
    let ancestors = property::get(&window.location(), "ancestorOrigins");
    let seen = (0_u32..).map_while(|index| property::string(ancestors.as_ref()?, &index.to_string()));
    origins.extend(seen);
    if origins.len() == 1 && parent(window).is_some() {
        origins.extend(parameters.parent_frame.clone());
    }
    origins.dedup();
    origins
}

/// The window around this one, if there is one.
pub fn parent(window: &Window) -> Option<Window> {
    let parent = window.parent().ok().flatten()?;
    (!js_sys::Object::is(&parent, window)).then_some(parent)
}

#[cfg(test)]
mod tests {
    use super::{Embedding, FrameTrust, Origin, PageParameters, UntrustedReason};

    const FUSION: &str = "https://fusion.example.com";

    fn evaluate(embedding: &Embedding, query: &str) -> FrameTrust {
        let allowed = [Origin::parse(FUSION).unwrap()];
        FrameTrust::evaluate(embedding, &allowed, &PageParameters::parse(query))
    }

    fn framed_by(seen: &str) -> Embedding {
        Embedding::Framed(Some(seen.to_owned()))
    }

    const NAMED: &str = "?oraParentFrame=https%3A%2F%2Ffusion.example.com";

    #[test]
    fn an_allowed_frame_is_talked_to() {
        let trusted = FrameTrust::Trusted(Origin::parse(FUSION).unwrap());
        assert_eq!(evaluate(&framed_by(FUSION), NAMED), trusted);
        assert_eq!(evaluate(&Embedding::Framed(None), NAMED), trusted);
    }

    #[test]
    fn without_a_frame_or_without_its_name_the_toolbar_is_standalone() {
        assert_eq!(evaluate(&Embedding::TopLevel, NAMED), FrameTrust::Standalone);
        assert_eq!(
            evaluate(&framed_by(FUSION), "?oraTbName=x"),
            FrameTrust::Standalone
        );
    }

    #[test]
    fn without_a_name_the_browser_decides_where_that_is_enough() {
        let allowed = [Origin::parse(FUSION).unwrap()];
        let evaluate =
            |seen| FrameTrust::evaluate_unnamed(&framed_by(seen), &allowed, &PageParameters::default());
        assert_eq!(evaluate(FUSION), FrameTrust::Trusted(allowed[0].clone()));
        assert_eq!(evaluate("https://other.example.com"), FrameTrust::Standalone);
    }

    #[test]
    fn a_frame_that_is_not_allowed_is_not_talked_to_whatever_the_address_says() {
        let other = "https://other.example.com";
        let untrusted = |trust| matches!(trust, FrameTrust::Untrusted(_));
        assert!(untrusted(evaluate(
            &framed_by(other),
            "?oraParentFrame=https://other.example.com"
        )));
        assert!(matches!(
            evaluate(&framed_by(other), NAMED),
            FrameTrust::Untrusted(UntrustedReason::Mismatch { .. })
        ));
        assert!(untrusted(evaluate(&framed_by(other), "?oraParentFrame=nonsense")));
    }
}
