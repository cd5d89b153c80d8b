//! The state of a call when a page is reloaded.

use fusion_cti_demo::FarEnd;
use fusion_cti_demo::contact_centre::Phase;
use fusion_cti_e2e::people::TOMAS;
use fusion_cti_e2e::{Desk, Result};
use serde_json::{Value, json};

/// The state of the call in which a page is reloaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    Ringing,
    Dialling,
    Connected,
    Held,
    WrapUp,
}

impl State {
    /// Brings the call there.
    pub(super) async fn is_reached(self, desk: &Desk) -> Result {
        if self == Self::Dialling {
            desk.fusion.ask::<Value>("dial", &[json!(TOMAS)]).await?;
            desk.fusion.has_received(&["new"]).await?;
            return desk.toolbar.calls(&["Calling: Tomás Herrera"]).await;
        }
        desk.customer_calls(TOMAS)?;
        desk.fusion.has_received(&["new"]).await?;
        desk.toolbar.calls(&["Incoming call: Tomás Herrera"]).await?;
        if self == Self::Ringing {
            return Ok(());
        }
        desk.toolbar.press("Accept").await?;
        desk.fusion.has_received(&["new", "start"]).await?;
        desk.toolbar.calls(&["Connected: Tomás Herrera"]).await?;
        match self {
            Self::Held => {
                desk.toolbar.press("Hold").await?;
                desk.toolbar.calls(&["On hold: Tomás Herrera"]).await
            }
            Self::WrapUp => {
                desk.toolbar.press("Hang up").await?;
                desk.fusion
                    .has_received(&["new", "start", "close WRAPUP"])
                    .await?;
                desk.toolbar.calls(&["After-call work: Tomás Herrera"]).await
            }
            Self::Ringing | Self::Dialling | Self::Connected => Ok(()),
        }
    }

    /// How its card reads.
    pub(super) fn status(self) -> &'static str {
        match self {
            Self::Ringing => "Incoming call",
            Self::Dialling => "Calling",
            Self::Connected => "Connected",
            Self::Held => "On hold",
            Self::WrapUp => "After-call work",
        }
    }

    /// What Fusion has yet to receive.
    pub(super) fn rest(self) -> &'static [&'static str] {
        match self {
            Self::Ringing | Self::Dialling => &["start", "close WRAPUP"],
            Self::Connected | Self::Held => &["close WRAPUP"],
            Self::WrapUp => &[],
        }
    }

    /// Goes on from there to the end, with the controls that the new page shows.
    pub(super) async fn goes_on(self, desk: &Desk) -> Result {
        match self {
            Self::Ringing => desk.toolbar.press("Accept").await?,
            Self::Dialling => desk.happens(FarEnd::CustomerAnswers { contact_id: None })?,
            Self::Connected | Self::Held | Self::WrapUp => {}
        }
        if self != Self::WrapUp {
            let talks = if self == Self::Held {
                "On hold"
            } else {
                "Connected"
            };
            desk.toolbar.shows(talks).await?;
            desk.toolbar.press("Hang up").await?;
            desk.contact("is over", |contact| contact.state == Phase::Ended)
                .await?;
        }
        desk.toolbar.press("Finish wrap-up").await
    }
}
