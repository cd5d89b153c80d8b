//! Vendor names and their handlers. No other part of the toolbar knows a vendor by name.

use std::fmt::Display;
use std::future::{Future, ready};
use std::rc::Rc;

use fusion_cti::config::VendorConfig;
use fusion_cti::vendor::CtiVendorHandler;
use fusion_cti_amazon_connect as amazon_connect;
use fusion_cti_javascript as javascript;
use futures::future::LocalBoxFuture;
use web_sys::HtmlElement;

use crate::ports::complaints::Complaints;
use crate::start_error::StartError;

/// What a vendor's handler is made from.
struct Desk<'d> {
    config: &'d VendorConfig,
    place: HtmlElement,
    complaints: Rc<Complaints>,
}

type Handler = Rc<dyn CtiVendorHandler>;
type Made<'d> = LocalBoxFuture<'d, Result<Handler, StartError>>;
type Make = fn(Desk<'_>) -> Made<'_>;

/// Every vendor by its name. One that is not chosen fetches nothing.
#[rustfmt::skip] // one vendor, one line
const VENDORS: &[(&str, Make)] = &[
    (amazon_connect::NAME, |desk| made(amazon_connect::Settings::parse(&desk.config.settings).map(|settings| amazon_connect::AmazonConnect::new(settings.answering_within(desk.config.answer_limit), desk.place)))),
    (javascript::NAME, |desk| made_later(javascript::JavaScript::open(&desk.config.settings, desk.config.answer_limit, move |complaint| desk.complaints.hear(complaint)))),
];

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
    let known = VENDORS.iter().find(|(name, _)| *name == config.name);
    let Some((_, make)) = known else {
        let names: Vec<String> = VENDORS.iter().map(|(name, _)| format!("\"{name}\"")).collect();
        return Err(StartError::UnknownVendor {
            name: config.name.clone(),
            known: names.join(", "),
        });
    };
    make(Desk {
        config,
        place,
        complaints,
    })
    .await
}

/// A handler that is made at once.
fn made<'d, H: CtiVendorHandler + 'static, E: Display + 'd>(handler: Result<H, E>) -> Made<'d>
where
    Result<H, E>: 'd,
{
    made_later(ready(handler))
}

/// A handler that has to be waited for.
fn made_later<'d, H: CtiVendorHandler + 'static, E: Display>(
    handler: impl Future<Output = Result<H, E>> + 'd,
) -> Made<'d> {
    Box::pin(async move {
        match handler.await {
            Ok(handler) => Ok(Rc::new(handler) as Handler),
            Err(error) => Err(StartError::Settings(error.to_string())),
        }
    })
}
