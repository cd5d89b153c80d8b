//! Vendor names and their handlers. No other part of the toolbar knows a vendor by name.

use std::fmt::Display;
use std::future::{Future, ready};
use std::rc::Rc;
use std::time::Duration;

use fusion_cti::config::VendorConfig;
use fusion_cti::vendor::CtiVendorHandler;
use fusion_cti_amazon_connect as amazon_connect;
use fusion_cti_javascript as javascript;
use futures::future::LocalBoxFuture;
use serde_json::Value;
use web_sys::HtmlElement;

use crate::chunk::chunk;
use crate::ports::complaints::Complaints;
use crate::start_error::StartError;

/// What a vendor's handler is made from.
struct Desk {
    settings: Value,
    answer_limit: Duration,
    place: HtmlElement,
    complaints: Rc<Complaints>,
}

type Handler = Rc<dyn CtiVendorHandler>;
type Made = LocalBoxFuture<'static, Result<Handler, StartError>>;
type Make = fn(Desk) -> Made;

/// A vendor: its name, the setting that says where it is, and how its handler is made.
type Vendor = (&'static str, &'static str, Make);

/// The row of a vendor, whose handler is made in a chunk of this name.
macro_rules! vendor {
    ($chunk:ident, $name:expr, $place:literal, |$desk:ident| $made:expr) => {
        ($name, $place, |desk| {
            chunk! { $chunk: fn make($desk: Desk) -> Made { $made } }
            Box::pin(async { make(desk).await?.await })
        })
    };
}

/// Every vendor. One that is not chosen fetches nothing.
#[rustfmt::skip] // one vendor, one line
const VENDORS: &[Vendor] = &[
    vendor!(amazon_connect, amazon_connect::NAME, "ccpUrl", |desk| made(amazon_connect::Settings::parse(&desk.settings).map(|settings| amazon_connect::AmazonConnect::new(settings.answering_within(desk.answer_limit), desk.place)))),
    vendor!(javascript, javascript::NAME, "module", |desk| made_later(javascript::JavaScript::open(desk.settings, desk.answer_limit, move |complaint| desk.complaints.report(complaint)))),
];

/// What two windows with this configuration have in common: the vendor and where it is.
///
/// # Errors
/// No vendor has the name.
pub fn shared_line(config: &VendorConfig) -> Result<String, StartError> {
    let (name, place, _) = vendor(config)?;
    let place = config.settings.get(place).and_then(|place| place.as_str());
    Ok(format!("{name} {}", place.unwrap_or_default()))
}

/// The handler for the configured vendor. `place` is where the vendor may put a panel of its own, `complaints` hears what
/// is wrong with code that is not ours.
///
/// # Errors
/// No vendor has the name, or the vendor cannot use its settings. Nothing has been started then.
pub async fn handler(
    config: &VendorConfig,
    place: HtmlElement,
    complaints: Rc<Complaints>,
) -> Result<Handler, StartError> {
    let (_, _, make) = vendor(config)?;
    make(Desk {
        settings: config.settings.clone(),
        answer_limit: config.answer_limit,
        place,
        complaints,
    })
    .await
}

fn vendor(config: &VendorConfig) -> Result<&'static Vendor, StartError> {
    let known = VENDORS.iter().find(|(name, _, _)| *name == config.name);
    known.ok_or_else(|| {
        let names: Vec<String> = VENDORS.iter().map(|(name, _, _)| format!("\"{name}\"")).collect();
        StartError::UnknownVendor {
            name: config.name.clone(),
            known: names.join(", "),
        }
    })
}

/// A handler that is made at once.
fn made<H: CtiVendorHandler + 'static, E: Display + 'static>(handler: Result<H, E>) -> Made {
    Box::pin(ready(taken(handler)))
}

/// A handler that has to be waited for.
fn made_later<H: CtiVendorHandler + 'static, E: Display>(
    handler: impl Future<Output = Result<H, E>> + 'static,
) -> Made {
    Box::pin(async move { taken(handler.await) })
}

fn taken<H: CtiVendorHandler + 'static, E: Display>(handler: Result<H, E>) -> Result<Handler, StartError> {
    match handler {
        Ok(handler) => Ok(Rc::new(handler)),
        Err(error) => Err(StartError::Settings(error.to_string())),
    }
}
