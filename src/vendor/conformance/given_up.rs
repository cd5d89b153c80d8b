//! Dials that come to nothing, and the event id that was meant for them.

use super::bench::{Bench, expect};
use super::case::Case;
use super::inspect::Is;
use super::request::{control, customer, dial, hang_up};
use super::rig::{Fate, Happening};
use super::verdict::{Group, Stop, Verdict};
use crate::call_action::CallRequest;
use crate::ids::CallId;
use crate::vendor::capability::Capability::{Hold, Outbound};
use crate::vendor::command::VendorMethod;
use crate::vendor::error::VendorErrorKind;

const HERE: Group = Group::Faults;

pub(super) const CASES: &[Case] = &[
    Case::new(
        (HERE, "a_dial_after_one_that_was_never_answered"),
        &[Outbound],
        "a dial that was given up leaves no event id behind: the next call carries its own",
        |bench| Box::pin(a_dial_after_one_that_was_never_answered(bench)),
    ),
    Case::new(
        (HERE, "a_call_dialled_elsewhere_after_a_lost_dial"),
        &[Outbound],
        "the event id of a dial that was given up is not given to the next call, wherever that was dialled",
        |bench| Box::pin(a_call_dialled_elsewhere_after_a_lost_dial(bench)),
    ),
    Case::new(
        (HERE, "a_call_dialled_elsewhere_meanwhile"),
        &[Outbound],
        "a call to another number, dialled at the vendor's own panel while ours is on its way, is not ours",
        |bench| Box::pin(a_call_dialled_elsewhere_meanwhile(bench)),
    ),
    Case::new(
        (HERE, "the_event_id_outlives_a_hold"),
        &[Outbound, Hold],
        "a dialled call carries its event id also while it is held and after it was resumed",
        |bench| Box::pin(the_event_id_outlives_a_hold(bench)),
    ),
];

async fn a_dial_after_one_that_was_never_answered(bench: &mut Bench) -> Verdict {
    bench.ready().await?;
    lose_the_next_dial(bench).await?;
    bench
        .refuses(dial("event-1")?, &[VendorErrorKind::TimedOut])
        .await?;
    let call = bench.dials("event-2").await?;
    bench.until_call(&call, Is::Dialling).await?;
    bench
        .stays("one call, with the event id of the second dial", |snapshot| {
            let labels = snapshot.calls.iter().map(|call| call.event_id.as_ref());
            let mut labels = labels.map(|label| label.map(|label| label.as_str()));
            labels.next() == Some(Some("event-2")) && labels.next().is_none()
        })
        .await
}

async fn a_call_dialled_elsewhere_after_a_lost_dial(bench: &mut Bench) -> Verdict {
    bench.ready().await?;
    lose_the_next_dial(bench).await?;
    bench
        .refuses(dial("event-1")?, &[VendorErrorKind::TimedOut])
        .await?;
    let call = bench.dials_elsewhere(customer(2)?).await?;
    has_no_event_id(bench, &call)
}

async fn a_call_dialled_elsewhere_meanwhile(bench: &mut Bench) -> Verdict {
    bench.ready().await?;
    lose_the_next_dial(bench).await?;
    let command = dial("event-1")?;
    let elsewhere = async {
        bench.rig.pause(bench.rig.patience().quiet).await;
        let call = bench.dials_elsewhere(customer(2)?).await?;
        has_no_event_id(bench, &call)?;
        Ok::<_, Stop>(call)
    };
    let (answer, call) = futures::join!(bench.ask(&command), elsewhere);
    let call = call?;
    expect(
        answer?.is_err(),
        "a dial that came to nothing to fail",
        "it was taken",
    )?;
    bench.quiet().await?;
    has_no_event_id(bench, &call)
}

async fn the_event_id_outlives_a_hold(bench: &mut Bench) -> Verdict {
    let call = bench.dialling("event-1").await?;
    bench.happen(Happening::CustomerAnswers(call.clone())).await?;
    bench.until_call(&call, Is::Talking).await?;
    // That the label stays is looked at in every snapshot.
    bench.takes(control(&call, CallRequest::Hold)).await?;
    bench.until_call(&call, Is::Held).await?;
    bench.takes(control(&call, CallRequest::Resume)).await?;
    bench.until_call(&call, Is::Talking).await?;
    bench.takes(hang_up(&call)).await?;
    bench.until_call(&call, Is::Ended).await
}

async fn lose_the_next_dial(bench: &Bench) -> Verdict {
    bench
        .happen(Happening::NextRequest(VendorMethod::MakeOutboundCall, Fate::Lost))
        .await
}

fn has_no_event_id(bench: &Bench, call: &CallId) -> Verdict {
    let labelled = bench.call(call)?.event_id.is_some();
    expect(
        !labelled,
        "a call without an event id",
        "one that was meant for another call",
    )
}
