//! Calls that are dialled.

use super::bench::{Bench, expect};
use super::case::Case;
use super::inspect::{AllowedEndings, Is, describe, is_live};
use super::request::{TOO_LATE, WRONG_STATE, accept, caller, customer, dial, hang_up, reject};
use super::rig::{Fate, Happening};
use super::verdict::{CaseFailure, Group, Verdict};
use crate::direction::Direction;
use crate::ids::CallId;
use crate::phone::PhoneNumber;
use crate::vendor::capability::Capability::{Inbound, Outbound, OutboundExtensions, Reject};
use crate::vendor::command::{VendorCommand, VendorMethod};
use crate::vendor::error::VendorErrorKind;
use crate::vendor::snapshot::{CallSnapshot, Ending};

const HERE: Group = Group::Outbound;

pub(super) const CASES: &[Case] = &[
    Case::new(
        (HERE, "a_dialled_call_carries_its_event_id"),
        &[Outbound],
        "the call that results from make_outbound_call is outbound and carries number and event id",
        |bench| Box::pin(a_dialled_call_carries_its_event_id(bench)),
    ),
    Case::new(
        (HERE, "an_extension_is_dialled_with_the_number"),
        &[Outbound, OutboundExtensions],
        "digits behind the number are dialled with it; the call that results is one, and carries its event id",
        |bench| Box::pin(an_extension_is_dialled_with_the_number(bench)),
    ),
    Case::new(
        (HERE, "the_event_id_stays_until_the_end"),
        &[Outbound],
        "the event id is in every snapshot of the call: dialling, connected, over",
        |bench| Box::pin(the_event_id_stays_until_the_end(bench)),
    ),
    Case::new(
        (HERE, "the_customer_answers"),
        &[Outbound],
        "a dialled call is connected when the customer answers, and not before",
        |bench| Box::pin(the_customer_answers(bench)),
    ),
    Case::new(
        (HERE, "the_customer_declines"),
        &[Outbound],
        "a customer who declines or is busy ends the call, reported as that or as unknown",
        |bench| Box::pin(the_customer_declines(bench)),
    ),
    Case::new(
        (HERE, "the_customer_does_not_answer"),
        &[Outbound],
        "a customer who does not answer ends the call, reported as that or as unknown",
        |bench| Box::pin(the_customer_does_not_answer(bench)),
    ),
    Case::new(
        (HERE, "the_customer_is_not_reachable"),
        &[Outbound],
        "a number that turns out to be none ends the call, reported as that or as unknown",
        |bench| Box::pin(the_customer_is_not_reachable(bench)),
    ),
    Case::new(
        (HERE, "the_customer_hangs_up_after_the_answer"),
        &[Outbound],
        "a dialled call that was connected ends as finished or unknown",
        |bench| Box::pin(the_customer_hangs_up_after_the_answer(bench)),
    ),
    Case::new(
        (HERE, "hang_up_while_dialling"),
        &[Outbound],
        "hangup_call gives up a call that is being dialled; it never counts as a talk that finished",
        |bench| Box::pin(hang_up_while_dialling(bench)),
    ),
    Case::new(
        (HERE, "hang_up_twice_while_dialling"),
        &[Outbound],
        "giving up a dialled call twice changes nothing",
        |bench| Box::pin(hang_up_twice_while_dialling(bench)),
    ),
    Case::new(
        (HERE, "a_dial_that_never_resolves"),
        &[Outbound],
        "a dial that nobody answers goes on for as long as the vendor lets it, and can be given up at any time",
        |bench| Box::pin(a_dial_that_never_resolves(bench)),
    ),
    Case::new(
        (HERE, "accepting_a_dialled_call_is_refused"),
        &[Inbound, Outbound],
        "accept_call is for ringing calls: a dialled one goes on being dialled",
        |bench| Box::pin(accepting_a_dialled_call_is_refused(bench)),
    ),
    Case::new(
        (HERE, "rejecting_a_dialled_call_is_refused"),
        &[Reject, Outbound],
        "reject_call is for ringing calls: a dialled one goes on being dialled",
        |bench| Box::pin(rejecting_a_dialled_call_is_refused(bench)),
    ),
    Case::new(
        (HERE, "dialling_while_talking_is_refused"),
        &[Outbound],
        "make_outbound_call while the agent talks is refused as busy, and the talk goes on",
        |bench| Box::pin(dialling_while_talking_is_refused(bench)),
    ),
    Case::new(
        (HERE, "dialling_while_dialling_is_refused"),
        &[Outbound],
        "a second make_outbound_call is refused as busy, and its event id goes to no call",
        |bench| Box::pin(dialling_while_dialling_is_refused(bench)),
    ),
    Case::new(
        (HERE, "a_number_that_cannot_be_dialled"),
        &[Outbound],
        "a number that the vendor cannot dial is refused as that, and there is no call",
        |bench| Box::pin(a_number_that_cannot_be_dialled(bench)),
    ),
    Case::new(
        (HERE, "one_dial_after_the_other"),
        &[Outbound],
        "two calls dialled one after the other carry each its own event id",
        |bench| Box::pin(one_dial_after_the_other(bench)),
    ),
    Case::new(
        (HERE, "a_call_dialled_elsewhere_has_no_event_id"),
        &[Outbound],
        "a call dialled at the vendor's own panel is in the snapshot, without an event id",
        |bench| Box::pin(a_call_dialled_elsewhere_has_no_event_id(bench)),
    ),
    Case::new(
        (HERE, "the_event_id_of_a_refused_dial_goes_to_no_other_call"),
        &[Outbound],
        "the event id of a dial that was refused is not given to the next call",
        |bench| Box::pin(the_event_id_of_a_refused_dial_goes_to_no_other_call(bench)),
    ),
    Case::new(
        (HERE, "a_call_that_rings_meanwhile_is_not_the_dialled_one"),
        &[Inbound, Outbound],
        "a call that comes in while the dial is on its way does not get the dial's event id",
        |bench| Box::pin(a_call_that_rings_meanwhile_is_not_the_dialled_one(bench)),
    ),
];

async fn a_dialled_call_carries_its_event_id(bench: &mut Bench) -> Verdict {
    bench.ready().await?;
    let id = bench.dials("event-1").await?;
    let call = bench.call(&id)?;
    let number = call
        .number
        .and_then(|number| PhoneNumber::parse(number.reveal()).ok());
    expect(
        call.direction == Direction::Outbound,
        "an outbound call",
        format!("{:?}", call.direction),
    )?;
    expect(
        number == Some(customer(1)?),
        "the number that was dialled",
        if number.is_some() {
            "another number"
        } else {
            "no number"
        },
    )
}

async fn an_extension_is_dialled_with_the_number(bench: &mut Bench) -> Verdict {
    bench.ready().await?;
    let text = format!("{}x4567", customer(1)?.dialled());
    let number =
        PhoneNumber::parse(&text).map_err(|error| CaseFailure::new("a number", error.to_string()))?;
    let event_id = "event-1".into();
    bench
        .takes(VendorCommand::MakeOutboundCall { number, event_id })
        .await?;
    let labelled = |call: &CallSnapshot| call.event_id.as_ref().is_some_and(|id| id.as_str() == "event-1");
    let snapshot = bench
        .until("a dialled call that carries its event id", |snapshot| {
            snapshot.calls.iter().any(labelled)
        })
        .await?;
    let live = snapshot.calls.iter().filter(|call| is_live(call.stage));
    expect(
        live.clone().count() == 1 && live.clone().all(labelled),
        "one live call, with its event id",
        describe(Some(&snapshot)),
    )
}

async fn the_event_id_stays_until_the_end(bench: &mut Bench) -> Verdict {
    let call = bench.dialling("event-1").await?;
    bench.happen(Happening::CustomerAnswers(call.clone())).await?;
    bench.until_call(&call, Is::Talking).await?;
    bench.takes(hang_up(&call)).await?;
    // That the label stays is looked at in every snapshot.
    bench
        .until_ended(&call, AllowedEndings(&[Ending::Finished]))
        .await
}

async fn the_customer_answers(bench: &mut Bench) -> Verdict {
    let call = bench.dialling("event-1").await?;
    bench.call_stays(&call, Is::Dialling).await?;
    bench.happen(Happening::CustomerAnswers(call.clone())).await?;
    bench.until_call(&call, Is::Talking).await?;
    bench.call_stays(&call, Is::Talking).await
}

async fn the_customer_declines(bench: &mut Bench) -> Verdict {
    let call = bench.dialling("event-1").await?;
    bench.happen(Happening::CustomerDeclines(call.clone())).await?;
    bench
        .until_ended(&call, AllowedEndings(&[Ending::CustomerDeclined]))
        .await
}

async fn the_customer_does_not_answer(bench: &mut Bench) -> Verdict {
    let call = bench.dialling("event-1").await?;
    bench
        .happen(Happening::CustomerDoesNotAnswer(call.clone()))
        .await?;
    bench
        .until_ended(&call, AllowedEndings(&[Ending::CustomerNoAnswer]))
        .await
}

async fn the_customer_is_not_reachable(bench: &mut Bench) -> Verdict {
    let call = bench.dialling("event-1").await?;
    bench
        .happen(Happening::CustomerIsNotReachable(call.clone()))
        .await?;
    bench
        .until_ended(&call, AllowedEndings(&[Ending::NotReachable]))
        .await
}

async fn the_customer_hangs_up_after_the_answer(bench: &mut Bench) -> Verdict {
    let call = bench.dialling("event-1").await?;
    bench.happen(Happening::CustomerAnswers(call.clone())).await?;
    bench.until_call(&call, Is::Talking).await?;
    bench.happen(Happening::CustomerHangsUp(call.clone())).await?;
    bench
        .until_ended(&call, AllowedEndings(&[Ending::Finished]))
        .await
}

/// How a dial can end that was given up. Nobody answered, so it cannot have finished.
const GIVEN_UP: AllowedEndings = AllowedEndings(&[Ending::CustomerNoAnswer, Ending::NotReachable]);

async fn hang_up_while_dialling(bench: &mut Bench) -> Verdict {
    let call = bench.dialling("event-1").await?;
    bench.takes(hang_up(&call)).await?;
    bench.until_ended(&call, GIVEN_UP).await?;
    bench.call_stays(&call, Is::Ended).await
}

async fn hang_up_twice_while_dialling(bench: &mut Bench) -> Verdict {
    let call = bench.dialling("event-1").await?;
    bench.takes(hang_up(&call)).await?;
    bench.until_ended(&call, GIVEN_UP).await?;
    bench.takes_or_refuses(hang_up(&call), TOO_LATE).await?;
    bench.call_stays(&call, Is::Ended).await
}

async fn a_dial_that_never_resolves(bench: &mut Bench) -> Verdict {
    let call = bench.dialling("event-1").await?;
    bench.rig.pause(bench.rig.patience().quiet * 8).await;
    bench.call_stays(&call, Is::Dialling).await?;
    bench.takes(hang_up(&call)).await?;
    bench.until_ended(&call, GIVEN_UP).await
}

async fn accepting_a_dialled_call_is_refused(bench: &mut Bench) -> Verdict {
    let call = bench.dialling("event-1").await?;
    bench.refuses(accept(&call), WRONG_STATE).await?;
    bench.call_stays(&call, Is::Dialling).await
}

async fn rejecting_a_dialled_call_is_refused(bench: &mut Bench) -> Verdict {
    let call = bench.dialling("event-1").await?;
    bench.refuses(reject(&call), WRONG_STATE).await?;
    bench.call_stays(&call, Is::Dialling).await
}

async fn dialling_while_talking_is_refused(bench: &mut Bench) -> Verdict {
    let call = bench.talking().await?;
    bench.refuses(dial("event-2")?, &[VendorErrorKind::Busy]).await?;
    nothing_is_called(bench, "event-2").await?;
    bench.call_stays(&call, Is::Talking).await
}

async fn dialling_while_dialling_is_refused(bench: &mut Bench) -> Verdict {
    let call = bench.dialling("event-1").await?;
    bench.refuses(dial("event-2")?, &[VendorErrorKind::Busy]).await?;
    nothing_is_called(bench, "event-2").await?;
    bench.call_stays(&call, Is::Dialling).await
}

async fn a_number_that_cannot_be_dialled(bench: &mut Bench) -> Verdict {
    bench.ready().await?;
    let refused = Fate::Refused(VendorErrorKind::BadNumber);
    bench
        .happen(Happening::NextRequest(VendorMethod::MakeOutboundCall, refused))
        .await?;
    bench
        .refuses(dial("event-1")?, &[VendorErrorKind::BadNumber])
        .await?;
    nothing_is_called(bench, "event-1").await
}

async fn one_dial_after_the_other(bench: &mut Bench) -> Verdict {
    let first = bench.dialling("event-1").await?;
    bench.takes(hang_up(&first)).await?;
    bench.until_ended(&first, GIVEN_UP).await?;
    bench.clear(&first).await?;
    let second = bench.dials("event-2").await?;
    expect(second != first, "another call", "the same id")
}

async fn a_call_dialled_elsewhere_has_no_event_id(bench: &mut Bench) -> Verdict {
    bench.ready().await?;
    let call = bench.dials_elsewhere(customer(2)?).await?;
    has_no_event_id(bench, &call)
}

async fn the_event_id_of_a_refused_dial_goes_to_no_other_call(bench: &mut Bench) -> Verdict {
    bench.ready().await?;
    let refused = Fate::Refused(VendorErrorKind::Other);
    bench
        .happen(Happening::NextRequest(VendorMethod::MakeOutboundCall, refused))
        .await?;
    bench.refuses(dial("event-1")?, &[]).await?;
    let call = bench.dials_elsewhere(customer(2)?).await?;
    has_no_event_id(bench, &call)
}

async fn a_call_that_rings_meanwhile_is_not_the_dialled_one(bench: &mut Bench) -> Verdict {
    bench.ready().await?;
    let late = Fate::AnsweredFirst(bench.rig.patience().report * 2);
    bench
        .happen(Happening::NextRequest(VendorMethod::MakeOutboundCall, late))
        .await?;
    bench.takes(dial("event-1")?).await?;
    let call = bench.rings(caller(2)?).await?;
    has_no_event_id(bench, &call)
}

fn has_no_event_id(bench: &Bench, call: &CallId) -> Verdict {
    let labelled = bench.call(call)?.event_id.is_some();
    expect(
        !labelled,
        "a call without an event id",
        "one that was meant for another call",
    )
}

async fn nothing_is_called(bench: &Bench, event_id: &str) -> Verdict {
    bench
        .stays(
            &format!("no live call with the event id {event_id}"),
            |snapshot| {
                let mut calls = snapshot.calls.iter().filter(|call| is_live(call.stage));
                !calls.any(|call| {
                    call.event_id
                        .as_ref()
                        .is_some_and(|label| label.as_str() == event_id)
                })
            },
        )
        .await
}
