//! The toolbar app.

fn main() {}
