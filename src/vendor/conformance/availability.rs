//! Connecting, and the agent's state.

use super::bench::{Bench, expect};
use super::case::Case;
use super::inspect::{Is, describe, is_up, presence_in};
use super::request::{TOO_LATE, WRONG_STATE, accept, caller, hang_up};
use super::rig::{Elsewhere, Happening};
use super::verdict::{Group, Stop, Verdict};
use crate::vendor::capability::Capability::{Availability, Inbound};
use crate::vendor::command::VendorCommand;
use crate::vendor::snapshot::{Presence, PresenceChoice};

const HERE: Group = Group::Availability;

pub(super) const CASES: &[Case] = &[
    Case::new(
        (HERE, "connect_reports_the_present_state"),
        &[],
        "connect begins with a snapshot of the present state, without anything having to change first",
        |bench| Box::pin(connect_reports_the_present_state(bench)),
    ),
    Case::new(
        (HERE, "connect_again_replaces_the_sink"),
        &[],
        "connect while connected replaces the sink: the new one gets a snapshot at once, the old one nothing more",
        |bench| Box::pin(connect_again_replaces_the_sink(bench)),
    ),
    Case::new(
        (HERE, "capabilities_stay_the_same"),
        &[],
        "the capabilities are the same value for the life of a handler",
        |bench| Box::pin(capabilities_stay_the_same(bench)),
    ),
    Case::new(
        (HERE, "a_request_before_connect_is_refused"),
        &[Availability],
        "a method may be called in any state; before connect it fails",
        |bench| Box::pin(a_request_before_connect_is_refused(bench)),
    ),
    Case::new(
        (HERE, "disconnect_ends_the_reports"),
        &[Inbound],
        "after disconnect nothing is reported, whatever happens",
        |bench| Box::pin(disconnect_ends_the_reports(bench)),
    ),
    Case::new(
        (HERE, "disconnect_twice_is_harmless"),
        &[],
        "disconnect may be called in any state, also twice and before connect",
        |bench| Box::pin(disconnect_twice_is_harmless(bench)),
    ),
    Case::new(
        (HERE, "disconnect_and_connect_again"),
        &[Inbound],
        "a later connect starts again: a call that came in between is in its first snapshots and can be taken",
        |bench| Box::pin(disconnect_and_connect_again(bench)),
    ),
    Case::new(
        (HERE, "the_choices_name_their_kind"),
        &[Availability],
        "the agent can choose a state of each kind that calls need: routable and not routable",
        |bench| Box::pin(the_choices_name_their_kind(bench)),
    ),
    Case::new(
        (HERE, "available_makes_routable"),
        &[Availability],
        "make_agent_available puts the agent into a routable state",
        |bench| Box::pin(available_makes_routable(bench)),
    ),
    Case::new(
        (HERE, "available_twice_is_harmless"),
        &[Availability],
        "make_agent_available for an available agent changes nothing",
        |bench| Box::pin(available_twice_is_harmless(bench)),
    ),
    Case::new(
        (HERE, "unavailable_takes_out_of_routing"),
        &[Availability],
        "make_agent_unavailable without a choice takes the first state that is not routable, by its kind",
        |bench| Box::pin(unavailable_takes_out_of_routing(bench)),
    ),
    Case::new(
        (HERE, "unavailable_takes_the_choice"),
        &[Availability],
        "make_agent_unavailable takes the state that was chosen, for every choice out of routing",
        |bench| Box::pin(unavailable_takes_the_choice(bench)),
    ),
    Case::new(
        (HERE, "unavailable_twice_is_harmless"),
        &[Availability],
        "make_agent_unavailable for an unavailable agent does not make the agent available",
        |bench| Box::pin(unavailable_twice_is_harmless(bench)),
    ),
    Case::new(
        (HERE, "an_unknown_choice_is_refused"),
        &[Availability],
        "a choice that the vendor does not have is refused and changes nothing",
        |bench| Box::pin(an_unknown_choice_is_refused(bench)),
    ),
    Case::new(
        (HERE, "a_routable_choice_does_not_make_unavailable"),
        &[Availability],
        "make_agent_unavailable never ends in a routable state by its own doing: a routable choice is refused",
        |bench| Box::pin(a_routable_choice_does_not_make_unavailable(bench)),
    ),
    Case::new(
        (HERE, "a_state_chosen_elsewhere_is_reported"),
        &[Availability],
        "a state that the agent chooses at the vendor's own panel is reported like any other",
        |bench| Box::pin(a_state_chosen_elsewhere_is_reported(bench)),
    ),
    Case::new(
        (HERE, "the_agent_is_on_call_while_talking"),
        &[Inbound],
        "while the agent talks, the agent's presence is OnCall, whatever the vendor calls it",
        |bench| Box::pin(the_agent_is_on_call_while_talking(bench)),
    ),
    Case::new(
        (HERE, "unavailable_during_a_call_spares_the_call"),
        &[Availability, Inbound],
        "make_agent_unavailable during a call does not end it; if it was taken, it holds after the call",
        |bench| Box::pin(unavailable_during_a_call_spares_the_call(bench)),
    ),
    Case::new(
        (HERE, "a_repeated_report_changes_nothing"),
        &[Inbound],
        "the same snapshot may be reported twice, and is the same",
        |bench| Box::pin(a_repeated_report_changes_nothing(bench)),
    ),
];

async fn connect_reports_the_present_state(bench: &mut Bench) -> Verdict {
    bench.connected().await?;
    bench
        .stays("a link that stays up, without a call", |snapshot| {
            is_up(snapshot) && snapshot.calls.is_empty()
        })
        .await
}

async fn connect_again_replaces_the_sink(bench: &mut Bench) -> Verdict {
    bench.ready().await?;
    bench.connected().await?;
    if bench.can(Inbound) {
        bench.rings(caller(1)?).await?;
    }
    bench.quiet().await
}

async fn capabilities_stay_the_same(bench: &mut Bench) -> Verdict {
    let before = bench.capabilities();
    bench.ready().await?;
    let connected = bench.capabilities();
    bench.disconnect().await?;
    let after = bench.capabilities();
    expect(
        before == connected && connected == after,
        "one value before, while and after being connected",
        format!("{before:?}, {connected:?}, {after:?}"),
    )
}

async fn a_request_before_connect_is_refused(bench: &mut Bench) -> Verdict {
    bench.refuses(VendorCommand::MakeAgentAvailable, &[]).await?;
    bench.connected().await?;
    bench
        .stays("the agent not to be available", |snapshot| {
            presence_in(snapshot) != Some(Presence::Routable)
        })
        .await
}

async fn disconnect_ends_the_reports(bench: &mut Bench) -> Verdict {
    bench.ready().await?;
    bench.disconnect().await?;
    bench.happen(Happening::CustomerCalls(caller(1)?)).await?;
    bench.quiet().await
}

async fn disconnect_twice_is_harmless(bench: &mut Bench) -> Verdict {
    bench.disconnect().await?;
    bench.connected().await?;
    bench.disconnect().await?;
    bench.disconnect().await?;
    bench.connected().await
}

async fn disconnect_and_connect_again(bench: &mut Bench) -> Verdict {
    bench.ready().await?;
    bench.disconnect().await?;
    bench.happen(Happening::CustomerCalls(caller(1)?)).await?;
    bench.connected().await?;
    let snapshot = bench
        .until("the call that came in between", |snapshot| {
            !snapshot.calls.is_empty()
        })
        .await?;
    for call in &snapshot.calls {
        bench.takes(accept(&call.id)).await?;
        bench.until_call(&call.id, Is::Talking).await?;
    }
    Ok(())
}

async fn the_choices_name_their_kind(bench: &mut Bench) -> Verdict {
    bench.connected().await?;
    let kinds: Vec<Presence> = choices(bench)?
        .into_iter()
        .map(|choice| choice.presence)
        .collect();
    expect(
        kinds.contains(&Presence::Routable) && kinds.contains(&Presence::NotRoutable),
        "a routable and a not routable choice",
        format!("{kinds:?}"),
    )
}

async fn available_makes_routable(bench: &mut Bench) -> Verdict {
    bench.connected().await?;
    bench.takes(VendorCommand::MakeAgentAvailable).await?;
    bench.until_presence(Presence::Routable).await?;
    bench
        .stays("the agent to stay routable", |snapshot| {
            presence_in(snapshot) == Some(Presence::Routable)
        })
        .await
}

async fn available_twice_is_harmless(bench: &mut Bench) -> Verdict {
    bench.ready().await?;
    bench
        .takes_or_refuses(VendorCommand::MakeAgentAvailable, WRONG_STATE)
        .await?;
    bench
        .stays("the agent to stay routable", |snapshot| {
            presence_in(snapshot) == Some(Presence::Routable)
        })
        .await
}

async fn unavailable_takes_out_of_routing(bench: &mut Bench) -> Verdict {
    bench.ready().await?;
    bench.takes(VendorCommand::MakeAgentUnavailable(None)).await?;
    bench.until_presence(Presence::NotRoutable).await?;
    let first = choices(bench)?
        .into_iter()
        .find(|choice| choice.presence == Presence::NotRoutable)
        .map(|choice| choice.name);
    let snapshot = bench.last_snapshot()?;
    let state = snapshot.agent.as_ref().map(|agent| agent.state_name.clone());
    expect(
        state == first,
        "the vendor's first state that is not routable",
        describe(Some(&snapshot)),
    )
}

async fn unavailable_takes_the_choice(bench: &mut Bench) -> Verdict {
    bench.ready().await?;
    let wanted: Vec<PresenceChoice> = choices(bench)?
        .into_iter()
        .filter(|choice| choice.presence != Presence::Routable)
        .collect();
    // From the last to the first: whoever goes by position goes wrong early.
    for choice in wanted.into_iter().rev() {
        bench
            .takes(VendorCommand::MakeAgentUnavailable(Some(choice.id.clone())))
            .await?;
        bench
            .until(&format!("the agent to be in `{}`", choice.name), |snapshot| {
                snapshot
                    .agent
                    .as_ref()
                    .is_some_and(|agent| agent.presence == choice.presence && agent.state_name == choice.name)
            })
            .await?;
    }
    Ok(())
}

async fn unavailable_twice_is_harmless(bench: &mut Bench) -> Verdict {
    bench.ready().await?;
    bench.takes(VendorCommand::MakeAgentUnavailable(None)).await?;
    bench.until_presence(Presence::NotRoutable).await?;
    bench
        .takes_or_refuses(VendorCommand::MakeAgentUnavailable(None), WRONG_STATE)
        .await?;
    bench
        .stays("the agent to stay out of routing", |snapshot| {
            presence_in(snapshot) == Some(Presence::NotRoutable)
        })
        .await
}

async fn an_unknown_choice_is_refused(bench: &mut Bench) -> Verdict {
    bench.ready().await?;
    let nonsense = VendorCommand::MakeAgentUnavailable(Some("there is no such state".into()));
    bench.refuses(nonsense, &[]).await?;
    bench
        .stays("the agent to stay routable", |snapshot| {
            presence_in(snapshot) == Some(Presence::Routable)
        })
        .await
}

async fn a_routable_choice_does_not_make_unavailable(bench: &mut Bench) -> Verdict {
    bench.connected().await?;
    let routable = choices(bench)?
        .into_iter()
        .find(|choice| choice.presence == Presence::Routable);
    let choice = routable.map(|choice| choice.id);
    bench
        .refuses(VendorCommand::MakeAgentUnavailable(choice), &[])
        .await?;
    bench
        .stays("the agent not to become routable", |snapshot| {
            presence_in(snapshot) != Some(Presence::Routable)
        })
        .await
}

async fn a_state_chosen_elsewhere_is_reported(bench: &mut Bench) -> Verdict {
    bench.connected().await?;
    bench
        .happen(Happening::Elsewhere(Elsewhere::BecomesAvailable))
        .await?;
    bench.until_presence(Presence::Routable).await
}

async fn the_agent_is_on_call_while_talking(bench: &mut Bench) -> Verdict {
    bench.talking().await?;
    bench.until_presence(Presence::OnCall).await
}

async fn unavailable_during_a_call_spares_the_call(bench: &mut Bench) -> Verdict {
    let call = bench.talking().await?;
    let outcome = bench.ask(&VendorCommand::MakeAgentUnavailable(None)).await?;
    bench.call_stays(&call, Is::Talking).await?;
    bench.takes_or_refuses(hang_up(&call), TOO_LATE).await?;
    bench.until_call(&call, Is::Ended).await?;
    bench.clear(&call).await?;
    match outcome {
        Ok(()) => bench.until_presence(Presence::NotRoutable).await,
        Err(_) => Ok(()),
    }
}

async fn a_repeated_report_changes_nothing(bench: &mut Bench) -> Verdict {
    bench.talking().await?;
    bench.quiet().await?;
    let before = bench.last_snapshot()?;
    bench.happen(Happening::RepeatsItself).await?;
    bench
        .stays("the same snapshot", |snapshot| *snapshot == before)
        .await
}

fn choices(bench: &Bench) -> Result<Vec<PresenceChoice>, Stop> {
    let agent = bench.last_snapshot()?.agent;
    Ok(agent.map(|agent| agent.choices).unwrap_or_default())
}
