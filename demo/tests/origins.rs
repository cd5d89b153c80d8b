//! The three origins over HTTP, as a browser meets them.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on should say where"
)]

use std::path::PathBuf;

use fusion_cti_demo::{Caller, Demo, DemoError, FarEnd, Options};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// A folder that looks like a built toolbar, gone again at the end of the test.
struct Dist(PathBuf);

impl Dist {
    fn new(test: &str) -> Dist {
        let path = std::env::temp_dir().join(format!("fusion-cti-demo-{test}-{}", std::process::id()));
        std::fs::create_dir_all(&path).expect("temporary folder");
        std::fs::write(path.join("index.html"), "<!doctype html>toolbar").expect("index");
        std::fs::write(path.join("toolbar_bg.wasm"), b"\0asm").expect("wasm");
        std::fs::write(path.join("toolbar.config.json"), "{}").expect("example configuration");
        Dist(path)
    }
}

impl Drop for Dist {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Status line and headers in lower case, then the body as it is.
async fn exchange(url: &str, method: &str, headers: &str, body: &str) -> (String, String) {
    let (host, path) = url
        .strip_prefix("http://")
        .and_then(|rest| rest.split_once('/'))
        .expect("a URL");
    let port = host.rsplit(':').next().expect("a port");
    let mut stream = TcpStream::connect(format!("127.0.0.1:{port}"))
        .await
        .expect("connect");
    let length = body.len();
    let request = format!(
        "{method} /{path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nContent-Length: {length}\r\n{headers}\r\n{body}"
    );
    stream.write_all(request.as_bytes()).await.expect("write");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.expect("read");
    let (head, body) = answer.split_once("\r\n\r\n").expect("a head");
    (head.to_lowercase(), body.to_owned())
}

async fn get(url: &str) -> (String, String) {
    exchange(url, "GET", "", "").await
}

async fn post(url: &str, json: &str) -> (String, String) {
    exchange(url, "POST", "Content-Type: application/json\r\n", json).await
}

/// What a CCP page says that may play sound.
async fn has_a_softphone(centre: &str) {
    post(&format!("{centre}/softphone"), r#"{"audio":"ready"}"#).await;
}

#[tokio::test]
async fn the_ccp_may_be_framed_by_approved_origins_and_only_for_a_request_from_one_of_them() {
    let dist = Dist::new("approved");
    let demo = Demo::start(Options::new(&dist.0)).await.expect("start");
    let origins = demo.origins().clone();
    let policy = async |referer: &str| {
        let headers = format!("Sec-Fetch-Dest: iframe\r\n{referer}");
        let (head, _) = exchange(&demo.ccp_url(), "GET", &headers, "").await;
        let line = head
            .lines()
            .find(|line| line.starts_with("content-security-policy: "));
        line.expect("a policy").to_owned()
    };
    let none = "content-security-policy: frame-ancestors 'none'";
    assert_eq!(policy("").await, none);
    assert_eq!(policy("Referer: http://other.localhost/\r\n").await, none);
    let from_toolbar = format!("Referer: {}/\r\n", origins.toolbar_origin);
    let both = format!(
        "content-security-policy: frame-ancestors {} {}",
        origins.toolbar_origin, origins.fusion_origin
    );
    assert_eq!(policy(&from_toolbar).await, both);
    demo.approve_origins(&["{fusionOrigin}"]);
    assert_eq!(policy(&from_toolbar).await, none);
}

#[tokio::test]
async fn every_origin_says_where_the_others_are_and_forbids_storing() {
    let dist = Dist::new("origins");
    let demo = Demo::start(Options::new(&dist.0)).await.expect("start");
    let origins = demo.origins().clone();
    let expected = serde_json::to_string(&origins).expect("json");
    for origin in [
        &origins.fusion_origin,
        &origins.toolbar_origin,
        &origins.ccp_origin,
    ] {
        let (head, body) = get(&format!("{origin}/demo.json")).await;
        assert!(
            head.contains("200 ok") && head.contains("cache-control: no-store"),
            "{head}"
        );
        assert_eq!(body, expected);
    }
}

#[tokio::test]
async fn each_variant_has_its_own_configuration_and_shares_the_rest() {
    let dist = Dist::new("variants");
    let mut options = Options::new(&dist.0);
    options.variants.insert("bare".to_owned(), None);
    options
        .variants
        .insert("broken".to_owned(), Some("{ {ccpOrigin}".to_owned()));
    let demo = Demo::start(options).await.expect("start");
    let toolbar = demo.origins().toolbar_origin.clone();
    let ccp = demo.origins().ccp_origin.clone();

    let (_, accept) = get(&format!("{toolbar}/accept/toolbar.config.json")).await;
    let accept: serde_json::Value = serde_json::from_str(&accept).expect("json");
    assert_eq!(accept["vendor"]["settings"]["ccpUrl"], format!("{ccp}/ccp-v2/"));
    assert_eq!(accept["screenPop"]["on"], "accept");
    assert_eq!(
        get(&format!("{toolbar}/broken/toolbar.config.json")).await.1,
        format!("{{ {ccp}")
    );
    let (head, _) = get(&format!("{toolbar}/bare/toolbar.config.json")).await;
    assert!(head.contains("404"), "{head}");

    demo.add_variant("later", Some("{}"));
    demo.add_file("later", "screen-pop.json", "[1]");
    assert_eq!(get(&format!("{toolbar}/later/screen-pop.json")).await.1, "[1]");

    for variant in ["accept", "ring", "bare", "broken", "later"] {
        let (_, body) = get(&demo.toolbar_url(variant)).await;
        assert_eq!(body, "<!doctype html>toolbar", "{variant}");
    }
    let (head, _) = get(&format!("{toolbar}/unknown/index.html")).await;
    assert!(head.contains("404"), "{head}");
}

#[tokio::test]
async fn the_toolbar_comes_with_the_headers_of_a_deployment() {
    let dist = Dist::new("headers");
    let demo = Demo::start(Options::new(&dist.0)).await.expect("start");
    let (head, _) = get(&format!(
        "{}/accept/toolbar_bg.wasm",
        demo.origins().toolbar_origin
    ))
    .await;
    let framed_by = format!(
        "content-security-policy: frame-ancestors {}",
        demo.origins().fusion_origin
    );
    for expected in ["content-type: application/wasm", &framed_by, "nosniff"] {
        assert!(head.contains(expected), "{expected} is missing in {head}");
    }
}

#[tokio::test]
async fn whoever_is_signed_out_gets_the_sign_in_page_but_never_in_a_frame() {
    let dist = Dist::new("login");
    let demo = Demo::start(Options {
        signed_in: false,
        ..Options::new(&dist.0)
    })
    .await
    .expect("start");
    let ccp = demo.origins().ccp_origin.clone();
    let (head, _) = get(&demo.ccp_url()).await;
    assert!(head.contains("location: /login"), "{head}");
    let (_, framed) = exchange(&demo.ccp_url(), "GET", "Sec-Fetch-Dest: iframe\r\n", "").await;
    assert!(framed.contains("Signed out"), "{framed}");
    assert!(
        get(&format!("{ccp}/login"))
            .await
            .0
            .contains("x-frame-options: deny")
    );

    post(&format!("{ccp}/centre/session"), r#"{"state":"signed-in"}"#).await;
    assert!(get(&demo.ccp_url()).await.1.contains("Pretend contact centre"));
}

#[tokio::test]
async fn the_far_end_is_the_same_over_http_and_in_rust() {
    let dist = Dist::new("far-end");
    let demo = Demo::start(Options::new(&dist.0)).await.expect("start");
    let centre = format!("{}/centre", demo.origins().ccp_origin);
    has_a_softphone(&centre).await;
    let id = demo
        .far_end(FarEnd::CustomerCalls(Caller::from_number("+442079460018")))
        .expect("rings")
        .expect("id");

    let accept = format!(r#"{{"method":"acceptContact","params":{{"contactId":"{id}"}}}}"#);
    assert_eq!(
        post(&format!("{centre}/request"), &accept).await.1,
        r#"{"data":{}}"#
    );
    let (_, again) = post(&format!("{centre}/request"), &accept).await;
    assert!(again.contains("InvalidStateException"), "{again}");

    post(&format!("{centre}/far-end"), r#"{"action":"customer-hangs-up"}"#).await;
    assert_eq!(demo.centre_state().agent.state, "AfterCallWork");
    let (head, body) = post(&format!("{centre}/far-end"), r#"{"action":"customer-hangs-up"}"#).await;
    assert!(head.contains("409") && body.contains("error"), "{head}\n{body}");

    post(
        &format!("{centre}/far-end"),
        r#"{"action":"session","state":"expired"}"#,
    )
    .await;
    let (head, _) = post(&format!("{centre}/request"), &accept).await;
    assert!(head.contains("204"), "{head}");
}

#[tokio::test]
async fn a_request_can_be_done_without_an_answer_and_answered_before_it_is_done() {
    let dist = Dist::new("answers");
    let demo = Demo::start(Options::new(&dist.0)).await.expect("start");
    let centre = format!("{}/centre", demo.origins().ccp_origin);
    has_a_softphone(&centre).await;
    let is_on_a_call = || demo.centre_state().agent.state == "Busy";
    for (kind, answer) in [("unanswered", "204"), ("answered-first", "200 ok")] {
        post(&format!("{centre}/far-end"), r#"{"action":"reset"}"#).await;
        let rings = FarEnd::CustomerCalls(Caller::from_number("+442079460018"));
        let id = demo.far_end(rings).expect("rings").expect("id");
        let fault = format!(r#"{{"action":"fault","method":"acceptContact","kind":"{kind}","millis":300}}"#);
        post(&format!("{centre}/far-end"), &fault).await;
        let accept = format!(r#"{{"method":"acceptContact","params":{{"contactId":"{id}"}}}}"#);
        let (head, _) = post(&format!("{centre}/request"), &accept).await;
        assert!(head.contains(answer), "{kind}: {head}");
        assert_eq!(is_on_a_call(), kind == "unanswered", "{kind}");
        while !is_on_a_call() {
            tokio::time::sleep(std::time::Duration::from_millis(10)).await;
        }
    }
}

#[tokio::test]
async fn a_test_can_put_a_folder_of_its_own_beside_the_toolbar() {
    let dist = Dist::new("folders");
    let more = Dist::new("more");
    let mut options = Options::new(&dist.0);
    options.folders.insert("page".to_owned(), more.0.clone());
    let demo = Demo::start(options).await.expect("start");
    let toolbar = demo.origins().toolbar_origin.clone();
    let (head, body) = get(&format!("{toolbar}/page/toolbar.config.json")).await;
    assert!(head.contains("200 ok") && body == "{}", "{head}\n{body}");
    let (_, beside) = get(&format!("{toolbar}/accept/toolbar.config.json")).await;
    assert!(beside.contains("amazon-connect"), "{beside}");
}

#[tokio::test]
async fn stopping_ends_the_endless_streams() {
    let dist = Dist::new("stop");
    let demo = Demo::start(Options::new(&dist.0)).await.expect("start");
    let events = format!("{}/centre/events", demo.origins().ccp_origin);
    let listening = tokio::spawn(async move { get(&events).await });
    tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    demo.stop().await;
    let (head, body) = listening.await.expect("ended");
    assert!(
        head.contains("text/event-stream") && body.contains("\"agent\""),
        "{head}"
    );
}

#[tokio::test]
async fn a_demo_without_a_toolbar_says_what_to_do() {
    let refused = Demo::start(Options::new("/nowhere"))
        .await
        .expect_err("there is no toolbar");
    assert!(matches!(refused, DemoError::NoToolbar(_)));
    assert!(refused.to_string().contains("cargo xtask dist"));
}
