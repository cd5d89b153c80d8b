use axum::Router;
use tower_http::cors::CorsLayer;
use tower_http::services::ServeDir;

/// The mock Fusion desktop: files, nothing else. The mock UI Events Framework is one of them; the toolbar's page
/// imports it from another origin, as it does Oracle's.
pub(crate) fn router() -> Router {
    let framework = Router::new()
        .nest_service("/uef", ServeDir::new(super::pages("fusion/uef")))
        .layer(CorsLayer::permissive());
    framework.fallback_service(ServeDir::new(super::pages("fusion")))
}
