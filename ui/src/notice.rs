//! What is said to the person at the screen.

use yew::prelude::*;

use crate::icon::{Glyph, Icon};
use crate::tone::Tone;

/// Where a notice stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Placement {
    /// Among others that come and go.
    #[default]
    List,
    /// Above everything, as long as what it says lasts.
    Banner,
}

/// What a [`Notice`] says, and how it is meant.
#[derive(Properties, Clone, Debug, PartialEq)]
pub struct NoticeProps {
    /// How it is meant.
    pub tone: Tone,
    /// What happened, to what, what to do.
    pub text: AttrValue,
    /// Where it stands: in a list, or as a banner.
    #[prop_or_default]
    pub placement: Placement,
    /// What can be done about it.
    #[prop_or_default]
    pub children: Html,
}

/// A sentence with the icon of its tone.
#[component]
pub fn Notice(props: &NoticeProps) -> Html {
    let (block, text) = match props.placement {
        Placement::List => ("notice", "notice__text"),
        Placement::Banner => ("banner", "banner__text"),
    };
    html! {
        <div class={classes!(block, props.tone)}>
            <Icon glyph={Glyph::from(props.tone)} />
            <p class={text}>{ &props.text }</p>
            { props.children.clone() }
        </div>
    }
}

/// What a [`Problem`] says, and how serious it is.
#[derive(Properties, Clone, Debug, PartialEq)]
pub struct ProblemProps {
    /// How serious it is.
    #[prop_or(Tone::Bad)]
    pub tone: Tone,
    /// The sentence about what is wrong.
    pub children: Html,
}

/// A line about what is wrong with a value.
#[component]
pub fn Problem(props: &ProblemProps) -> Html {
    html! {
        <p class={classes!("problem", props.tone)}>
            <Icon glyph={Glyph::from(props.tone)} />
            <span>{ props.children.clone() }</span>
        </p>
    }
}
