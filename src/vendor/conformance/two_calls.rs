//! Two calls, and a request about one of them: it is carried out on that one and leaves the other alone. A handler that
//! asks its library for "the" call does it to the wrong one.

use super::bench::Bench;
use super::case::Case;
use super::inspect::{AllowedEndings, Is, call_in};
use super::request::{accept, caller, control, hang_up, reject};
use super::verdict::{Group, Stop, Verdict};
use crate::call_action::CallRequest;
use crate::ids::CallId;
use crate::vendor::capability::Capability::{Hold, Inbound, Mute as Muting, Reject, SecondCall};
use crate::vendor::snapshot::{Ending, Mute, VendorSnapshot};

const HERE: Group = Group::InCall;

pub(super) const CASES: &[Case] = &[
    Case::new(
        (HERE, "the_second_of_two_that_ring_is_accepted"),
        &[SecondCall, Inbound],
        "of two calls that ring the one is taken that was asked for; the other rings on",
        |bench| Box::pin(the_second_of_two_that_ring_is_accepted(bench)),
    ),
    Case::new(
        (HERE, "the_second_of_two_that_ring_is_rejected"),
        &[SecondCall, Reject, Inbound],
        "of two calls that ring the one is refused that was asked for; the other rings on and can be taken",
        |bench| Box::pin(the_second_of_two_that_ring_is_rejected(bench)),
    ),
    Case::new(
        (HERE, "the_held_one_of_two_is_hung_up"),
        &[SecondCall, Hold, Inbound],
        "hanging up the held one of two calls spares the one that the agent talks on",
        |bench| Box::pin(the_held_one_of_two_is_hung_up(bench)),
    ),
    Case::new(
        (HERE, "the_second_of_two_is_hung_up"),
        &[SecondCall, Hold, Inbound],
        "hanging up the call that the agent talks on spares the one that is held",
        |bench| Box::pin(the_second_of_two_is_hung_up(bench)),
    ),
    Case::new(
        (HERE, "the_second_of_two_is_muted"),
        &[SecondCall, Hold, Muting, Inbound],
        "muting the call that the agent talks on shows there, and not only on the one that is held",
        |bench| Box::pin(the_second_of_two_is_muted(bench)),
    ),
];

const FINISHED: AllowedEndings = AllowedEndings(&[Ending::Finished]);
const REJECTED: AllowedEndings = AllowedEndings(&[Ending::Rejected]);

/// Ready, with two calls that ring.
async fn both_ring(bench: &mut Bench) -> Result<(CallId, CallId), Stop> {
    let first = bench.ringing().await?;
    let second = bench.rings(caller(2)?).await?;
    bench.until_call(&first, Is::Ringing).await?;
    Ok((first, second))
}

async fn the_second_of_two_that_ring_is_accepted(bench: &mut Bench) -> Verdict {
    let (first, second) = both_ring(bench).await?;
    let from = bench.present();
    bench.takes(accept(&second)).await?;
    bench.until_call(&second, Is::Talking).await?;
    bench.quiet().await?;
    bench.always(from, &format!("{first} to ring on"), |snapshot| {
        Is::Ringing.holds(&first, snapshot)
    })?;
    bench.call_stays(&second, Is::Talking).await
}

async fn the_second_of_two_that_ring_is_rejected(bench: &mut Bench) -> Verdict {
    let (first, second) = both_ring(bench).await?;
    let from = bench.present();
    bench.takes(reject(&second)).await?;
    bench.until_ended(&second, REJECTED).await?;
    bench.quiet().await?;
    bench.always(from, &format!("{first} to ring on"), |snapshot| {
        Is::Ringing.holds(&first, snapshot)
    })?;
    bench.takes(accept(&first)).await?;
    bench.until_call(&first, Is::Talking).await
}

async fn the_held_one_of_two_is_hung_up(bench: &mut Bench) -> Verdict {
    let (first, second) = bench.two_calls().await?;
    let from = bench.present();
    bench.takes(hang_up(&first)).await?;
    bench.until_ended(&first, FINISHED).await?;
    bench.quiet().await?;
    bench.always(from, &format!("{second} to go on"), |snapshot| {
        Is::Talking.holds(&second, snapshot)
    })
}

async fn the_second_of_two_is_hung_up(bench: &mut Bench) -> Verdict {
    let (first, second) = bench.two_calls().await?;
    bench.takes(hang_up(&second)).await?;
    bench.until_ended(&second, FINISHED).await?;
    bench.quiet().await?;
    // Some phone systems take the first back from hold by themselves.
    let is_live =
        |snapshot: &VendorSnapshot| Is::Held.holds(&first, snapshot) || Is::Talking.holds(&first, snapshot);
    bench.stays(&format!("{first} to go on"), is_live).await
}

async fn the_second_of_two_is_muted(bench: &mut Bench) -> Verdict {
    let (first, second) = bench.two_calls().await?;
    bench.takes(control(&second, CallRequest::Mute)).await?;
    bench
        .until(&format!("{second} to be muted, and {first} held"), |snapshot| {
            call_in(snapshot, &second).is_some_and(|call| call.mute == Mute::Muted)
                && Is::Talking.holds(&second, snapshot)
                && Is::Held.holds(&first, snapshot)
        })
        .await?;
    Ok(())
}
