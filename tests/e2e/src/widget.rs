//! A widget of somebody else's on Fusion's page, which frames the toolbar.

use crate::frames::Frame;
use crate::{Desk, Result, ToolbarPage, wait};

const WIDGET: &str = "[data-test=foreign-widget]";

/// The widget is a page of no origin: what the browser says of it is `null`. It frames what Fusion frames, parameters and all.
const ADD: &str = "
    const toolbar = document.querySelector('[data-test=toolbar-frame]').src;
    const widget = document.createElement('iframe');
    widget.dataset.test = 'foreign-widget';
    const inner = `<iframe width=340 height=400 src=\"${toolbar.replaceAll('&', '&amp;')}\"></iframe>`;
    widget.src = 'data:text/html,' + encodeURIComponent(inner);
    document.body.append(widget);
    return null";

impl Desk {
    /// Adds the widget to Fusion's page, and waits until the toolbar in it shows something.
    ///
    /// # Errors
    /// When it does not in time.
    pub async fn a_widget_frames_the_toolbar(&self) -> Result<ToolbarPage> {
        self.fusion.run::<()>(ADD).await?;
        let framed = ToolbarPage {
            page: Frame::new(&self.driver, &[WIDGET, "iframe"]),
        };
        let text = async || framed.text().await;
        wait::until("the toolbar in the widget shows something", text, |text| {
            !text.is_empty() && !text.contains("Starting the phone")
        })
        .await?;
        Ok(framed)
    }
}
