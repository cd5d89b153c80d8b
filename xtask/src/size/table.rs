//! The table of sizes, readable in a terminal and as Markdown.

use super::Weight;

/// One row per file and the total, columns aligned.
pub(super) fn markdown(rows: &[(String, Weight)], total: Weight) -> String {
    let total = ("**total**".to_owned(), total);
    let width = rows
        .iter()
        .chain([&total])
        .map(|(name, _)| name.chars().count())
        .max()
        .unwrap_or(0);
    let head = format!(
        "| {:width$} | {:>9} | {:>9} | {:>9} |\n",
        "file", "raw", "gzip -9", "brotli 11"
    );
    let rule = format!("| {:-<width$} | {:->8}: | {:->8}: | {:->8}: |\n", "", "", "", "");
    let body = rows.iter().chain([&total]).map(|(name, weight)| {
        format!(
            "| {name:width$} | {:>9} | {:>9} | {:>9} |\n",
            weight.raw, weight.gzip, weight.brotli
        )
    });
    [head, rule].into_iter().chain(body).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_aligned_and_ends_with_the_total() {
        let weight = Weight {
            raw: 12,
            gzip: 8,
            brotli: 7,
        };
        let table = markdown(&[("boot.js".to_owned(), weight)], weight);
        let expected = "\
| file      |       raw |   gzip -9 | brotli 11 |
| --------- | --------: | --------: | --------: |
| boot.js   |        12 |         8 |         7 |
| **total** |        12 |         8 |         7 |
";
        assert_eq!(table, expected);
    }
}
