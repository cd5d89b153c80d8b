//! What fields offer while the admin types. Each list stands once on the page.

use fusion_cti_ui::Suggestions;
use yew::prelude::*;

use crate::model::vocabulary::{Vocabulary, country_codes, zones};

pub(super) const TOKENS: &str = "offer-tokens";
pub(super) const ATTRIBUTES: &str = "offer-attributes";
pub(super) const QUEUES: &str = "offer-queues";
pub(super) const PAGES: &str = "offer-pages";
pub(super) const PROFILES: &str = "offer-profiles";
pub(super) const TEMPLATES: &str = "offer-templates";
pub(super) const CLASSIFICATIONS: &str = "offer-classifications";
pub(super) const LOOKUPS: &str = "offer-lookups";
pub(super) const ZONES: &str = "offer-zones";
pub(super) const COUNTRIES: &str = "offer-countries";

#[derive(Properties, Clone, Debug, PartialEq)]
pub(super) struct OfferListsProps {
    pub(super) vocabulary: Vocabulary,
}

/// The lists that change with the file.
#[component]
pub(super) fn OfferLists(props: &OfferListsProps) -> Html {
    let vocabulary = &props.vocabulary;
    html! {
        <>
            { list(TOKENS, vocabulary.tokens.iter().cloned()) }
            { list(ATTRIBUTES, vocabulary.attributes.iter().cloned()) }
            { list(QUEUES, vocabulary.queues.iter().cloned()) }
            { list(PAGES, vocabulary.pages.iter().cloned()) }
            { list(PROFILES, vocabulary.routing_profiles.iter().cloned()) }
            { list(TEMPLATES, vocabulary.templates().into_iter()) }
        </>
    }
}

/// The lists that never change; drawn once.
#[component]
pub(super) fn FixedLists() -> Html {
    let owned = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
    html! {
        <>
            { list(CLASSIFICATIONS, owned(fusion_cti::rules::CLASSIFICATIONS).into_iter()) }
            { list(LOOKUPS, owned(fusion_cti::rules::LOOKUP_OBJECTS).into_iter()) }
            { list(ZONES, zones().into_iter()) }
            { list(COUNTRIES, owned(&country_codes()).into_iter()) }
        </>
    }
}

fn list(id: &'static str, names: impl Iterator<Item = String>) -> Html {
    html! { <Suggestions {id} values={names.map(AttrValue::from).collect::<Vec<_>>()} /> }
}
