//! The conformance suite in the browser: against the vendor's library as it is published, and the shipped page that tries
//! a module of an integrator's.
//!
//! The contact centre behind the mock CCP is one for each demo, so the cases are divided among windows that each have a
//! demo of their own and run at the same time: most of a run is waiting.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Context as _, anyhow, bail, ensure};
use fusion_cti_demo::{Demo, Options};
use serde::Deserialize;
use thirtyfour::{By, WebDriver, WindowHandle};
use tokio::time::{Instant, sleep};

use crate::browser::{self, Look, RUNTIME};
use crate::{Desk, Result, screenshots, setup};

/// The path of the page on the toolbar's origin.
const PATH: &str = "conformance-amazon-connect";
const PAGE_VARIABLE: &str = "FUSION_CTI_CONFORMANCE_PAGE";
/// The longest case waits for some of the page's limits one after the other; a window where nothing ends for longer hangs, on
/// however busy a machine.
const CASE_LIMIT: Duration = Duration::from_secs(600);
const LOOK_EVERY: Duration = Duration::from_millis(200);

/// How one case came out.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct CaseResult {
    /// The name of the case.
    pub name: String,
    /// `passed`, `failed` or `skipped`.
    pub outcome: String,
    /// Why it was skipped, or what was expected and seen.
    pub detail: String,
}

#[derive(Debug, Deserialize)]
struct Progress {
    state: Option<String>,
    #[serde(rename = "caseCount")]
    case_count: Option<usize>,
    news: Vec<CaseResult>,
}

/// A row of the shipped page's table, as it is read on the screen.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Row {
    /// `passed`, `failed` or `skipped`.
    pub outcome: String,
    /// The case's name in words.
    pub name: String,
    /// What it tries, and what came of it where it did not pass.
    pub told: String,
}

/// What the shipped page shows at the end of a run.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Shown {
    /// `green`, `red` or `trouble`; nothing while it runs.
    pub verdict: Option<String>,
    /// The line of counts.
    pub sum: String,
    /// The rows of the table, one for each case.
    pub rows: Vec<Row>,
}

/// What the shipped page shows in a frame.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Framed {
    /// The sentence about what is wrong.
    pub trouble: String,
    /// Whether *Run* can be pressed.
    pub can_run: bool,
    /// What the page shows as it does outside of a frame.
    pub shown: Shown,
}

impl Desk {
    /// Opens the shipped conformance page next to the toolbar of the usual variant; `query` fills in its form.
    ///
    /// # Errors
    /// When the browser cannot.
    pub async fn opens_conformance_page(&self, query: &str) -> Result {
        let origin = &self.demo.origins().toolbar_origin;
        let page = format!("{origin}/accept/conformance/index.html{query}");
        Ok(self.driver.goto(page).await?)
    }

    /// Leaves the cases that came out so out of the table.
    ///
    /// # Errors
    /// When there is no such box to uncheck.
    pub async fn conformance_page_leaves_out(&self, outcome: &str) -> Result {
        let selector = format!("input[name={outcome}]");
        self.toolbar.page.press_element(&selector).await
    }

    /// Waits until the page has come to a verdict, for as long as case after case ends, and answers what it shows.
    ///
    /// # Errors
    /// When nothing ends any more.
    pub async fn conformance_page_ends(&self) -> Result<Shown> {
        let (mut count, mut last_news) = (0, Instant::now());
        loop {
            let shown = self.conformance_page_shows().await?;
            if shown.verdict.is_some() {
                return Ok(shown);
            }
            if shown.rows.len() > count {
                (count, last_news) = (shown.rows.len(), Instant::now());
            }
            ensure!(
                last_news.elapsed() < CASE_LIMIT,
                "nothing ends any more after {:?}",
                shown.rows.last()
            );
            sleep(LOOK_EVERY).await;
        }
    }

    /// Frames the page in one of Fusion's origin, the only one that may frame what the toolbar's origin serves.
    ///
    /// # Errors
    /// When the frame does not come up.
    pub async fn frames_conformance_page(&self, query: &str) -> Result<Framed> {
        const FRAME: &str = "const frame = document.createElement('iframe'); frame.id = 'framed'; \
             frame.src = arguments[0]; document.body.append(frame);";
        const TROUBLE: &str = "const trouble = document.getElementById('trouble'); \
             return trouble?.hidden === false ? trouble.innerText : null";
        let origins = self.demo.origins();
        let page = format!("{}/accept/conformance/index.html{query}", origins.toolbar_origin);
        self.driver.goto(&origins.fusion_origin).await?;
        self.driver.execute(FRAME, vec![page.into()]).await?;
        self.driver.find(By::Id("framed")).await?.enter_frame().await?;
        let started = Instant::now();
        let trouble = loop {
            let answer = self.driver.execute(TROUBLE, vec![]).await?;
            if let Some(trouble) = answer.json().as_str() {
                break trouble.to_owned();
            }
            ensure!(
                started.elapsed() < CASE_LIMIT,
                "the page in the frame says nothing"
            );
            sleep(LOOK_EVERY).await;
        };
        Ok(Framed {
            trouble,
            can_run: self.driver.find(By::Id("run")).await?.is_enabled().await?,
            shown: self.conformance_page_shows().await?,
        })
    }

    /// What the page shows now.
    ///
    /// # Errors
    /// When it is another page.
    pub async fn conformance_page_shows(&self) -> Result<Shown> {
        const SHOWN: &str = "const text = (element) => element.innerText.trim(); \
             return { verdict: document.body.dataset.verdict, sum: text(document.getElementById('sum')), \
             rows: [...document.querySelectorAll('#results tbody tr')].map((row) => \
             ({ outcome: text(row.cells[0]), name: text(row.cells[2]), told: text(row.cells[3]) })) }";
        let answer = self.driver.execute(SHOWN, vec![]).await?;
        Ok(serde_json::from_value(answer.json().clone())?)
    }
}

struct Window {
    handle: WindowHandle,
    demo: Demo,
    results: Vec<CaseResult>,
    last_news: Instant,
    case_count: Option<usize>,
    finished: bool,
}

/// Runs every case of the suite in this many windows and answers how each came out; prints each as it ends.
///
/// # Errors
/// When a page does not come to its end, or a case is missing in the end. A case that failed is no error here.
pub fn of_the_real_library(windows: usize) -> Result<Vec<CaseResult>> {
    let runtime = RUNTIME.as_ref().map_err(|error| anyhow!("no runtime: {error}"))?;
    runtime.block_on(async {
        let browser = browser::take(Look::default()).await?;
        let results = run(&browser.driver, windows).await;
        if results.is_ok() {
            browser.put_back();
        } else {
            screenshots::keep_failed(&browser.driver, "conformance").await?;
            browser.quit().await;
        }
        results
    })
}

async fn run(driver: &WebDriver, count: usize) -> Result<Vec<CaseResult>> {
    let own = driver.window().await?;
    let mut windows = Vec::new();
    for first in 0..count {
        windows.push(Window::open(driver, first, count).await?);
    }
    while windows.iter().any(|window| !window.finished) {
        for window in windows.iter_mut().filter(|window| !window.finished) {
            window.look(driver).await?;
        }
        sleep(LOOK_EVERY).await;
    }
    let wanted = windows.first().and_then(|window| window.case_count);
    let mut results = Vec::new();
    for window in windows {
        driver.switch_to_window(window.handle).await?;
        driver.close_window().await?;
        window.demo.stop().await;
        results.extend(window.results);
    }
    driver.switch_to_window(own).await?;
    let by_name: BTreeMap<&str, &CaseResult> = results
        .iter()
        .map(|result| (result.name.as_str(), result))
        .collect();
    ensure!(
        Some(by_name.len()) == wanted && by_name.len() == results.len(),
        "{} results of {} cases for {wanted:?}",
        results.len(),
        by_name.len()
    );
    Ok(results)
}

impl Window {
    async fn open(driver: &WebDriver, first: usize, stride: usize) -> Result<Window> {
        let page = std::env::var_os(PAGE_VARIABLE).with_context(|| {
            format!("{PAGE_VARIABLE} does not name the built page: run cargo xtask test e2e")
        })?;
        let mut options = Options::new(setup::dist());
        options.folders.insert(PATH.to_owned(), PathBuf::from(page));
        let demo = Demo::start(options).await?;
        let handle = driver.new_window().await?;
        driver.switch_to_window(handle.clone()).await?;
        let origin = &demo.origins().toolbar_origin;
        driver
            .goto(format!(
                "{origin}/{PATH}/index.html?first={first}&stride={stride}"
            ))
            .await?;
        Ok(Window {
            handle,
            demo,
            results: Vec::new(),
            last_news: Instant::now(),
            case_count: None,
            finished: false,
        })
    }

    /// Takes in what has come out since the last look.
    async fn look(&mut self, driver: &WebDriver) -> Result {
        const PROGRESS: &str = "return { state: document.body.dataset.state, caseCount: globalThis.caseCount, \
             news: (globalThis.results ?? []).slice(arguments[0]) }";
        driver.switch_to_window(self.handle.clone()).await?;
        let answer = driver.execute(PROGRESS, vec![self.results.len().into()]).await?;
        let progress: Progress = serde_json::from_value(answer.json().clone())?;
        self.case_count = progress.case_count;
        for result in progress.news {
            // Past the test runner, which swallows what a passing test prints.
            writeln!(
                std::io::stderr(),
                "    {:<8}{:<55}{:>6} ms  {}",
                result.outcome,
                result.name,
                self.last_news.elapsed().as_millis(),
                result.detail
            )?;
            self.last_news = Instant::now();
            self.results.push(result);
        }
        match progress.state.as_deref() {
            Some("finished") => self.finished = true,
            None | Some("running") => ensure!(
                self.last_news.elapsed() < CASE_LIMIT,
                "nothing ends any more; the last case that did is {:?}",
                self.results.last()
            ),
            Some(stopped) => bail!("the page {stopped}"),
        }
        Ok(())
    }
}
