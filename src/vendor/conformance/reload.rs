//! A page that is reloaded: the far end goes on, the new handler knows nothing.

use super::bench::{Bench, expect};
use super::case::Case;
use super::inspect::{Is, presence_in};
use super::request::{accept, caller, control, hang_up};
use super::rig::Happening;
use super::verdict::{Group, Verdict};
use crate::call_action::CallRequest;
use crate::vendor::capability::Capability::{Availability, Hold, Inbound, Outbound, WrapUp};
use crate::vendor::snapshot::{Presence, VendorLink};

const HERE: Group = Group::Reload;

pub(super) const CASES: &[Case] = &[
    Case::new(
        (HERE, "reload_without_a_call"),
        &[],
        "a new page finds the agent and no call",
        |bench| Box::pin(reload_without_a_call(bench)),
    ),
    Case::new(
        (HERE, "reload_keeps_the_agents_state"),
        &[Availability],
        "a new page finds the agent in the state that was chosen before",
        |bench| Box::pin(reload_keeps_the_agents_state(bench)),
    ),
    Case::new(
        (HERE, "reload_while_ringing"),
        &[Inbound],
        "a new page finds the ringing call with everything known about it, and can take it",
        |bench| Box::pin(reload_while_ringing(bench)),
    ),
    Case::new(
        (HERE, "reload_while_talking"),
        &[],
        "a new page finds the connected call under the same id and can hang it up",
        |bench| Box::pin(reload_while_talking(bench)),
    ),
    Case::new(
        (HERE, "reload_on_hold"),
        &[Hold],
        "a new page finds the held call held and can resume it",
        |bench| Box::pin(reload_on_hold(bench)),
    ),
    Case::new(
        (HERE, "reload_while_dialling"),
        &[Outbound],
        "a new page finds the call that is being dialled and can give it up",
        |bench| Box::pin(reload_while_dialling(bench)),
    ),
    Case::new(
        (HERE, "reload_in_the_wrap_up"),
        &[WrapUp],
        "a new page finds the call that is over and can finish its wrap-up",
        |bench| Box::pin(reload_in_the_wrap_up(bench)),
    ),
    Case::new(
        (HERE, "a_call_ends_after_the_reload"),
        &[],
        "after a reload the customer's hanging up is reported as before",
        |bench| Box::pin(a_call_ends_after_the_reload(bench)),
    ),
    Case::new(
        (HERE, "reload_twice"),
        &[],
        "two reloads in a row lose nothing",
        |bench| Box::pin(reload_twice(bench)),
    ),
    Case::new(
        (HERE, "the_link_is_up_when_the_calls_are_known"),
        &[],
        "after a reload no snapshot says that the link is up and lacks the call: to Fusion it would be over",
        |bench| Box::pin(the_link_is_up_when_the_calls_are_known(bench)),
    ),
    Case::new(
        (HERE, "reload_in_the_second_call"),
        &[],
        "the id of a call is the same after a reload, also when another call was there before it",
        |bench| Box::pin(reload_in_the_second_call(bench)),
    ),
];

async fn reload_without_a_call(bench: &mut Bench) -> Verdict {
    bench.ready().await?;
    bench.reload().await?;
    bench.stays("no call", |snapshot| snapshot.calls.is_empty()).await
}

async fn reload_keeps_the_agents_state(bench: &mut Bench) -> Verdict {
    bench.ready().await?;
    bench.reload().await?;
    bench
        .stays("the agent to stay routable", |snapshot| {
            presence_in(snapshot) == Some(Presence::Routable)
        })
        .await
}

async fn reload_while_ringing(bench: &mut Bench) -> Verdict {
    let id = bench.ringing().await?;
    let before = bench.call(&id)?;
    bench.reload().await?;
    bench.until_call(&id, Is::Ringing).await?;
    let after = bench.call(&id)?;
    expect(
        before.number == after.number
            && before.queue == after.queue
            && before.attributes == after.attributes
            && before.direction == after.direction,
        "number, queue, attributes and direction as before",
        "others",
    )?;
    bench.takes(accept(&id)).await?;
    bench.until_call(&id, Is::Talking).await
}

async fn reload_while_talking(bench: &mut Bench) -> Verdict {
    let call = bench.talking().await?;
    bench.reload().await?;
    bench.until_call(&call, Is::Talking).await?;
    bench.takes(hang_up(&call)).await?;
    bench.until_call(&call, Is::Ended).await
}

async fn reload_on_hold(bench: &mut Bench) -> Verdict {
    let call = bench.holding().await?;
    bench.reload().await?;
    bench.until_call(&call, Is::Held).await?;
    bench.takes(control(&call, CallRequest::Resume)).await?;
    bench.until_call(&call, Is::Talking).await
}

async fn reload_while_dialling(bench: &mut Bench) -> Verdict {
    let call = bench.dialling("event-1").await?;
    bench.reload().await?;
    bench.until_call(&call, Is::Dialling).await?;
    bench.takes(hang_up(&call)).await?;
    bench.until_call(&call, Is::Ended).await
}

async fn reload_in_the_wrap_up(bench: &mut Bench) -> Verdict {
    let call = bench.talking().await?;
    bench.takes(hang_up(&call)).await?;
    bench.until_call(&call, Is::Over).await?;
    bench.reload().await?;
    bench.until_call(&call, Is::Over).await?;
    bench.takes(control(&call, CallRequest::FinishWrapUp)).await?;
    bench.until_call(&call, Is::Gone).await
}

async fn a_call_ends_after_the_reload(bench: &mut Bench) -> Verdict {
    let call = bench.talking().await?;
    bench.reload().await?;
    bench.until_call(&call, Is::Talking).await?;
    bench.happen(Happening::CustomerHangsUp(call.clone())).await?;
    bench.until_call(&call, Is::Ended).await
}

async fn reload_twice(bench: &mut Bench) -> Verdict {
    let call = bench.talking().await?;
    bench.reload().await?;
    bench.reload().await?;
    bench.until_call(&call, Is::Talking).await
}

async fn the_link_is_up_when_the_calls_are_known(bench: &mut Bench) -> Verdict {
    let call = bench.talking().await?;
    bench.reload().await?;
    bench.until_call(&call, Is::Talking).await?;
    bench.quiet().await?;
    bench.always(
        0,
        &format!("{call} in every snapshot with a link that is up"),
        |snapshot| snapshot.link != VendorLink::Up || Is::Talking.holds(&call, snapshot),
    )
}

async fn reload_in_the_second_call(bench: &mut Bench) -> Verdict {
    let first = bench.talking().await?;
    bench.happen(Happening::CustomerHangsUp(first.clone())).await?;
    bench.until_call(&first, Is::Ended).await?;
    bench.clear(&first).await?;
    bench.available_again().await?;
    let second = if bench.can(Inbound) {
        let second = bench.rings(caller(2)?).await?;
        bench.takes(accept(&second)).await?;
        second
    } else {
        let second = bench.dials("event-2").await?;
        bench.happen(Happening::CustomerAnswers(second.clone())).await?;
        second
    };
    bench.until_call(&second, Is::Talking).await?;
    bench.reload().await?;
    bench.until_call(&second, Is::Talking).await?;
    bench.takes(hang_up(&second)).await?;
    bench.until_call(&second, Is::Ended).await
}
