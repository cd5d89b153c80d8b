//! Waiting: for a condition, never for a time.

use std::fmt::Debug;
use std::time::Duration;

use anyhow::bail;
use tokio::time::{Instant, sleep};

use crate::Result;

/// Only a failing test waits as long as this, and looks as often as [`LOOKS`].
const LIMIT: Duration = Duration::from_secs(30);

/// How many looks there must have been before a test gives up. A look goes through the browser that is waited for, so a
/// machine that is busy with other things gets more time, as much as it is slower.
const LOOKS: u32 = 300;

const PAUSE: Duration = Duration::from_millis(20);

/// Reads until what was read fits, and answers it. An error of `read` counts as not yet: pages come and go.
///
/// # Errors
/// When nothing fits within the limits; the error says what was awaited and what was seen last.
pub async fn until<T: Debug>(
    what: &str,
    mut read: impl AsyncFnMut() -> Result<T>,
    fits: impl Fn(&T) -> bool,
) -> Result<T> {
    let started = Instant::now();
    let mut looks = 0;
    loop {
        let seen = read().await;
        looks += 1;
        let gives_up = looks >= LOOKS && started.elapsed() >= LIMIT;
        match seen {
            Ok(value) if fits(&value) => return Ok(value),
            Ok(value) if gives_up => bail!("waited in vain until {what}; seen last: {value:#?}"),
            Err(error) if gives_up => bail!("waited in vain until {what}; it ended with: {error:#}"),
            Ok(_) | Err(_) => sleep(PAUSE).await,
        }
    }
}
