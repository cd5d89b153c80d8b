//! Our requests in the framework's words: an object from the request helper, its setters, `publish` (`contract/fusion.md`
//! §2.1, §2.2).

use fusion_cti::host::{AgentReport, Communication, HostRequest, OutboundFailure, ToolbarSize};
use fusion_cti::token::TokenMap;
use fusion_cti_js::property;
use js_sys::{Array, Object, Promise};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};

use super::channel::PhoneChannel;
use super::error::PublishError;
use super::names;
use super::page::Page;
use super::sys::{PublishRequest, PublishingContext};

const SET_BY_ATTRIBUTE: &str = "setInDataValueByAttribute";

/// Publishes a request, and returns the promise of its response; `None` where the framework has no such operation and
/// needs none.
///
/// # Errors
/// This build of the framework lacks the operation or a setter without which it means nothing, or it threw.
pub(super) fn publish(channel: &PhoneChannel, what: &HostRequest) -> Result<Option<Promise>, PublishError> {
    let Some(operation) = operation(what) else {
        return Ok(None);
    };
    let request = create(channel, operation)?;
    fill_in(&request, what)?;
    let elsewhere = match what {
        HostRequest::OpenPage { .. } => Some(channel.global_context()?),
        HostRequest::Resize(_) => Some(channel.toolbar_context()?),
        _ => None,
    };
    if let Some(context) = elsewhere {
        return Ok(Some(publish_on(context, request)));
    }
    let context = channel.context();
    let promised = context
        .publish(&request)
        .map_err(PublishError::calling(context, "publish"))?;
    Ok(Some(Promise::resolve(&promised)))
}

/// Publishes on a context that is promised.
fn publish_on(context: Promise, request: PublishRequest) -> Promise {
    future_to_promise(async move {
        let context: PublishingContext = JsFuture::from(context).await?.unchecked_into();
        JsFuture::from(Promise::resolve(&context.publish(&request)?)).await
    })
}

/// The operation's exact name; the older interface's "focus" has none.
fn operation(what: &HostRequest) -> Option<&'static str> {
    match what {
        HostRequest::Configuration => Some(names::CONFIGURATION),
        HostRequest::DisableFeatures(_) => Some(names::DISABLE_FEATURE),
        HostRequest::Ready(_) => Some(names::READY),
        HostRequest::AgentState(_) => Some(names::AGENT_STATE),
        HostRequest::NewCommunication(_) => Some(names::NEW),
        HostRequest::StartCommunication(_) => Some(names::START),
        HostRequest::CloseCommunication { .. } => Some(names::CLOSE),
        HostRequest::OutboundFailed(_) => Some(names::OUTBOUND_ERROR),
        HostRequest::Resize(_) => Some(names::TOOLBAR_PROPERTIES),
        HostRequest::OpenPage { .. } => Some(names::POP),
        HostRequest::Listen(_) | HostRequest::Focus(_) => None,
    }
}

fn create(channel: &PhoneChannel, operation: &str) -> Result<PublishRequest, PublishError> {
    let helper = channel.request_helper();
    helper
        .create_publish_request(operation)
        .map_err(PublishError::calling(&helper, "createPublishRequest"))
}

fn fill_in(request: &PublishRequest, what: &HostRequest) -> Result<(), PublishError> {
    match what {
        HostRequest::Configuration => request
            .set_config_type(names::CONFIGURATION_TYPE)
            .map_err(PublishError::calling(request, "setConfigType")),
        HostRequest::DisableFeatures(features) => {
            let codes: Array = features
                .iter()
                .map(|feature| JsValue::from(feature.code()))
                .collect();
            request
                .set_features(&codes)
                .map_err(PublishError::calling(request, "setFeatures"))
        }
        HostRequest::Ready(is_ready) => request
            .set_readiness(*is_ready)
            .map_err(PublishError::calling(request, "setReadiness")),
        HostRequest::AgentState(report) => set_agent_state(request, report),
        HostRequest::NewCommunication(communication) => {
            set_communication(request, communication)?;
            if let Some(object) = &communication.lookup_object {
                set_optional(request.set_lookup_object(object));
            }
            Ok(())
        }
        HostRequest::StartCommunication(communication) => set_communication(request, communication),
        HostRequest::CloseCommunication {
            communication,
            reason,
        } => {
            set_communication(request, communication)?;
            request
                .set_reason(reason.code())
                .map_err(PublishError::calling(request, "setReason"))
        }
        HostRequest::OutboundFailed(failure) => set_outbound_failure(request, failure),
        HostRequest::Resize(size) => set_size(request, *size),
        HostRequest::OpenPage { communication, page } => set_page(request, page, &communication.data),
        HostRequest::Listen(_) | HostRequest::Focus(_) => Ok(()),
    }
}

fn set_communication(request: &PublishRequest, communication: &Communication) -> Result<(), PublishError> {
    request
        .set_event_id(communication.event_id.as_str())
        .map_err(PublishError::calling(request, "setEventId"))?;
    request
        .set_app_classification(communication.classification.as_str())
        .map_err(PublishError::calling(request, "setAppClassification"))?;
    set_in_data(request, communication)
}

/// Sets the whole map: value by value where this build has a builder with the generic setter, else in one piece.
fn set_in_data(request: &PublishRequest, communication: &Communication) -> Result<(), PublishError> {
    let builder = request.in_data().ok().flatten();
    match builder.filter(|builder| property::function(builder, SET_BY_ATTRIBUTE).is_some()) {
        Some(builder) => {
            for (token, value) in communication.data.iter() {
                builder
                    .set_value_by_attribute(token, value)
                    .map_err(PublishError::calling(&builder, SET_BY_ATTRIBUTE))?;
            }
            Ok(())
        }
        None => request
            .set_input_data(&object(communication.data.iter()))
            .map_err(PublishError::calling(request, "setInputData")),
    }
}

fn set_agent_state(request: &PublishRequest, report: &AgentReport) -> Result<(), PublishError> {
    request
        .set_event_id(names::AGENT_EVENT_ID)
        .map_err(PublishError::calling(request, "setEventId"))?;
    request
        .set_is_available(report.available)
        .map_err(PublishError::calling(request, "setIsAvailable"))?;
    request
        .set_is_logged_in(report.logged_in)
        .map_err(PublishError::calling(request, "setIsLoggedIn"))?;
    request
        .set_state_display_string(&report.state_text)
        .map_err(PublishError::calling(request, "setStateDisplayString"))?;
    set_optional(request.set_state(report.state));
    set_optional(request.set_reason(&report.reason));
    set_optional(request.set_reason_display_string(&report.reason_text));
    set_optional(request.set_in_data(&object([names::PHONE_LINE])));
    Ok(())
}

fn set_outbound_failure(request: &PublishRequest, failure: &OutboundFailure) -> Result<(), PublishError> {
    request
        .set_comm_uuid(failure.event_id.as_str())
        .map_err(PublishError::calling(request, "setCommUuid"))?;
    request
        .set_error_code(failure.code)
        .map_err(PublishError::calling(request, "setErrorCode"))?;
    request
        .set_error_msg(&failure.message)
        .map_err(PublishError::calling(request, "setErrorMsg"))
}

fn set_size(request: &PublishRequest, size: ToolbarSize) -> Result<(), PublishError> {
    if let Some(width) = size.width {
        request
            .set_width(width)
            .map_err(PublishError::calling(request, "setWidth"))?;
    }
    request
        .set_height(size.height)
        .map_err(PublishError::calling(request, "setHeight"))
}

/// Names the page; the call's tokens are its parameters, because pages of Fusion's are named by them.
fn set_page(request: &PublishRequest, name: &str, tokens: &TokenMap) -> Result<(), PublishError> {
    match Page::named(name, tokens)? {
        Page::Record { kind, id } => {
            request
                .set_record_type(kind)
                .map_err(PublishError::calling(request, "setRecordType"))?;
            if let Some(id) = id {
                request
                    .set_record_id(id)
                    .map_err(PublishError::calling(request, "setRecordId"))?;
            }
        }
        Page::Application {
            application,
            flow,
            page,
        } => {
            request
                .set_application(application)
                .map_err(PublishError::calling(request, "setApplicationUIName"))?;
            request
                .set_flow(flow)
                .map_err(PublishError::calling(request, "setFlow"))?;
            request
                .set_page(page)
                .map_err(PublishError::calling(request, "setPage"))?;
        }
    }
    set_optional(request.set_input_parameters(&object(tokens.iter())));
    Ok(())
}

/// Accepts whatever came of setting a field that the operation can do without: a build that lacks the setter does not know
/// the field.
fn set_optional(_outcome: Result<(), JsValue>) {}

/// A plain object of texts.
fn object<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Object {
    let object = Object::new();
    for (key, value) in pairs {
        property::set(&object, key, &value.into());
    }
    object
}
