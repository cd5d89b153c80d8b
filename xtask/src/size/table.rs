//! The table of sizes, readable in a terminal and as Markdown.

use super::Weight;

/// One row each under `title`, columns aligned.
pub(super) fn markdown(title: &str, rows: &[(String, Weight)]) -> String {
    let names = rows.iter().map(|(name, _)| name.as_str());
    let width = names
        .chain([title])
        .map(|name| name.chars().count())
        .max()
        .unwrap_or(0);
    let head = format!("| {title:width$} | {:>9} | {:>9} |\n", "raw", "brotli 11");
    let rule = format!("| {:-<width$} | {:->8}: | {:->8}: |\n", "", "", "");
    let body = rows
        .iter()
        .map(|(name, weight)| format!("| {name:width$} | {:>9} | {:>9} |\n", weight.raw, weight.brotli));
    [head, rule].into_iter().chain(body).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_aligned() {
        let weight = Weight { raw: 12, brotli: 7 };
        let table = markdown("file", &[("boot.js".to_owned(), weight)]);
        let expected = "\
| file    |       raw | brotli 11 |
| ------- | --------: | --------: |
| boot.js |        12 |         7 |
";
        assert_eq!(table, expected);
    }
}
