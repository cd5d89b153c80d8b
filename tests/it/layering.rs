//! The house rules of ARCHITECTURE.md that can be read off the source text: who may import whom, how long a file is, what
//! never appears. Each check is shown to fail on a bad sample. What crates may be depended on is `cargo xtask check`'s.

mod dialect;
mod doc_comments;
mod imports;
mod modules;
mod source;

use dialect::dialect;
use doc_comments::short_docs;
use modules::module;
use source::{File, Hidden, files, words};

/// The longest that any file may be.
const CEILING: usize = 400;

/// Which parts of the core name serde: those that read foreign text, the one that is read again after a reload, and the
/// explorer, which writes its histories as stories.
const NAMES_SERDE: [&str; 7] = [
    "src/config",
    "src/cursor",
    "src/explore",
    "src/json",
    "src/protocol",
    "src/rules",
    "src/session/stored",
];

/// What the core never says outside comments: the names of vendors.
const VENDOR_NAMES: [&str; 2] = ["amazon", "connect-streams"];

/// What the session and what is drawn from it never say outside comments: how Fusion is spoken to.
const INTERFACE_NAMES: [&str; 4] = ["uef", "uievents", "ui events", "postmessage"];

#[test]
fn vendors_are_named_in_the_registry_of_the_toolbar_only() {
    let toolbar = files("toolbar/src", &["rs"]);
    let outside = toolbar
        .iter()
        .filter(|file| file.path != "toolbar/src/registry.rs");
    nothing_in(core().iter().chain(outside).flat_map(vendor_names));
}

#[test]
fn neither_the_session_nor_what_is_drawn_from_it_knows_over_which_interface_fusion_is_spoken_to() {
    let above: Vec<_> = core()
        .into_iter()
        .filter(|file| ["session", "view", "driver"].contains(&module(file)))
        .collect();
    assert!(above.len() > 30, "only {} files were found", above.len());
    nothing_in(above.iter().flat_map(interface_names));
}

#[test]
fn only_the_modules_that_speak_foreign_text_name_serde() {
    nothing_in(core().iter().flat_map(serde));
}

#[test]
fn the_model_of_the_rules_editor_knows_no_browser() {
    let model = files("rules-editor/src/model", &["rs"]);
    assert!(model.len() > 20, "only {} files were found", model.len());
    nothing_in(model.iter().flat_map(browser));
}

#[test]
fn no_file_is_longer_than_the_ceiling() {
    nothing_in(files("", &["rs", "js", "css"]).iter().filter_map(too_long));
}

#[test]
fn modules_are_named_after_themselves_and_nothing_is_forgotten_on_purpose() {
    let files = files("", &["rs"]);
    nothing_in(
        files
            .iter()
            .filter(|file| file.path.ends_with("/mod.rs"))
            .map(|file| file.path.clone()),
    );
    nothing_in(files.iter().flat_map(forgotten));
}

#[test]
fn the_words_of_the_old_dialect_do_not_come_back_in_identifiers() {
    let files = files("", &["rs"]);
    assert!(files.len() > 400, "only {} files were found", files.len());
    nothing_in(files.iter().flat_map(dialect));
}

#[test]
fn a_doc_comment_says_more_than_the_name_of_what_it_explains() {
    nothing_in(files("", &["rs"]).iter().flat_map(short_docs));
}

#[test]
fn what_is_pressed_typed_into_and_chosen_is_drawn_by_the_ui_crate_only() {
    let pages = ["toolbar/src", "rules-editor/src"].map(|folder| files(folder, &["rs"]));
    let pages: Vec<_> = pages.into_iter().flatten().collect();
    assert!(pages.len() > 80, "only {} files were found", pages.len());
    nothing_in(pages.iter().flat_map(controls));
}

fn core() -> Vec<File> {
    files("src", &["rs"])
}

/// Fails with all findings at once.
fn nothing_in(findings: impl Iterator<Item = String>) {
    let findings: Vec<_> = findings.collect();
    assert!(findings.is_empty(), "{}", findings.join("\n"));
}

fn vendor_names(file: &File) -> Vec<String> {
    named(file, &VENDOR_NAMES, "a vendor")
}

fn interface_names(file: &File) -> Vec<String> {
    named(file, &INTERFACE_NAMES, "an interface of Fusion")
}

/// Where one of the names stands outside comments, texts included.
fn named(file: &File, names: &[&str], whose: &str) -> Vec<String> {
    let text = source::without(&file.text, Hidden::Comments).to_lowercase();
    let lines = text.lines().enumerate();
    lines
        .filter(|(_, line)| names.iter().any(|name| line.contains(name)))
        .map(|(index, _)| format!("{}:{}: names {whose}", file.path, index + 1))
        .collect()
}

fn serde(file: &File) -> Vec<String> {
    if NAMES_SERDE.iter().any(|part| file.path.starts_with(part)) {
        return Vec::new();
    }
    let named = words(&file.text).filter(|(_, word)| word.starts_with("serde"));
    named
        .map(|(line, word)| format!("{}:{line}: `{word}` belongs to {NAMES_SERDE:?}", file.path))
        .collect()
}

fn browser(file: &File) -> Vec<String> {
    const BROWSER: [&str; 6] = ["gloo", "js_sys", "ports", "wasm_bindgen", "web_sys", "yew"];
    let named = words(&file.text).filter(|(_, word)| BROWSER.iter().any(|crates| word.starts_with(crates)));
    named
        .map(|(line, word)| {
            format!(
                "{}:{line}: `{word}` has no place in the editor's model",
                file.path
            )
        })
        .collect()
}

/// The elements that the ui crate has components for.
fn controls(file: &File) -> Vec<String> {
    const CONTROLS: [&str; 6] = [
        "<button",
        "<datalist",
        "<input",
        "<option",
        "<select",
        "<textarea",
    ];
    let text = source::without(&file.text, Hidden::CommentsAndStrings);
    let lines = text.lines().enumerate();
    let found = lines.flat_map(|(index, line)| {
        let drawn = CONTROLS.iter().filter(move |control| line.contains(*control));
        drawn.map(move |control| (index + 1, control))
    });
    found
        .map(|(line, control)| format!("{}:{line}: `{control}` belongs to the ui crate", file.path))
        .collect()
}

fn too_long(file: &File) -> Option<String> {
    let lines = file.text.lines().count();
    (lines > CEILING).then(|| format!("{}: {lines} lines, {CEILING} are the most", file.path))
}

fn forgotten(file: &File) -> Vec<String> {
    let named = words(&file.text).filter(|(_, word)| word == "forget");
    named
        .map(|(line, _)| format!("{}:{line}: forgets what it should own", file.path))
        .collect()
}

mod samples {
    use super::*;

    pub(super) fn file(path: &str, text: &str) -> File {
        File {
            path: path.to_owned(),
            text: text.to_owned(),
        }
    }

    #[test]
    fn a_vendor_named_in_code_is_found_and_in_a_comment_is_not() {
        let text = "// as Amazon does\nconst NAME: &str = \"Amazon-Connect\"; /* amazon */";
        assert_eq!(
            vendor_names(&file("src/view.rs", text)),
            ["src/view.rs:2: names a vendor"]
        );
    }

    #[test]
    fn an_interface_of_fusion_named_in_the_session_is_found_and_in_a_comment_is_not() {
        let text = "// the UEF has no word for it\nmatch transport { Transport::Uef => {} }";
        assert_eq!(
            interface_names(&file("src/session/a.rs", text)),
            ["src/session/a.rs:2: names an interface of Fusion"]
        );
    }

    #[test]
    fn serde_outside_its_modules_is_found() {
        let text = "#[derive(serde::Serialize)] struct A;";
        assert_eq!(serde(&file("src/session/a.rs", text)).len(), 1);
        assert!(serde(&file("src/protocol/a.rs", text)).is_empty());
    }

    #[test]
    fn an_identifier_of_the_old_dialect_is_found_and_a_word_of_a_comment_is_not() {
        let text =
            "// no picture\nfn take_picture(sign: char) { sign_in(); \"picture\" }\nstruct HostPicture;";
        let found = dialect(&file("src/a.rs", text));
        assert_eq!(
            found,
            [
                "src/a.rs:2: `take_picture`: say `snapshot` (of a vendor) or `view` (on the screen)",
                "src/a.rs:2: `sign`: say `c`, `char` or `byte`",
                "src/a.rs:3: `HostPicture`: say `snapshot` (of a vendor) or `view` (on the screen)",
            ]
        );
    }

    #[test]
    fn a_browser_in_the_editors_model_is_found_and_in_a_comment_is_not() {
        let text = "// yew draws it\nuse web_sys::Window;";
        assert_eq!(browser(&file("rules-editor/src/model/a.rs", text)).len(), 1);
    }

    #[test]
    fn a_long_file_and_a_forgotten_value_are_found() {
        assert!(too_long(&file("a.js", &"x\n".repeat(CEILING + 1))).is_some());
        assert!(too_long(&file("a.js", &"x\n".repeat(CEILING))).is_none());
        assert_eq!(
            forgotten(&file(
                "a.rs",
                "closure.forget(); // forget\nlet forgetful = \"forget\";"
            ))
            .len(),
            1
        );
    }

    #[test]
    fn a_control_drawn_by_a_page_is_found_and_a_component_is_not() {
        let drawn = file(
            "toolbar/src/new.rs",
            "// <button>\nhtml! { <Button /><button class=\"<input\"> }",
        );
        assert_eq!(
            controls(&drawn),
            ["toolbar/src/new.rs:2: `<button` belongs to the ui crate"]
        );
    }
}
