//! Calls that come in.

use super::bench::{Bench, expect};
use super::case::Case;
use super::inspect::{AllowedEndings, Is};
use super::request::{TOO_LATE, WRONG_STATE, accept, caller, customer, hang_up, reject};
use super::rig::{Caller, Elsewhere, Happening};
use super::verdict::{Group, Verdict};
use crate::direction::Direction;
use crate::phone::PhoneNumber;
use crate::vendor::capability::Capability::{Hold, Inbound, Reject, SecondCall};
use crate::vendor::snapshot::{Ending, Initiation};

const HERE: Group = Group::Inbound;

pub(super) const CASES: &[Case] = &[
    Case::new(
        (HERE, "a_ringing_call_tells_who_calls"),
        &[Inbound],
        "a call that is offered is ringing and inbound, and carries the caller's number",
        |bench| Box::pin(a_ringing_call_tells_who_calls(bench)),
    ),
    Case::new(
        (HERE, "a_ringing_call_tells_queue_and_attributes"),
        &[Inbound],
        "what the vendor knows about a call, queue and attributes, is there from the first snapshot on",
        |bench| Box::pin(a_ringing_call_tells_queue_and_attributes(bench)),
    ),
    Case::new(
        (HERE, "a_withheld_number_is_absent"),
        &[Inbound],
        "a withheld number is absent, not empty and not a word for it",
        |bench| Box::pin(a_withheld_number_is_absent(bench)),
    ),
    Case::new(
        (HERE, "accept_connects"),
        &[Inbound],
        "accept_call takes a ringing call",
        |bench| Box::pin(accept_connects(bench)),
    ),
    Case::new(
        (HERE, "accept_twice"),
        &[Inbound],
        "accepting a call that is connected changes nothing",
        |bench| Box::pin(accept_twice(bench)),
    ),
    Case::new(
        (HERE, "accept_twice_at_once"),
        &[Inbound],
        "a second accept while the first is open neither fails the first nor disturbs the call",
        |bench| Box::pin(accept_twice_at_once(bench)),
    ),
    Case::new(
        (HERE, "accept_after_the_caller_left"),
        &[Inbound],
        "accepting a call whose caller has left is refused and brings nothing back",
        |bench| Box::pin(accept_after_the_caller_left(bench)),
    ),
    Case::new(
        (HERE, "accepted_elsewhere"),
        &[Inbound],
        "a call taken at the vendor's own panel is connected here too, and accepting it changes nothing",
        |bench| Box::pin(accepted_elsewhere(bench)),
    ),
    Case::new(
        (HERE, "reject_ends_the_offer"),
        &[Reject, Inbound],
        "reject_call refuses a ringing call",
        |bench| Box::pin(reject_ends_the_offer(bench)),
    ),
    Case::new(
        (HERE, "reject_twice"),
        &[Reject, Inbound],
        "rejecting a call that was rejected changes nothing",
        |bench| Box::pin(reject_twice(bench)),
    ),
    Case::new(
        (HERE, "reject_after_the_answer"),
        &[Reject, Inbound],
        "rejecting a connected call is refused as the wrong state; the call goes on",
        |bench| Box::pin(reject_after_the_answer(bench)),
    ),
    Case::new(
        (HERE, "reject_after_the_caller_left"),
        &[Reject, Inbound],
        "rejecting a call whose caller has left is refused",
        |bench| Box::pin(reject_after_the_caller_left(bench)),
    ),
    Case::new(
        (HERE, "accept_after_reject"),
        &[Reject, Inbound],
        "accepting a call that was rejected is refused and brings nothing back",
        |bench| Box::pin(accept_after_reject(bench)),
    ),
    Case::new(
        (HERE, "rejected_elsewhere"),
        &[Inbound],
        "a call refused at the vendor's own panel is over here too",
        |bench| Box::pin(rejected_elsewhere(bench)),
    ),
    Case::new(
        (HERE, "the_caller_leaves"),
        &[Inbound],
        "a caller who leaves ends the offer, reported as that or as unknown, never as a talk that finished",
        |bench| Box::pin(the_caller_leaves(bench)),
    ),
    Case::new(
        (HERE, "it_rings_out"),
        &[Inbound],
        "an offer that the vendor gives up is reported as that or as unknown",
        |bench| Box::pin(it_rings_out(bench)),
    ),
    Case::new(
        (HERE, "hang_up_while_ringing_is_refused"),
        &[Inbound],
        "hangup_call is for connected and dialled calls: a ringing one goes on ringing",
        |bench| Box::pin(hang_up_while_ringing_is_refused(bench)),
    ),
    Case::new(
        (HERE, "an_offer_is_repeated"),
        &[Inbound],
        "a call that nobody took may be offered again under the same id, and be taken then",
        |bench| Box::pin(an_offer_is_repeated(bench)),
    ),
    Case::new(
        (HERE, "an_offer_is_repeated_after_reject"),
        &[Reject, Inbound],
        "a call that was rejected may be offered again under the same id, and be rejected again",
        |bench| Box::pin(an_offer_is_repeated_after_reject(bench)),
    ),
    Case::new(
        (HERE, "one_call_after_the_other"),
        &[Inbound],
        "a second caller, after the first call is finished, is another call with a number of its own",
        |bench| Box::pin(one_call_after_the_other(bench)),
    ),
    Case::new(
        (HERE, "a_second_call_beside_one_on_hold"),
        &[SecondCall, Hold, Inbound],
        "a second call can be taken while one is held; both are in the snapshot, each in its own stage",
        |bench| Box::pin(a_second_call_beside_one_on_hold(bench)),
    ),
    Case::new(
        (HERE, "a_second_caller_leaves"),
        &[SecondCall, Inbound],
        "a second caller who leaves does not touch the first call",
        |bench| Box::pin(a_second_caller_leaves(bench)),
    ),
];

/// How an offer can end that nobody took.
const LEFT: AllowedEndings = AllowedEndings(&[Ending::CallerLeft]);
const RANG_OUT: AllowedEndings = AllowedEndings(&[Ending::RangOut]);
const REJECTED: AllowedEndings = AllowedEndings(&[Ending::Rejected]);

async fn a_ringing_call_tells_who_calls(bench: &mut Bench) -> Verdict {
    let id = bench.ringing().await?;
    let call = bench.call(&id)?;
    expect(
        call.direction == Direction::Inbound && call.initiation == Initiation::Inbound,
        "an inbound call",
        format!("{:?}, {:?}", call.direction, call.initiation),
    )?;
    let number = call
        .number
        .and_then(|number| PhoneNumber::parse(number.reveal()).ok());
    expect(
        number == Some(customer(1)?),
        "the number that the caller shows",
        if number.is_some() {
            "another number"
        } else {
            "no number"
        },
    )?;
    expect(
        call.event_id.is_none(),
        "no event id: it was not dialled here",
        "one",
    )?;
    bench.call_stays(&id, Is::Ringing).await
}

async fn a_ringing_call_tells_queue_and_attributes(bench: &mut Bench) -> Verdict {
    let caller = caller(1)?;
    let id = {
        bench.ready().await?;
        bench.rings(caller.clone()).await?
    };
    let call = bench.call(&id)?;
    expect(
        call.queue == caller.queue,
        "the queue that the call came through",
        call.queue.unwrap_or_else(|| "no queue".to_owned()),
    )?;
    let missing = caller.attributes.iter().find(|(name, value)| {
        call.attributes
            .get(*name)
            .is_none_or(|told| told.reveal() != *value)
    });
    expect(
        missing.is_none(),
        "every attribute of the call",
        missing.map_or_else(String::new, |(name, _)| {
            format!("none or another value for {name}")
        }),
    )
}

async fn a_withheld_number_is_absent(bench: &mut Bench) -> Verdict {
    bench.ready().await?;
    let id = bench.rings(Caller::default()).await?;
    let call = bench.call(&id)?;
    expect(call.number.is_none(), "no number", "a number")
}

async fn accept_connects(bench: &mut Bench) -> Verdict {
    let call = bench.talking().await?;
    bench.call_stays(&call, Is::Talking).await
}

async fn accept_twice(bench: &mut Bench) -> Verdict {
    let call = bench.talking().await?;
    bench.takes_or_refuses(accept(&call), WRONG_STATE).await?;
    bench.call_stays(&call, Is::Talking).await
}

async fn accept_twice_at_once(bench: &mut Bench) -> Verdict {
    let call = bench.ringing().await?;
    let command = accept(&call);
    let (first, second) = futures::join!(bench.ask(&command), bench.ask(&command));
    let (first, second) = (first?, second?);
    expect(
        first.is_ok() || second.is_ok(),
        "at least one accept to be taken",
        format!("{first:?}, {second:?}"),
    )?;
    bench.until_call(&call, Is::Talking).await?;
    bench.call_stays(&call, Is::Talking).await
}

async fn accept_after_the_caller_left(bench: &mut Bench) -> Verdict {
    let call = bench.ringing().await?;
    bench.happen(Happening::CustomerHangsUp(call.clone())).await?;
    bench.until_ended(&call, LEFT).await?;
    bench.refuses(accept(&call), TOO_LATE).await?;
    bench.call_stays(&call, Is::Ended).await
}

async fn accepted_elsewhere(bench: &mut Bench) -> Verdict {
    let call = bench.ringing().await?;
    bench
        .happen(Happening::Elsewhere(Elsewhere::Accepts(call.clone())))
        .await?;
    bench.until_call(&call, Is::Talking).await?;
    bench.takes_or_refuses(accept(&call), WRONG_STATE).await?;
    bench.call_stays(&call, Is::Talking).await
}

async fn reject_ends_the_offer(bench: &mut Bench) -> Verdict {
    let call = bench.ringing().await?;
    bench.takes(reject(&call)).await?;
    bench.until_ended(&call, REJECTED).await?;
    bench.call_stays(&call, Is::Ended).await
}

async fn reject_twice(bench: &mut Bench) -> Verdict {
    let call = bench.ringing().await?;
    bench.takes(reject(&call)).await?;
    bench.until_ended(&call, REJECTED).await?;
    bench.takes_or_refuses(reject(&call), TOO_LATE).await?;
    bench.until_ended(&call, REJECTED).await?;
    bench.call_stays(&call, Is::Ended).await
}

async fn reject_after_the_answer(bench: &mut Bench) -> Verdict {
    let call = bench.talking().await?;
    bench.refuses(reject(&call), WRONG_STATE).await?;
    bench.call_stays(&call, Is::Talking).await
}

async fn reject_after_the_caller_left(bench: &mut Bench) -> Verdict {
    let call = bench.ringing().await?;
    bench.happen(Happening::CustomerHangsUp(call.clone())).await?;
    bench.until_ended(&call, LEFT).await?;
    bench.refuses(reject(&call), TOO_LATE).await?;
    bench.until_ended(&call, LEFT).await
}

async fn accept_after_reject(bench: &mut Bench) -> Verdict {
    let call = bench.ringing().await?;
    bench.takes(reject(&call)).await?;
    bench.until_ended(&call, REJECTED).await?;
    bench.refuses(accept(&call), TOO_LATE).await?;
    bench.call_stays(&call, Is::Ended).await
}

async fn rejected_elsewhere(bench: &mut Bench) -> Verdict {
    let call = bench.ringing().await?;
    bench
        .happen(Happening::Elsewhere(Elsewhere::Rejects(call.clone())))
        .await?;
    // Another tab's refusal and a call that rang out look the same to some vendors.
    bench
        .until_ended(&call, AllowedEndings(&[Ending::Rejected, Ending::RangOut]))
        .await
}

async fn the_caller_leaves(bench: &mut Bench) -> Verdict {
    let call = bench.ringing().await?;
    bench.happen(Happening::CustomerHangsUp(call.clone())).await?;
    bench.until_ended(&call, LEFT).await
}

async fn it_rings_out(bench: &mut Bench) -> Verdict {
    let call = bench.ringing().await?;
    bench.happen(Happening::RingsOut(call.clone())).await?;
    bench.until_ended(&call, RANG_OUT).await
}

async fn hang_up_while_ringing_is_refused(bench: &mut Bench) -> Verdict {
    let call = bench.ringing().await?;
    bench.refuses(hang_up(&call), WRONG_STATE).await?;
    bench.call_stays(&call, Is::Ringing).await
}

async fn an_offer_is_repeated(bench: &mut Bench) -> Verdict {
    let call = bench.ringing().await?;
    bench.happen(Happening::RingsOut(call.clone())).await?;
    bench.until_ended(&call, RANG_OUT).await?;
    bench.available_again().await?;
    bench.happen(Happening::OfferIsRepeated(call.clone())).await?;
    bench.until_call(&call, Is::Ringing).await?;
    bench.takes(accept(&call)).await?;
    bench.until_call(&call, Is::Talking).await
}

async fn an_offer_is_repeated_after_reject(bench: &mut Bench) -> Verdict {
    let call = bench.ringing().await?;
    for _ in 0..2 {
        bench.takes(reject(&call)).await?;
        bench.until_ended(&call, REJECTED).await?;
        bench.available_again().await?;
        bench.happen(Happening::OfferIsRepeated(call.clone())).await?;
        bench.until_call(&call, Is::Ringing).await?;
    }
    Ok(())
}

async fn one_call_after_the_other(bench: &mut Bench) -> Verdict {
    let first = bench.talking().await?;
    bench.happen(Happening::CustomerHangsUp(first.clone())).await?;
    bench.until_call(&first, Is::Ended).await?;
    bench.clear(&first).await?;
    bench.available_again().await?;
    let second = bench.rings(caller(2)?).await?;
    let number = bench.call(&second)?.number;
    let number = number.and_then(|number| PhoneNumber::parse(number.reveal()).ok());
    expect(
        second != first && number == Some(customer(2)?),
        "another call with the second caller's number",
        if second == first {
            "the same id"
        } else {
            "another number"
        },
    )?;
    bench.takes(accept(&second)).await?;
    bench.until_call(&second, Is::Talking).await?;
    bench.call_stays(&first, Is::Ended).await
}

async fn a_second_call_beside_one_on_hold(bench: &mut Bench) -> Verdict {
    let (first, second) = bench.two_calls().await?;
    bench
        .stays("the first call held and the second talking", |snapshot| {
            Is::Held.holds(&first, snapshot) && Is::Talking.holds(&second, snapshot)
        })
        .await
}

async fn a_second_caller_leaves(bench: &mut Bench) -> Verdict {
    let first = bench.talking().await?;
    let second = bench.rings(caller(2)?).await?;
    bench.happen(Happening::CustomerHangsUp(second.clone())).await?;
    bench.until_ended(&second, LEFT).await?;
    bench.call_stays(&first, Is::Talking).await
}
