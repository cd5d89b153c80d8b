//! Where a fault strikes.

use fusion_cti::host::{DialRequest, HostMessage};
use fusion_cti::ids::EventId;
use fusion_cti::redact::Private;
use fusion_cti::session::Input;
use fusion_cti::token::TokenMap;

use super::fusion::Manner;
use super::phone::RequestFate;
use super::world::World;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    BeforeSignIn,
    /// A call rings, and Fusion has not answered yet.
    Announced,
    Ringing,
    /// A number was clicked in Fusion, and the contact centre never answers.
    DialAsked,
    Dialling,
    Connected,
    Held,
    WrapUp,
    /// One is connected, another rings.
    TwoCalls,
}

impl State {
    pub(super) const ALL: [Self; 9] = [
        Self::BeforeSignIn,
        Self::Announced,
        Self::Ringing,
        Self::DialAsked,
        Self::Dialling,
        Self::Connected,
        Self::Held,
        Self::WrapUp,
        Self::TwoCalls,
    ];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::BeforeSignIn => "before sign-in",
            Self::Announced => "rings, Fusion not heard yet",
            Self::Ringing => "rings",
            Self::DialAsked => "dial asked, never answered",
            Self::Dialling => "is dialled",
            Self::Connected => "connected",
            Self::Held => "on hold",
            Self::WrapUp => "wrap-up",
            Self::TwoCalls => "one connected, one rings",
        }
    }

    /// How many calls there are in it at the contact centre.
    pub(super) fn calls(self) -> usize {
        match self {
            Self::BeforeSignIn | Self::DialAsked => 0,
            Self::TwoCalls => 2,
            Self::Announced
            | Self::Ringing
            | Self::Dialling
            | Self::Connected
            | Self::Held
            | Self::WrapUp => 1,
        }
    }

    /// A world that has come so far without a fault.
    pub(super) fn reached(self) -> World {
        let mut world = World::new();
        if self == Self::BeforeSignIn {
            world.phone.link = "signed out";
        }
        world.handle(Input::Started);
        world.report();
        world.wait(1_000);
        match self {
            Self::BeforeSignIn => {}
            Self::Announced => {
                world.manner = Manner::Never;
                rings(&mut world, "C1");
                world.manner = Manner::Answers;
            }
            Self::Ringing => rings(&mut world, "C1"),
            Self::DialAsked => {
                world.phone.request_fate = RequestFate::Lost;
                is_dialled(&mut world);
                world.phone.request_fate = RequestFate::Done;
            }
            Self::Dialling => is_dialled(&mut world),
            Self::Connected => becomes(&mut world, "connected"),
            Self::Held => becomes(&mut world, "held"),
            Self::WrapUp => becomes(&mut world, "over"),
            Self::TwoCalls => {
                becomes(&mut world, "connected");
                rings(&mut world, "C2");
            }
        }
        world
    }
}

fn is_dialled(world: &mut World) {
    world.handle(Input::HostSaid(HostMessage::DialRequested(DialRequest {
        event_id: EventId::from("E1"),
        message: None,
        number: Private::new("+441632960999".to_owned()),
        data: TokenMap::new(),
    })));
    world.report();
}

fn rings(world: &mut World, call: &str) {
    world.phone.rings(call);
    world.report();
}

/// A call rings, is connected, and becomes this.
fn becomes(world: &mut World, is: &'static str) {
    rings(world, "C1");
    for stage in ["connected", is] {
        world.wait(1_000);
        world.phone.all_become(stage);
        world.report();
    }
}
