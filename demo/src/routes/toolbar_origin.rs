use std::collections::BTreeMap;
use std::path::PathBuf;

use axum::Router;
use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::get;
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

use super::Context;
use crate::options::Options;

/// The page that is served in a form of its own.
const INDEX: &str = "index.html";
/// The one foreign host that the toolbar's page may load a script from.
const ORACLE: &str = "https://static.oracle.com";

#[derive(Debug, Clone)]
struct Toolbar {
    context: Context,
    dist: ServeDir,
    index: PathBuf,
    files: BTreeMap<String, PathBuf>,
}

/// The toolbar's files under every variant's path, with the one header that a deployment cannot do without: who may
/// frame it.
pub(crate) fn router(context: &Context, options: &Options) -> Router {
    let framed_by = format!("frame-ancestors {}", context.origins.fusion_origin);
    let toolbar = Toolbar {
        context: context.clone(),
        dist: ServeDir::new(&options.dist),
        index: options.dist.join(INDEX),
        files: options.files.clone(),
    };
    let mut folders = Router::new();
    for (path, folder) in &options.folders {
        folders = folders.nest_service(&format!("/{path}"), ServeDir::new(folder));
    }
    let router = folders
        .route("/{variant}", get(to_index))
        .route("/{variant}/", get(to_index))
        .route("/{variant}/{*file}", get(file))
        .with_state(toolbar);
    match HeaderValue::from_str(&framed_by) {
        Ok(value) => router.layer(SetResponseHeaderLayer::overriding(
            header::CONTENT_SECURITY_POLICY,
            value,
        )),
        // Not reached: origins are made of letters, digits, dots and colons.
        Err(_) => router,
    }
}

async fn to_index(State(toolbar): State<Toolbar>, Path(variant): Path<String>, uri: Uri) -> Response {
    if !toolbar.context.variants.exists(&variant) {
        return StatusCode::NOT_FOUND.into_response();
    }
    let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    Redirect::temporary(&format!("/{variant}/index.html{query}")).into_response()
}

async fn file(
    State(mut toolbar): State<Toolbar>,
    Path((variant, file)): Path<(String, String)>,
    mut request: Request<Body>,
) -> Response {
    let Context {
        origins, variants, ..
    } = &toolbar.context;
    if !variants.exists(&variant) {
        return StatusCode::NOT_FOUND.into_response();
    }
    let kind = match file.rsplit_once('.') {
        Some((_, "json")) => "application/json",
        Some((_, "js")) => "text/javascript; charset=utf-8",
        _ => "text/plain; charset=utf-8",
    };
    if let Some(text) = variants.file(&variant, &file) {
        return ([(header::CONTENT_TYPE, kind)], origins.fill_in(&text)).into_response();
    }
    if let Some(path) = toolbar.files.get(&file) {
        return match tokio::fs::read(path).await {
            Ok(text) => ([(header::CONTENT_TYPE, kind)], text).into_response(),
            Err(_) => StatusCode::NOT_FOUND.into_response(),
        };
    }
    if file == crate::variants::CONFIGURATION {
        // Whatever is in dist is the example of a deployment, never this variant's configuration.
        return StatusCode::NOT_FOUND.into_response();
    }
    if file == INDEX {
        return index(&toolbar).await;
    }
    let Ok(path) = format!("/{file}").parse::<Uri>() else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    *request.uri_mut() = path;
    match toolbar.dist.try_call(request).await {
        Ok(response) => response.into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// The page as it is shipped, but for one host: where a deployment loads Oracle's script from Oracle, the demo loads its
/// own from the mock Fusion. So the same content security policy is tried, and nobody else is asked for anything.
async fn index(toolbar: &Toolbar) -> Response {
    match tokio::fs::read_to_string(&toolbar.index).await {
        Ok(page) => Html(page.replace(ORACLE, &toolbar.context.origins.fusion_origin)).into_response(),
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}
