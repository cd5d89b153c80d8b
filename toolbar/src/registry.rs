//! Vendor names and their handlers. No other part of the toolbar knows a vendor by name.

use std::rc::Rc;

use fusion_cti::config::VendorConfig;
use fusion_cti::vendor::CtiVendorHandler;
use fusion_cti_amazon_connect as amazon_connect;
use web_sys::HtmlElement;

use crate::start_error::StartError;

/// The handler for the configured vendor. `place` is where the vendor may put a panel of its own.
///
/// # Errors
/// No vendor has the name, or the vendor cannot use its settings. Nothing has been started then.
pub fn handler(vendor: &VendorConfig, place: HtmlElement) -> Result<Rc<dyn CtiVendorHandler>, StartError> {
    match vendor.name.as_str() {
        amazon_connect::NAME => {
            let settings = amazon_connect::Settings::parse(&vendor.settings)
                .map_err(|error| StartError::Settings(error.to_string()))?
                .answering_within(vendor.answer_limit);
            Ok(Rc::new(amazon_connect::AmazonConnect::new(settings, place)))
        }
        name => Err(StartError::UnknownVendor {
            name: name.to_owned(),
            known: format!("\"{}\"", amazon_connect::NAME),
        }),
    }
}
