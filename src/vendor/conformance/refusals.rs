//! Controls that the phone system refuses: they are refused here too, and never shown as done.

use super::bench::Bench;
use super::case::Case;
use super::inspect::{Is, call_in};
use super::request::{control, customer};
use super::rig::{Fate, Happening};
use super::verdict::{Group, Verdict};
use crate::call_action::{CallAction, CallRequest};
use crate::ids::CallId;
use crate::vendor::capability::Capability::{Hold, Mute as Muting, Transfer};
use crate::vendor::error::VendorErrorKind;
use crate::vendor::snapshot::{Mute, VendorSnapshot};

const HERE: Group = Group::Faults;

pub(super) const CASES: &[Case] = &[
    Case::new(
        (HERE, "a_refused_hold"),
        &[Hold],
        "a refused hold is never shown as one: the parties talk on, and the call can be held again",
        |bench| Box::pin(a_refused_hold(bench)),
    ),
    Case::new(
        (HERE, "a_refused_mute"),
        &[Muting],
        "a refused mute is never shown as one: the microphone stays open, and can be muted again",
        |bench| Box::pin(a_refused_mute(bench)),
    ),
    Case::new(
        (HERE, "a_refused_transfer"),
        &[Transfer],
        "a refused transfer changes nothing: the call stays with the agent",
        |bench| Box::pin(a_refused_transfer(bench)),
    ),
];

async fn a_refused_hold(bench: &mut Bench) -> Verdict {
    let call = bench.talking().await?;
    let talking = |snapshot: &VendorSnapshot| Is::Talking.holds(&call, snapshot);
    refused(bench, &call, CallRequest::Hold, &talking).await?;
    bench.takes(control(&call, CallRequest::Hold)).await?;
    bench.until_call(&call, Is::Held).await
}

async fn a_refused_mute(bench: &mut Bench) -> Verdict {
    let call = bench.talking().await?;
    let is = |snapshot: &VendorSnapshot, mute| call_in(snapshot, &call).is_some_and(|seen| seen.mute == mute);
    refused(bench, &call, CallRequest::Mute, &|snapshot| {
        is(snapshot, Mute::Open)
    })
    .await?;
    bench.takes(control(&call, CallRequest::Mute)).await?;
    bench
        .until(&format!("{call} to be muted"), |snapshot| {
            is(snapshot, Mute::Muted)
        })
        .await?;
    Ok(())
}

async fn a_refused_transfer(bench: &mut Bench) -> Verdict {
    let call = bench.talking().await?;
    let talking = |snapshot: &VendorSnapshot| Is::Talking.holds(&call, snapshot);
    refused(bench, &call, CallRequest::Transfer(customer(9)?), &talking).await
}

/// Makes the request, which the phone system refuses: no snapshot, from before the request on, may be otherwise.
async fn refused(
    bench: &Bench,
    call: &CallId,
    request: CallRequest,
    unchanged: &dyn Fn(&VendorSnapshot) -> bool,
) -> Verdict {
    let action: CallAction = request.action();
    bench
        .happen(Happening::NextControl(
            action,
            Fate::Refused(VendorErrorKind::Other),
        ))
        .await?;
    let from = bench.present();
    bench.refuses(control(call, request), &[]).await?;
    bench.quiet().await?;
    bench.always(from, &format!("{call} as it was before"), unchanged)
}
