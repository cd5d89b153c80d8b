//! Who is around the page, and whether that may be talked to.

use fusion_cti::config::page::PageParameters;
use fusion_cti::origin::{Origin, ParentError, select};
use thiserror::Error;
use web_sys::Window;

use super::property::property;

/// Where the toolbar stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Framed by this origin, which the configuration allows.
    Framed(Origin),
    /// On its own, or in a frame that is none of Fusion's: nobody to talk to.
    Alone,
    /// In a frame that must not be talked to.
    Distrusted(Distrust),
}

/// Why the frame around the page is not talked to.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Distrust {
    /// The page's address names a parent that is not allowed.
    #[error(transparent)]
    Parent(#[from] ParentError),
    /// The page's address names an allowed parent, but the browser sees another one.
    #[error(
        "the page's address names `{named}` as its parent (`oraParentFrame`), but the browser sees `{seen}`"
    )]
    Mismatch {
        /// In the address.
        named: Origin,
        /// In the browser.
        seen: String,
    },
}

/// What the browser says about the frame around the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Surroundings {
    /// There is none.
    Top,
    /// There is one, of this origin if the browser tells.
    Inside(Option<String>),
}

impl Surroundings {
    /// Asks the browser.
    pub fn of(window: &Window) -> Self {
        match parent(window) {
            None => Self::Top,
            // Not every browser has `ancestorOrigins`; where it is missing the address alone decides, and a wrong one
            // leads to messages that the browser does not deliver.
            Some(_) => Self::Inside(
                property(&window.location(), "ancestorOrigins")
                    .and_then(|origins| property(&origins, "0"))
                    .and_then(|origin| origin.as_string()),
            ),
        }
    }
}

impl Standing {
    /// Judges the surroundings by the configuration. The address chooses among the allowed origins and never adds one.
    pub fn judge(surroundings: &Surroundings, allowed: &[Origin], parameters: &PageParameters) -> Self {
        let (Surroundings::Inside(seen), Some(asked)) = (surroundings, parameters.parent_frame.as_deref())
        else {
            return Self::Alone;
        };
        match (select(allowed, Some(asked)), seen) {
            (Err(error), _) => Self::Distrusted(error.into()),
            (Ok(named), Some(seen)) if named.as_str() != seen => Self::Distrusted(Distrust::Mismatch {
                named: named.clone(),
                seen: seen.clone(),
            }),
            (Ok(named), _) => Self::Framed(named.clone()),
        }
    }

    /// The same for the UI Events Framework, which does not need the page's address to name the parent and is not
    /// documented to do so: then the browser's word counts, if it gives one.
    pub fn judge_unnamed(
        surroundings: &Surroundings,
        allowed: &[Origin],
        parameters: &PageParameters,
    ) -> Self {
        match (surroundings, &parameters.parent_frame) {
            (Surroundings::Inside(Some(seen)), None) => {
                let parent = allowed.iter().find(|origin| origin.as_str() == seen);
                parent.cloned().map_or(Self::Alone, Self::Framed)
            }
            _ => Self::judge(surroundings, allowed, parameters),
        }
    }
}

/// Whose frame the page is in, as a name to keep things under and not as somebody to trust; empty outside any.
pub fn frame_around(window: &Window, parameters: &PageParameters) -> String {
    match Surroundings::of(window) {
        Surroundings::Top => String::new(),
        Surroundings::Inside(seen) => seen
            .or_else(|| parameters.parent_frame.clone())
            .unwrap_or_default(),
    }
}

/// The window around this one, if there is one.
pub fn parent(window: &Window) -> Option<Window> {
    let parent = window.parent().ok().flatten()?;
    (!js_sys::Object::is(&parent, window)).then_some(parent)
}

#[cfg(test)]
mod tests {
    use super::{Distrust, Origin, PageParameters, Standing, Surroundings};

    const FUSION: &str = "https://fusion.example.com";

    fn judge(surroundings: &Surroundings, query: &str) -> Standing {
        let allowed = [Origin::parse(FUSION).unwrap()];
        Standing::judge(surroundings, &allowed, &PageParameters::parse(query))
    }

    fn inside(seen: &str) -> Surroundings {
        Surroundings::Inside(Some(seen.to_owned()))
    }

    const NAMED: &str = "?oraParentFrame=https%3A%2F%2Ffusion.example.com";

    #[test]
    fn an_allowed_frame_is_talked_to() {
        let framed = Standing::Framed(Origin::parse(FUSION).unwrap());
        assert_eq!(judge(&inside(FUSION), NAMED), framed);
        assert_eq!(judge(&Surroundings::Inside(None), NAMED), framed);
    }

    #[test]
    fn without_a_frame_or_without_its_name_the_toolbar_is_alone() {
        assert_eq!(judge(&Surroundings::Top, NAMED), Standing::Alone);
        assert_eq!(judge(&inside(FUSION), "?oraTbName=x"), Standing::Alone);
    }

    #[test]
    fn without_a_name_the_browser_decides_where_that_is_enough() {
        let allowed = [Origin::parse(FUSION).unwrap()];
        let judge = |seen| Standing::judge_unnamed(&inside(seen), &allowed, &PageParameters::default());
        assert_eq!(judge(FUSION), Standing::Framed(allowed[0].clone()));
        assert_eq!(judge("https://other.example.com"), Standing::Alone);
    }

    #[test]
    fn a_frame_that_is_not_allowed_is_not_talked_to_whatever_the_address_says() {
        let other = "https://other.example.com";
        let distrusted = |standing| matches!(standing, Standing::Distrusted(_));
        assert!(distrusted(judge(
            &inside(other),
            "?oraParentFrame=https://other.example.com"
        )));
        assert!(matches!(
            judge(&inside(other), NAMED),
            Standing::Distrusted(Distrust::Mismatch { .. })
        ));
        assert!(distrusted(judge(&inside(other), "?oraParentFrame=nonsense")));
    }
}
