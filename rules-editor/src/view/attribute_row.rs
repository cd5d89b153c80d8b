//! An attribute of the tried call.

use fusion_cti_ui::{Glyph, InputType, TextInput, renders};
use yew::prelude::*;

use super::lists;
use super::tool::Tool;
use crate::model::Action;
use crate::model::call_draft::Attribute;

#[derive(Properties, Clone, Debug, PartialEq)]
pub(super) struct AttributeRowProps {
    /// Its index among the attributes.
    pub(super) index: usize,
    pub(super) attribute: Attribute,
    pub(super) dispatch: Callback<Action>,
}

/// An attribute's name and value; each letter counts.
#[component]
pub(super) fn AttributeRow(props: &AttributeRowProps) -> Html {
    renders::count("AttributeRow");
    let AttributeRowProps {
        index,
        attribute,
        dispatch,
    } = props;
    let onname = use_callback((*index, dispatch.clone()), |text: String, (index, dispatch)| {
        dispatch.emit(Action::NameAttribute(*index, text));
    });
    let onvalue = use_callback((*index, dispatch.clone()), |text: String, (index, dispatch)| {
        dispatch.emit(Action::TypeAttribute(*index, text));
    });
    html! {
        <div class="token">
            <TextInput
                kind={InputType::Name}
                class="token__name"
                id={format!("attribute-{index}")}
                label={format!("Name of attribute {}", index + 1)}
                placeholder="name"
                list={lists::ATTRIBUTES}
                value={attribute.name.clone()}
                oninput={onname}
            />
            <span class="token__is" aria-hidden="true">{ "=" }</span>
            <TextInput
                kind={InputType::Name}
                class="token__template"
                label={format!("Value of attribute {}", index + 1)}
                placeholder="value"
                value={attribute.value.clone()}
                oninput={onvalue}
            />
            <Tool icon={Glyph::Bin} label="Delete attribute" action={Action::DeleteAttribute(*index)} {dispatch} />
        </div>
    }
}
