//! The connection to the vendor: signing in and out, an expired session, silence. Belongs to the group of faults.

use super::bench::{Bench, expect};
use super::case::Case;
use super::inspect::{Is, describe, is_down, is_up};
use super::request::{accept, hang_up};
use super::rig::Happening;
use super::verdict::{Group, Verdict};
use crate::vendor::capability::Capability::{Availability, Inbound, SignIn, StaySignedIn};
use crate::vendor::command::VendorCommand;
use crate::vendor::error::VendorErrorKind;
use crate::vendor::snapshot::{LinkTrouble, SignOut, VendorLink, VendorSnapshot};

const HERE: Group = Group::Faults;

pub(super) const CASES: &[Case] = &[
    Case::new(
        (HERE, "signing_out_is_reported"),
        &[SignIn],
        "an agent who signs out takes the link down, reported as that",
        |bench| Box::pin(signing_out_is_reported(bench)),
    ),
    Case::new(
        (HERE, "an_expired_session_is_reported"),
        &[SignIn],
        "a session that runs out takes the link down, reported as that or as signed out",
        |bench| Box::pin(an_expired_session_is_reported(bench)),
    ),
    Case::new(
        (HERE, "a_request_while_signed_out_fails"),
        &[SignIn, Availability],
        "a request while nobody is signed in fails in time; it neither stays open nor pretends success",
        |bench| Box::pin(a_request_while_signed_out_fails(bench)),
    ),
    Case::new(
        (HERE, "connect_while_signed_out_is_no_error"),
        &[SignIn],
        "connect while signed out offers the sign-in again; waiting for the agent is no error",
        |bench| Box::pin(connect_while_signed_out_is_no_error(bench)),
    ),
    Case::new(
        (HERE, "connect_keeps_the_agent_signed_in"),
        &[SignIn, StaySignedIn],
        "connect while a sign-out for inactivity is coming keeps the agent signed in, and the warning goes",
        |bench| Box::pin(connect_keeps_the_agent_signed_in(bench)),
    ),
    Case::new(
        (HERE, "signing_in_again"),
        &[SignIn],
        "after signing in again the link is up and the snapshot the current one, without another connect",
        |bench| Box::pin(signing_in_again(bench)),
    ),
    Case::new(
        (HERE, "signed_out_during_a_call"),
        &[SignIn, Inbound],
        "while the link is down the calls are the last that were known; once it is up, the call is as it was",
        |bench| Box::pin(signed_out_during_a_call(bench)),
    ),
    Case::new(
        (HERE, "a_call_that_ended_while_the_link_was_down"),
        &[SignIn, Inbound],
        "a call that ended unseen is over or gone once the link is up again",
        |bench| Box::pin(a_call_that_ended_while_the_link_was_down(bench)),
    ),
    Case::new(
        (HERE, "silence_is_noticed"),
        &[],
        "a vendor that sends nothing for too long is reported as a link that is down",
        |bench| Box::pin(silence_is_noticed(bench)),
    ),
    Case::new(
        (HERE, "silence_ends"),
        &[Inbound],
        "when the vendor sends again the link is up, and the call from before can be ended",
        |bench| Box::pin(silence_ends(bench)),
    ),
];

async fn signing_out_is_reported(bench: &mut Bench) -> Verdict {
    bench.ready().await?;
    signed_out(bench).await
}

async fn an_expired_session_is_reported(bench: &mut Bench) -> Verdict {
    bench.ready().await?;
    bench.happen(Happening::SessionExpires).await?;
    let snapshot = bench.until("a link that is down", is_down).await?;
    let allowed = [LinkTrouble::SessionExpired, LinkTrouble::SignedOut].map(VendorLink::Down);
    expect(
        allowed.contains(&snapshot.link),
        "a session that expired, or a sign-out",
        describe(Some(&snapshot)),
    )
}

async fn a_request_while_signed_out_fails(bench: &mut Bench) -> Verdict {
    bench.ready().await?;
    signed_out(bench).await?;
    let kinds = [VendorErrorKind::NotConnected, VendorErrorKind::TimedOut];
    bench.refuses(VendorCommand::MakeAgentAvailable, &kinds).await
}

async fn connect_while_signed_out_is_no_error(bench: &mut Bench) -> Verdict {
    bench.ready().await?;
    signed_out(bench).await?;
    bench.connect("after another sink had taken its place").await?;
    bench.happen(Happening::AgentSignsIn).await?;
    bench.until("a link that is up, with an agent", is_up).await?;
    Ok(())
}

async fn connect_keeps_the_agent_signed_in(bench: &mut Bench) -> Verdict {
    bench.ready().await?;
    bench.happen(Happening::SignOutIsComing).await?;
    bench.until("a warning of the sign-out", is_warned).await?;
    bench.connect("after another sink had taken its place").await?;
    let is_safe = |snapshot: &VendorSnapshot| is_up(snapshot) && !is_warned(snapshot);
    bench
        .until("a link that is up, without the warning", is_safe)
        .await?;
    bench
        .stays("a link that stays up, without a warning", is_safe)
        .await
}

fn is_warned(snapshot: &VendorSnapshot) -> bool {
    let agent = snapshot.agent.as_ref();
    agent.is_some_and(|agent| agent.sign_out == SignOut::Soon)
}

async fn signing_in_again(bench: &mut Bench) -> Verdict {
    bench.ready().await?;
    signed_out(bench).await?;
    bench.happen(Happening::AgentSignsIn).await?;
    bench.until("a link that is up, with an agent", is_up).await?;
    bench.stays("a link that stays up", is_up).await
}

async fn signed_out_during_a_call(bench: &mut Bench) -> Verdict {
    let call = bench.talking().await?;
    signed_out(bench).await?;
    bench.call_stays(&call, Is::Talking).await?;
    bench.happen(Happening::AgentSignsIn).await?;
    bench
        .until("a link that is up, and the call", |snapshot| {
            is_up(snapshot) && Is::Talking.holds(&call, snapshot)
        })
        .await?;
    bench.takes(hang_up(&call)).await?;
    bench.until_call(&call, Is::Ended).await
}

async fn a_call_that_ended_while_the_link_was_down(bench: &mut Bench) -> Verdict {
    let call = bench.talking().await?;
    signed_out(bench).await?;
    bench.happen(Happening::CustomerHangsUp(call.clone())).await?;
    bench.happen(Happening::AgentSignsIn).await?;
    bench
        .until("a link that is up, and the call over or gone", |snapshot| {
            is_up(snapshot) && Is::Ended.holds(&call, snapshot)
        })
        .await?;
    Ok(())
}

async fn silence_is_noticed(bench: &mut Bench) -> Verdict {
    bench.ready().await?;
    silent(bench).await
}

async fn silence_ends(bench: &mut Bench) -> Verdict {
    let call = bench.ringing().await?;
    bench.takes(accept(&call)).await?;
    bench.until_call(&call, Is::Talking).await?;
    silent(bench).await?;
    bench.happen(Happening::AgentSignsIn).await?;
    bench
        .until("a link that is up, and the call", |snapshot| {
            is_up(snapshot) && Is::Talking.holds(&call, snapshot)
        })
        .await?;
    bench.takes(hang_up(&call)).await?;
    bench.until_call(&call, Is::Ended).await
}

async fn signed_out(bench: &Bench) -> Verdict {
    bench.happen(Happening::AgentSignsOut).await?;
    let snapshot = bench.until("a link that is down", is_down).await?;
    expect(
        snapshot.link == VendorLink::Down(LinkTrouble::SignedOut),
        "a sign-out",
        describe(Some(&snapshot)),
    )
}

async fn silent(bench: &Bench) -> Verdict {
    bench.happen(Happening::FallsSilent).await?;
    let bound = bench.rig.patience().silence;
    bench
        .until_within(bound, "a link that is down once nothing is heard", is_down)
        .await?;
    Ok(())
}
