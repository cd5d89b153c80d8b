//! What can be done with a call now: the one answer behind the toolbar's buttons, Fusion's buttons and the refusal of
//! commands that make no sense.

use crate::session::decision::is_done;
use crate::session::engagement::{Engagement, Phone};
use crate::vendor::{CallAction, Capabilities};

/// What this call and this vendor allow, most important first. Calls are joined nowhere yet, and a ringing call can be taken
/// whatever the vendor says of itself.
pub(crate) fn allowed_actions(engagement: &Engagement, capabilities: &Capabilities) -> Vec<CallAction> {
    let Some(stage) = engagement.phone.stage() else {
        return Vec::new();
    };
    let is_allowed = |action: &CallAction| {
        let can = action.needs().is_none_or(|needed| capabilities.has(needed));
        (can || *action == CallAction::Accept)
            && action.fits(stage)
            && !is_done(*action, engagement)
            && !engagement.facts.refuses.contains(action)
    };
    let offered = CallAction::ALL.into_iter();
    offered
        .filter(|action| *action != CallAction::Conference)
        .filter(is_allowed)
        .collect()
}

/// A button that Fusion may show for a call (`contract/fusion.md` §3.2), without its label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CommandButton {
    /// The action that Fusion asks for when the button is pressed.
    pub action: CallAction,
    /// Where it stands; both of a pair share one position.
    pub position: u8,
    /// Whether it can be seen now; of a pair only one can.
    pub visible: bool,
    /// Whether it can be pressed now.
    pub enabled: bool,
}

/// The buttons that Fusion may show, as the call in front stands. Fusion may ask only once in a session, so without a call
/// they are described as they will be during one.
pub(crate) fn fusion_buttons(front: Option<&Engagement>, capabilities: &Capabilities) -> Vec<CommandButton> {
    let is_talking = front.is_none_or(|call| matches!(call.phone, Phone::Connected(_)));
    let is_live = front.is_none_or(|call| call.phone.is_live());
    let actions = CallAction::ALL.into_iter();
    let offered = actions.filter(|action| action.needs().is_none_or(|needed| capabilities.has(needed)));
    let mut buttons: Vec<CommandButton> = offered
        .filter_map(|action| {
            let position = action.fusion_position()?;
            let visible = action
                .opposite()
                .is_none_or(|opposite| shows(action, opposite, front));
            let usable = if action == CallAction::HangUp {
                is_live
            } else {
                is_talking
            };
            let refused = front.is_some_and(|call| call.facts.refuses.contains(&action));
            Some(CommandButton {
                action,
                position,
                visible,
                enabled: visible && usable && !refused,
            })
        })
        .collect();
    buttons.sort_by_key(|button| button.position);
    buttons
}

/// Of a pair the one is shown that changes something; where the call does not tell, the first.
fn shows(action: CallAction, opposite: CallAction, front: Option<&Engagement>) -> bool {
    match front.filter(|call| is_done(action.min(opposite), call)) {
        Some(_) => action > opposite,
        None => action < opposite,
    }
}
