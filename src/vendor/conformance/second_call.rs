//! Taking a call while the agent is talking on another.

use super::bench::Bench;
use super::case::Case;
use super::inspect::Is;
use super::request::{accept, caller, control};
use super::verdict::{Group, Verdict};
use crate::call_action::CallRequest;
use crate::vendor::capability::Capability::{Inbound, SecondCall as Second};
use crate::vendor::capability::SecondCall;

const HERE: Group = Group::InCall;

pub(super) const CASES: &[Case] = &[Case::new(
    (HERE, "what_a_second_call_does_to_the_first"),
    &[Second, Inbound],
    "taking a second call does to the first what the capabilities say: held by the vendor, held before, or untouched",
    |bench| Box::pin(what_a_second_call_does_to_the_first(bench)),
)];

async fn what_a_second_call_does_to_the_first(bench: &mut Bench) -> Verdict {
    let first = bench.talking().await?;
    let second = bench.rings(caller(2)?).await?;
    let is = match bench.capabilities().second_call() {
        SecondCall::HoldRequired => {
            bench.takes(control(&first, CallRequest::Hold)).await?;
            bench.until_call(&first, Is::Held).await?;
            Is::Held
        }
        SecondCall::HoldsFirst => Is::Held,
        SecondCall::Refused | SecondCall::Concurrent => Is::Talking,
    };
    bench.takes(accept(&second)).await?;
    bench.until_call(&second, Is::Talking).await?;
    bench.until_call(&first, is).await?;
    bench.call_stays(&first, is).await?;
    bench.call_stays(&second, Is::Talking).await?;
    if bench.capabilities().second_call() == SecondCall::HoldsFirst {
        // It is the same when the agent goes back to the first.
        bench.takes(control(&first, CallRequest::Resume)).await?;
        bench.until_call(&first, Is::Talking).await?;
        bench.until_call(&second, Is::Held).await?;
    }
    Ok(())
}
