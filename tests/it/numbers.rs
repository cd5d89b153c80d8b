//! Telephone numbers as people and systems write them, against `fixtures/numbers/writings.txt`.

use std::fs;
use std::path::Path;

use fusion_cti::phone::{AniFormat, HomeCountry, NumberReader, Party, PhoneNumberError};
use fusion_cti::redact::Private;
use fusion_cti::rules::{CallFacts, Caller, RuleSet, parse};

/// The columns of the table behind the writing.
const COLUMNS: [&str; 6] = ["home", "dialled", "ANI", "country", "extension", "otherwise"];

/// One line of the table.
struct Writing {
    line: usize,
    text: String,
    columns: Vec<String>,
}

impl Writing {
    fn home(&self) -> Option<HomeCountry> {
        let code = self.columns[0].as_str();
        let home = HomeCountry::named(code);
        assert!(
            home.is_some() || code == "-",
            "line {}: `{code}` is no country",
            self.line
        );
        home
    }
}

/// The lines of the table. The text between `\u{` and `}` is the code of a character; quotes keep spaces.
fn table() -> Vec<Writing> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/numbers/writings.txt");
    let text = fs::read_to_string(path).unwrap();
    let lines = text.lines().enumerate();
    let lines = lines.filter(|(_, line)| !line.starts_with("# ") && !line.is_empty() && *line != "#");
    let mut rows = lines.map(|(number, line)| {
        let mut cells = line.split('|').map(str::trim).map(str::to_owned);
        Writing {
            line: number + 1,
            text: unescaped(&cells.next().unwrap()),
            columns: cells.collect(),
        }
    });
    assert_eq!(rows.next().unwrap().columns, COLUMNS);
    rows.collect()
}

fn unescaped(cell: &str) -> String {
    let quoted = cell.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    let cell = quoted.filter(|inside| !inside.contains('"')).unwrap_or(cell);
    let mut parts = cell.split("\\u{");
    let mut text = parts.next().unwrap().to_owned();
    for part in parts {
        let (code, rest) = part.split_once('}').unwrap();
        text.push(char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap());
        text.push_str(rest);
    }
    text
}

/// What the toolbar makes of a writing, in the columns of the table.
fn outcome(writing: &Writing) -> Vec<String> {
    let none = || "-".to_owned();
    let numbers = NumberReader::at_home_in(writing.home());
    let dialled = numbers.read(&writing.text);
    let party = numbers.party(&writing.text);
    let ani = match &party {
        Party::Number(number) => numbers.ani(number, AniFormat::WithoutPlus),
        Party::Withheld | Party::Other => none(),
    };
    let otherwise = match (&party, &dialled) {
        (Party::Withheld, _) => "withheld",
        (Party::Number(_), _) => "-",
        (Party::Other, Ok(_)) => "is dialled, but nobody is looked up by it",
        (Party::Other, Err(error)) => match error {
            PhoneNumberError::Empty | PhoneNumberError::Character => "no number",
            PhoneNumberError::Length => "too short",
            PhoneNumberError::TooLong => "too long",
            PhoneNumberError::TwoNumbers => "two numbers",
            PhoneNumberError::NoSuchNumber => "no such number",
            PhoneNumberError::Extension => "an extension",
            PhoneNumberError::PlansMissing => "no numbering plans",
        },
    };
    // A hidden caller's text is dialled by nobody: some of them are digits.
    let dialled = dialled.ok().filter(|_| party != Party::Withheld);
    let extension = dialled.as_ref().and_then(|number| number.extension());
    vec![
        writing.columns[0].clone(),
        dialled.as_ref().map_or_else(none, |number| number.dialled()),
        ani,
        country(writing),
        extension.map_or_else(none, str::to_owned),
        otherwise.to_owned(),
    ]
}

/// The country that a rule sees.
fn country(writing: &Writing) -> String {
    let rules = r#"{"version": 1, "rules": [{"id": "r", "name": "R", "when": {"all": []}, "then": {"note": "{caller.country ?? '-'}"}}]}"#;
    let rules = RuleSet::compile(&parse(rules).unwrap().at_home_in(writing.home()));
    let facts = CallFacts {
        caller: Caller::Number(Private::new(writing.text.clone())),
        ..CallFacts::default()
    };
    let outcome = rules.decide(&facts).outcome;
    outcome.note.unwrap().reveal().clone()
}

#[test]
fn every_writing_becomes_what_the_table_says() {
    let table = table();
    let wrong: Vec<_> = table
        .iter()
        .filter_map(|writing| {
            let outcome = outcome(writing);
            let differs = outcome != writing.columns;
            differs.then(|| {
                format!(
                    "line {}: {}\n  not {}",
                    writing.line,
                    outcome.join(" | "),
                    writing.columns.join(" | ")
                )
            })
        })
        .collect();
    assert!(table.len() >= 120, "{} writings", table.len());
    assert!(
        wrong.is_empty(),
        "{} of {} are not so:\n{}",
        wrong.len(),
        table.len(),
        wrong.join("\n")
    );
}

#[test]
fn a_home_number_is_national_for_fusion_and_a_foreign_one_keeps_its_plus() {
    let national = |text: &str, home: Option<&str>| {
        let numbers = NumberReader::at_home_in(home.and_then(HomeCountry::named));
        numbers.ani(&numbers.read(text).unwrap(), AniFormat::National)
    };
    assert_eq!(national("+441632960123", Some("GB")), "01632960123");
    assert_eq!(national("+12025550123", Some("US")), "2025550123");
    assert_eq!(national("+12025550123", Some("GB")), "+12025550123");
    assert_eq!(national("+390612345678", Some("IT")), "0612345678");
    assert_eq!(national("201", Some("GB")), "201");
    assert_eq!(national("+441632960123", None), "01632960123");
}

#[test]
fn without_numbering_plans_a_number_is_dialled_as_it_stands_or_not_at_all() {
    let numbers = NumberReader::default();
    assert_eq!(
        numbers.read("+44 1632 960\u{2011}123").unwrap().dialled(),
        "+441632960123"
    );
    assert_eq!(numbers.read("01632 960123").unwrap().dialled(), "01632960123");
    assert_eq!(
        numbers.read("+44 (0)1632 960123"),
        Err(PhoneNumberError::Character)
    );
    assert_eq!(numbers.party("Anonymous"), Party::Withheld);
}

#[test]
fn the_beginning_of_a_national_number_is_that_of_an_international_one() {
    let beginning =
        |text: &str, home: &str| NumberReader::at_home_in(HomeCountry::named(home)).beginning(text);
    assert_eq!(beginning("01632", "GB").as_deref(), Some("+441632"));
    assert_eq!(beginning("0044 16", "GB").as_deref(), Some("+4416"));
    assert_eq!(beginning("06", "IT").as_deref(), Some("+3906"));
    assert_eq!(beginning("202", "US").as_deref(), Some("202"));
    assert_eq!(beginning("+44", "US").as_deref(), Some("+44"));
    assert_eq!(beginning("01632", "-").as_deref(), Some("01632"));
    assert_eq!(beginning("abc", "GB"), None);
}
