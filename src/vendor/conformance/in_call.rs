//! What is done during a call and after it.

use super::bench::{Bench, expect};
use super::case::Case;
use super::inspect::{AllowedEndings, Is, presence_in};
use super::request::{TOO_LATE, WRONG_STATE, accept, control, customer, hang_up, reject};
use super::rig::{Elsewhere, Happening};
use super::verdict::{CaseFailure, Group, Stop, Verdict};
use crate::call_action::{CallRequest, Digits};
use crate::vendor::capability::Capability::{
    Conference, Digits as SendDigits, Hold, Inbound, Mute as Muting, Reject, SecondCall, Transfer, WrapUp,
};
use crate::vendor::snapshot::{Ending, Mute, Presence};

const HERE: Group = Group::InCall;

pub(super) const CASES: &[Case] = &[
    Case::new(
        (HERE, "hang_up_ends_the_call"),
        &[],
        "hangup_call ends a connected call, which then has finished",
        |bench| Box::pin(hang_up_ends_the_call(bench)),
    ),
    Case::new(
        (HERE, "hang_up_twice"),
        &[],
        "hanging up a call that is over changes nothing",
        |bench| Box::pin(hang_up_twice(bench)),
    ),
    Case::new(
        (HERE, "the_customer_hangs_up"),
        &[],
        "a customer who hangs up ends the call, which then has finished",
        |bench| Box::pin(the_customer_hangs_up(bench)),
    ),
    Case::new(
        (HERE, "hang_up_after_the_customer_did"),
        &[],
        "hanging up after the customer did changes nothing",
        |bench| Box::pin(hang_up_after_the_customer_did(bench)),
    ),
    Case::new(
        (HERE, "hung_up_elsewhere"),
        &[],
        "a call ended at the vendor's own panel is over here too",
        |bench| Box::pin(hung_up_elsewhere(bench)),
    ),
    Case::new(
        (HERE, "hold_and_resume"),
        &[Hold],
        "hold parks the customer, resume takes the customer back; the call is connected all the time",
        |bench| Box::pin(hold_and_resume(bench)),
    ),
    Case::new(
        (HERE, "hold_twice"),
        &[Hold],
        "holding a held call changes nothing",
        |bench| Box::pin(hold_twice(bench)),
    ),
    Case::new(
        (HERE, "resume_without_hold"),
        &[Hold],
        "resuming a call that is not held changes nothing",
        |bench| Box::pin(resume_without_hold(bench)),
    ),
    Case::new(
        (HERE, "hold_while_ringing_is_refused"),
        &[Hold, Inbound],
        "holding a ringing call is refused as the wrong state",
        |bench| Box::pin(hold_while_ringing_is_refused(bench)),
    ),
    Case::new(
        (HERE, "hang_up_on_hold"),
        &[Hold],
        "a held call can be hung up",
        |bench| Box::pin(hang_up_on_hold(bench)),
    ),
    Case::new(
        (HERE, "held_elsewhere"),
        &[Hold],
        "a call held at the vendor's own panel is held here too, and can be resumed here",
        |bench| Box::pin(held_elsewhere(bench)),
    ),
    Case::new(
        (HERE, "mute_and_unmute"),
        &[Muting],
        "mute silences the agent, unmute ends that, and both show in the call",
        |bench| Box::pin(mute_and_unmute(bench)),
    ),
    Case::new(
        (HERE, "mute_twice"),
        &[Muting],
        "muting a muted agent does not open the microphone",
        |bench| Box::pin(mute_twice(bench)),
    ),
    Case::new(
        (HERE, "digits_leave_the_call_alone"),
        &[SendDigits],
        "digits are sent during a call and change nothing in the snapshot",
        |bench| Box::pin(digits_leave_the_call_alone(bench)),
    ),
    Case::new(
        (HERE, "digits_while_ringing_are_refused"),
        &[SendDigits, Inbound],
        "digits for a ringing call are refused as the wrong state",
        |bench| Box::pin(digits_while_ringing_are_refused(bench)),
    ),
    Case::new(
        (HERE, "transfer_takes_the_call_away"),
        &[Transfer],
        "a call that was passed on is over for the agent, at once or when the other side answers",
        |bench| Box::pin(transfer_takes_the_call_away(bench)),
    ),
    Case::new(
        (HERE, "transfer_while_ringing_is_refused"),
        &[Transfer, Inbound],
        "passing on a call that nobody took is refused as the wrong state",
        |bench| Box::pin(transfer_while_ringing_is_refused(bench)),
    ),
    Case::new(
        (HERE, "swap_two_calls"),
        &[SecondCall, Hold, Inbound],
        "with two calls, one is held and the other resumed, and never both talked on",
        |bench| Box::pin(swap_two_calls(bench)),
    ),
    Case::new(
        (HERE, "conference_joins_both_calls"),
        &[Conference, SecondCall, Hold, Inbound],
        "a conference joins all parties: no call is held any more",
        |bench| Box::pin(conference_joins_both_calls(bench)),
    ),
    Case::new(
        (HERE, "the_wrap_up_stays_until_finished"),
        &[WrapUp],
        "a call that had been connected stays, over, until the wrap-up is finished; so does the agent's presence",
        |bench| Box::pin(the_wrap_up_stays_until_finished(bench)),
    ),
    Case::new(
        (HERE, "finish_the_wrap_up_twice"),
        &[WrapUp],
        "finishing a wrap-up twice changes nothing",
        |bench| Box::pin(finish_the_wrap_up_twice(bench)),
    ),
    Case::new(
        (HERE, "finish_the_wrap_up_while_talking_is_refused"),
        &[WrapUp],
        "there is no wrap-up to finish while the parties talk; the call goes on",
        |bench| Box::pin(finish_the_wrap_up_while_talking_is_refused(bench)),
    ),
    Case::new(
        (HERE, "everything_ended_twice"),
        &[],
        "a call that is over stays over, whatever is asked of it, and every request comes to an end",
        |bench| Box::pin(everything_ended_twice(bench)),
    ),
];

const FINISHED: AllowedEndings = AllowedEndings(&[Ending::Finished]);

async fn hang_up_ends_the_call(bench: &mut Bench) -> Verdict {
    let call = bench.talking().await?;
    bench.takes(hang_up(&call)).await?;
    bench.until_ended(&call, FINISHED).await?;
    bench.call_stays(&call, Is::Ended).await
}

async fn hang_up_twice(bench: &mut Bench) -> Verdict {
    let call = bench.talking().await?;
    bench.takes(hang_up(&call)).await?;
    bench.until_ended(&call, FINISHED).await?;
    bench.takes_or_refuses(hang_up(&call), TOO_LATE).await?;
    bench.call_stays(&call, Is::Ended).await
}

async fn the_customer_hangs_up(bench: &mut Bench) -> Verdict {
    let call = bench.talking().await?;
    bench.happen(Happening::CustomerHangsUp(call.clone())).await?;
    bench.until_ended(&call, FINISHED).await
}

async fn hang_up_after_the_customer_did(bench: &mut Bench) -> Verdict {
    let call = bench.talking().await?;
    bench.happen(Happening::CustomerHangsUp(call.clone())).await?;
    bench.until_ended(&call, FINISHED).await?;
    bench.takes_or_refuses(hang_up(&call), TOO_LATE).await?;
    bench.until_ended(&call, FINISHED).await?;
    bench.call_stays(&call, Is::Ended).await
}

async fn hung_up_elsewhere(bench: &mut Bench) -> Verdict {
    let call = bench.talking().await?;
    bench
        .happen(Happening::Elsewhere(Elsewhere::HangsUp(call.clone())))
        .await?;
    bench.until_ended(&call, FINISHED).await
}

async fn hold_and_resume(bench: &mut Bench) -> Verdict {
    let call = bench.holding().await?;
    bench.call_stays(&call, Is::Held).await?;
    bench.takes(control(&call, CallRequest::Resume)).await?;
    bench.until_call(&call, Is::Talking).await?;
    bench.call_stays(&call, Is::Talking).await
}

async fn hold_twice(bench: &mut Bench) -> Verdict {
    let call = bench.holding().await?;
    bench
        .takes_or_refuses(control(&call, CallRequest::Hold), WRONG_STATE)
        .await?;
    bench.call_stays(&call, Is::Held).await
}

async fn resume_without_hold(bench: &mut Bench) -> Verdict {
    let call = bench.talking().await?;
    bench
        .takes_or_refuses(control(&call, CallRequest::Resume), WRONG_STATE)
        .await?;
    bench.call_stays(&call, Is::Talking).await
}

async fn hold_while_ringing_is_refused(bench: &mut Bench) -> Verdict {
    let call = bench.ringing().await?;
    bench
        .refuses(control(&call, CallRequest::Hold), WRONG_STATE)
        .await?;
    bench.call_stays(&call, Is::Ringing).await
}

async fn hang_up_on_hold(bench: &mut Bench) -> Verdict {
    let call = bench.holding().await?;
    bench.takes(hang_up(&call)).await?;
    bench.until_ended(&call, FINISHED).await
}

async fn held_elsewhere(bench: &mut Bench) -> Verdict {
    let call = bench.talking().await?;
    bench
        .happen(Happening::Elsewhere(Elsewhere::Holds(call.clone())))
        .await?;
    bench.until_call(&call, Is::Held).await?;
    bench.takes(control(&call, CallRequest::Resume)).await?;
    bench.until_call(&call, Is::Talking).await
}

async fn mute_and_unmute(bench: &mut Bench) -> Verdict {
    let call = bench.talking().await?;
    for (asked, shown) in [
        (CallRequest::Mute, Mute::Muted),
        (CallRequest::Unmute, Mute::Open),
    ] {
        bench.takes(control(&call, asked)).await?;
        bench
            .until(&format!("{call} to be {shown:?}"), |snapshot| {
                Is::Talking.holds(&call, snapshot)
                    && snapshot
                        .calls
                        .iter()
                        .all(|other| other.id != call || other.mute == shown)
            })
            .await?;
    }
    Ok(())
}

async fn mute_twice(bench: &mut Bench) -> Verdict {
    let call = bench.talking().await?;
    bench.takes(control(&call, CallRequest::Mute)).await?;
    let muted = |snapshot: &crate::vendor::VendorSnapshot| {
        snapshot
            .calls
            .iter()
            .any(|other| other.id == call && other.mute == Mute::Muted)
    };
    bench.until("a muted call", muted).await?;
    bench
        .takes_or_refuses(control(&call, CallRequest::Mute), WRONG_STATE)
        .await?;
    bench.stays("a call that stays muted", muted).await
}

async fn digits_leave_the_call_alone(bench: &mut Bench) -> Verdict {
    let call = bench.talking().await?;
    for text in ["1", "42*#"] {
        bench.takes(control(&call, digits(text)?)).await?;
    }
    bench.call_stays(&call, Is::Talking).await
}

async fn digits_while_ringing_are_refused(bench: &mut Bench) -> Verdict {
    let call = bench.ringing().await?;
    bench.refuses(control(&call, digits("1")?), WRONG_STATE).await?;
    bench.call_stays(&call, Is::Ringing).await
}

async fn transfer_takes_the_call_away(bench: &mut Bench) -> Verdict {
    let call = bench.talking().await?;
    let target = CallRequest::Transfer(customer(9)?);
    bench.takes(control(&call, target)).await?;
    bench.quiet().await?;
    if bench.live_calls().contains(&call) {
        bench
            .happen(Happening::TransferTargetAnswers(call.clone()))
            .await?;
    }
    bench.until_ended(&call, FINISHED).await
}

async fn transfer_while_ringing_is_refused(bench: &mut Bench) -> Verdict {
    let call = bench.ringing().await?;
    let target = CallRequest::Transfer(customer(9)?);
    bench.refuses(control(&call, target), WRONG_STATE).await?;
    bench.call_stays(&call, Is::Ringing).await
}

async fn swap_two_calls(bench: &mut Bench) -> Verdict {
    let (first, second) = bench.two_calls().await?;
    bench.takes(control(&second, CallRequest::Hold)).await?;
    bench.until_call(&second, Is::Held).await?;
    bench.takes(control(&first, CallRequest::Resume)).await?;
    bench.until_call(&first, Is::Talking).await?;
    bench.call_stays(&second, Is::Held).await
}

async fn conference_joins_both_calls(bench: &mut Bench) -> Verdict {
    let (first, second) = bench.two_calls().await?;
    bench.takes(control(&second, CallRequest::Conference)).await?;
    bench
        .until("a conference without a held call", |snapshot| {
            !Is::Held.holds(&first, snapshot) && Is::Talking.holds(&second, snapshot)
        })
        .await?;
    Ok(())
}

async fn the_wrap_up_stays_until_finished(bench: &mut Bench) -> Verdict {
    let call = bench.talking().await?;
    bench.takes(hang_up(&call)).await?;
    bench.until_call(&call, Is::Over).await?;
    bench.until_presence(Presence::AfterCallWork).await?;
    bench.call_stays(&call, Is::Over).await?;
    bench.takes(control(&call, CallRequest::FinishWrapUp)).await?;
    bench.until_call(&call, Is::Gone).await?;
    bench
        .until("the agent's work after the call to be over", |snapshot| {
            presence_in(snapshot) != Some(Presence::AfterCallWork)
        })
        .await?;
    Ok(())
}

async fn finish_the_wrap_up_twice(bench: &mut Bench) -> Verdict {
    let call = bench.talking().await?;
    bench.takes(hang_up(&call)).await?;
    bench.until_call(&call, Is::Over).await?;
    bench.clear(&call).await?;
    bench
        .takes_or_refuses(control(&call, CallRequest::FinishWrapUp), TOO_LATE)
        .await?;
    bench.call_stays(&call, Is::Gone).await
}

async fn finish_the_wrap_up_while_talking_is_refused(bench: &mut Bench) -> Verdict {
    let call = bench.talking().await?;
    bench
        .refuses(control(&call, CallRequest::FinishWrapUp), WRONG_STATE)
        .await?;
    bench.call_stays(&call, Is::Talking).await
}

async fn everything_ended_twice(bench: &mut Bench) -> Verdict {
    let call = bench.talking().await?;
    bench.takes(hang_up(&call)).await?;
    bench.until_ended(&call, FINISHED).await?;
    for _ in 0..2 {
        bench.takes_or_refuses(hang_up(&call), TOO_LATE).await?;
        if bench.can(Reject) {
            bench.takes_or_refuses(reject(&call), TOO_LATE).await?;
        }
        if bench.can(Inbound) {
            bench.refuses(accept(&call), TOO_LATE).await?;
        }
        bench.call_stays(&call, Is::Ended).await?;
        if bench.can(WrapUp) {
            let finish = control(&call, CallRequest::FinishWrapUp);
            bench.takes_or_refuses(finish, TOO_LATE).await?;
        }
    }
    bench.disconnect().await?;
    bench.disconnect().await?;
    expect(bench.reports.len() == 0, "silence", "a snapshot")
}

fn digits(text: &str) -> Result<CallRequest, Stop> {
    let digits = Digits::parse(text).ok_or_else(|| CaseFailure::new("tones", "other signs"))?;
    Ok(CallRequest::SendDigits(digits))
}
