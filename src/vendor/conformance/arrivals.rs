//! What arrived at the far end: a request that was taken is not yet one that was carried out as it was meant.

use super::bench::{Bench, expect};
use super::case::Case;
use super::inspect::Is;
use super::request::{control, customer};
use super::rig::Happening;
use super::verdict::{CaseFailure, Group, Stop, Verdict};
use crate::call_action::{CallRequest, Digits};
use crate::phone::PhoneNumber;
use crate::vendor::capability::Capability::{Digits as SendDigits, Transfer};

const HERE: Group = Group::InCall;

pub(super) const CASES: &[Case] = &[
    Case::new(
        (HERE, "digits_arrive_as_they_were_sent"),
        &[SendDigits],
        "every digit arrives at the far end, once and in order",
        |bench| Box::pin(digits_arrive_as_they_were_sent(bench)),
    ),
    Case::new(
        (HERE, "a_transfer_reaches_its_target"),
        &[Transfer],
        "a call is passed on to the number that was asked for, and to no other",
        |bench| Box::pin(a_transfer_reaches_its_target(bench)),
    ),
];

async fn digits_arrive_as_they_were_sent(bench: &mut Bench) -> Verdict {
    let call = bench.talking().await?;
    // A rig that cannot tell is skipped before anything is sent.
    bench.rig.received(&call).await?;
    for text in ["1", "42*#", "0077"] {
        bench.takes(control(&call, digits(text)?)).await?;
    }
    bench.quiet().await?;
    let received = bench.rig.received(&call).await?;
    let arrived = received.digits.reveal();
    // The suite's own digits, and no customer's: they may be shown.
    expect(
        arrived == "142*#0077",
        "`142*#0077` to arrive",
        format!("{} of 9 digits, or others", arrived.chars().count()),
    )
}

async fn a_transfer_reaches_its_target(bench: &mut Bench) -> Verdict {
    let call = bench.talking().await?;
    bench.rig.received(&call).await?;
    let target = customer(9)?;
    bench
        .takes(control(&call, CallRequest::Transfer(target.clone())))
        .await?;
    bench.quiet().await?;
    if bench.live_calls().contains(&call) {
        bench
            .happen(Happening::TransferTargetAnswers(call.clone()))
            .await?;
    }
    bench.until_call(&call, Is::Ended).await?;
    let received = bench.rig.received(&call).await?;
    let reached = received.target;
    let is_known = reached.is_some();
    let reached = reached.and_then(|number| PhoneNumber::parse(number.reveal()).ok());
    expect(
        reached == Some(target),
        "the call to be passed on to the number that was asked for",
        if is_known { "another number" } else { "no number" },
    )
}

fn digits(text: &str) -> Result<CallRequest, Stop> {
    let digits = Digits::parse(text).ok_or_else(|| CaseFailure::new("tones", "other characters"))?;
    Ok(CallRequest::SendDigits(digits))
}
