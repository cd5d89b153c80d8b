//! Takes out of the toolbar's styles and scripts what only their authors need: comments, indentation, and for the styles the
//! borders between files.

use anyhow::{Context as _, Result, anyhow};
use oxc_allocator::Allocator;
use oxc_codegen::{Codegen, CodegenOptions};
use oxc_mangler::MangleOptions;
use oxc_minifier::{CompressOptions, Minifier, MinifierOptions};
use oxc_parser::Parser;
use oxc_span::SourceType;

/// Where the styles lie in `dist/`, all in one.
pub(super) const STYLES: &str = "styles.css";

/// The page with one link to [`STYLES`] in the place of its links, and the files behind those in order. Refuses a page without
/// any.
pub(super) fn page(html: &str) -> Result<(String, Vec<String>)> {
    const LINK: &str = "  <link rel=\"stylesheet\" href=\"";
    let mut files = Vec::new();
    let mut page = String::new();
    for line in html.lines() {
        let file = line.strip_prefix(LINK).and_then(|rest| rest.strip_suffix("\">"));
        if let Some(file) = file {
            files.push(file.to_owned());
            if files.len() > 1 {
                continue;
            }
            page.push_str(&format!("{LINK}{STYLES}\">\n"));
        } else {
            page.push_str(line);
            page.push('\n');
        }
    }
    files.first().context("the page links no styles")?;
    Ok((page, files))
}

/// A style sheet without comments and without white space that means nothing. Refuses a comment without end.
pub(super) fn styles(source: &str) -> Result<String> {
    let mut bare = String::new();
    let mut rest = source;
    while let Some((before, comment)) = rest.split_once("/*") {
        let (_, after) = comment
            .split_once("*/")
            .context("a comment of the styles has no end")?;
        bare.push_str(before);
        rest = after;
    }
    bare.push_str(rest);
    let mut sheet = String::new();
    for word in bare.split_whitespace() {
        // White space means something between words only: `.a .b`, `1px solid`, `50% - 1px`.
        if !sheet.ends_with(['{', '}', ';', ',', ':']) && !word.starts_with(['{', '}']) && !sheet.is_empty() {
            sheet.push(' ');
        }
        sheet.push_str(word);
    }
    Ok(sheet.replace(";}", "}"))
}

/// A script without lines that are comments and without indentation. Its lines stay lines, since a line's end can end a
/// statement.
pub(super) fn script(source: &str) -> String {
    let mut script = String::new();
    let mut is_comment = false;
    for line in source.lines().map(str::trim) {
        is_comment |= line.starts_with("/*");
        if !is_comment && !line.is_empty() && !line.starts_with("//") {
            script.push_str(line);
            script.push('\n');
        }
        is_comment &= !line.ends_with("*/");
    }
    script
}

/// What wasm-bindgen generates for the toolbar, as short as it can be said: nobody reads it, and every page loads it. Refuses a
/// script that is none.
pub(super) fn module(source: &str) -> Result<String> {
    let allocator = Allocator::default();
    let mut parsed = Parser::new(&allocator, source, SourceType::mjs()).parse();
    if let Some(mistake) = parsed.diagnostics.first() {
        return Err(anyhow!("{mistake}")).context("the script cannot be read");
    }
    let options = MinifierOptions {
        mangle: Some(MangleOptions {
            top_level: Some(true),
            ..MangleOptions::default()
        }),
        mangle_properties: None,
        compress: Some(CompressOptions::smallest()),
    };
    let shortened = Minifier::new(options).minify(&allocator, &mut parsed.program);
    let writer = Codegen::new()
        .with_options(CodegenOptions::minify())
        .with_scoping(shortened.scoping);
    Ok(writer.build(&parsed.program).code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_links_all_styles_in_one() {
        let html = "<head>\n  <link rel=\"stylesheet\" href=\"styles/a.css\">\n  <link rel=\"stylesheet\" href=\"styles/b.css\">\n</head>\n";
        let (page, files) = page(html).unwrap();
        assert_eq!(
            page,
            "<head>\n  <link rel=\"stylesheet\" href=\"styles.css\">\n</head>\n"
        );
        assert_eq!(files, ["styles/a.css", "styles/b.css"]);
        assert!(super::page("<head></head>").is_err());
    }

    #[test]
    fn a_style_keeps_the_spaces_that_mean_something() {
        let source =
            "/* of a */\n.a .b:hover,\n.c {\n  width: calc(50% - 1px); /* half */\n  margin: 0 auto;\n}\n";
        assert_eq!(
            styles(source).unwrap(),
            ".a .b:hover,.c{width:calc(50% - 1px);margin:0 auto}"
        );
        assert!(styles("a {} /* b").is_err());
    }

    #[test]
    fn a_module_keeps_what_it_exports_and_the_names_of_properties() {
        let source = "const imports = { i0: function(arg0) { const ret = arg0.closest; return ret; } };\n\
                      function unused() {}\nexport default function init() { return imports; }\n";
        let short = module(source).unwrap();
        assert!(short.contains("i0") && short.contains(".closest"), "{short}");
        assert!(short.contains("export default"), "{short}");
        assert!(!short.contains("arg0") && !short.contains("unused"), "{short}");
        assert!(module("function {").is_err());
    }

    #[test]
    fn a_script_keeps_its_lines() {
        let source =
            "/**\n * About f.\n */\nfunction f() {\n    // What it does.\n\n    return 'a // b';\n}\n";
        assert_eq!(script(source), "function f() {\nreturn 'a // b';\n}\n");
    }
}
