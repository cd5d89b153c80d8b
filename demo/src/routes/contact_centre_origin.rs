use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use tower_http::cors::CorsLayer;
use tower_http::services::{ServeDir, ServeFile};
use tower_http::set_header::SetResponseHeaderLayer;

use super::{Context, centre, pages};

/// The mock contact centre: the CCP, its sign-in page, and the routes by which tests control the remote party.
pub(crate) fn router(context: &Context) -> Router {
    let centre = Router::new()
        .route("/centre/events", get(centre::events))
        .route("/centre/state", get(centre::state))
        .route("/centre/request", post(centre::request))
        .route("/centre/far-end", post(centre::far_end))
        .route("/centre/session", post(centre::session))
        // The scenario bar lives on another origin, and so do tests.
        .layer(CorsLayer::permissive());
    let login = Router::new()
        .route_service("/login", ServeFile::new(pages("ccp").join("login.html")))
        .layer(SetResponseHeaderLayer::overriding(
            header::X_FRAME_OPTIONS,
            axum::http::HeaderValue::from_static("DENY"),
        ));
    Router::new()
        .route("/", get(|| async { Redirect::temporary("/ccp-v2/") }))
        .route("/ccp-v2", get(|| async { Redirect::temporary("/ccp-v2/") }))
        .route("/ccp-v2/", get(ccp))
        .nest_service("/assets", ServeDir::new(pages("ccp/assets")))
        .merge(login)
        .merge(centre)
        .with_state(context.clone())
}

/// The CCP for a signed-in agent; for anybody else the way to the sign-in page, which no frame is allowed to show.
async fn ccp(State(context): State<Context>, headers: HeaderMap) -> Response {
    if context.centre.is_signed_in() {
        return page("index.html").await;
    }
    let framed = headers
        .get("sec-fetch-dest")
        .is_some_and(|destination| destination == "iframe");
    if framed {
        page("not-framed.html").await
    } else {
        Redirect::temporary("/login").into_response()
    }
}

async fn page(name: &str) -> Response {
    match tokio::fs::read_to_string(pages("ccp").join(name)).await {
        Ok(text) => axum::response::Html(text).into_response(),
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}
