//! The arguments, read by hand: five commands and seven options need no library.

use std::path::{Path, PathBuf};

use fusion_cti::phone::HomeCountry;
use thiserror::Error;

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

/// Why the arguments are not understood.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub(crate) enum ArgumentError {
    #[error("a command is missing")]
    NoCommand,
    #[error("`{0}` is no command")]
    UnknownCommand(String),
    #[error("`explain` needs `--call FILE`")]
    NoCall,
    #[error("`{0}` needs a value")]
    NoValue(String),
    #[error("`{0}` is no country; expected two letters such as GB")]
    UnknownCountry(String),
    #[error("`{0}` has no schema; expected rules, tests or call")]
    NoSchema(String),
    #[error("`{0}` does not belong there")]
    Misplaced(String),
}

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
    pub(crate) fn parse(arguments: &[String]) -> Result<Option<Self>, ArgumentError> {
        let mut words = Words::of(arguments)?;
        if words.flag("--help") || words.plain.first().is_some_and(|word| word == "help") {
            return Ok(None);
        }
        if words.plain.is_empty() {
            return Err(ArgumentError::NoCommand);
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
                call: words.file("--call").ok_or(ArgumentError::NoCall)?,
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
            unknown => return Err(ArgumentError::UnknownCommand(unknown.to_owned())),
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

fn home_country(code: &str) -> Result<HomeCountry, ArgumentError> {
    HomeCountry::named(code).ok_or_else(|| ArgumentError::UnknownCountry(code.to_owned()))
}

fn schema_of(word: Option<&str>) -> Result<SchemaOf, ArgumentError> {
    match word {
        None | Some("rules") => Ok(SchemaOf::Rules),
        Some("tests") => Ok(SchemaOf::Tests),
        Some("call") => Ok(SchemaOf::Call),
        Some(other) => Err(ArgumentError::NoSchema(other.to_owned())),
    }
}

/// The arguments sorted by kind. What is taken out was understood; what stays was not.
struct Words {
    plain: Vec<String>,
    flags: Vec<String>,
    values: Vec<(String, String)>,
}

impl Words {
    fn of(arguments: &[String]) -> Result<Self, ArgumentError> {
        let mut words = Self {
            plain: Vec::new(),
            flags: Vec::new(),
            values: Vec::new(),
        };
        let mut rest = arguments.iter();
        while let Some(word) = rest.next() {
            match word.as_str() {
                "--call" | "--tests" | "--country" => {
                    let value = rest.next().ok_or_else(|| ArgumentError::NoValue(word.clone()))?;
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

    fn finish(self) -> Result<(), ArgumentError> {
        let left = self.plain.into_iter().chain(self.flags);
        let mut left = left.chain(self.values.into_iter().map(|(key, _)| key));
        left.next()
            .map_or(Ok(()), |word| Err(ArgumentError::Misplaced(word)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Option<Arguments>, ArgumentError> {
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
        let named = |text: &str| text.to_owned();
        for (line, refusal) in [
            ("", ArgumentError::NoCommand),
            ("chekc", ArgumentError::UnknownCommand(named("chekc"))),
            ("explain r.json", ArgumentError::NoCall),
            ("check a b", ArgumentError::Misplaced(named("a"))),
            ("check --call c.json", ArgumentError::Misplaced(named("--call"))),
            ("test --write", ArgumentError::Misplaced(named("--write"))),
            ("schema x", ArgumentError::NoSchema(named("x"))),
            ("check --country UK", ArgumentError::UnknownCountry(named("UK"))),
            (
                "schema --country GB",
                ArgumentError::Misplaced(named("--country")),
            ),
            ("check --tests", ArgumentError::NoValue(named("--tests"))),
        ] {
            assert_eq!(parse(line), Err(refusal), "{line}");
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
