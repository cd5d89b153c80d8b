//! `toolbar.config.json` against `fixtures/config/`: what is taken and what it means, what is refused and in which words.

use std::fs;
use std::path::Path;

use fusion_cti::config::{
    ButtonForm, Config, MessageLibrary, OutboundNew, PopOn, ReadinessCall, Refusing, RelativeSource,
    Transport, WrapUp,
};
use fusion_cti::ids::OutboundIdSource;
use fusion_cti::origin::Origin;
use fusion_cti::phone::{AniFormat, HomeCountry};
use serde_json::json;

use crate::support::fixture;
use crate::support::order::sorted;

#[test]
fn every_configuration_that_is_right_means_what_its_fixture_says() {
    fixture::run("config/ok", |case| {
        case.holds(&["toolbar.config.json"], &["meaning.json"])?;
        let config = Config::parse(&case.text("toolbar.config.json")?).map_err(|error| error.to_string())?;
        case.expect("meaning.json", &format!("{:#}", sorted(&meaning(&config))))
    });
}

#[test]
fn every_configuration_that_is_wrong_is_refused_in_the_words_of_its_fixture() {
    fixture::run("config/reject", |case| {
        case.holds(&["toolbar.config.json"], &["error.txt"])?;
        match Config::parse(&case.text("toolbar.config.json")?) {
            Ok(_) => Err("was taken".to_owned()),
            Err(error) => case.expect("error.txt", &error.to_string()),
        }
    });
}

#[test]
fn the_example_next_to_the_toolbar_is_right() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(root.join("toolbar/static/toolbar.config.example.json")).unwrap();
    let config = Config::parse(&text).unwrap();
    assert_eq!(config.host.transport, Transport::Auto);
    assert!(config.vendor.settings.as_object().is_some());
}

#[test]
fn the_documentation_names_every_key_and_shows_examples_that_are_right() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = fs::read_to_string(root.join("docs/configuration.md")).unwrap();
    let every = fs::read_to_string(root.join("fixtures/config/ok/every-key/toolbar.config.json")).unwrap();
    let every: serde_json::Value = serde_json::from_str(&every).unwrap();
    let sections = ["host", "host.mca", "host.uef", "vendor", "numbers", "screenPop"];
    let keys = sections.map(|section| {
        let pointer = format!("/{}", section.replace('.', "/"));
        (
            section,
            every.pointer(&pointer).unwrap().as_object().unwrap().keys(),
        )
    });
    for (section, key) in keys
        .into_iter()
        .flat_map(|(section, keys)| keys.map(move |key| (section, key)))
    {
        assert!(
            page.contains(&format!("`{section}.{key}`")),
            "`{section}.{key}` is not described"
        );
    }
    let set_up = fs::read_to_string(root.join("docs/set-up-in-fusion.md")).unwrap();
    let examples: Vec<_> = [page, set_up]
        .iter()
        .flat_map(|page| page.split("```json").skip(1))
        .map(|rest| rest.split("```").next().unwrap().to_owned())
        .collect();
    assert!(examples.len() > 2);
    for example in examples {
        Config::parse(&example).unwrap();
    }
}

/// What a configuration means, for the reader.
fn meaning(config: &Config) -> serde_json::Value {
    let host = &config.host;
    json!({
        "host": {
            "transport": match host.transport {
                Transport::Auto => "auto",
                Transport::Mca => "mca",
                Transport::Uef => "uef",
            },
            "allowedOrigins": host.allowed_origins.iter().map(Origin::as_str).collect::<Vec<_>>(),
            "classification": host.classification.as_str(),
            "ani": match host.ani {
                AniFormat::WithPlus => "with plus",
                AniFormat::WithoutPlus => "without plus",
                AniFormat::National => "national",
            },
            "outboundEventId": match host.outbound_id {
                OutboundIdSource::CallId => "call id",
                OutboundIdSource::MessageUuid => "message uuid",
            },
            "replySeconds": host.reply_limit.as_secs(),
            "newSeconds": host.new_limit.as_secs(),
            "offerSeconds": host.offer_seconds,
            "wrapUpSeconds": host.wrap_up_seconds,
            "toolbarSize": host.toolbar_size.map(|size| json!({"width": size.width, "height": size.height})),
            "outboundNew": match host.outbound_new {
                OutboundNew::Dialling => "when dialling",
                OutboundNew::Request => "at the request",
            },
            "wrapUp": match host.wrap_up {
                WrapUp::Fusion => "fusion",
                WrapUp::Separate => "separate",
                WrapUp::Off => "off",
            },
            "mca": {
                "version": host.mca.version.as_str(),
                "library": match host.mca.library {
                    MessageLibrary::Own => "own",
                    MessageLibrary::Fusion => "fusion",
                },
            },
            "uef": {
                "script": host.uef.script,
                "startSeconds": host.uef.start_limit.as_secs(),
                "relativeSource": match host.uef.relative_source {
                    RelativeSource::Try => "try",
                    RelativeSource::Skip => "skip",
                },
                "refusal": match host.uef.refusal {
                    Refusing::Failure => "result failure",
                    Refusing::Error => "result error",
                    Refusing::Reject => "promise rejected",
                },
                "readiness": match host.uef.readiness {
                    ReadinessCall::Send => "send",
                    ReadinessCall::Skip => "skip",
                },
                "buttons": match host.uef.buttons {
                    ButtonForm::Descriptors => "descriptors",
                    ButtonForm::Names => "names",
                    ButtonForm::None => "none",
                },
            },
        },
        "vendor": {
            "name": config.vendor.name,
            "settings": config.vendor.settings,
            "answerSeconds": config.vendor.answer_limit.as_secs(),
        },
        "numbers": { "country": config.numbers.country.map(HomeCountry::code) },
        "screenPop": {
            "on": match config.screen_pop.on {
                PopOn::Accept => "accept",
                PopOn::Ring => "ring",
            },
            "rules": config.screen_pop.rules,
            "recentCalls": config.screen_pop.recent_calls,
        },
    })
}
