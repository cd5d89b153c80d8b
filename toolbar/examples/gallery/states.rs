//! The views that the gallery shows, each written by hand.

use fusion_cti::ids::PresenceId;
use fusion_cti::session::Intent;
use fusion_cti::vendor::CallAction;
use fusion_cti::view::{
    AgentView, BannerKind, BannerView, ButtonKind, ButtonState, ButtonView, DiallerView, NoticeView, Tone,
    ToolbarView,
};

use crate::calls::{behind, button, connected, dialling, failed, held, over, ringing};

pub(crate) const REFUSAL: &str = "toolbar.config.json: vendor.settings.ccpUrl: expected an https address, \
    found \"example.my.connect.aws/ccp-v2/\"";

const LONG: &str =
    "Hubert Blaine Wolfeschlegelsteinhausenbergerdorff, Department of Extraordinarily Long Names";

/// Every state, by name.
pub(crate) fn all() -> Vec<(&'static str, ToolbarView)> {
    vec![
        ("idle", idle()),
        ("unavailable", unavailable()),
        (
            "ringing",
            with(vec![ringing("Ada Lovelace", Some("+44 1632 960123"))]),
        ),
        ("ringing-unknown", with(vec![ringing("+44 1632 960123", None)])),
        (
            "ringing-html",
            with(vec![ringing(
                "<b onclick=alert(1)>Ada</b> & <script>x</script>",
                Some("+44 1632 960123"),
            )]),
        ),
        ("accepting", accepting()),
        ("connected", with(vec![connected("Ada Lovelace")])),
        ("held", with(vec![held()])),
        ("two-calls", with(vec![connected("Ada Lovelace"), behind()])),
        (
            "ringing-second",
            with(vec![ringing("Ada Lovelace", Some("+44 1632 960123")), held()]),
        ),
        ("dialling", with(vec![dialling()])),
        ("wrap-up", with(vec![over()])),
        (
            "failed",
            ToolbarView {
                dialler: ready(),
                ..with(vec![failed()])
            },
        ),
        ("signed-out", signed_out()),
        (
            "standalone",
            ToolbarView {
                banners: vec![standalone()],
                ..idle()
            },
        ),
        (
            "notices",
            ToolbarView {
                notices: notices(),
                ..idle()
            },
        ),
        ("everything", everything()),
        (
            "long",
            ToolbarView {
                banners: vec![],
                ..long()
            },
        ),
    ]
}

fn ready() -> Option<DiallerView> {
    Some(DiallerView {
        state: ButtonState::Ready,
        hint: None,
    })
}

fn agent(available: ButtonState, unavailable: ButtonState) -> AgentView {
    let state = |label: &str, kind, intent, state| ButtonView {
        state,
        ..button(label, kind, intent)
    };
    AgentView {
        name: "Rosalind Franklin".to_owned(),
        status: "Available".to_owned(),
        tone: Tone::Good,
        next: None,
        available: state(
            "Available",
            ButtonKind::Available,
            Intent::MakeAvailable,
            available,
        ),
        unavailable: state(
            "Unavailable",
            ButtonKind::Unavailable,
            Intent::MakeUnavailable(None),
            unavailable,
        ),
        reasons: ["Lunch", "Training", "After-hours paperwork"]
            .map(|name| {
                button(
                    name,
                    ButtonKind::Reason,
                    Intent::MakeUnavailable(Some(PresenceId::new(name))),
                )
            })
            .into(),
    }
}

fn idle() -> ToolbarView {
    ToolbarView {
        banners: Vec::new(),
        agent: agent(ButtonState::Current, ButtonState::Ready),
        calls: Vec::new(),
        dialler: ready(),
        notices: Vec::new(),
        announcement: String::new(),
        diagnostics: [
            ("Fusion", "connected"),
            ("Messages to Fusion", "128"),
            ("Replies too late", "0"),
        ]
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .into(),
    }
}

fn unavailable() -> ToolbarView {
    let mut agent = agent(ButtonState::Ready, ButtonState::Current);
    "Lunch".clone_into(&mut agent.status);
    agent.tone = Tone::Neutral;
    if let Some(lunch) = agent.reasons.first_mut() {
        lunch.state = ButtonState::Current;
    }
    ToolbarView {
        agent,
        dialler: ready(),
        ..idle()
    }
}

fn with(calls: Vec<fusion_cti::view::CallView>) -> ToolbarView {
    let mut agent = agent(ButtonState::Ready, ButtonState::Ready);
    "On a call".clone_into(&mut agent.status);
    agent.tone = Tone::Neutral;
    agent.next = Some("After call work".to_owned());
    let dialler = Some(DiallerView {
        state: ButtonState::Off,
        hint: Some("One call at a time".to_owned()),
    });
    ToolbarView {
        agent,
        calls,
        dialler,
        ..idle()
    }
}

fn accepting() -> ToolbarView {
    let mut view = with(vec![ringing("Ada Lovelace", Some("+44 1632 960123"))]);
    for button in view.calls.iter_mut().flat_map(|call| &mut call.buttons) {
        button.state = if button.kind == ButtonKind::Call(CallAction::Accept) {
            ButtonState::Busy
        } else {
            ButtonState::Off
        };
    }
    view
}

fn signed_out() -> ToolbarView {
    let mut agent = agent(ButtonState::Off, ButtonState::Off);
    "Signed out".clone_into(&mut agent.status);
    agent.tone = Tone::Bad;
    agent.name.clear();
    agent.reasons.clear();
    let sign_in = BannerView {
        kind: BannerKind::PhoneSystem,
        tone: Tone::Bad,
        text: "You are signed out of the phone system.".to_owned(),
        action: Some(button("Sign in", ButtonKind::SignIn, Intent::SignIn)),
    };
    let dialler = Some(DiallerView {
        state: ButtonState::Off,
        hint: Some("Sign in to dial".to_owned()),
    });
    ToolbarView {
        agent,
        banners: vec![sign_in],
        dialler,
        ..idle()
    }
}

fn standalone() -> BannerView {
    BannerView {
        kind: BannerKind::Standalone,
        tone: Tone::Neutral,
        text: "Not inside Fusion: this works as a plain phone.".to_owned(),
        action: None,
    }
}

fn notices() -> Vec<NoticeView> {
    [
        (1, Tone::Bad, "The call to +49 30 901820 could not be placed: the number cannot be dialled. Check it and dial again."),
        (2, Tone::Neutral, "Ada Lovelace hung up before you answered."),
    ]
    .map(|(id, tone, text)| NoticeView {
        id,
        tone,
        text: text.to_owned(),
        dismiss: button("Dismiss", ButtonKind::Dismiss, Intent::Dismiss(id)),
    })
    .into()
}

fn everything() -> ToolbarView {
    let banner = BannerView {
        kind: BannerKind::HostUnresponsive,
        tone: Tone::Attention,
        text: "Fusion has not answered for a while; calls go on.".to_owned(),
        action: None,
    };
    ToolbarView {
        banners: vec![banner],
        notices: notices(),
        ..with(vec![connected("Ada Lovelace"), behind()])
    }
}

fn long() -> ToolbarView {
    let mut view = with(vec![
        ringing(LONG, Some("+44 1632 960123")),
        connected(&LONG.replace(' ', "")),
    ]);
    LONG.clone_into(&mut view.agent.name);
    "Working on a very long piece of paperwork".clone_into(&mut view.agent.status);
    view
}
