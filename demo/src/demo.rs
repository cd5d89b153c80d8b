use std::net::Ipv4Addr;
use std::path::PathBuf;
use std::sync::Arc;

use axum::Router;
use thiserror::Error;
use tokio::net::TcpListener;
use tokio::runtime::Handle;
use tokio::sync::watch;
use tokio::task::JoinSet;

use crate::approved_origins::ApprovedOrigins;
use crate::clock;
use crate::contact_centre::{CentreState, ContactCentre, FarEnd, FarEndRefused, Session};
use crate::live_centre::LiveCentre;
use crate::options::{Options, Ports};
use crate::origins::Origins;
use crate::routes::{self, Context};
use crate::variants::Variants;

/// Why a demo could not start.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum DemoError {
    /// A port is taken, or may not be used.
    #[error("cannot listen on 127.0.0.1:{port}: {source}")]
    Listen {
        /// The port; 0 where any free one would have done.
        port: u16,
        /// What the system said.
        source: std::io::Error,
    },
    /// The port and the two after it do not all exist.
    #[error("ports {0} and the two after it are not all ports")]
    PortTooHigh(u16),
    /// The toolbar has not been built.
    #[error("there is no toolbar in {}: build it first with `cargo xtask dist`", .0.display())]
    NoToolbar(PathBuf),
}

/// A running demo. It stops when dropped; [`Demo::stop`] also waits for it.
#[derive(Debug)]
pub struct Demo {
    origins: Arc<Origins>,
    centre: LiveCentre,
    variants: Arc<Variants>,
    approved: Arc<ApprovedOrigins>,
    stop: watch::Sender<bool>,
    tasks: JoinSet<()>,
}

impl Demo {
    /// Starts the three origins; they answer when this returns.
    ///
    /// # Errors
    /// When the toolbar has not been built, or a port cannot be had.
    pub async fn start(options: Options) -> Result<Demo, DemoError> {
        if !options.dist.is_dir() {
            return Err(DemoError::NoToolbar(options.dist));
        }
        let listeners = listen(options.ports).await?;
        let [fusion, toolbar, ccp] = listeners.each_ref().map(|(_, port)| *port);
        let origins = Arc::new(Origins::on(fusion, toolbar, ccp));

        let session = if options.signed_in {
            Session::SignedIn
        } else {
            Session::SignedOut
        };
        let started = clock::now();
        // Seconds are enough to tell two runs apart.
        let id_prefix = u32::try_from(started / 1000).unwrap_or_default();
        let centre = LiveCentre::new(ContactCentre::new(started, id_prefix, session), Handle::current());
        let variants = Arc::new(Variants::built_in());
        for (name, configuration) in &options.variants {
            variants.add(name, configuration.clone());
        }

        let approved = Arc::new(ApprovedOrigins::new(vec![
            origins.toolbar_origin.clone(),
            origins.fusion_origin.clone(),
        ]));

        let (stop, stopping) = watch::channel(false);
        let context = Context {
            origins: Arc::clone(&origins),
            centre: centre.clone(),
            variants: Arc::clone(&variants),
            approved: Arc::clone(&approved),
            stopping: stopping.clone(),
        };
        let mut tasks = JoinSet::new();
        for ((listener, _), router) in listeners.into_iter().zip(routes::routers(&context, &options)) {
            tasks.spawn(serve(listener, router, stopping.clone()));
        }
        tasks.spawn(beat(centre.clone(), stopping));
        Ok(Demo {
            origins,
            centre,
            variants,
            approved,
            stop,
            tasks,
        })
    }

    /// The addresses of the three pages: desktop, toolbar, contact centre.
    pub fn origins(&self) -> &Origins {
        &self.origins
    }

    /// The mock Fusion desktop with this variant of the toolbar in it.
    pub fn desktop_url(&self, variant: &str) -> String {
        format!("{}/?variant={variant}", self.origins.fusion_origin)
    }

    /// This variant of the toolbar by itself.
    pub fn toolbar_url(&self, variant: &str) -> String {
        format!("{}/{variant}/index.html", self.origins.toolbar_origin)
    }

    /// The CCP, as it is framed or opened by itself.
    pub fn ccp_url(&self) -> String {
        format!("{}/ccp-v2/", self.origins.ccp_origin)
    }

    /// Lets something happen at the far end; answers with the contact that it happened to, if it was one.
    ///
    /// # Errors
    /// When it cannot happen now, such as a hang-up where nobody is on the line.
    pub fn far_end(&self, happening: FarEnd) -> Result<Option<String>, FarEndRefused> {
        self.centre.far_end(happening)
    }

    /// The contact centre as it is now.
    pub fn centre_state(&self) -> CentreState {
        self.centre.state()
    }

    /// Adds a variant of the toolbar's configuration, or replaces the one of this name; see [`Options::variants`].
    pub fn add_variant(&self, name: &str, configuration: Option<&str>) {
        self.variants.add(name, configuration.map(str::to_owned));
    }

    /// Puts another file next to `index.html` of a variant, such as its screen-pop rules.
    pub fn add_file(&self, variant: &str, file: &str, text: &str) {
        self.variants.add_file(variant, file, text.to_owned());
    }

    /// Lets these origins frame the CCP from now on, and no others. In each, `{fusionOrigin}` and `{toolbarOrigin}` stand for
    /// the demo's own addresses. At first both of these are approved.
    pub fn approve_origins(&self, origins: &[&str]) {
        let origins = origins.iter().map(|origin| self.origins.fill_in(origin));
        self.approved.replace(origins.collect());
    }

    /// Stops serving and waits until every connection is closed.
    pub async fn stop(mut self) {
        self.stop.send_replace(true);
        while self.tasks.join_next().await.is_some() {}
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        // Dropping the set then aborts whatever has not come to its end.
        self.stop.send_replace(true);
    }
}

async fn listen(ports: Ports) -> Result<[(TcpListener, u16); 3], DemoError> {
    let ports = match ports {
        Ports::Free => [0; 3],
        Ports::From(first) => {
            let third = first.checked_add(2).ok_or(DemoError::PortTooHigh(first))?;
            [first, first + 1, third]
        }
    };
    let [fusion, toolbar, ccp] = ports;
    Ok([
        listen_on(fusion).await?,
        listen_on(toolbar).await?,
        listen_on(ccp).await?,
    ])
}

async fn listen_on(port: u16) -> Result<(TcpListener, u16), DemoError> {
    let failed = |source| DemoError::Listen { port, source };
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
        .await
        .map_err(failed)?;
    let port = listener.local_addr().map_err(failed)?.port();
    Ok((listener, port))
}

async fn serve(listener: TcpListener, router: Router, mut stopping: watch::Receiver<bool>) {
    let until = async move { routes::stopped(&mut stopping).await };
    // Serving ends by itself only when told to; axum deals with failing connections.
    let _ = axum::serve(listener, router).with_graceful_shutdown(until).await;
}

/// Reports the state regularly, as the real service does at least every 30 seconds.
async fn beat(centre: LiveCentre, mut stopping: watch::Receiver<bool>) {
    loop {
        tokio::select! {
            () = tokio::time::sleep(centre.heartbeat_period()) => centre.heartbeat(),
            () = routes::stopped(&mut stopping) => return,
        }
    }
}
