//! Where and why a text is no JSON.

use std::fmt;

/// Where a text stops being JSON, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// Why.
    pub slip: Slip,
    /// Where, counted from 1.
    pub line: usize,
    /// Where, in signs, counted from 1.
    pub column: usize,
}

/// What is wrong there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Slip {
    /// Something is still open at the end.
    Ends,
    /// No value begins here.
    NoValue,
    /// No key begins here.
    NoKey,
    /// No colon follows the key.
    NoColon,
    /// Neither a comma nor the bracket follows the value.
    NoComma,
    /// A comma stands before the bracket.
    LastComma,
    /// Something follows the value.
    Rest,
    /// No such escape.
    Escape,
    /// A sign that must be escaped in a text.
    ControlSign,
    /// Not a number as JSON writes one.
    Number,
    /// More lists and objects in each other than are read.
    TooDeep,
    /// The key stands twice in its object.
    Twice(String),
}

impl fmt::Display for Slip {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Ends => "the text ends before everything is closed",
            Self::NoValue => {
                "a value belongs here: a text in double quotes, a number, true, false, a list or an object"
            }
            Self::NoKey => "a key in double quotes belongs here (comments are not possible)",
            Self::NoColon => "a colon belongs between the key and its value",
            Self::NoComma => "a comma or a closing bracket is missing before this",
            Self::LastComma => "nothing follows the comma before this bracket; remove the comma",
            Self::Rest => "the text is complete before this; remove the rest",
            Self::Escape => {
                "a backslash in a text must be followed by one of \\ \" / b f n r t, or by u and four digits"
            }
            Self::ControlSign => "a line's end or a tab in a text must be written as \\n or \\t",
            Self::Number => "this is no number that JSON knows",
            Self::TooDeep => "lists and objects lie too deep in each other",
            Self::Twice(key) => return write!(formatter, "the key `{key}` stands here a second time"),
        })
    }
}
