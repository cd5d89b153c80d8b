//! The contact centre over HTTP, for the CCP page, the scenario bar on the Fusion page, and tests.

use std::convert::Infallible;

use axum::Json;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures::Stream;
use futures::stream;
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::watch;

use super::Context;
use crate::contact_centre::{Audio, CentreState, FarEnd, SessionChange};
use crate::live_centre::Update;

#[derive(Debug, Deserialize)]
pub(super) struct LibraryRequest {
    method: String,
    #[serde(default)]
    params: Value,
}

/// `{data}`, `{err}`, or 204 for a request that is never answered.
pub(super) async fn request(State(context): State<Context>, Json(request): Json<LibraryRequest>) -> Response {
    let answer = context.centre.request(&request.method, &request.params).await;
    match answer.into_json() {
        Some(answer) => Json(answer).into_response(),
        None => StatusCode::NO_CONTENT.into_response(),
    }
}

/// `{contactId}`, or 409 with `{error}` when it cannot happen now.
pub(super) async fn far_end(State(context): State<Context>, Json(happening): Json<FarEnd>) -> Response {
    match context.centre.far_end(happening) {
        Ok(contact_id) => Json(json!({ "contactId": contact_id })).into_response(),
        Err(refused) => (
            StatusCode::CONFLICT,
            Json(json!({ "error": refused.to_string() })),
        )
            .into_response(),
    }
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct SessionRequest {
    state: SessionChange,
    #[serde(default)]
    still_answers: bool,
}

/// Signs the agent in or out.
pub(super) async fn session(State(context): State<Context>, Json(request): Json<SessionRequest>) -> Response {
    let SessionRequest { state, still_answers } = request;
    far_end(State(context), Json(FarEnd::Session { state, still_answers })).await
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SoftphoneReport {
    audio: Audio,
}

/// A CCP page says whether it has a softphone.
pub(super) async fn softphone(
    State(context): State<Context>,
    Json(report): Json<SoftphoneReport>,
) -> Json<Value> {
    context.centre.audio_becomes(report.audio);
    Json(json!({}))
}

/// The whole state as it is now.
pub(super) async fn state(State(context): State<Context>) -> Json<CentreState> {
    Json(context.centre.state())
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct ReceivedQuestion {
    contact_id: String,
}

/// `{digits, target}`, or 404 for a contact that nobody remembers.
pub(super) async fn received(
    State(context): State<Context>,
    Query(question): Query<ReceivedQuestion>,
) -> Response {
    match context.centre.received(&question.contact_id) {
        Some(received) => Json(received).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// The whole state at once and after every change; events named `announcement` carry what the CCP passes on as it is.
pub(super) async fn events(
    State(context): State<Context>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let (state, updates) = context.centre.subscribe();
    let listening = Listening {
        first: Some(state),
        updates,
        context,
    };
    Sse::new(stream::unfold(listening, |mut listening| async move {
        let event = listening.next().await?;
        Some((Ok(event), listening))
    }))
    .keep_alive(KeepAlive::default())
}

struct Listening {
    first: Option<CentreState>,
    updates: Receiver<Update>,
    context: Context,
}

impl Listening {
    async fn next(&mut self) -> Option<Event> {
        if let Some(state) = self.first.take() {
            return state_event(&state);
        }
        tokio::select! {
            updates = self.updates.recv() => match updates {
                Ok(Update::State(state)) => state_event(&state),
                Ok(Update::Announcement(announcement)) => {
                    Event::default().event("announcement").json_data(announcement).ok()
                }
                // A reader too slow for every step gets the newest one.
                Err(RecvError::Lagged(_)) => state_event(&self.context.centre.state()),
                Err(RecvError::Closed) => None,
            },
            () = stopped(&mut self.context.stopping) => None,
        }
    }
}

fn state_event(state: &CentreState) -> Option<Event> {
    Event::default().json_data(state).ok()
}

pub(crate) async fn stopped(stopping: &mut watch::Receiver<bool>) {
    // An error means that the demo itself is gone, which is a way of stopping.
    let _ = stopping.wait_for(|stopping| *stopping).await;
}
