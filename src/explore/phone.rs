//! The phone of the small world: it does what it is asked, or not, and reports when the history says so.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::action::Which;
use super::story::request_words;
use super::world::World;
use crate::direction::Direction;
use crate::ids::{CallId, EventId};
use crate::redact::Private;
use crate::session::{Input, PopMoment};
use crate::vendor::{
    AgentSnapshot, CallRequest, CallSnapshot, Ending, Initiation, Line, Mute, Presence, Recording, SignOut,
    Softphone, Stage, VendorCommand, VendorError, VendorLink, VendorSnapshot,
};

impl World {
    /// The phone carries out a request (unless it refuses), and says so (unless the answer is lost).
    pub(super) fn phone(
        &mut self,
        index: usize,
        outcome: Option<Result<(), VendorError>>,
    ) -> Result<String, String> {
        let (request, what) = self.phone_asked.remove(index);
        let which = |call: &CallId| {
            Which::BOTH
                .into_iter()
                .find(|which| which.call() == call.as_str())
        };
        let words = request_words(&what);
        if !matches!(outcome, Some(Err(_))) {
            match &what {
                VendorCommand::MakeOutboundCall { .. } => self.becomes(Which::Outbound, Stage::Dialling),
                VendorCommand::Call { call, request } => {
                    let stage = match request {
                        CallRequest::Accept => Some(Stage::Connected(Line::Talking)),
                        CallRequest::Reject | CallRequest::HangUp => Some(Stage::Over(Ending::Unknown)),
                        CallRequest::Hold => Some(Stage::Connected(Line::Held)),
                        _ => None,
                    };
                    if let (Some(which), Some(stage)) = (which(call), stage) {
                        self.becomes(which, stage);
                    }
                }
                _ => {}
            }
        }
        if let Some(outcome) = outcome {
            self.handle(Input::VendorAnswered { request, outcome })?;
        }
        Ok(words)
    }

    pub(super) fn report(&mut self) -> Result<(), String> {
        self.unreported = false;
        let live = |stage: &Stage| !matches!(stage, Stage::Over(_));
        self.shown = self
            .truth
            .iter()
            .filter(|(_, stage)| live(stage))
            .map(|(which, _)| *which)
            .collect();
        for (which, stage) in &self.truth {
            let pops = self.settings.pop == PopMoment::Ring || self.settings.rules.is_some();
            let rings = *stage == Stage::Ringing && pops;
            if rings || matches!(stage, Stage::Connected(_)) {
                self.law.may_start(which.event());
                self.law.may_start(which.call());
            }
        }
        let snapshot = VendorSnapshot {
            link: VendorLink::Up,
            softphone: Softphone::Works,
            agent: Some(AgentSnapshot {
                name: Private::new("Aki".to_owned()),
                presence: Presence::Routable,
                state_name: "Available".to_owned(),
                next_state: None,
                routing_profile: None,
                choices: Vec::new(),
                sign_out: SignOut::NotDue,
            }),
            calls: self
                .truth
                .iter()
                .map(|(which, stage)| self.call(*which, *stage))
                .collect(),
        };
        self.handle(Input::VendorReported(snapshot))
    }

    fn call(&self, which: Which, stage: Stage) -> CallSnapshot {
        let outbound = which == Which::Outbound;
        CallSnapshot {
            id: CallId::from(which.call()),
            first_leg: None,
            event_id: (outbound && self.labelled).then(|| EventId::from(which.event())),
            direction: if outbound {
                Direction::Outbound
            } else {
                Direction::Inbound
            },
            initiation: if outbound {
                Initiation::Outbound
            } else {
                Initiation::Inbound
            },
            stage,
            number: Some(Private::new("+441632960123".to_owned())),
            dialled_number: None,
            queue: None,
            attributes: BTreeMap::new(),
            mute: Mute::Open,
            recording: Recording::Off,
            since: None,
            refuses: Vec::new(),
            unnamed: Vec::new(),
        }
    }

    /// The report as a story writes it.
    pub(super) fn phone_line(&self) -> Value {
        let calls = self.truth.iter().map(|(which, stage)| {
            let is = match stage {
                Stage::Ringing => "ringing",
                Stage::Preview => "preview",
                Stage::Dialling => "dialling",
                Stage::Connected(_) => "connected",
                Stage::Over(_) => "over: unknown",
            };
            let direction = if *which == Which::Outbound {
                "outbound"
            } else {
                "inbound"
            };
            json!({ "id": which.call(), "is": is, "direction": direction, "number": "+441632960123" })
        });
        json!({ "agent": "Available", "calls": calls.collect::<Vec<_>>() })
    }
}
