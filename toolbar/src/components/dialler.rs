//! The dial pad: a field for a number, and the button that calls it.

use fusion_cti::redact::Private;
use fusion_cti::session::Intent;
use fusion_cti::view::{ButtonState, DiallerView, ToolbarView};
use fusion_cti_ui::Glyph;
use yew::prelude::*;

use super::number_form::NumberForm;
use super::renders;
use crate::text;

/// The dial pad as far as it is shown: during a call that forbids a second one, it is only in the way. What was typed into it is
/// gone with it, and not before: until a call comes of it, a wrong digit can be corrected.
pub(super) fn shown(view: &ToolbarView) -> Option<&DiallerView> {
    let dialler = view.dialler.as_ref()?;
    (view.calls.is_empty() || dialler.state != ButtonState::Off).then_some(dialler)
}

#[derive(Properties, Clone, Debug, PartialEq)]
pub(super) struct DiallerProps {
    pub(super) dialler: DiallerView,
    pub(super) on_intent: Callback<Intent>,
}

/// Draws a field for a number, and `Dial`.
#[component]
pub(super) fn Dialler(props: &DiallerProps) -> Html {
    renders::count("Dialler");
    let onsubmit = use_callback(props.on_intent.clone(), |number: Private<String>, on_intent| {
        on_intent.emit(Intent::Dial(number));
    });
    html! {
        <section class="dialler" aria-label={text::DIALLER}>
            <NumberForm
                class="dialler__form"
                label={text::NUMBER}
                submit={text::DIAL}
                submit_icon={Glyph::Lift}
                submit_class="button--dial"
                state={props.dialler.state}
                {onsubmit}
            />
            if let Some(hint) = &props.dialler.hint {
                <p class="dialler__hint">{ hint }</p>
            }
        </section>
    }
}
