//! Every state that an agent can see, one after the other, for whoever wants to look at each.

use fusion_cti_demo::FarEnd;
use fusion_cti_demo::contact_centre::SessionChange;
use fusion_cti_e2e::people::{PRIYA, PRIYAS_REQUEST, TOMAS};
use fusion_cti_e2e::{Desk, Result, Setup};
use serde_json::json;

/// A day at one desk; `look` is called in each state with its name.
pub(crate) async fn day(desk: &Desk, look: impl AsyncFn(&str) -> Result) -> Result {
    look("available").await?;
    desk.toolbar.chooses_reason("Lunch").await?;
    desk.toolbar.agent_is("Lunch").await?;
    look("unavailable").await?;
    desk.toolbar.press("Available").await?;
    desk.toolbar.agent_is("Available").await?;

    desk.customer_calls_with(PRIYA, &[("SVCMCA_SR_NUM", PRIYAS_REQUEST)])?;
    desk.toolbar.calls(&["Incoming call: Priya Raman"]).await?;
    look("ringing").await?;
    desk.toolbar.press("Accept").await?;
    desk.toolbar.calls(&["Connected: Priya Raman"]).await?;
    desk.fusion.pops(&["SR_DETAIL"]).await?;
    look("connected").await?;
    desk.toolbar.press("Keypad").await?;
    desk.toolbar.shows("#").await?;
    look("keypad").await?;
    desk.toolbar.press("Transfer").await?;
    look("transfer").await?;
    desk.toolbar.press("Transfer").await?;
    desk.toolbar.press("Mute").await?;
    desk.centre("the agent is muted", |centre| centre.muted).await?;
    desk.toolbar.press("Hold").await?;
    desk.toolbar.calls(&["On hold: Priya Raman"]).await?;
    look("held-and-muted").await?;
    desk.toolbar.press("Resume").await?;
    desk.toolbar.calls(&["Connected: Priya Raman"]).await?;
    desk.customer_calls(TOMAS)?;
    desk.toolbar.shows("Accept puts Priya Raman on hold.").await?;
    look("second-call").await?;
    desk.toolbar.press_on("Tomás Herrera", "Accept").await?;
    desk.toolbar
        .calls(&["Connected: Tomás Herrera", "On hold: Priya Raman"])
        .await?;
    look("two-calls").await?;
    for call in ["Tomás Herrera", "Priya Raman"] {
        desk.toolbar.press_on(call, "Hang up").await?;
    }
    desk.toolbar.press_on("Tomás Herrera", "Finish wrap-up").await?;
    desk.toolbar.calls(&["After-call work: Priya Raman"]).await?;
    look("after-call-work").await?;
    desk.toolbar.press("Finish wrap-up").await?;
    for _ in 0..2 {
        desk.fusion.press("wrap-up-finish").await?;
    }
    desk.toolbar.agent_is("Available").await?;

    desk.toolbar.dial("0312345678").await?;
    desk.toolbar.shows("The number has no country code").await?;
    look("message").await?;
    desk.toolbar.press("Dismiss").await?;
    desk.toolbar.dial(TOMAS).await?;
    desk.toolbar.calls(&["Calling: Tomás Herrera"]).await?;
    look("calling").await?;
    desk.happens(FarEnd::CustomerNoAnswer { contact_id: None })?;
    desk.toolbar.calls(&["No answer: Tomás Herrera"]).await?;
    look("no-answer").await?;
    desk.toolbar.press("Clear").await?;
    desk.toolbar.agent_is("Available").await?;

    desk.ccp.open().await?;
    desk.ccp.shows("No contacts").await?;
    look("phone-panel").await?;
    desk.toolbar.press("Phone panel").await?;
    desk.toolbar.press("Diagnostics").await?;
    look("diagnostics").await?;
    desk.toolbar.press("Diagnostics").await?;
    desk.happens(FarEnd::Broadcast {
        event: "agent::softphone_error".to_owned(),
        data: json!({ "errorType": "microphone_not_shared" }),
    })?;
    desk.toolbar.shows("use the microphone").await?;
    look("microphone-denied").await?;
    let state = SessionChange::Expired;
    desk.happens(FarEnd::Session {
        state,
        still_answers: false,
    })?;
    desk.toolbar.shows("session has expired").await?;
    look("session-expired").await
}

/// The states that a toolbar is in instead of a day's work.
pub(crate) fn others() -> Vec<(&'static str, Setup, &'static str)> {
    let distrusting = crate::configuration::with("").replace("{fusionOrigin}", "https://fusion.example.com");
    let impatient = crate::configuration::with(r#""replySeconds": 1, "#);
    let wrong = crate::configuration::with(r#""colour": "red", "#);
    vec![
        (
            "signed-out",
            Setup::default().signed_out(),
            "Connecting to the phone system",
        ),
        (
            "configuration-refused",
            Setup::default().configured(&wrong).without_waiting(),
            "The phone toolbar did not start",
        ),
        (
            "frame-not-allowed",
            Setup::default().configured(&distrusting).without_waiting(),
            "host.allowedOrigins",
        ),
        (
            "fusion-is-silent",
            Setup::default()
                .configured(&impatient)
                .fusion(json!({ "deaf": true })),
            "Fusion does not answer",
        ),
    ]
}
