use axum::Router;
use tower_http::services::ServeDir;

/// The pretend Fusion desktop: files, nothing else.
pub(crate) fn router() -> Router {
    Router::new().fallback_service(ServeDir::new(super::pages("fusion")))
}
