//! What can be done with a call now: the one answer behind the toolbar's buttons, Fusion's buttons and the refusal of
//! commands that make no sense.

use crate::host::Button;
use crate::session::engagement::{Engagement, Phone, Reached};
use crate::vendor::{Capabilities, Capability, Ending, Line, Mute, Recording};

/// Something that can be done with a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Control {
    Accept,
    Reject,
    HangUp,
    Hold,
    Resume,
    Mute,
    Unmute,
    Record,
    StopRecording,
    Keypad,
    Transfer,
    FinishWrapUp,
    Clear,
}

/// What this call and this vendor allow, most important first.
pub(crate) fn controls(engagement: &Engagement, capabilities: &Capabilities) -> Vec<Control> {
    let mut allowed = Vec::new();
    let mut offer = |control, capability: Option<Capability>| {
        if capability.is_none_or(|capability| capabilities.has(capability)) {
            allowed.push(control);
        }
    };
    match engagement.phone {
        Phone::Ringing => {
            offer(Control::Accept, None);
            offer(Control::Reject, Some(Capability::Reject));
        }
        Phone::Requested | Phone::Dialling => offer(Control::HangUp, None),
        Phone::Connected(line) => {
            offer(Control::HangUp, None);
            let hold = if line == Line::Held {
                Control::Resume
            } else {
                Control::Hold
            };
            offer(hold, Some(Capability::Hold));
            let mute = if engagement.facts.mute == Mute::Muted {
                Control::Unmute
            } else {
                Control::Mute
            };
            offer(mute, Some(Capability::Mute));
            let record = if engagement.facts.recording == Recording::On {
                Control::StopRecording
            } else {
                Control::Record
            };
            offer(record, Some(Capability::Record));
            offer(Control::Keypad, Some(Capability::Digits));
            offer(Control::Transfer, Some(Capability::Transfer));
        }
        Phone::Over(ending) => {
            let talked = engagement.reached == Reached::Conversation || ending == Ending::Finished;
            offer(
                if talked {
                    Control::FinishWrapUp
                } else {
                    Control::Clear
                },
                Some(Capability::WrapUp),
            );
        }
        Phone::Unseen | Phone::Gone(_) => {}
    }
    allowed
}

/// The buttons that Fusion may show (`contract/fusion.md` §3.2), as the call in front stands: names, pairs and places are
/// those of Oracle's reference toolbar. Fusion may ask only once in a session, so without a call they are described as
/// they will be during one.
pub(crate) fn fusion_buttons(front: Option<&Engagement>, capabilities: &Capabilities) -> Vec<Button> {
    let talking = front.is_none_or(|call| matches!(call.phone, Phone::Connected(_)));
    let held = front.is_some_and(|call| call.phone == Phone::Connected(Line::Held));
    let muted = front.is_some_and(|call| call.facts.mute == Mute::Muted);
    let recorded = front.is_some_and(|call| call.facts.recording == Recording::On);
    let mut buttons = Vec::new();
    if capabilities.has(Capability::Hold) {
        buttons.extend(pair(("hold", "Hold"), ("unhold", "Resume"), 1, held, talking));
    }
    if capabilities.has(Capability::Mute) {
        buttons.extend(pair(("mute", "Mute"), ("unmute", "Unmute"), 2, muted, talking));
    }
    if capabilities.has(Capability::Record) {
        let stop = ("stopRecord", "Stop recording");
        buttons.extend(pair(("record", "Record"), stop, 3, recorded, talking));
    }
    if capabilities.has(Capability::Transfer) {
        buttons.push(single("transfer", "Transfer", 4, talking));
    }
    let live = front.is_none_or(|call| call.phone.is_live());
    buttons.push(single("disconnect", "Hang up", 5, live));
    buttons
}

fn single(name: &'static str, label: &'static str, position: u8, enabled: bool) -> Button {
    Button {
        name,
        toggles_to: None,
        label,
        position,
        visible: true,
        enabled,
    }
}

fn pair(
    first: (&'static str, &'static str),
    second: (&'static str, &'static str),
    position: u8,
    turned: bool,
    usable: bool,
) -> [Button; 2] {
    let button = |(name, label), toggles_to, visible| Button {
        name,
        toggles_to: Some(toggles_to),
        label,
        position,
        visible,
        enabled: visible && usable,
    };
    [button(first, second.0, !turned), button(second, first.0, turned)]
}
