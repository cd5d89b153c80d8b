//! Serves the demo until Ctrl+C: `cargo run --package fusion-cti-demo --example serve -- 4100 dist`.

use fusion_cti_demo::{Demo, Options, Ports};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let port = arguments.next().unwrap_or_else(|| "4100".to_owned()).parse()?;
    let dist = arguments.next().unwrap_or_else(|| "dist".to_owned());
    let demo = Demo::start(Options {
        ports: Ports::From(port),
        ..Options::new(dist)
    })
    .await?;
    println!("{}\n{}", demo.desktop_url("accept"), demo.ccp_url());
    tokio::signal::ctrl_c().await?;
    demo.stop().await;
    Ok(())
}
