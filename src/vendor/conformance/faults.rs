//! Faults of requests: requests that make no sense, are refused, late or never answered. [`super::link`] has the faults of
//! the connection.

use super::bench::{Bench, expect};
use super::case::Case;
use super::inspect::{AllowedEndings, Is, is_live};
use super::request::{UNKNOWN_CALL, accept, caller, carry_out, control, customer, dial, hang_up, reject};
use super::rig::{Fate, Happening};
use super::verdict::{CaseFailure, Group, Stop, Verdict};
use crate::call_action::{CallRequest, Digits};
use crate::vendor::capability::Capability::{Availability, Hold, Inbound, Outbound, Reject};
use crate::vendor::command::{VendorCommand, VendorMethod};
use crate::vendor::error::VendorErrorKind;
use crate::vendor::snapshot::{Ending, Presence};

const HERE: Group = Group::Faults;

pub(super) const CASES: &[Case] = &[
    Case::new(
        (HERE, "what_is_no_capability_is_unsupported"),
        &[],
        "what the capabilities do not name fails with Unsupported, for every method and control",
        |bench| Box::pin(what_is_no_capability_is_unsupported(bench)),
    ),
    Case::new(
        (HERE, "accepting_an_unknown_call"),
        &[Inbound],
        "accept_call for a call that there is not fails with UnknownCall and makes none",
        |bench| Box::pin(unknown(bench, accept(&"no-such-call".into()))),
    ),
    Case::new(
        (HERE, "rejecting_an_unknown_call"),
        &[Reject],
        "reject_call for a call that there is not fails with UnknownCall",
        |bench| Box::pin(unknown(bench, reject(&"no-such-call".into()))),
    ),
    Case::new(
        (HERE, "hanging_up_an_unknown_call"),
        &[],
        "hangup_call for a call that there is not fails with UnknownCall",
        |bench| Box::pin(unknown(bench, hang_up(&"no-such-call".into()))),
    ),
    Case::new(
        (HERE, "controlling_an_unknown_call"),
        &[Hold],
        "control_call for a call that there is not fails with UnknownCall",
        |bench| Box::pin(unknown(bench, control(&"no-such-call".into(), CallRequest::Hold))),
    ),
    Case::new(
        (HERE, "an_unknown_call_while_another_is_live"),
        &[Inbound],
        "a request for an unknown call is not carried out on the call that there is",
        |bench| Box::pin(an_unknown_call_while_another_is_live(bench)),
    ),
    Case::new(
        (HERE, "a_refused_accept"),
        &[Inbound],
        "a refused accept changes nothing: the call rings on and can be accepted again",
        |bench| Box::pin(a_refused_accept(bench)),
    ),
    Case::new(
        (HERE, "a_refused_hang_up"),
        &[],
        "a refused hang-up changes nothing: the call goes on and can be hung up again",
        |bench| Box::pin(a_refused_hang_up(bench)),
    ),
    Case::new(
        (HERE, "a_refused_dial"),
        &[Outbound],
        "a refused dial leaves no call behind and can be tried again",
        |bench| Box::pin(a_refused_dial(bench)),
    ),
    Case::new(
        (HERE, "a_refused_change_of_state"),
        &[Availability],
        "a refused change of the agent's state changes nothing",
        |bench| Box::pin(a_refused_change_of_state(bench)),
    ),
    Case::new(
        (HERE, "an_accept_that_is_never_answered"),
        &[Inbound],
        "a method never stays open for good: it fails with TimedOut, and the handler works on",
        |bench| Box::pin(an_accept_that_is_never_answered(bench)),
    ),
    Case::new(
        (HERE, "a_dial_that_is_never_answered"),
        &[Outbound],
        "a dial that is never answered fails with TimedOut",
        |bench| Box::pin(a_dial_that_is_never_answered(bench)),
    ),
    Case::new(
        (HERE, "a_change_of_state_that_is_never_answered"),
        &[Availability],
        "a change of the agent's state that is never answered fails with TimedOut",
        |bench| Box::pin(a_change_of_state_that_is_never_answered(bench)),
    ),
    Case::new(
        (HERE, "carried_out_but_never_answered"),
        &[Inbound],
        "what was carried out shows in a snapshot even if the answer never comes",
        |bench| Box::pin(carried_out_but_never_answered(bench)),
    ),
    Case::new(
        (HERE, "the_answer_comes_before_the_snapshot"),
        &[Inbound],
        "success means that the request was taken: until the vendor reports it, the call rings on",
        |bench| Box::pin(the_answer_comes_before_the_snapshot(bench)),
    ),
    Case::new(
        (HERE, "a_late_answer"),
        &[Inbound],
        "an answer that comes late but in time is success",
        |bench| Box::pin(a_late_answer(bench)),
    ),
    Case::new(
        (HERE, "a_snapshot_while_a_command_is_open"),
        &[Inbound],
        "snapshots go on while a command is open: the caller leaves, the command comes to an end, nothing is live",
        |bench| Box::pin(a_snapshot_while_a_command_is_open(bench)),
    ),
    Case::new(
        (HERE, "a_request_that_nobody_waits_for"),
        &[Inbound],
        "dropping a future gives up the answer, not the handler: the next request is served",
        |bench| Box::pin(a_request_that_nobody_waits_for(bench)),
    ),
    Case::new(
        (HERE, "disconnect_while_a_command_is_open"),
        &[Inbound],
        "disconnect lets go of everything: an open command comes to an end, nothing more is reported",
        |bench| Box::pin(disconnect_while_a_command_is_open(bench)),
    ),
    Case::new(
        (HERE, "a_call_vanishes"),
        &[Inbound],
        "a call that disappears at the vendor is gone from the snapshot, and later requests for it are refused",
        |bench| Box::pin(a_call_vanishes(bench)),
    ),
];

async fn what_is_no_capability_is_unsupported(bench: &mut Bench) -> Verdict {
    bench.connected().await?;
    let capabilities = bench.capabilities();
    let missing: Vec<VendorCommand> = every_request()?
        .into_iter()
        .filter(|command| command.needs().is_some_and(|need| !capabilities.has(need)))
        .collect();
    if missing.is_empty() {
        return Err(Stop::Skipped("the vendor has every capability".to_owned()));
    }
    for command in missing {
        bench.refuses(command, &[VendorErrorKind::Unsupported]).await?;
    }
    Ok(())
}

fn every_request() -> Result<Vec<VendorCommand>, Stop> {
    let call = "no-such-call".into();
    let digits = Digits::parse("1").ok_or_else(|| CaseFailure::new("tones", "other signs"))?;
    let controls = [
        CallRequest::Hold,
        CallRequest::Resume,
        CallRequest::Mute,
        CallRequest::Unmute,
        CallRequest::SendDigits(digits),
        CallRequest::Transfer(customer(9)?),
        CallRequest::Conference,
        CallRequest::Record,
        CallRequest::StopRecording,
        CallRequest::FinishWrapUp,
    ];
    let mut requests = vec![
        VendorCommand::MakeAgentAvailable,
        VendorCommand::MakeAgentUnavailable(None),
        dial("event-1")?,
        accept(&call),
        reject(&call),
    ];
    requests.extend(controls.into_iter().map(|wanted| control(&call, wanted)));
    Ok(requests)
}

async fn unknown(bench: &mut Bench, command: VendorCommand) -> Verdict {
    bench.ready().await?;
    bench.refuses(command, UNKNOWN_CALL).await?;
    bench.stays("no call", |snapshot| snapshot.calls.is_empty()).await
}

async fn an_unknown_call_while_another_is_live(bench: &mut Bench) -> Verdict {
    let call = bench.ringing().await?;
    let other = "no-such-call".into();
    bench.refuses(accept(&other), UNKNOWN_CALL).await?;
    bench.call_stays(&call, Is::Ringing).await?;
    bench.takes(accept(&call)).await?;
    bench.until_call(&call, Is::Talking).await?;
    bench.refuses(hang_up(&other), UNKNOWN_CALL).await?;
    bench.call_stays(&call, Is::Talking).await
}

async fn a_refused_accept(bench: &mut Bench) -> Verdict {
    let call = bench.ringing().await?;
    fate(bench, VendorMethod::AcceptCall, REFUSED).await?;
    bench.refuses(accept(&call), &[]).await?;
    bench.call_stays(&call, Is::Ringing).await?;
    bench.takes(accept(&call)).await?;
    bench.until_call(&call, Is::Talking).await
}

async fn a_refused_hang_up(bench: &mut Bench) -> Verdict {
    let call = bench.talking().await?;
    fate(bench, VendorMethod::HangupCall, REFUSED).await?;
    bench.refuses(hang_up(&call), &[]).await?;
    bench.call_stays(&call, Is::Talking).await?;
    bench.takes(hang_up(&call)).await?;
    bench
        .until_ended(&call, AllowedEndings(&[Ending::Finished]))
        .await
}

async fn a_refused_dial(bench: &mut Bench) -> Verdict {
    bench.ready().await?;
    fate(bench, VendorMethod::MakeOutboundCall, REFUSED).await?;
    bench.refuses(dial("event-1")?, &[]).await?;
    bench
        .stays("no live call", |snapshot| {
            !snapshot.calls.iter().any(|call| is_live(call.stage))
        })
        .await?;
    bench.dials("event-2").await?;
    Ok(())
}

async fn a_refused_change_of_state(bench: &mut Bench) -> Verdict {
    bench.ready().await?;
    fate(bench, VendorMethod::MakeAgentUnavailable, REFUSED).await?;
    bench
        .refuses(VendorCommand::MakeAgentUnavailable(None), &[])
        .await?;
    bench
        .stays("the agent to stay routable", |snapshot| {
            super::inspect::presence_in(snapshot) == Some(Presence::Routable)
        })
        .await
}

async fn an_accept_that_is_never_answered(bench: &mut Bench) -> Verdict {
    let call = bench.ringing().await?;
    fate(bench, VendorMethod::AcceptCall, Fate::Lost).await?;
    bench.refuses(accept(&call), TIMED_OUT).await?;
    bench.takes(accept(&call)).await?;
    bench.until_call(&call, Is::Talking).await
}

async fn a_dial_that_is_never_answered(bench: &mut Bench) -> Verdict {
    bench.ready().await?;
    fate(bench, VendorMethod::MakeOutboundCall, Fate::Lost).await?;
    bench.refuses(dial("event-1")?, TIMED_OUT).await?;
    bench.stays("no call", |snapshot| snapshot.calls.is_empty()).await
}

async fn a_change_of_state_that_is_never_answered(bench: &mut Bench) -> Verdict {
    bench.connected().await?;
    fate(bench, VendorMethod::MakeAgentAvailable, Fate::Lost).await?;
    bench.refuses(VendorCommand::MakeAgentAvailable, TIMED_OUT).await
}

async fn carried_out_but_never_answered(bench: &mut Bench) -> Verdict {
    let call = bench.ringing().await?;
    fate(bench, VendorMethod::AcceptCall, Fate::Unanswered).await?;
    bench.takes_or_refuses(accept(&call), TIMED_OUT).await?;
    bench.until_call(&call, Is::Talking).await
}

async fn the_answer_comes_before_the_snapshot(bench: &mut Bench) -> Verdict {
    let call = bench.ringing().await?;
    let later = bench.rig.patience().quiet * 4;
    fate(bench, VendorMethod::AcceptCall, Fate::AnsweredFirst(later)).await?;
    bench.takes(accept(&call)).await?;
    bench.call_stays(&call, Is::Ringing).await?;
    bench.until_call(&call, Is::Talking).await
}

async fn a_late_answer(bench: &mut Bench) -> Verdict {
    let call = bench.ringing().await?;
    let later = bench.rig.patience().quiet * 4;
    fate(bench, VendorMethod::AcceptCall, Fate::Late(later)).await?;
    bench.takes(accept(&call)).await?;
    bench.until_call(&call, Is::Talking).await
}

async fn a_snapshot_while_a_command_is_open(bench: &mut Bench) -> Verdict {
    let call = bench.ringing().await?;
    fate(bench, VendorMethod::AcceptCall, Fate::Lost).await?;
    let command = accept(&call);
    let leaving = async {
        bench.happen(Happening::CustomerHangsUp(call.clone())).await?;
        bench
            .until_ended(&call, AllowedEndings(&[Ending::CallerLeft]))
            .await
    };
    let (answer, left) = futures::join!(bench.ask(&command), leaving);
    left?;
    let outcome = answer?;
    expect(
        outcome.is_err(),
        "an accept that came to nothing to fail",
        "it was taken",
    )?;
    bench.call_stays(&call, Is::Ended).await
}

async fn a_request_that_nobody_waits_for(bench: &mut Bench) -> Verdict {
    let call = bench.ringing().await?;
    fate(bench, VendorMethod::AcceptCall, Fate::Lost).await?;
    let command = accept(&call);
    let given_up = carry_out(bench.handler.as_ref(), &command);
    // Polled for a while, so that it is under way, and then dropped.
    let _ = futures::future::select(Box::pin(given_up), bench.rig.pause(bench.rig.patience().quiet)).await;
    bench.takes(accept(&call)).await?;
    bench.until_call(&call, Is::Talking).await
}

async fn disconnect_while_a_command_is_open(bench: &mut Bench) -> Verdict {
    let call = bench.ringing().await?;
    fate(bench, VendorMethod::AcceptCall, Fate::Lost).await?;
    let command = accept(&call);
    let handler = std::rc::Rc::clone(&bench.handler);
    let leaving = async {
        bench.rig.pause(bench.rig.patience().quiet).await;
        handler.disconnect().await;
    };
    let (answer, ()) = futures::join!(bench.ask(&command), leaving);
    expect(
        answer?.is_err(),
        "an accept that came to nothing to fail",
        "it was taken",
    )?;
    bench.disconnect().await
}

async fn a_call_vanishes(bench: &mut Bench) -> Verdict {
    let call = bench.ringing().await?;
    bench.happen(Happening::CallVanishes(call.clone())).await?;
    bench.until_call(&call, Is::Gone).await?;
    bench.refuses(accept(&call), UNKNOWN_CALL).await?;
    bench.available_again().await?;
    bench.rings(caller(2)?).await?;
    Ok(())
}

const REFUSED: Fate = Fate::Refused(VendorErrorKind::Other);
const TIMED_OUT: &[VendorErrorKind] = &[VendorErrorKind::TimedOut];

async fn fate(bench: &Bench, method: VendorMethod, fate: Fate) -> Verdict {
    bench.happen(Happening::NextRequest(method, fate)).await
}
