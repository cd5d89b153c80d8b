//! The arguments, read by hand: five commands and seven options need no library.

use std::path::{Path, PathBuf};

use fusion_cti::phone::HomeCountry;

/// The file of rules if none is named.
const RULES: &str = "screen-pop.json";

pub(crate) const HELP: &str = "\
fusion-cti-rules: checks, explains and tests screen-pop rules

  fusion-cti-rules check   [RULES] [--country CODE] [--tests FILE] [--allow-warnings] [--json]
  fusion-cti-rules explain [RULES] [--country CODE] --call FILE [--redact] [--json]
  fusion-cti-rules test    [RULES] [--country CODE] [--tests FILE] [--json]
  fusion-cti-rules schema  [rules|tests|call]
  fusion-cti-rules migrate [RULES] [--write] [--json]

RULES is a file of rules; the default is screen-pop.json. The default for --tests is screen-pop.tests.json in
the same folder.

  --country CODE     the home country, two letters: `numbers.country` of toolbar.config.json. National numbers, in the
                     rules and in calls, are read as numbers of this country
  --call FILE        the call to explain
  --tests FILE       calls with their expected results; `check` uses these calls as examples
  --allow-warnings   `check` fails on errors only, not on warnings
  --redact           hides the numbers, names and attributes of the call
  --write            writes the migrated file in place instead of printing it
  --json             prints one JSON document, for use by other programs

Exit codes: 0 nothing was found, or all tests passed; 1 there are findings, or tests failed; 2 the arguments are
wrong, or a file cannot be read or written.";

/// What to do, and with which files.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Arguments {
    pub(crate) command: Command,
    pub(crate) rules: PathBuf,
    pub(crate) home: Option<HomeCountry>,
    pub(crate) print: Print,
}

#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Command {
    Check { tests: Option<PathBuf>, fail_on: FailOn },
    Explain { call: PathBuf, show: Show },
    Test { tests: Option<PathBuf> },
    Schema(SchemaOf),
    Migrate(Target),
}

/// For whom the result is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Print {
    People,
    Json,
}

/// What makes `check` fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FailOn {
    Warnings,
    Errors,
}

/// How much of the call is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Show {
    Everything,
    Redacted,
}

/// Which file is described.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SchemaOf {
    Rules,
    Tests,
    Call,
}

/// Where a migrated file goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    Printed,
    InPlace,
}

impl Arguments {
    /// Reads them; nothing if help is asked for. Refuses what it does not know; says what.
    pub(crate) fn parse(arguments: &[String]) -> Result<Option<Self>, String> {
        let mut words = Words::of(arguments)?;
        if words.flag("--help") || words.plain.first().is_some_and(|word| word == "help") {
            return Ok(None);
        }
        if words.plain.is_empty() {
            return Err("a command is missing".to_owned());
        }
        let command = words.plain.remove(0);
        let print = if words.flag("--json") {
            Print::Json
        } else {
            Print::People
        };
        let command = match command.as_str() {
            "check" => Command::Check {
                tests: words.file("--tests"),
                fail_on: if words.flag("--allow-warnings") {
                    FailOn::Errors
                } else {
                    FailOn::Warnings
                },
            },
            "explain" => Command::Explain {
                call: words.file("--call").ok_or("`explain` needs `--call FILE`")?,
                show: if words.flag("--redact") {
                    Show::Redacted
                } else {
                    Show::Everything
                },
            },
            "test" => Command::Test {
                tests: words.file("--tests"),
            },
            "schema" => Command::Schema(schema_of(words.plain.pop().as_deref())?),
            "migrate" if words.flag("--write") => Command::Migrate(Target::InPlace),
            "migrate" => Command::Migrate(Target::Printed),
            unknown => return Err(format!("`{unknown}` is no command")),
        };
        let rules = words.plain.pop().unwrap_or_else(|| RULES.to_owned());
        let takes_numbers = matches!(
            command,
            Command::Check { .. } | Command::Explain { .. } | Command::Test { .. }
        );
        let home = if takes_numbers {
            words.value("--country")
        } else {
            None
        };
        let home = home.map(|code| home_country(&code)).transpose()?;
        words.finish()?;
        Ok(Some(Self {
            command,
            rules: PathBuf::from(rules),
            home,
            print,
        }))
    }
}

/// The file of tests that is next to a file of rules: `x.json` has `x.tests.json`.
pub(crate) fn default_tests(rules: &Path) -> PathBuf {
    rules.with_extension("tests.json")
}

fn home_country(code: &str) -> Result<HomeCountry, String> {
    HomeCountry::named(code).ok_or_else(|| format!("`{code}` is no country; expected two letters such as GB"))
}

fn schema_of(word: Option<&str>) -> Result<SchemaOf, String> {
    match word {
        None | Some("rules") => Ok(SchemaOf::Rules),
        Some("tests") => Ok(SchemaOf::Tests),
        Some("call") => Ok(SchemaOf::Call),
        Some(other) => Err(format!("`{other}` has no schema; expected rules, tests or call")),
    }
}

/// The arguments sorted by kind. What is taken out was understood; what stays was not.
struct Words {
    plain: Vec<String>,
    flags: Vec<String>,
    values: Vec<(String, String)>,
}

impl Words {
    fn of(arguments: &[String]) -> Result<Self, String> {
        let mut words = Self {
            plain: Vec::new(),
            flags: Vec::new(),
            values: Vec::new(),
        };
        let mut rest = arguments.iter();
        while let Some(word) = rest.next() {
            match word.as_str() {
                "--call" | "--tests" | "--country" => {
                    let value = rest.next().ok_or_else(|| format!("`{word}` needs a value"))?;
                    words.values.push((word.clone(), value.clone()));
                }
                "-h" => words.flags.push("--help".to_owned()),
                flag if flag.starts_with('-') => words.flags.push(flag.to_owned()),
                plain => words.plain.push(plain.to_owned()),
            }
        }
        Ok(words)
    }

    fn flag(&mut self, name: &str) -> bool {
        let before = self.flags.len();
        self.flags.retain(|flag| flag != name);
        self.flags.len() < before
    }

    fn value(&mut self, name: &str) -> Option<String> {
        let index = self.values.iter().position(|(key, _)| key == name)?;
        Some(self.values.remove(index).1)
    }

    fn file(&mut self, name: &str) -> Option<PathBuf> {
        self.value(name).map(PathBuf::from)
    }

    fn finish(self) -> Result<(), String> {
        let left = self.plain.into_iter().chain(self.flags);
        let left: Vec<_> = left.chain(self.values.into_iter().map(|(key, _)| key)).collect();
        match left.first() {
            Some(word) => Err(format!("`{word}` does not belong there")),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Option<Arguments>, String> {
        let words: Vec<_> = line.split_whitespace().map(str::to_owned).collect();
        Arguments::parse(&words)
    }

    #[test]
    fn every_command_is_read_with_its_options_in_any_order() {
        let explain = parse("explain --json --call c.json r.json").unwrap().unwrap();
        assert_eq!(explain.rules, PathBuf::from("r.json"));
        assert_eq!(explain.print, Print::Json);
        let call = PathBuf::from("c.json");
        let show = Show::Everything;
        assert_eq!(explain.command, Command::Explain { call, show });
        assert_eq!(parse("check").unwrap().unwrap().rules, PathBuf::from(RULES));
        assert_eq!(
            parse("schema call").unwrap().unwrap().command,
            Command::Schema(SchemaOf::Call)
        );
        assert_eq!(
            parse("check --country gb").unwrap().unwrap().home,
            HomeCountry::named("GB")
        );
        assert_eq!(parse("check --help").unwrap(), None);
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        for line in [
            "",
            "chekc",
            "explain r.json",
            "check a b",
            "check --call c.json",
            "test --write",
            "schema x",
            "check --country UK",
            "schema --country GB",
            "check --tests",
        ] {
            assert!(parse(line).is_err(), "{line}");
        }
    }

    #[test]
    fn tests_lie_beside_their_rules() {
        assert_eq!(
            default_tests(Path::new("a/screen-pop.json")),
            Path::new("a/screen-pop.tests.json")
        );
    }
}
