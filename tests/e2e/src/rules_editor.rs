use std::fs;

use anyhow::Context as _;
use serde_json::{Value, json};
use thirtyfour::{Key, WebElement};

use crate::frames::Frame;
use crate::{Desk, Result, wait};

/// The variant of the toolbar that the editor is next to.
const VARIANT: &str = "edited";

/// A field by its label or its accessible name, or nothing.
const FIELD: &str = r#"
const [name] = arguments;
const label = [...document.querySelectorAll("label")].find((each) => each.textContent.trim() === name);
const found = (label?.htmlFor ? document.getElementById(label.htmlFor) : label?.querySelector("input"))
  ?? [...document.querySelectorAll("input, select, textarea")].find((each) => each.getAttribute("aria-label") === name);
found?.scrollIntoView({ block: "center" });
return found ?? null;
"#;

/// The rules editor, as the admin uses it.
#[derive(Debug)]
pub struct RulesEditorPage<'a> {
    desk: &'a Desk,
    page: Frame,
}

impl Desk {
    /// Opens the rules editor next to a toolbar with these files.
    ///
    /// # Errors
    /// When it does not come up.
    pub async fn opens_rules_editor(&self, files: &[(&str, &str)]) -> Result<RulesEditorPage<'_>> {
        self.demo.add_variant(VARIANT, None);
        for (name, text) in files {
            self.demo.add_file(VARIANT, name, text);
        }
        let origin = &self.demo.origins().toolbar_origin;
        self.driver
            .goto(format!("{origin}/{VARIANT}/rules/index.html"))
            .await?;
        let page = Frame::new(&self.driver, &[]);
        page.shows("Screen-pop rules").await?;
        page.hides("Looking for the live file").await?;
        Ok(RulesEditorPage { desk: self, page })
    }
}

impl Desk {
    /// Follows the toolbar's link to the rules editor, uses the page that opens, and comes back.
    ///
    /// # Errors
    /// When there is no such link, the page does not come up, or its use fails.
    pub async fn follows_to_rules_editor(
        &self,
        visit: impl AsyncFnOnce(&RulesEditorPage<'_>) -> Result,
    ) -> Result {
        self.toolbar.press("Diagnostics").await?;
        let open = async || self.toolbar.press("Rules editor").await;
        self.visits_rules_editor(open, visit).await
    }

    /// The same, where another page opens the rules editor that is next to the toolbar.
    ///
    /// # Errors
    /// When the page does not come up, or its use fails.
    pub async fn visits_rules_editor(
        &self,
        open: impl AsyncFnOnce() -> Result,
        visit: impl AsyncFnOnce(&RulesEditorPage<'_>) -> Result,
    ) -> Result {
        let (own, before) = (self.driver.window().await?, self.driver.windows().await?);
        open().await?;
        let opened = async || {
            let mut windows = self.driver.windows().await?.into_iter();
            windows
                .find(|window| !before.contains(window))
                .context("no window was opened")
        };
        let opened = wait::until("another window is there", opened, |_| true).await?;
        self.driver.switch_to_window(opened).await?;
        let page = Frame::new(&self.driver, &[]);
        page.shows("Screen-pop rules").await?;
        page.hides("Looking for the live file").await?;
        visit(&RulesEditorPage { desk: self, page }).await?;
        self.driver.close_window().await?;
        Ok(self.driver.switch_to_window(own).await?)
    }
}

impl RulesEditorPage<'_> {
    /// The recent calls that can be tried, by the names that they have in the list.
    ///
    /// # Errors
    /// When the page is gone, or shows another part.
    pub async fn recent_calls(&self) -> Result<Vec<String>> {
        let script = "return [...document.querySelectorAll('#source optgroup[label^=Recent] option')]
            .map((each) => each.textContent)";
        self.page.run(script, vec![]).await
    }

    /// Waits until this many recent calls can be tried; the admin came back to the page.
    ///
    /// # Errors
    /// When there are not in time.
    pub async fn comes_back_to_recent_calls(&self, number: usize) -> Result<Vec<String>> {
        let look = async || {
            let script = "window.dispatchEvent(new Event('focus')); return null";
            self.page.run::<()>(script, vec![]).await?;
            self.recent_calls().await
        };
        wait::until(&format!("there are {number} recent calls"), look, |calls| {
            calls.len() == number
        })
        .await
    }

    /// Everything that is on the page, as text and in its fields.
    ///
    /// # Errors
    /// When the page is gone.
    pub async fn everything(&self) -> Result<String> {
        let script = "return document.documentElement.outerHTML
            + [...document.querySelectorAll('input, select, textarea')].map((each) => each.value).join(' ')";
        self.page.run(script, vec![]).await
    }

    /// Presses the button of this accessible name.
    ///
    /// # Errors
    /// When there is none that can be pressed in time.
    pub async fn press(&self, name: &str) -> Result {
        self.page.press(name, None).await
    }

    /// Presses the first element with this selector.
    ///
    /// # Errors
    /// When there is none in time.
    pub async fn press_at(&self, selector: &str) -> Result {
        let script = "document.querySelector(arguments[0])?.scrollIntoView({ block: 'center' }); return null";
        self.page.run::<()>(script, vec![json!(selector)]).await?;
        self.page.press_element(selector).await
    }

    /// Goes to a part of the page.
    ///
    /// # Errors
    /// When there is none of this name.
    pub async fn goes_to(&self, part: &str) -> Result {
        let script = "const tab = [...document.querySelectorAll('.tab')]
            .find((each) => each.firstChild.textContent.trim() === arguments[0]);
            tab?.click(); return tab !== undefined";
        let went = async || self.page.run::<bool>(script, vec![json!(part)]).await;
        wait::until(&format!("the part `{part}` is there"), went, |went| *went).await?;
        Ok(())
    }

    /// Waits until this text is seen.
    ///
    /// # Errors
    /// When it is not in time.
    pub async fn shows(&self, text: &str) -> Result {
        self.page.shows(text).await
    }

    /// Waits until this text is no longer seen.
    ///
    /// # Errors
    /// When it still is after the time.
    pub async fn hides(&self, text: &str) -> Result {
        self.page.hides(text).await
    }

    /// What the page announced last.
    ///
    /// # Errors
    /// When the page is gone.
    pub async fn says(&self, words: &str) -> Result {
        let said = async || {
            let script = "return document.getElementById('said').textContent";
            self.page.run::<String>(script, vec![]).await
        };
        wait::until(&format!("`{words}` is announced"), said, |said| {
            said.contains(words)
        })
        .await?;
        Ok(())
    }

    /// Waits until the list holds exactly these rules, by name and in this order.
    ///
    /// # Errors
    /// When it does not in time.
    pub async fn lists(&self, names: &[&str]) -> Result {
        let listed = async || {
            let script =
                "return [...document.querySelectorAll('.rule__name')].map((each) => each.textContent)";
            self.page.run::<Vec<String>>(script, vec![]).await
        };
        wait::until(&format!("the list is {names:?}"), listed, |listed| {
            listed == names
        })
        .await?;
        Ok(())
    }

    /// Types into the field of this name, in place of what is there.
    ///
    /// # Errors
    /// When there is no such field in time.
    pub async fn types(&self, field: &str, text: &str) -> Result {
        let element = self.field(field).await?;
        element.click().await?;
        element.send_keys(Key::Control + "a").await?;
        element.send_keys(Key::Delete + "").await?;
        Ok(element.send_keys(text).await?)
    }

    /// Chooses an entry of a list by its words.
    ///
    /// # Errors
    /// When there is no such list or entry.
    pub async fn chooses(&self, field: &str, words: &str) -> Result {
        let script = format!(
            "const find = function () {{ {FIELD} }}; const [name, words] = arguments; const field = find(name);
            const option = [...(field?.options ?? [])].find((each) => each.textContent.trim() === words);
            if (!option) return false;
            field.value = option.value; field.dispatchEvent(new Event('change', {{ bubbles: true }})); return true;"
        );
        let chosen = async || {
            self.page
                .run::<bool>(&script, vec![json!(field), json!(words)])
                .await
        };
        wait::until(
            &format!("`{words}` can be chosen in `{field}`"),
            chosen,
            |chosen| *chosen,
        )
        .await?;
        Ok(())
    }

    /// What stands in the field of this name.
    ///
    /// # Errors
    /// When there is none.
    pub async fn value(&self, field: &str) -> Result<String> {
        let element = self.field(field).await?;
        Ok(element.prop("value").await?.unwrap_or_default())
    }

    /// Presses a key where the keyboard is.
    ///
    /// # Errors
    /// When the page is gone.
    pub async fn keys(&self, keys: impl Into<thirtyfour::TypingData>) -> Result {
        let focused = self.desk.driver.active_element().await?;
        Ok(focused.send_keys(keys).await?)
    }

    /// Puts the keyboard to the rule at a position, counted from 1.
    ///
    /// # Errors
    /// When there is none.
    pub async fn focuses_rule(&self, position: usize) -> Result {
        let script = "document.getElementById(`rule-${arguments[0]}`).focus(); return null";
        self.page.run(script, vec![json!(position - 1)]).await
    }

    /// Drags the rule at a position, counted from 1, to another with the mouse.
    ///
    /// # Errors
    /// When one of them is not there.
    pub async fn drags_rule(&self, from: usize, to: usize) -> Result {
        let grip = self
            .element(&format!("[data-rule='{}'] .rule__grip", from - 1))
            .await?;
        let target = self
            .element(&format!("[data-rule='{}'] .rule__grip", to - 1))
            .await?;
        let mouse = self.desk.driver.action_chain();
        let mouse = mouse.move_to_element_center(&grip).click_and_hold();
        let mouse = mouse
            .move_to_element_center(&target)
            .move_by_offset(1, 1)
            .release();
        Ok(mouse.perform().await?)
    }

    /// The file that the browser has downloaded under this name; it is taken away, so that the next one is another.
    ///
    /// # Errors
    /// When none comes in time, or it is not JSON.
    pub async fn downloaded(&self, name: &str) -> Result<Value> {
        let file = self.desk.downloads.join(name);
        let read = async || Ok(serde_json::from_str::<Value>(&fs::read_to_string(&file)?)?);
        let value = wait::until(&format!("{name} is downloaded"), read, |_| true).await?;
        fs::remove_file(&file)?;
        Ok(value)
    }

    /// Imports a file with this text.
    ///
    /// # Errors
    /// When there is no such field.
    pub async fn imports(&self, name: &str, text: &str) -> Result {
        fs::create_dir_all(&self.desk.downloads)?;
        let file = self.desk.downloads.join(format!("import-{name}"));
        fs::write(&file, text)?;
        let field = self.field(&format!("Import {name}")).await?;
        Ok(field.send_keys(file.to_string_lossy().as_ref()).await?)
    }

    /// The text of the part of the page with this selector.
    ///
    /// # Errors
    /// When there is none.
    pub async fn text_of(&self, selector: &str) -> Result<String> {
        Ok(self.element(selector).await?.text().await?)
    }

    /// The id of the element that has the keyboard.
    ///
    /// # Errors
    /// When the page is gone.
    pub async fn focus(&self) -> Result<String> {
        self.page.run("return document.activeElement.id", vec![]).await
    }

    /// Makes the window this wide.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn is_wide(&self, width: u32) -> Result {
        Ok(self.desk.driver.set_window_rect(0, 0, width, 1000).await?)
    }

    /// By how many pixels the page is wider than the window.
    ///
    /// # Errors
    /// When the page is gone.
    pub async fn overhang(&self) -> Result<i64> {
        let script = "return document.documentElement.scrollWidth - document.documentElement.clientWidth";
        self.page.run(script, vec![]).await
    }

    async fn field(&self, name: &str) -> Result<WebElement> {
        let find = async || {
            let found = self.desk.driver.execute(FIELD, vec![json!(name)]).await?;
            Ok(found.element()?)
        };
        wait::until(&format!("the field `{name}` is there"), find, |_| true).await
    }

    async fn element(&self, selector: &str) -> Result<WebElement> {
        self.desk
            .driver
            .find(thirtyfour::By::Css(selector))
            .await
            .with_context(|| format!("`{selector}`"))
    }
}
