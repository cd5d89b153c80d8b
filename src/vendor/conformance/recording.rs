//! Starting and stopping the recording of a call.

use super::bench::Bench;
use super::case::Case;
use super::inspect::{Is, call_in};
use super::request::{WRONG_STATE, control};
use super::verdict::{Group, Verdict};
use crate::call_action::CallRequest;
use crate::ids::CallId;
use crate::vendor::capability::Capability::{Inbound, Record};
use crate::vendor::snapshot::Recording;

const HERE: Group = Group::InCall;

pub(super) const CASES: &[Case] = &[
    Case::new(
        (HERE, "record_and_stop"),
        &[Record],
        "a recording can be started and stopped during a call, and both show in the call, which goes on",
        |bench| Box::pin(record_and_stop(bench)),
    ),
    Case::new(
        (HERE, "record_twice"),
        &[Record],
        "starting a recording that runs does not stop it",
        |bench| Box::pin(record_twice(bench)),
    ),
    Case::new(
        (HERE, "record_while_ringing_is_refused"),
        &[Record, Inbound],
        "recording a ringing call is refused as the wrong state",
        |bench| Box::pin(record_while_ringing_is_refused(bench)),
    ),
];

async fn record_and_stop(bench: &mut Bench) -> Verdict {
    let call = bench.talking().await?;
    // In what state a call begins is the vendor's choice: some record from the first word.
    for (asked, shown) in [
        (CallRequest::StopRecording, Recording::Off),
        (CallRequest::Record, Recording::On),
        (CallRequest::StopRecording, Recording::Off),
    ] {
        bench.takes_or_refuses(control(&call, asked), WRONG_STATE).await?;
        until_recording(bench, &call, shown).await?;
        bench.call_stays(&call, Is::Talking).await?;
    }
    Ok(())
}

async fn record_twice(bench: &mut Bench) -> Verdict {
    let call = bench.talking().await?;
    bench
        .takes_or_refuses(control(&call, CallRequest::Record), WRONG_STATE)
        .await?;
    until_recording(bench, &call, Recording::On).await?;
    bench
        .takes_or_refuses(control(&call, CallRequest::Record), WRONG_STATE)
        .await?;
    bench
        .stays("a call that is still recorded", |snapshot| {
            call_in(snapshot, &call).is_some_and(|seen| seen.recording == Recording::On)
        })
        .await
}

async fn record_while_ringing_is_refused(bench: &mut Bench) -> Verdict {
    let call = bench.ringing().await?;
    bench
        .refuses(control(&call, CallRequest::Record), WRONG_STATE)
        .await?;
    bench.call_stays(&call, Is::Ringing).await
}

async fn until_recording(bench: &Bench, call: &CallId, shown: Recording) -> Verdict {
    let is_so = |snapshot: &crate::vendor::VendorSnapshot| {
        call_in(snapshot, call).is_some_and(|seen| seen.recording == shown)
    };
    bench
        .until(&format!("the recording of {call} to be {shown:?}"), is_so)
        .await?;
    Ok(())
}
