//! Joins configuration, vendor, host and session, and owns them.

use std::fmt;
use std::rc::Rc;

use fusion_cti::config::page::PageParameters;
use fusion_cti::config::{Config, OutboundNew, PopOn, WrapUp};
use fusion_cti::driver::{Driver, Parts};
use fusion_cti::host::ToolbarSize;
use fusion_cti::ids::PageId;
use fusion_cti::leadership::Role;
use fusion_cti::phone::NumberReader;
use fusion_cti::rules::RuleBook;
use fusion_cti::session::{
    DialNews, HostPresence, Intent, PopMoment, Session, SessionSettings, Timers, WrapUpPolicy,
};
use fusion_cti::vendor::Capabilities;
use fusion_cti::view::{BannerView, ShellNotes, ToolbarView};
use futures::future::join;
use web_sys::Window;

use crate::numbers::{NumbersLoading, NumbersTrouble};
use crate::ports::counters::Counters;
use crate::ports::frame_trust::{frame_origin, page_origins};
use crate::ports::page;
use crate::ports::policy_violations::PolicyViolations;
use crate::ports::report_errors::ReportErrors;
use crate::ports::runtime::BrowserRuntime;
use crate::ports::store::BrowserStore;
use crate::rules::Rules;
use crate::start_error::StartError;
use crate::transport::{self, HostConnection, Plan};
use crate::{registry, text};

/// A running toolbar. Dropping it ends everything.
pub struct Bridge {
    driver: Driver,
    _numbers: NumbersLoading,
}

impl Bridge {
    /// Checks everything that can be checked, and only then starts, on the way to Fusion that is planned. `parameters` are those
    /// that the plan was made from; `phone_system` names what other windows share with this one, if there can be others; `role`
    /// says what this window is among them; `on_view` is called with each view, with the first one before this returns.
    ///
    /// # Errors
    /// [`StartError`] says what is wrong; then nothing has been started and nothing was posted.
    pub async fn start(
        window: &Window,
        config: &Rc<Config>,
        parameters: &PageParameters,
        plan: Plan,
        phone_system: Option<&str>,
        role: Box<dyn Fn() -> Role>,
        on_view: Box<dyn Fn(Rc<ToolbarView>)>,
    ) -> Result<Self, StartError> {
        let panel = page::vendor_panel().ok_or(StartError::WrongPage(page::VENDOR_PANEL_ID))?;
        let document = window.document().ok_or(StartError::Browser("document"))?;
        // Before anything is loaded that could be blocked.
        let violations = Rc::new(PolicyViolations::of(&document));
        let page_id = page::fresh_uuid(window).ok_or(StartError::Browser("randomness"))?;
        let report_errors = Rc::new(ReportErrors::default());
        let vendor = registry::handler(&config.vendor, panel, Rc::clone(&report_errors)).await?;

        let counters = Rc::new(Counters::default());
        let (connection, rules) = join(
            transport::choose(plan, config, parameters, &counters),
            Rules::load(window, &config.screen_pop, config.numbers.country),
        )
        .await;
        let connection = connection?;
        let store = match phone_system {
            Some(phone_system) => {
                BrowserStore::shared(window, phone_system, &frame_origin(window, parameters))
            }
            None => BrowserStore::per_tab(window),
        };
        let settings = session_settings(
            config,
            rules.book,
            PageId::new(page_id.as_str()),
            connection.presence,
            vendor.capabilities(),
        );
        let numbers_trouble = NumbersTrouble::default();
        let notes = Notes {
            role,
            numbers_trouble: Rc::clone(&numbers_trouble),
            rules_trouble: rules.trouble,
            counters: Rc::clone(&counters),
            report_errors: Rc::clone(&report_errors),
            violations: Rc::clone(&violations),
            page_origins: page_origins(window, parameters),
            connection,
        };
        let parts = Parts {
            session: Session::new(settings),
            vendor,
            host: Rc::clone(&notes.connection.host),
            store: Rc::new(store),
            runtime: Rc::new(BrowserRuntime::default()),
            notes: Box::new(move || notes.shell_notes()),
        };
        let driver = Driver::start(parts, on_view);
        // What is passed over changes nothing in the session, so the session shows no new view for it.
        let news = driver.refresh_handle();
        counters.on_change(Rc::clone(&news));
        let numbers = NumbersLoading::start(
            config.numbers.country,
            numbers_trouble,
            driver.numbers_handle(),
            Rc::clone(&news),
        );
        report_errors.on_change(Rc::clone(&news));
        violations.on_change(news);
        Ok(Self {
            driver,
            _numbers: numbers,
        })
    }

    /// Does what the agent asked for.
    pub fn ask(&self, intent: Intent) {
        self.driver.ask(intent);
    }

    /// Tells Fusion that another window takes over. Whoever calls this drops the bridge next.
    pub fn step_down(&self) {
        self.driver.step_down();
    }
}

impl fmt::Debug for Bridge {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Bridge").finish_non_exhaustive()
    }
}

fn session_settings(
    config: &Config,
    rules: Option<RuleBook>,
    page: PageId,
    host: HostPresence,
    capabilities: Capabilities,
) -> SessionSettings {
    SessionSettings {
        page,
        host,
        capabilities,
        classification: config.host.classification.clone(),
        pop: match config.screen_pop.on {
            PopOn::Ring => PopMoment::Ring,
            PopOn::Accept => PopMoment::Accept,
        },
        numbers: NumberReader::loading(config.numbers.country),
        ani: config.host.ani,
        dial_news: match config.host.outbound_new {
            OutboundNew::Dialling => DialNews::Agreed,
            OutboundNew::Request => DialNews::Asked,
        },
        wrap_up: match config.host.wrap_up {
            WrapUp::Fusion => WrapUpPolicy::Fusion,
            WrapUp::Separate => WrapUpPolicy::Separate,
            WrapUp::Off => WrapUpPolicy::Off,
        },
        timers: Timers {
            offer: config.host.offer_seconds,
            wrap_up: config.host.wrap_up_seconds,
        },
        toolbar_size: config.host.toolbar_size.map(|size| ToolbarSize {
            width: size.width,
            height: size.height,
        }),
        rules,
        reply_limit: config.host.reply_limit,
        new_limit: config.host.new_limit,
        vendor_limit: config.vendor.answer_limit,
    }
}

/// What only the shell knows: this window's role, which way leads to Fusion, what stands in it, what a vendor's code
/// reported wrongly, and what was passed over.
struct Notes {
    role: Box<dyn Fn() -> Role>,
    connection: HostConnection,
    /// What is wrong with the administrator's rules, if anything is.
    rules_trouble: Option<BannerView>,
    /// What is wrong with the reading of numbers, if anything is.
    numbers_trouble: NumbersTrouble,
    counters: Rc<Counters>,
    report_errors: Rc<ReportErrors>,
    violations: Rc<PolicyViolations>,
    page_origins: Vec<String>,
}

impl Notes {
    fn shell_notes(&self) -> ShellNotes {
        let role = match (self.role)() {
            Role::Alone => text::ALONE,
            Role::Asking | Role::Leading | Role::LeadingOthers | Role::StandingBy | Role::TakingOver => {
                text::LEADS
            }
        };
        let mut notes = ShellNotes {
            host_problem: self.connection.problem.clone(),
            page_origins: self.page_origins.clone(),
            banners: self
                .rules_trouble
                .iter()
                .chain(self.numbers_trouble.borrow().iter())
                .cloned()
                .collect(),
            leading_diagnostics: vec![
                (text::WINDOWS.to_owned(), role.to_owned()),
                (text::TRANSPORT.to_owned(), self.connection.reason.clone()),
            ],
            trailing_diagnostics: self.connection.capabilities.clone(),
        };
        self.report_errors.add_to(&mut notes);
        self.violations.add_to(&mut notes);
        notes.trailing_diagnostics.append(&mut self.counters.rows());
        notes
    }
}
