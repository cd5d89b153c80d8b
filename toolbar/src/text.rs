//! Every word of the shell's own. What the session has to say comes with the view.

/// The page's heading, for screen readers.
pub const TITLE: &str = "Phone toolbar";
/// The page's title while another window works.
pub const TITLE_ELSEWHERE: &str = "Phone toolbar: in use in another window";
/// Name of the agent's bar.
pub const AGENT: &str = "Agent";
/// Name of the two buttons that change the agent's state.
pub const AVAILABILITY: &str = "Availability";
/// Before the state that follows.
pub const THEN: &str = "then";
/// Name of the list of reasons.
pub const REASON: &str = "Reason";
/// First line of that list.
pub const REASON_PROMPT: &str = "Reason…";
/// Name of the calls.
pub const CALLS: &str = "Calls";
/// Shown where calls would be.
pub const NO_CALL: &str = "No call";
/// Name of the facts about a call.
pub const FACTS: &str = "About this call";
/// Label of the button that opens the keypad.
pub const KEYPAD: &str = "Keypad";
/// Name of the twelve keys.
pub const KEYS: &str = "Keys";
/// What a screen reader says for the key `*`.
pub const STAR: &str = "star";
/// What a screen reader says for the key `#`.
pub const HASH: &str = "hash";
/// Opens the field for a transfer.
pub const TRANSFER: &str = "Transfer";
/// Name of that form.
pub const TRANSFER_FORM: &str = "Transfer this call";
/// Name of its field.
pub const TRANSFER_NUMBER: &str = "Transfer to number";
/// Sends the call on its way.
pub const TRANSFER_SEND: &str = "Transfer call";
/// Shown in the place of a panel whose part of the program could not be fetched.
pub const PANEL_MISSING: &str = "This part of the toolbar could not be fetched. The call goes on, and everything else works. \
    Close this and open it again to try once more.";
/// Name of the dial pad.
pub const DIALLER: &str = "Dial pad";
/// Name of its field.
pub const NUMBER: &str = "Number to dial";
/// Label of the button that dials the number in the field.
pub const DIAL: &str = "Dial";
/// Name of the messages.
pub const NOTICES: &str = "Messages";
/// Shows or hides the vendor's panel.
pub const PANEL: &str = "Phone panel";
/// Label of the switch that opens the counters for support.
pub const DIAGNOSTICS: &str = "Diagnostics";
/// Title of a refusal to start.
pub const REFUSED: &str = "The phone toolbar did not start";
/// What to do about it.
pub const REFUSED_HELP: &str = "Your administrator can put this right; then reload the page.";
/// What follows from numbering plans that are missing.
pub const NUMBERS_AS_THEY_STAND: &str = "Until then, dial numbers with a plus and their country code.";
/// Shown until the session shows something.
pub const STARTING: &str = "Starting the phone…";
/// Before what is wrong with a report of the phone system's module. The calls already known are not touched by it.
pub const REPORT_ERROR: &str = "The phone system's module reported something that cannot be used:";
/// The name of the counter of such reports.
pub const REPORT_ERRORS: &str = "reports that could not be used";
/// After what is wrong with the whole file of rules.
pub const RULES_UNUSABLE: &str = "Calls ring and connect without screen-pop rules. Your administrator can put the file \
    right, or take `screenPop.rules` out of `toolbar.config.json`; then reload the toolbar.";
/// Before what is wrong with single rules.
pub const RULES_FAULTY: &str = "faulty screen-pop rules are left out, the others are used:";
/// What to do about it: follows the list of faulty rules.
pub const RULES_CHECK: &str = "Your administrator finds all faults with `fusion-cti-rules check`.";
/// Before the reason why the frame around the page is not talked to.
pub const UNTRUSTED_FRAME: &str = "The page around this toolbar is not trusted, and nothing is sent to it:";
/// Before the reason why the UI Events Framework is not used.
pub const NO_FRAMEWORK: &str = "Fusion's UI Events Framework could not be used:";
/// What that means for the agent: follows the reason.
pub const NO_FRAMEWORK_THEN: &str =
    "This works as a plain phone, and nothing is sent to Fusion. Reload the toolbar to try again.";
/// Before the reason why Fusion's own library does not write the messages.
pub const NO_LIBRARY: &str = "Fusion's own library could not be used:";
/// What that means for the agent: follows the reason.
pub const NO_LIBRARY_THEN: &str = "The toolbar writes the messages itself; calls reach Fusion all the same.";
/// Names in the diagnostics what the page's content security policy blocked.
pub const BLOCKED: &str = "Blocked by this page's policy";
/// What the page's content security policy blocked, and what to do.
pub fn blocked(address: &str, directive: &str) -> String {
    format!(
        "This page's content security policy does not allow {address}, and something here may not work. Your administrator can \
         add it to `{directive}` in the toolbar's index.html, if it belongs there."
    )
}
/// Names the connection to Fusion in the diagnostics.
pub const TRANSPORT: &str = "Way to Fusion";
/// Shown in a window that stands by.
pub const IN_ANOTHER_WINDOW: &str = "The phone is in use in another window. It moves here by itself when that window is \
    closed, with the calls that are under way.";
/// Makes this window the one that works.
pub const TAKE_OVER: &str = "Take over here";
/// The mark of the window that works while others stand by.
pub const LEADS_OTHERS: &str = "In use here";
/// Names in the diagnostics what this window is to others.
pub const WINDOWS: &str = "Windows";
/// This one works, and would notice another.
pub const LEADS: &str = "this one leads";
/// This one works, and would not notice another.
pub const ALONE: &str = "the browser gives this page no locks: a second window would work as well";
