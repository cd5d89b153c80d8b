//! The two sizes that Fusion's form for a media toolbar takes at most: a column of 340 by 470 pixels, a strip of 1200 by 70. What an
//! agent needs at that moment is there without scrolling. Screenshots are in `target/screenshots`.

use anyhow::ensure;
use fusion_cti_demo::{Caller, FarEnd};
use fusion_cti_e2e::people::{PRIYA, STRANGER, TOMAS};
use fusion_cti_e2e::{Desk, Result, Setup, wait};
use serde_json::json;

#[derive(Debug, Clone, Copy)]
struct Size {
    name: &'static str,
    width: u32,
    height: u32,
}

const COLUMN: Size = Size {
    name: "column-340x470",
    width: 340,
    height: 470,
};

const STRIP: Size = Size {
    name: "strip-1200x70",
    width: 1200,
    height: 70,
};

/// Gives Fusion's frame this size, above everything else on the desktop.
async fn is_sized(desk: &Desk, size: Size) -> Result {
    let style = format!(
        "position: fixed; inset: 0 auto auto 0; z-index: 9; border: 0; width: {}px; height: {}px; max-width: none; \
         min-height: 0",
        size.width, size.height
    );
    let script =
        format!("document.querySelector('[data-test=toolbar-frame]').style.cssText = '{style}'; return null");
    desk.fusion.run::<()>(&script).await?;
    let seen = async || {
        desk.toolbar
            .run::<(u32, u32)>("return [innerWidth, innerHeight]", &[])
            .await
    };
    wait::until("the frame has its size", seen, |seen| {
        *seen == (size.width, size.height)
    })
    .await?;
    Ok(())
}

/// The names that cannot be pressed as the page lies there: cut off, covered, or outside the frame.
const OUT_OF_REACH: &str = r#"
const named = (element) => element.getAttribute("aria-label") ?? element.textContent.trim().replace(/\s+/g, " ");
const isReached = (element) => {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  if (left < 0 || top < 0 || right > innerWidth || bottom > innerHeight) return false;
  const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  return hit !== null && (element.contains(hit) || hit.contains(element));
};
const all = [...document.querySelectorAll("button, input, select, summary")].filter((element) => element.checkVisibility());
return arguments[0].filter((name) => !all.some((element) => named(element) === name && isReached(element)));
"#;

/// All of these can be pressed, and nothing has to be scrolled to sideways.
async fn are_in_reach(desk: &Desk, size: Size, state: &str, names: &[&str]) -> Result {
    let missing: Vec<String> = desk.toolbar.run(OUT_OF_REACH, &[json!(names)]).await?;
    desk.takes_toolbar_screenshot(&format!("{}-{state}", size.name))
        .await?;
    ensure!(
        missing.is_empty(),
        "{}, {state}: {missing:?} are out of reach",
        size.name
    );
    let wide = "return document.documentElement.scrollWidth - innerWidth";
    let wider: i64 = desk.toolbar.run(wide, &[]).await?;
    ensure!(wider <= 0, "{}, {state}: {wider} pixels too wide", size.name);
    Ok(())
}

async fn a_day_fits(desk: &Desk, size: Size) -> Result {
    is_sized(desk, size).await?;
    let look = async |state: &str, names: &[&str]| are_in_reach(desk, size, state, names).await;
    look(
        "available",
        &["Available", "Unavailable", "Number to dial", "Dial"],
    )
    .await?;
    desk.customer_calls(PRIYA)?;
    desk.toolbar.calls(&["Incoming call: Priya Raman"]).await?;
    look("ringing", &["Available", "Unavailable", "Accept", "Reject"]).await?;
    desk.toolbar.press("Accept").await?;
    desk.toolbar.calls(&["Connected: Priya Raman"]).await?;
    let talking = ["Hang up", "Hold", "Mute", "Keypad", "Transfer"];
    look("connected", &talking).await?;
    desk.happens(FarEnd::InactivityWarning { millis: 3_600_000 })?;
    desk.toolbar.shows("Stay signed in").await?;
    look("sign-out-soon", &["Hang up", "Stay signed in"]).await?;
    desk.toolbar.press("Stay signed in").await?;
    desk.toolbar.hides("Stay signed in").await?;
    desk.customer_calls(TOMAS)?;
    desk.toolbar.shows("Tomás Herrera").await?;
    look("second-call", &["Accept", "Reject"]).await
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_column_of_340_by_470_has_everything_in_reach() -> Result {
    Setup::default().run(async |desk| a_day_fits(desk, COLUMN).await)
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn a_strip_of_1200_by_70_has_everything_in_reach() -> Result {
    Setup::default().run(async |desk| a_day_fits(desk, STRIP).await)
}

/// A caller whose every text is as long as Amazon Connect lets all attributes of a contact be together (32 kB), one of them in a
/// single word, and one that would turn round what follows it.
fn long_winded() -> Caller {
    let texts = [
        ("SVCMCA_DISPLAY_NAME", "Maximiliana ".repeat(2_700)),
        ("SVCMCA_CONTACT_NAME", "\u{202E}name".repeat(4_000)),
        ("SVCMCA_SR_NUM", "9".repeat(32_000)),
    ];
    Caller {
        queue: Some("Support for everything ".repeat(1_400)),
        attributes: texts.map(|(name, value)| (name.to_owned(), value)).into(),
        ..Caller::from_number(STRANGER)
    }
}

async fn a_long_winded_caller_can_be_answered(desk: &Desk, size: Size) -> Result {
    is_sized(desk, size).await?;
    desk.happens_to_contact(FarEnd::CustomerCalls(long_winded()))?;
    desk.toolbar.shows("Accept").await?;
    are_in_reach(desk, size, "long-ringing", &["Available", "Accept", "Reject"]).await?;
    desk.toolbar.press("Accept").await?;
    desk.toolbar.shows("Hang up").await?;
    are_in_reach(desk, size, "long-connected", &["Hang up"]).await?;
    let height = "return document.documentElement.scrollHeight - innerHeight";
    let below: i64 = desk.toolbar.run(height, &[]).await?;
    // What was below the first screen before is the vendor's panel and the dial pad.
    ensure!(
        below < 1_000,
        "{}: {below} pixels below the first screen",
        size.name
    );
    Ok(())
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn in_a_column_of_340_by_470_accept_stays_in_reach_whatever_a_caller_sends() -> Result {
    Setup::default().run(async |desk| a_long_winded_caller_can_be_answered(desk, COLUMN).await)
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn in_a_strip_of_1200_by_70_accept_stays_in_reach_whatever_a_caller_sends() -> Result {
    Setup::default().run(async |desk| a_long_winded_caller_can_be_answered(desk, STRIP).await)
}
