//! The conformance of host ports: one list of cases, run on the MCA wire and on the UI Events Framework in each shape that
//! its responses were seen in.

mod buttons;
mod cases;
mod framework;
mod library;
mod mca;
mod operations;
mod pages;
mod rig;
mod uef;

use mca::McaRig;
use rig::Trial;
use uef::UefRig;
use wasm_bindgen_test::wasm_bindgen_test;

/// Every case on one interface.
macro_rules! conformance {
    ($interface:ident, $rig:expr; $($case:ident,)+) => {
        mod $interface {
            use super::*;

            $(
                #[wasm_bindgen_test]
                async fn $case() {
                    cases::$case(Trial::of($rig).await).await;
                }
            )+
        }
    };
}

/// The list, on all of them.
macro_rules! on_every_interface {
    ($($case:ident,)+) => {
        conformance!(over_mca, McaRig::rig(); $($case,)+);
        conformance!(over_uef_with_instances, UefRig::rig("instances"); $($case,)+);
        conformance!(over_uef_with_getters, UefRig::rig("methods"); $($case,)+);
        conformance!(over_uef_with_payload, UefRig::rig("payload"); $($case,)+);
        conformance!(over_uef_with_details, UefRig::rig("details"); $($case,)+);
    };
}

on_every_interface! {
    nothing_is_said_before_it_is_asked,
    every_request_reaches_fusion_once_and_in_order,
    listeners_name_the_classification_where_it_is_needed,
    a_reply_comes_under_its_request_with_what_it_brings,
    the_configuration_brings_the_features,
    an_error_is_a_refusal_in_fusions_words,
    replies_in_another_order_find_their_requests,
    a_command_is_answered_only_when_the_session_answers_and_only_once,
    a_refusal_is_no_success,
    two_commands_are_answered_in_either_order,
    what_an_agent_command_asks_for_comes_with_its_answer,
    every_button_comes_as_the_descriptor_that_fusion_knows,
    what_a_button_sends_is_read_as_what_it_means,
    an_unknown_command_is_passed_on_by_its_name,
    a_click_on_a_number_brings_its_id_and_its_data,
    changed_data_says_what_changed,
    nonsense_is_passed_over,
    an_answer_to_nothing_is_nothing,
    a_port_that_is_gone_hears_nothing,
}
