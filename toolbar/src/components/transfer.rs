//! The field for a transfer.

use fusion_cti::ids::CallId;
use fusion_cti::redact::Private;
use fusion_cti::session::Intent;
use fusion_cti::view::ButtonState;
use yew::prelude::*;

use super::lazy::{Panel, use_panel};
use super::number_form::NumberForm;
use super::renders;
use crate::chunk::chunk;
use crate::ports::focus;
use crate::text;

#[derive(Properties, Clone, Debug, PartialEq)]
pub(super) struct TransferProps {
    pub(super) call: CallId,
    pub(super) on_intent: Callback<Intent>,
}

/// The field for a transfer, fetched when it is opened.
#[component]
pub(super) fn LazyTransfer(props: &TransferProps) -> Html {
    use_panel(fetch, props.clone())
}

chunk! { transfer:
    fn fetch() -> Panel<TransferProps> {
        |props| html! { <Transfer ..props /> }
    }
}

/// Draws a field for the number, which takes the focus, and asks for the transfer when it is submitted.
#[component]
fn Transfer(props: &TransferProps) -> Html {
    renders::count("Transfer");
    let field = use_node_ref();
    use_effect_with(field.clone(), |field| focus::set(field.cast()));
    let onsubmit = use_callback(props.clone(), |number: Private<String>, props| {
        props.on_intent.emit(Intent::Transfer(props.call.clone(), number));
    });
    html! {
        <NumberForm
            class="transfer"
            name={text::TRANSFER_FORM}
            label={text::TRANSFER_NUMBER}
            submit={text::TRANSFER_SEND}
            submit_class="button--strong"
            state={ButtonState::Ready}
            {field}
            {onsubmit}
        />
    }
}
