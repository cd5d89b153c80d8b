//! Pictures of every state, in `target/screenshots`, for people to look at.

use fusion_cti_e2e::{Desk, Result, Setup};

use crate::states;

/// The three sizes that a toolbar is put into: columns of 340 and 320 pixels, and a strip.
const SIZES: [(&str, &str); 3] = [("narrow", "340"), ("slim", "320"), ("strip", "strip")];

async fn takes_screenshots(desk: &Desk, colours: &str, state: &str) -> Result {
    for (control, size) in SIZES {
        desk.fusion.press(&format!("toolbar-size-{control}")).await?;
        desk.takes_toolbar_screenshot(&format!("{size}-{colours}-{state}"))
            .await?;
    }
    desk.fusion.press("toolbar-size-narrow").await
}

async fn takes_screenshots_of_the_day(desk: &Desk, colours: &str) -> Result {
    desk.fusion.press("demo-toggle").await?;
    let look = async |state: &str| {
        takes_screenshots(desk, colours, state).await?;
        if ["ringing", "connected"].contains(&state) {
            desk.takes_screenshot(&format!("desktop-{colours}-{state}"))
                .await?;
        }
        Ok(())
    };
    states::day(desk, look).await
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn the_day_has_its_screenshots_in_light_colours() -> Result {
    let setup = Setup::default().sharp();
    setup.run(async |desk| takes_screenshots_of_the_day(desk, "light").await)
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn the_day_has_its_screenshots_in_dark_colours() -> Result {
    let setup = Setup::default().sharp().in_the_dark();
    setup.run(async |desk| takes_screenshots_of_the_day(desk, "dark").await)
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn what_goes_wrong_has_its_screenshots() -> Result {
    for (state, setup, shown) in states::others() {
        setup.sharp().run(async |desk| {
            desk.toolbar.shows(shown).await?;
            desk.fusion.press("demo-toggle").await?;
            takes_screenshots(desk, "light", state).await
        })?;
    }
    Ok(())
}

#[test]
#[ignore = "needs dist, Chromium and chromedriver: run cargo xtask test e2e"]
fn two_windows_have_their_screenshots() -> Result {
    for (colours, setup) in [
        ("light", Setup::default()),
        ("dark", Setup::default().in_the_dark()),
    ] {
        setup.sharp().run(async |desk| {
            let first = desk.opens_second_window().await?;
            desk.toolbar.shows("in use in another window").await?;
            desk.fusion.press("demo-toggle").await?;
            takes_screenshots(desk, colours, "stands-by").await?;
            desk.turns_to(&first).await?;
            desk.toolbar.shows("In use here").await?;
            desk.fusion.press("demo-toggle").await?;
            takes_screenshots(desk, colours, "leads-others").await
        })?;
    }
    Ok(())
}
