//! Oracle's UI Events Framework as far as it is used: declarations only (`contract/fusion.md` §1.3 to §3).
//!
//! Builds differ in their members, so every member is declared to throw: calling one that is missing is a `TypeError`,
//! which the wrapper around this module turns into a value. What has no shape that one could rely on is a `JsValue`.

#![allow(
    unreachable_pub,
    reason = "the bindings' generated code wants its types public; the module itself is private"
)]

use js_sys::{Array, Object, Promise};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::*;

/// What the framework calls with a response. A controllable event wants a promise back, the others nothing.
pub type Callback = dyn FnMut(Response) -> Option<Promise>;

// Where the script leaves the framework, and the way to the phone context.
#[wasm_bindgen]
extern "C" {
    /// The page's global object.
    pub type Global;

    #[wasm_bindgen(method, getter, catch, js_name = CX_SVC_UI_EVENTS_FRAMEWORK)]
    pub fn namespace(this: &Global) -> Result<Option<Namespace>, JsValue>;

    pub type Namespace;

    #[wasm_bindgen(method, getter, catch, js_name = uiEventsFramework)]
    pub fn framework(this: &Namespace) -> Result<Option<Framework>, JsValue>;

    pub type Framework;

    /// Returns a promise of a [`Provider`].
    #[wasm_bindgen(method, catch)]
    pub fn initialize(this: &Framework, application: &str, version: &str) -> Result<JsValue, JsValue>;

    pub type Provider;

    #[wasm_bindgen(method, getter, catch, js_name = requestHelper)]
    pub fn request_helper(this: &Provider) -> Result<RequestHelper, JsValue>;

    /// Returns a promise of a [`MultiChannelAdaptorContext`].
    #[wasm_bindgen(method, catch, js_name = getMultiChannelAdaptorContext)]
    pub fn multi_channel_adaptor_context(this: &Provider) -> Result<JsValue, JsValue>;

    /// Promises a [`PublishingContext`], whose operations are about Fusion's windows as a whole.
    #[wasm_bindgen(method, catch, js_name = getGlobalContext)]
    pub fn global_context(this: &Provider) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, catch, js_name = getVersion)]
    pub fn version(this: &Provider) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, catch)]
    pub fn dispose(this: &Provider) -> Result<(), JsValue>;

    pub type MultiChannelAdaptorContext;

    /// Promises a [`PhoneContext`], where the channel is `PHONE`.
    #[wasm_bindgen(method, catch, js_name = getCommunicationChannelContext)]
    pub fn communication_channel_context(
        this: &MultiChannelAdaptorContext,
        channel: &str,
    ) -> Result<JsValue, JsValue>;

    pub type PhoneContext;

    /// Returns a promise of a [`Response`].
    #[wasm_bindgen(method, catch)]
    pub fn publish(this: &PhoneContext, request: &PublishRequest) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, catch)]
    pub fn subscribe(
        this: &PhoneContext,
        request: &SubscriptionRequest,
        callback: &Closure<Callback>,
    ) -> Result<SubscriptionHandle, JsValue>;

    /// A [`PublishingContext`], or a promise of one: it is documented as the one and used as the other.
    #[wasm_bindgen(method, catch, js_name = getToolbarContext)]
    pub fn toolbar_context(this: &PhoneContext) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, catch, js_name = getSupportedActions)]
    pub fn supported_actions(this: &PhoneContext) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, catch, js_name = getSupportedEvents)]
    pub fn supported_events(this: &PhoneContext) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, catch)]
    pub fn dispose(this: &PhoneContext) -> Result<(), JsValue>;

    /// The context of the toolbar, or that of Fusion's windows: only published on.
    pub type PublishingContext;

    #[wasm_bindgen(method, catch)]
    pub fn publish(this: &PublishingContext, request: &PublishRequest) -> Result<JsValue, JsValue>;

    pub type SubscriptionHandle;

    #[wasm_bindgen(method, catch)]
    pub fn dispose(this: &SubscriptionHandle) -> Result<(), JsValue>;
}

// Requests (§2.1, §2.2).
#[wasm_bindgen]
extern "C" {
    pub type RequestHelper;

    #[wasm_bindgen(method, catch, js_name = createPublishRequest)]
    pub fn create_publish_request(this: &RequestHelper, operation: &str) -> Result<PublishRequest, JsValue>;

    #[wasm_bindgen(method, catch, js_name = createSubscriptionRequest)]
    pub fn create_subscription_request(
        this: &RequestHelper,
        event: &str,
    ) -> Result<SubscriptionRequest, JsValue>;

    pub type SubscriptionRequest;

    #[wasm_bindgen(method, catch, js_name = setAppClassification)]
    pub fn set_app_classification(this: &SubscriptionRequest, code: &str) -> Result<(), JsValue>;

    /// A request of any operation; each operation has some of these setters.
    pub type PublishRequest;

    #[wasm_bindgen(method, catch, js_name = setConfigType)]
    pub fn set_config_type(this: &PublishRequest, kind: &str) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch, js_name = setFeatures)]
    pub fn set_features(this: &PublishRequest, codes: &Array) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch, js_name = setReadiness)]
    pub fn set_readiness(this: &PublishRequest, is_ready: bool) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch, js_name = setEventId)]
    pub fn set_event_id(this: &PublishRequest, id: &str) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch, js_name = setAppClassification)]
    pub fn set_app_classification(this: &PublishRequest, code: &str) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch, js_name = setLookupObject)]
    pub fn set_lookup_object(this: &PublishRequest, object: &str) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch, js_name = setInputData)]
    pub fn set_input_data(this: &PublishRequest, data: &Object) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch, js_name = getInData)]
    pub fn in_data(this: &PublishRequest) -> Result<Option<InDataBuilder>, JsValue>;

    #[wasm_bindgen(method, catch, js_name = setReason)]
    pub fn set_reason(this: &PublishRequest, code: &str) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch, js_name = setIsAvailable)]
    pub fn set_is_available(this: &PublishRequest, is_available: bool) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch, js_name = setIsLoggedIn)]
    pub fn set_is_logged_in(this: &PublishRequest, is_logged_in: bool) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch, js_name = setState)]
    pub fn set_state(this: &PublishRequest, code: &str) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch, js_name = setStateDisplayString)]
    pub fn set_state_display_string(this: &PublishRequest, text: &str) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch, js_name = setReasonDisplayString)]
    pub fn set_reason_display_string(this: &PublishRequest, text: &str) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch, js_name = setInData)]
    pub fn set_in_data(this: &PublishRequest, data: &Object) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch, js_name = setCommUuid)]
    pub fn set_comm_uuid(this: &PublishRequest, id: &str) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch, js_name = setErrorCode)]
    pub fn set_error_code(this: &PublishRequest, code: &str) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch, js_name = setErrorMsg)]
    pub fn set_error_msg(this: &PublishRequest, message: &str) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch, js_name = setWidth)]
    pub fn set_width(this: &PublishRequest, pixels: u32) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch, js_name = setHeight)]
    pub fn set_height(this: &PublishRequest, pixels: u32) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch, js_name = setRecordType)]
    pub fn set_record_type(this: &PublishRequest, kind: &str) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch, js_name = setRecordId)]
    pub fn set_record_id(this: &PublishRequest, id: &str) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch, js_name = setApplicationUIName)]
    pub fn set_application(this: &PublishRequest, name: &str) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch, js_name = setFlow)]
    pub fn set_flow(this: &PublishRequest, flow: &str) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch, js_name = setPage)]
    pub fn set_page(this: &PublishRequest, page: &str) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch, js_name = setInputParameters)]
    pub fn set_input_parameters(this: &PublishRequest, parameters: &Object) -> Result<(), JsValue>;

    pub type InDataBuilder;

    #[wasm_bindgen(method, catch, js_name = setInDataValueByAttribute)]
    pub fn set_value_by_attribute(this: &InDataBuilder, name: &str, value: &str) -> Result<(), JsValue>;
}

// Responses and events (§1.5, §2.3, §3).
#[wasm_bindgen]
extern "C" {
    /// What `publish` promises, and what a callback is called with.
    pub type Response;

    #[wasm_bindgen(method, catch, js_name = getResponseData)]
    pub fn response_data(this: &Response) -> Result<Option<ResponseData>, JsValue>;

    #[wasm_bindgen(method, getter, catch, js_name = responseDetails)]
    pub fn response_details(this: &Response) -> Result<Option<ResponseDetails>, JsValue>;

    #[derive(Clone)]
    pub type ResponseDetails;

    #[wasm_bindgen(method, getter, catch)]
    pub fn data(this: &ResponseDetails) -> Result<Option<DetailsData>, JsValue>;

    pub type DetailsData;

    #[wasm_bindgen(method, getter, catch)]
    pub fn payload(this: &DetailsData) -> Result<Option<ResponseData>, JsValue>;

    /// What a response is about. The answer to a command is written on it.
    #[derive(Clone, Debug)]
    pub type ResponseData;

    #[wasm_bindgen(method, catch, js_name = getData)]
    pub fn data(this: &ResponseData) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, catch, js_name = getOutData)]
    pub fn out_data(this: &ResponseData) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, catch, js_name = getOutputData)]
    pub fn output_data(this: &ResponseData) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, catch, js_name = getInData)]
    pub fn in_data(this: &ResponseData) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, catch, js_name = getEventId)]
    pub fn event_id(this: &ResponseData) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, catch, js_name = getCommand)]
    pub fn command(this: &ResponseData) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, catch, js_name = isSuccess)]
    pub fn is_success(this: &ResponseData) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, catch, js_name = getError)]
    pub fn error(this: &ResponseData) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, catch, js_name = getConfiguration)]
    pub fn configuration(this: &ResponseData) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, catch, js_name = setResult)]
    pub fn set_result(this: &ResponseData, result: &str) -> Result<(), JsValue>;

    /// With a lower-case d, as documented.
    #[wasm_bindgen(method, catch, js_name = setOutdata)]
    pub fn set_out_data(this: &ResponseData, data: &JsValue) -> Result<(), JsValue>;

    /// Not documented for this interface.
    #[wasm_bindgen(method, catch, js_name = setResultDisplayString)]
    pub fn set_result_display_string(this: &ResponseData, text: &str) -> Result<(), JsValue>;

    #[wasm_bindgen(method, setter, catch, js_name = result)]
    pub fn set_result_field(this: &ResponseData, result: &str) -> Result<(), JsValue>;

    #[wasm_bindgen(method, setter, catch, js_name = outData)]
    pub fn set_out_data_field(this: &ResponseData, data: &JsValue) -> Result<(), JsValue>;

    #[wasm_bindgen(method, setter, catch, js_name = resultDisplayString)]
    pub fn set_result_display_string_field(this: &ResponseData, text: &str) -> Result<(), JsValue>;

    pub type OutputData;

    #[wasm_bindgen(method, catch, js_name = getUpdateType)]
    pub fn update_type(this: &OutputData) -> Result<JsValue, JsValue>;

    pub type Configuration;

    #[wasm_bindgen(method, catch, js_name = getFeatures)]
    pub fn features(this: &Configuration) -> Result<JsValue, JsValue>;

    /// What a promise is rejected with: an object of the framework's own, or an `Error`.
    pub type FrameworkError;

    #[wasm_bindgen(method, catch, js_name = getMessage)]
    pub fn get_message(this: &FrameworkError) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, catch, js_name = getStatus)]
    pub fn get_status(this: &FrameworkError) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, getter, catch)]
    pub fn message(this: &FrameworkError) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, getter, catch, js_name = errorMessage)]
    pub fn error_message(this: &FrameworkError) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, getter, catch)]
    pub fn name(this: &FrameworkError) -> Result<JsValue, JsValue>;
}
