//! Waiting: for a condition, up to a limit, never for a time.

use std::fmt::Debug;
use std::time::Duration;

use anyhow::bail;
use tokio::time::{sleep, timeout};

use crate::Result;

/// Far longer than anything here takes on a slow machine; only a failing test waits it out.
const LIMIT: Duration = Duration::from_secs(20);
const PAUSE: Duration = Duration::from_millis(20);

/// Reads until what was read fits, and answers it. An error of `read` counts as not yet: pages come and go.
///
/// # Errors
/// When nothing fits within the limit; the error says what was awaited and what was seen last.
pub async fn until<T: Debug>(
    what: &str,
    mut read: impl AsyncFnMut() -> Result<T>,
    fits: impl Fn(&T) -> bool,
) -> Result<T> {
    let mut last = None;
    let waiting = async {
        loop {
            match read().await {
                Ok(value) if fits(&value) => return value,
                seen => last = Some(seen),
            }
            sleep(PAUSE).await;
        }
    };
    if let Ok(value) = timeout(LIMIT, waiting).await {
        return Ok(value);
    }
    match last {
        Some(Ok(value)) => bail!("waited in vain until {what}; seen last: {value:#?}"),
        Some(Err(error)) => bail!("waited in vain until {what}; it ended with: {error:#}"),
        None => bail!("waited in vain until {what}; not even one look was possible"),
    }
}
