//! What the three origins answer.

mod centre;
mod contact_centre_origin;
mod fusion_origin;
mod toolbar_origin;

pub(crate) use centre::stopped;

use std::sync::Arc;

use axum::http::{HeaderName, HeaderValue, header};
use axum::routing::get;
use axum::{Json, Router};
use tokio::sync::watch;
use tower_http::set_header::SetResponseHeaderLayer;

use crate::approved_origins::ApprovedOrigins;
use crate::live_centre::LiveCentre;
use crate::options::Options;
use crate::origins::Origins;
use crate::variants::Variants;

/// What every route may need.
#[derive(Debug, Clone)]
pub(crate) struct Context {
    pub(crate) origins: Arc<Origins>,
    pub(crate) centre: LiveCentre,
    pub(crate) variants: Arc<Variants>,
    pub(crate) approved: Arc<ApprovedOrigins>,
    /// Turns true when the demo stops, so that endless streams end.
    pub(crate) stopping: watch::Receiver<bool>,
}

/// The routers of the Fusion, the toolbar and the contact centre origin.
pub(crate) fn routers(context: &Context, options: &Options) -> [Router; 3] {
    [
        fusion_origin::router(),
        toolbar_origin::router(context, options),
        contact_centre_origin::router(context),
    ]
    .map(|router| {
        let origins = Arc::clone(&context.origins);
        router
            .route(
                "/demo.json",
                get(move || async move { Json(origins.as_ref().clone()) }),
            )
            .layer(always(header::CACHE_CONTROL, "no-store"))
            .layer(always(header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
    })
}

fn always(name: HeaderName, value: &'static str) -> SetResponseHeaderLayer<HeaderValue> {
    SetResponseHeaderLayer::overriding(name, HeaderValue::from_static(value))
}

/// A folder of this crate with the pages of a mock world. Read at run time, so that they can be edited while the
/// demo runs.
pub(crate) fn pages(world: &str) -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(world)
}
