use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
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
        .route("/centre/received", get(centre::received))
        .route("/centre/request", post(centre::request))
        .route("/centre/far-end", post(centre::far_end))
        .route("/centre/softphone", post(centre::softphone))
        .route("/centre/session", post(centre::session))
        // The scenario bar lives on another origin, and so do tests.
        .layer(CorsLayer::permissive());
    let login = Router::new()
        .route_service("/login", ServeFile::new(pages("ccp").join("login.html")))
        .layer(SetResponseHeaderLayer::overriding(
            header::X_FRAME_OPTIONS,
            HeaderValue::from_static("DENY"),
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

/// Tells a frame from a window.
const SEC_FETCH_DEST: &str = "sec-fetch-dest";

/// The CCP for a signed-in agent, which only approved origins may frame; for anybody else the way to the sign-in page, which no frame is allowed to show.
async fn ccp(State(context): State<Context>, headers: HeaderMap) -> Response {
    let framed = headers
        .get(SEC_FETCH_DEST)
        .is_some_and(|destination| destination == "iframe");
    let mut response = match (context.centre.is_signed_in(), framed) {
        (true, _) => page("index.html").await,
        (false, true) => page("not-framed.html").await,
        (false, false) => Redirect::temporary("/login").into_response(),
    };
    let referer = headers
        .get(header::REFERER)
        .and_then(|referer| referer.to_str().ok());
    if let Ok(policy) = HeaderValue::from_str(&context.approved.policy(referer)) {
        response
            .headers_mut()
            .insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    response
}

async fn page(name: &str) -> Response {
    match tokio::fs::read_to_string(pages("ccp").join(name)).await {
        Ok(text) => axum::response::Html(text).into_response(),
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}
