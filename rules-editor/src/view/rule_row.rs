//! A rule in the list: open, switch, and move it, by mouse, finger or keyboard.

use fusion_cti::rules::Severity;
use fusion_cti_ui::{Glyph, Icon, RowButton, Switch, Tone, renders};
use web_sys::{Element, KeyboardEvent, PointerEvent};
use yew::prelude::*;

use super::rule_list::RowDrag;
use super::tool::Tool;
use crate::model::Action;
use crate::model::action::StepBy;
use crate::model::rule_list::{Direction, RuleLine};
use crate::ports::pointer;

#[derive(Properties, Clone, Debug, PartialEq)]
pub(super) struct RuleRowProps {
    /// Its index among the rules.
    pub(super) index: usize,
    pub(super) line: RuleLine,
    pub(super) selected: bool,
    pub(super) drag: RowDrag,
    /// The severity of its worst problem.
    pub(super) worst: Option<Severity>,
    pub(super) dispatch: Callback<Action>,
}

/// The row of a rule.
#[component]
pub(super) fn RuleRow(props: &RuleRowProps) -> Html {
    renders::count("RuleRow");
    let RuleRowProps {
        index,
        line,
        dispatch,
        ..
    } = props;
    let look = classes!(
        "rule",
        props.selected.then_some("rule--selected"),
        (!line.enabled).then_some("rule--off"),
        match props.drag {
            RowDrag::None => None,
            RowDrag::Dragged => Some("rule--dragged"),
            RowDrag::Before => Some("rule--before"),
            RowDrag::After => Some("rule--after"),
        }
    );
    let step = |word: &'static str, icon: Glyph, direction: Direction| {
        html! {
            <Tool
                id={format!("move-{word}-{index}")}
                {icon}
                label={format!("Move {} {word}", line.name)}
                action={Action::StepRule(*index, direction, StepBy::Button)}
                {dispatch}
            />
        }
    };
    html! {
        <li class={look} data-rule={index.to_string()}>
            <Grip index={*index} {dispatch} />
            { opener(props) }
            <span class="rule__tools">
                { switch(props) }
                { step("up", Glyph::Up, Direction::Up) }
                { step("down", Glyph::Down, Direction::Down) }
            </span>
        </li>
    }
}

/// Opens the rule in the form.
fn opener(props: &RuleRowProps) -> Html {
    let RuleRowProps {
        index,
        line,
        dispatch,
        ..
    } = props;
    let index = *index;
    let onkeydown = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: KeyboardEvent| {
            let direction = match (event.alt_key(), event.key().as_str()) {
                (true, "ArrowUp") => Direction::Up,
                (true, "ArrowDown") => Direction::Down,
                _ => return,
            };
            event.prevent_default();
            dispatch.emit(Action::StepRule(index, direction, StepBy::Key));
        })
    };
    html! {
        <RowButton
            class="rule__open"
            id={format!("rule-{index}")}
            current={props.selected}
            onclick={dispatch.reform(move |_: MouseEvent| Action::SelectRule(index))}
            {onkeydown}
        >
            <span class="rule__number">{ index + 1 }</span>
            <span class="rule__words">
                <span class="rule__name">{ &line.name }</span>
                <span class="rule__when">{ &line.when }</span>
            </span>
            if let Some(worst) = props.worst {
                { badge(worst) }
            }
            if !line.enabled {
                <span class="rule__state">{ "off" }</span>
            }
        </RowButton>
    }
}

fn badge(worst: Severity) -> Html {
    let (tone, words) = match worst {
        Severity::Error => (Tone::Bad, "has errors"),
        Severity::Warning => (Tone::Attention, "has warnings"),
    };
    html! {
        <span class={classes!("badge", tone)}>
            <Icon glyph={Glyph::from(tone)} />
            <span class="unseen">{ words }</span>
        </span>
    }
}

fn switch(props: &RuleRowProps) -> Html {
    let RuleRowProps {
        index,
        line,
        dispatch,
        ..
    } = props;
    let index = *index;
    html! {
        <Switch
            label={format!("Use {}", line.name)}
            title={if line.enabled { "Switch off" } else { "Switch on" }}
            checked={line.enabled}
            onchange={dispatch.reform(move |()| Action::SwitchRule(index))}
        />
    }
}

#[derive(Properties, Clone, Debug, PartialEq)]
struct GripProps {
    index: usize,
    dispatch: Callback<Action>,
}

/// Where the mouse or a finger takes a rule. The keyboard has the arrows.
#[component]
fn Grip(props: &GripProps) -> Html {
    let dispatch = &props.dispatch;
    let onpointerdown = use_callback(props.clone(), |event: PointerEvent, props| {
        if let Some(element) = event.target_dyn_into::<Element>() {
            pointer::hold(&element, &event);
        }
        event.prevent_default();
        props.dispatch.emit(Action::TakeRule(props.index));
    });
    let onpointermove = use_callback(dispatch.clone(), |event: PointerEvent, dispatch| {
        if event.buttons() == 0 {
            return;
        }
        let over = web_sys::window().and_then(|window| pointer::row_under(&window, &event));
        if let Some(over) = over {
            dispatch.emit(Action::DragOver(over));
        }
    });
    html! {
        <span
            class="rule__grip"
            aria-hidden="true"
            {onpointerdown}
            {onpointermove}
            onpointerup={dispatch.reform(|_: PointerEvent| Action::DropRule)}
            onpointercancel={dispatch.reform(|_: PointerEvent| Action::CancelDrag)}
        >
            <Icon glyph={Glyph::Grip} />
        </span>
    }
}
