//! Vendor names and their handlers. No other part of the toolbar knows a vendor by name.

use std::error::Error;
use std::future::Future;
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
use crate::ports::report_errors::ReportErrors;
use crate::start_error::{SettingsRefused, StartError};

/// What a vendor's handler is made from.
struct HandlerContext {
    settings: Value,
    answer_limit: Duration,
    /// Where the vendor may put a panel of its own.
    panel: HtmlElement,
    report_errors: Rc<ReportErrors>,
}

type Handler = Rc<dyn CtiVendorHandler>;
type OpenHandler = LocalBoxFuture<'static, Result<Handler, StartError>>;

/// A vendor that can be configured.
struct Vendor {
    name: &'static str,
    /// The setting that says where the phone system is.
    address: &'static str,
    open: fn(HandlerContext) -> OpenHandler,
}

/// The entry of a vendor, whose handler is made in a chunk of this name.
macro_rules! vendor {
    ($chunk:ident, $name:expr, $address:literal, |$context:ident| $handler:expr) => {
        Vendor {
            name: $name,
            address: $address,
            open: |context| {
                chunk! { $chunk: fn open($context: HandlerContext) -> OpenHandler { $handler } }
                Box::pin(async { open(context).await?.await })
            },
        }
    };
}

/// Every vendor. One that is not chosen fetches nothing.
#[rustfmt::skip] // one vendor, one line
const VENDORS: &[Vendor] = &[
    vendor!(amazon_connect, amazon_connect::NAME, "ccpUrl", |context| ready(amazon_connect::ConnectSettings::parse(&context.settings).map(|settings| amazon_connect::AmazonConnect::new(settings.answering_within(context.answer_limit), context.panel)))),
    vendor!(javascript, javascript::NAME, "module", |context| boxed(javascript::JavaScript::open(context.settings, context.answer_limit, move |error| context.report_errors.report(error)))),
];

/// What all windows share that work with the same phone system: the vendor and its address.
///
/// # Errors
/// No vendor has the name.
pub fn phone_system(config: &VendorConfig) -> Result<String, StartError> {
    let vendor = vendor(config)?;
    let address = config.settings.get(vendor.address).and_then(Value::as_str);
    Ok(format!("{} {}", vendor.name, address.unwrap_or_default()))
}

/// The handler for the configured vendor. `panel` is where the vendor may put a panel of its own; what is wrong with code that is
/// not ours is reported to `report_errors`.
///
/// # Errors
/// No vendor has the name, or the vendor cannot use its settings. Nothing has been started then.
pub async fn handler(
    config: &VendorConfig,
    panel: HtmlElement,
    report_errors: Rc<ReportErrors>,
) -> Result<Handler, StartError> {
    let context = HandlerContext {
        settings: config.settings.clone(),
        answer_limit: config.answer_limit,
        panel,
        report_errors,
    };
    (vendor(config)?.open)(context).await
}

fn vendor(config: &VendorConfig) -> Result<&'static Vendor, StartError> {
    let known = VENDORS.iter().find(|vendor| vendor.name == config.name);
    known.ok_or_else(|| {
        let names = VENDORS.iter().map(|vendor| format!("\"{}\"", vendor.name));
        StartError::UnknownVendor {
            name: config.name.clone(),
            known: names.collect::<Vec<_>>().join(", "),
        }
    })
}

/// A handler that is there at once.
fn ready<H, E>(handler: Result<H, E>) -> OpenHandler
where
    H: CtiVendorHandler + 'static,
    E: Error + 'static,
{
    boxed(std::future::ready(handler))
}

/// A handler that has to be waited for.
fn boxed<H, E>(handler: impl Future<Output = Result<H, E>> + 'static) -> OpenHandler
where
    H: CtiVendorHandler + 'static,
    E: Error + 'static,
{
    Box::pin(async move {
        let handler = handler.await.map_err(SettingsRefused::new)?;
        Ok(Rc::new(handler) as Handler)
    })
}
