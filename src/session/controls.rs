//! What can be done with a call now: the one answer behind the toolbar's buttons, Fusion's buttons and the refusal of
//! commands that make no sense.

use crate::host::Button;
use crate::session::engagement::{Engagement, Phone};
use crate::session::wish::is_done;
use crate::vendor::{CallAction, Capabilities, Capability, Line, Mute, Recording};

/// What this call and this vendor allow, most important first. Calls are joined nowhere yet, and a ringing call can be taken
/// whatever the vendor says of itself.
pub(crate) fn allowed_actions(engagement: &Engagement, capabilities: &Capabilities) -> Vec<CallAction> {
    let Some(stage) = engagement.phone.stage() else {
        return Vec::new();
    };
    let is_allowed = |action: &CallAction| {
        let can = action.needs().is_none_or(|needed| capabilities.has(needed));
        (can || *action == CallAction::Accept) && action.fits(stage) && !is_done(*action, engagement)
    };
    let offered = CallAction::ALL.into_iter();
    offered
        .filter(|action| *action != CallAction::Conference)
        .filter(is_allowed)
        .collect()
}

/// The buttons that Fusion may show (`contract/fusion.md` §3.2), as the call in front stands: names, pairs and positions are
/// those of Oracle's reference toolbar. Fusion may ask only once in a session, so without a call they are described as
/// they will be during one.
pub(crate) fn fusion_buttons(front: Option<&Engagement>, capabilities: &Capabilities) -> Vec<Button> {
    let talking = front.is_none_or(|call| matches!(call.phone, Phone::Connected(_)));
    let held = front.is_some_and(|call| call.phone == Phone::Connected(Line::Held));
    let muted = front.is_some_and(|call| call.facts.mute == Mute::Muted);
    let recorded = front.is_some_and(|call| call.facts.recording == Recording::On);
    let mut buttons = Vec::new();
    if capabilities.has(Capability::Hold) {
        buttons.extend(pair(
            (CallAction::Hold, "Hold"),
            (CallAction::Resume, "Resume"),
            1,
            held,
            talking,
        ));
    }
    if capabilities.has(Capability::Mute) {
        buttons.extend(pair(
            (CallAction::Mute, "Mute"),
            (CallAction::Unmute, "Unmute"),
            2,
            muted,
            talking,
        ));
    }
    if capabilities.has(Capability::Record) {
        let stop = (CallAction::StopRecording, "Stop recording");
        buttons.extend(pair((CallAction::Record, "Record"), stop, 3, recorded, talking));
    }
    if capabilities.has(Capability::Transfer) {
        buttons.push(single(CallAction::Transfer, "Transfer", 4, talking));
    }
    let live = front.is_none_or(|call| call.phone.is_live());
    buttons.push(single(CallAction::HangUp, "Hang up", 5, live));
    buttons
}

fn single(action: CallAction, label: &'static str, position: u8, enabled: bool) -> Button {
    Button {
        action,
        toggles_to: None,
        label,
        position,
        visible: true,
        enabled,
    }
}

fn pair(
    first: (CallAction, &'static str),
    second: (CallAction, &'static str),
    position: u8,
    toggled: bool,
    usable: bool,
) -> [Button; 2] {
    let button = |(action, label): (CallAction, _), visible| Button {
        action,
        toggles_to: action.opposite(),
        label,
        position,
        visible,
        enabled: visible && usable,
    };
    [button(first, !toggled), button(second, toggled)]
}
